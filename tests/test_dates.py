from datetime import date as gregorian

import pytest
from hypothesis import given
from hypothesis import strategies as st

from press_dossier.dates import PartialDay, dates


def isos(text: str) -> list[str]:
    return [mention.date.iso() if mention.date else "?" for mention in dates(text)]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("24 نونبر 2026", "2026-11-24"),
        ("24 نوفمبر 2026", "2026-11-24"),
        ("24 تشرين الثاني 2026", "2026-11-24"),
        ("24 تشرين الثاني/نوفمبر 2026", "2026-11-24"),
        ("24 من نوفمبر سنة 2026", "2026-11-24"),
        ("٢٤ نوفمبر ٢٠٢٦م", "2026-11-24"),
        ("فاتح ماي 2026", "2026-05-01"),
        ("الرابع والعشرين من أوت 2026", "2026-08-24"),
        ("5 غشت 2026", "2026-08-05"),
        ("5 آب 2026", "2026-08-05"),
        ("30 يونيه 2026", "2026-06-30"),
        ("13 جويلية 2026", "2026-07-13"),
        ("آذار (مارس) 2026", "2026-03"),
        ("شهر شتنبر 2026", "2026-09"),
        ("سنة 2030", "2030"),
        ("وعام 1956", "1956"),
        ("منذ 2015.", "2015"),
        ("في 2021 اتفاقية", "2021"),
        ("في النصف الأول من 2025، بنمو", "2025"),
        ("2026-11-24", "2026-11-24"),
        ("24/11/2026", "2026-11-24"),
        ("24.11.2026", "2026-11-24"),
        ("14 جمادى الأولى 1448 هـ", "hijri 1448-05-14"),
        ("غرة رمضان 1447", "hijri 1447-09-01"),
        ("رمضان 1447", "hijri 1447-09"),
        ("سنة 1447 هجرية", "hijri 1447"),
    ],
)
def test_a_date_is_read_as_precise_as_it_is(text: str, iso: str) -> None:
    assert isos(text) == [iso]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("من 24 إلى 27 نونبر 2026", "2026-11-24/2026-11-27"),
        ("24-27 نونبر 2026", "2026-11-24/2026-11-27"),
        ("يومي 24 و25 نونبر 2026", "2026-11-24/2026-11-25"),
        ("أيام 24 و25 و26 نونبر 2026", "2026-11-24/2026-11-26"),
        ("من 28 نونبر إلى 2 دجنبر 2026", "2026-11-28/2026-12-02"),
        ("من 28 دجنبر 2025 إلى 3 يناير 2026", "2025-12-28/2026-01-03"),
        ("من يناير إلى مارس 2026", "2026-01/2026-03"),
        ("بين عامي 2020 و2024", "2020/2024"),
    ],
)
def test_a_stretch_has_two_ends(text: str, iso: str) -> None:
    assert isos(text) == [iso]


def test_a_hijri_date_and_its_gregorian_twin_are_two_dates() -> None:
    text = "14 جمادى الأولى 1448 هـ الموافق 24 نوفمبر 2026 م"

    assert isos(text) == ["hijri 1448-05-14", "2026-11-24"]


def test_a_year_that_is_not_said_is_not_guessed() -> None:
    (mention,) = dates("يوم 24 نونبر")

    assert mention.first == PartialDay(month=11, day=24)
    assert mention.date is None


@pytest.mark.parametrize(
    "text",
    [
        "مارس الرياضة",
        "3 صفر",
        "45 نونبر",
        "31/02/2026",
        "24 آذار/نوفمبر 2026",
        "في 2000 مدرسة",
        "12 اجتماعا",
        "1200 مندوب",
        "من 27 إلى 24 مندوبا",
    ],
)
def test_what_is_no_day_of_a_calendar_is_no_date(text: str) -> None:
    assert dates(text) == []


def test_offsets_are_those_of_the_text_with_its_marks() -> None:
    text = "في ٢٤ نُونْبِر ٢٠٢٦، وفي 1448 هـ."

    surfaces = [text[mention.start : mention.end] for mention in dates(text)]

    assert surfaces == ["٢٤ نُونْبِر ٢٠٢٦", "1448 هـ"]


@given(st.text(st.sampled_from("نوبرمايسةعم إلىمن2026-/ و11هـ\n"), max_size=60))
def test_dates_follow_each_other_inside_the_text(text: str) -> None:
    last = 0
    for mention in dates(text):
        assert last <= mention.start < mention.end <= len(text)
        last = mention.end


@given(st.dates(min_value=gregorian(1900, 1, 1), max_value=gregorian(2099, 12, 31)))
def test_iso_dates_are_read_back(day: gregorian) -> None:
    assert isos(f"يوم {day.isoformat()}.") == [day.isoformat()]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("يجتمع الخبراء في فيفري القادم.", PartialDay(month=2)),
        ("تعود البعثة في حزيران المقبل.", PartialDay(month=6)),
        ("نيويورك - 26 - 9 (كونا) -- التقى الوزير نظراءه.", PartialDay(month=9, day=26)),
    ],
)
def test_a_month_or_day_without_a_year_is_read_where_the_text_places_it(
    text: str, first: PartialDay
) -> None:
    assert [mention.first for mention in dates(text)] == [first]


@pytest.mark.parametrize(
    "text", ["أكثر من 2000، أي النصف.", "في 2000 قرية", "لقي 26 - 9 منهم نساء"]
)
def test_a_figure_that_only_looks_like_a_year_or_day_is_no_date(text: str) -> None:
    assert dates(text) == []
