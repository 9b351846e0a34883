"""A date only as precise as its source: a day, a month or a year, or from one to another."""

from __future__ import annotations

import re
from calendar import monthrange
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError

from press_dossier.model.scalars import western

Calendar = Literal["gregorian", "hijri"]

_FORM = re.compile(r"(\d{3,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_EXPECTED = "2026 · 2026-11 · 2026-11-24 · 2026-11-24/2026-11-26 · hijri 1448-05-14"
_HIJRI = "hijri "
_PARTED = re.compile(r"(\d{4}|\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{1,2})")


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
    if len(parts) > 2:
        raise _not_a_date(value)
    days = [_day(part.strip(), calendar, value) for part in parts]
    return Date(start=days[0], until=days[1] if len(days) == 2 else None, calendar=calendar)


def _day(text: str, calendar: Calendar, whole: str) -> Day:
    match = _FORM.fullmatch(text)
    if match is None:
        raise _not_a_date(whole)
    year, month, day = (int(part) if part else None for part in match.groups())
    if not year:
        raise _not_a_date(whole)
    if month is not None and not 1 <= month <= 12:
        told = {"found": whole, "month": str(month), "expected": "1 … 12"}
        raise PydanticCustomError("no-such-month", "{found}", told)
    if month is not None and day is not None:
        last = _last_day(year, month, calendar)
        if not 1 <= day <= last:
            of = f"{year:04}-{month:02}"
            told = {"found": whole, "day": str(day), "of": of, "expected": f"1 … {last}"}
            raise PydanticCustomError("no-such-day", "{found}", told)
    return Day(year=year, month=month, day=day)


def _last_day(year: int, month: int, calendar: Calendar) -> int:
    """Return how many days a month has.

    A Hijri month has 29 or 30 as the moon was seen; no table decides for the source.
    """
    return 30 if calendar == "hijri" else monthrange(year, month)[1]


def _in_order(date: Date) -> Date:
    if date.until is not None and date.until.iso() <= date.start.iso():
        raise PydanticCustomError("date-order", "{found}", {"found": date.iso()})
    return date


def readings(text: str) -> list[str]:
    """Return the days in ISO form that a date with its year first or last may be meant for.

    «11/05/2026» may be both the eleventh of May and the fifth of November.
    """
    match = _PARTED.fullmatch(western(text.strip()))
    if match is None or (len(match[1]) < 4) == (len(match[3]) < 4):
        return []
    first, second, third = (int(part) for part in match.groups())
    orders = [(first, second, third)]
    if len(match[1]) < 4:
        orders = [(third, second, first), (third, first, second)]
    return list(
        dict.fromkeys(
            Day(year=year, month=month, day=day).iso()
            for year, month, day in orders
            if year and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
        )
    )


def _not_a_date(found: str) -> PydanticCustomError:
    context = {"found": found, "expected": _EXPECTED}
    if near := readings(found):
        context["nearest"] = " · ".join(near)
    return PydanticCustomError("not-a-date", "{found}", context)


DateField = Annotated[Date, BeforeValidator(_parse), AfterValidator(_in_order)]
"""A date as a YAML scalar in ISO 8601 form, after `hijri ` in the Hijri calendar."""
