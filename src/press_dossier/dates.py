"""Dates in Arabic text, only as precise as it says: «من 24 إلى 27 نونبر 2026»، «آذار/مارس 2026».

Gregorian months have their names in the Maghreb, the Levant, Egypt and the Gulf; a Hijri date is
known by its month or by «هـ». A day whose year the text leaves out has no `date`.
"""

from __future__ import annotations

import calendar as western
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from press_dossier import tables
from press_dossier.geography import fold, fold_with_offsets
from press_dossier.model.dates import Calendar, Date, Day
from press_dossier.number_words import number_words

_YEARS: dict[Calendar, range] = {"gregorian": range(1800, 2200), "hijri": range(1200, 1600)}
_AMBIGUOUS_MONTHS = (2,)  # Safar without a year: «صفر» is zero as well
_HIJRI_MONTH = 30  # days at most; the moon decides between 29 and 30


@dataclass(frozen=True, slots=True)
class PartialDay:
    """What a text says of a day: any of its parts."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date at `text[start:end]`; `last` ends a stretch."""

    first: PartialDay
    start: int
    end: int
    last: PartialDay | None = None
    calendar: Calendar = "gregorian"

    @property
    def date(self) -> Date | None:
        """The date as the model holds it; None where its year is not said."""
        if self.first.year is None:
            return None
        until = None if self.last is None else _model_day(self.last)
        return Date(start=_model_day(self.first), until=until, calendar=self.calendar)


def dates(text: str) -> list[DateMention]:
    """Return the dates of a text in their order; offsets are those of `text`."""
    folded, offsets = fold_with_offsets(text)
    found: dict[int, DateMention] = {}
    taken = bytearray(len(folded))
    for pattern in _patterns():
        for match in pattern.finditer(folded):
            mention = None if any(taken[match.start() : match.end()]) else _mention(match, offsets)
            if mention is not None:
                taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
                found[match.start()] = mention
    return [found[start] for start in sorted(found)]


def _model_day(day: PartialDay) -> Day:
    assert day.year is not None
    return Day(year=day.year, month=day.month, day=day.day)


def _mention(match: re.Match[str], offsets: list[int]) -> DateMention | None:
    """The days that a match names; what is said once, at the end, holds for both."""
    parts = {name: text for name, text in match.groupdict().items() if text}
    named = {
        _months()[parts[name]] for name in ("month0", "again0", "month", "again") if name in parts
    }
    calendars = {calendar for calendar, _ in named} or {
        "hijri" if "hijri" in parts else "gregorian"
    }
    if len(calendars) > 1 or not _agree(parts):
        return None
    calendar: Calendar = "hijri" if "hijri" in calendars else "gregorian"
    last = PartialDay(_number(parts, "year"), _month(parts, ""), _day(parts.get("day")))
    first = None
    if parts.keys() & {"day0", "month0", "year0"}:
        first = PartialDay(
            _number(parts, "year0") or last.year,
            _month(parts, "0") or last.month,
            _day(parts.get("day0")),
        )
    days = [day for day in (first, last) if day is not None]
    if calendar == "hijri" and last.year is None and last.month in _AMBIGUOUS_MONTHS:
        return None
    if not all(_is_real(day, calendar) for day in days):
        return None
    if first is not None and _order(first) >= _order(last):
        return None
    start, end = offsets[match.start()], offsets[match.end() - 1] + 1
    if "hijri" in parts and match.end() < len(offsets):
        end = min(offsets[match.end()], end + 1)  # the tatweel of «هـ» is not in the fold
    return DateMention(days[0], start, end, days[1] if len(days) == 2 else None, calendar)


def _agree(parts: dict[str, str]) -> bool:
    """Whether the two names of a month («آذار/مارس») are of one month."""
    pairs = (("month0", "again0"), ("month", "again"))
    return all(
        _months()[parts[name]] == _months()[parts[again]] for name, again in pairs if again in parts
    )


def _order(day: PartialDay) -> tuple[int, int, int]:
    return day.year or 0, day.month or 0, day.day or 0


def _is_real(day: PartialDay, calendar: Calendar) -> bool:
    if day.year is not None and day.year not in _YEARS[calendar]:
        return False
    if day.month is None:
        return True
    if not 1 <= day.month <= 12:
        return False
    longest = _HIJRI_MONTH
    if calendar == "gregorian":
        longest = western.monthrange(day.year or 2000, day.month)[1]
    return day.day is None or 1 <= day.day <= longest


def _number(parts: dict[str, str], name: str) -> int | None:
    return int(parts[name]) if name in parts else None


def _month(parts: dict[str, str], suffix: str) -> int | None:
    name = parts.get(f"month{suffix}")
    return _months()[name][1] if name else _number(parts, f"number{suffix}")


def _day(text: str | None) -> int | None:
    """«24»، «فاتح»، «الرابع والعشرين»."""
    if text is None or text.isdigit():
        return int(text) if text else None
    if text in _folded("first day"):
        return 1
    words = (word.removeprefix("و").removeprefix("ال") for word in text.split())
    return int(sum(number_words()[word][1] for word in words))


@cache
def _months() -> dict[str, tuple[Calendar, int]]:
    calendars: dict[str, Calendar] = {"gregorian": "gregorian", "hijri": "hijri"}
    return {
        fold(name): (calendars[row["calendar"]], int(row["month"]))
        for row in tables.rows("numbers/months")
        for name in tables.cell(row["names"])
    }


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """The forms of a date, the longest first: no shorter one is looked for inside it."""
    day, day0 = _day_form(""), _day_form("0")
    month, month0 = _month_form(""), _month_form("0")
    word = _any(_folded("year"))
    era = rf"(?:\s*(?:(?P<hijri>{_any(_folded('hijri'))})|(?:{_any(_folded('christian'))}))\b)?"
    year = rf"(?:\s+من)?(?:\s+(?:{word}))?[\s،]+(?P<year>\d{{4}})(?!\d){era}"
    year0 = r"(?:[\s،]+(?P<year0>\d{4}))?"
    to = rf"(?:\s*[-\u2010-\u2015]\s*|\s+(?:{_any(_folded('until'))})\s+|\s+و\s?)"
    between = r"(?:(?:\s*[،,]\s*|\s+و\s?)\d{1,2}){0,8}?"
    of = r"(?:\s+من)?(?:\s+شهر)?"
    word_edge = r"(?:\b|(?<=\b[وبلف]))"
    edge = rf"{word_edge}(?<!\d)(?<!\d[-/.,])"
    inside = _any(_folded("in year"))
    part = _any(_folded("part of year"))
    return tuple(
        re.compile(form)
        for form in (
            rf"{edge}{day0}(?:{of}\s+{month0}{year0})?{between}{to}{day}{of}\s+{month}(?:{year})?",
            rf"{edge}{day}{of}\s+{month}(?:{year})?",
            rf"{edge}{month0}{year0}{to}{month}{year}",
            rf"{edge}{month}{year}",
            rf"{edge}{month}(?=\s+(?:{_any(_folded('relative'))})\b)",
            r"\A[^\d\n]{0,25}(?P<day>\d{1,2})\s*[-/]\s*(?P<number>\d{1,2})(?=\s*\()",
            r"(?<![\d/.-])(?P<year>\d{4})([-/.])(?P<number>\d{1,2})\2(?P<day>\d{1,2})(?![\d/-])"
            + era,
            r"(?<![\d/.-])(?P<day>\d{1,2})([-/.])(?P<number>\d{1,2})\2(?P<year>\d{4})(?![\d/-])"
            + era,
            rf"{word_edge}(?:{word})\s+(?P<year0>\d{{4}}){to}(?P<year>\d{{4}})(?!\d){era}",
            rf"{word_edge}(?:{word})\s+(?P<year>\d{{4}})(?!\d){era}",
            rf"\b(?P<year>\d{{4}})\s*(?P<hijri>{_any(_folded('hijri'))})\b",
            rf"{word_edge}(?:{inside})\s+(?P<year>\d{{4}})(?=\s*(?:[.،,؛;:)\n]|\Z))",
            rf"\b(?:{part})\s+من\s+(?P<year>\d{{4}})(?=\s*(?:[.،,؛;:)\n]|\Z))",
            rf"\b(?:{_any(_folded('at year'))})\s+(?P<year>(?!2000)(?:19|20)\d\d)"
            r"(?=\s+\w)(?!\s+ب?ال)",
        )
    )


def _day_form(suffix: str) -> str:
    by_class: dict[str, list[str]] = {}
    for word, (kind, _) in number_words().items():
        by_class.setdefault(kind, []).append(word)
    unit, ten, tens = (_any(by_class[kind]) for kind in ("ordinal", "ten", "tens"))
    ordinal = rf"(?:ال)?(?:{unit})(?:\s+(?:{ten})|\s+و(?:ال)?(?:{tens}))?"
    return rf"(?P<day{suffix}>\d{{1,2}}(?!\d)|{_any(_folded('first day'))}|{ordinal})"


def _month_form(suffix: str) -> str:
    names = _any(_months())
    again = rf"(?:\s*[/(]\s*(?P<again{suffix}>{names})\b\)?)?"
    return rf"(?P<month{suffix}>{names})\b{again}"


@cache
def _folded(role: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in tables.words("numbers/context", role))


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
