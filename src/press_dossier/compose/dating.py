"""A date in words, only as precise as its source."""

from __future__ import annotations

from datetime import date as gregorian
from functools import cache

from press_dossier.labels import Labels
from press_dossier.model import Date, Day


def in_words(date: Date, locale: str, labels: Labels) -> str:
    """Return a date in the months of the locale (CLDR), a Hijri one in those of the template.

    A stretch within a month names the month once: من 9 إلى 11 مارس 2026.
    """
    until = date.until
    if until is None:
        return _marked(_day(date.start, date, locale, labels), date, labels)
    start = date.start
    shown = _day(start, date, locale, labels)
    if None not in (start.day, until.day) and (start.year, start.month) == (
        until.year,
        until.month,
    ):
        shown = str(start.day)
    last = _day(until, date, locale, labels)
    return _marked(labels.text("date_range", start=shown, until=last), date, labels)


def _marked(text: str, date: Date, labels: Labels) -> str:
    return labels.text("hijri_date", date=text) if date.calendar == "hijri" else text


def _day(day: Day, date: Date, locale: str, labels: Labels) -> str:
    if day.month is None:
        return str(day.year)
    if date.calendar == "hijri":
        month = labels.hijri_months[day.month - 1]
    else:
        month = _month(day.month, locale)
    parts = (str(day.day) if day.day is not None else None, month, str(day.year))
    return " ".join(part for part in parts if part is not None)


@cache
def _month(month: int, locale: str) -> str:
    """Return CLDR's name of a month within a date. Babel takes 80 µs for it, an annex thousands."""
    from babel.dates import format_date

    return format_date(gregorian(2000, month, 1), "MMMM", locale=locale.replace("-", "_"))
