"""A date only as precise as its source: a day, a month or a year, or from one to another."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError

from press_dossier.model.scalars import western

Calendar = Literal["gregorian", "hijri"]

_FORM = re.compile(r"(\d{3,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_EXPECTED = "2026 · 2026-11 · 2026-11-24 · 2026-11-24/2026-11-26 · hijri 1448-05-14"
_HIJRI = "hijri "


class Day(BaseModel):
    """A day, month (`day` absent) or year (both absent)."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    year: int
    month: int | None = None
    day: int | None = None

    def iso(self) -> str:
        """Return `2026`, `2026-11` or `2026-11-24`."""
        parts = (part for part in (self.month, self.day) if part is not None)
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in parts)])


class Date(BaseModel):
    """A date in its calendar; `until` is the last day of a stretch."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    start: Day
    until: Day | None = None
    calendar: Calendar = "gregorian"

    def iso(self) -> str:
        """Return the date as the source writes it: `2026-11-24/2026-11-26`."""
        days = "/".join(day.iso() for day in (self.start, self.until) if day is not None)
        return _HIJRI + days if self.calendar == "hijri" else days


def _parse(value: object) -> object:
    return _date(value) if isinstance(value, str) else value


@lru_cache(maxsize=1024)
def _date(value: str) -> Date:
    """Return the date that is written; an annex has the same few again and again."""
    text = western(value.strip())
    calendar: Calendar = "hijri" if text.startswith(_HIJRI) else "gregorian"
    parts = text.removeprefix(_HIJRI).strip().split("/")
    days = [_day(part.strip(), value) for part in parts]
    if len(days) > 2:
        raise _not_a_date(value)
    return Date(start=days[0], until=days[1] if len(days) == 2 else None, calendar=calendar)


def _day(text: str, whole: str) -> Day:
    match = _FORM.fullmatch(text)
    if match is None:
        raise _not_a_date(whole)
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    return Day(year=year, month=month, day=day)


def _exists(date: Date) -> Date:
    days = [day for day in (date.start, date.until) if day is not None]
    for day in days:
        if not _is_real(day, date.calendar):
            raise _not_a_date(date.iso())
    if len(days) == 2 and days[1].iso() <= days[0].iso():
        raise PydanticCustomError("date-order", "{found}", {"found": date.iso()})
    return date


def _is_real(day: Day, calendar: Calendar) -> bool:
    if day.month is None:
        return day.year > 0
    if not 1 <= day.month <= 12:
        return False
    if day.day is None:
        return True
    if calendar == "hijri":
        # A Hijri month has 29 or 30 days as the moon was seen; no table decides for the source.
        return 1 <= day.day <= 30
    from datetime import date as gregorian

    try:
        gregorian(day.year, day.month, day.day)
    except ValueError:
        return False
    return True


def _not_a_date(found: str) -> PydanticCustomError:
    return PydanticCustomError("not-a-date", "{found}", {"found": found, "expected": _EXPECTED})


DateField = Annotated[Date, BeforeValidator(_parse), AfterValidator(_exists)]
"""A date as a YAML scalar in ISO 8601 form, after `hijri ` in the Hijri calendar."""
