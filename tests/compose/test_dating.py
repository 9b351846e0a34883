"""Dates are printed in the locale's months, never more precise than their source."""

import pytest
from pydantic import TypeAdapter

from press_dossier import template
from press_dossier.compose.dating import in_words
from press_dossier.model.dates import Date, DateField

LABELS = template.load("official").labels


def _date(text: str) -> Date:
    adapter: TypeAdapter[Date] = TypeAdapter(DateField)
    return adapter.validate_python(text)


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("2026", "ar-MA", "2026"),
        ("2026-08", "ar-MA", "غشت 2026"),
        ("2026-08", "ar-EG", "أغسطس 2026"),
        ("2026-08", "ar-LB", "آب 2026"),
        ("2026-08", "ar-DZ", "أوت 2026"),
        ("2026-11-24", "ar-MA", "24 نونبر 2026"),
        ("٢٠٢٦-١١-٢٤", "ar-EG", "24 نوفمبر 2026"),
        ("2026-03-09/2026-03-11", "ar-EG", "من 9 إلى 11 مارس 2026"),
        ("2026-03-30/2026-04-02", "ar-EG", "من 30 مارس 2026 إلى 2 أبريل 2026"),
        ("hijri 1448-05-14", "ar-SA", "14 جمادى الأولى 1448 هـ"),
    ],
)
def test_a_date_is_as_precise_as_its_source(text: str, locale: str, expected: str) -> None:
    assert in_words(_date(text), locale, LABELS) == expected
