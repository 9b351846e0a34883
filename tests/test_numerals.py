from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from press_dossier.numerals import Numeral, dual_singulars, numerals, parse_number


def values(text: str) -> list[str]:
    return [str(number.value) for number in numerals(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("43", "43"),
        ("١٢٠٠", "1200"),
        ("1.350", "1350"),
        ("1,350", "1350"),
        ("1 350", "1350"),
        ("1\u00a0350", "1350"),
        ("١٬٣٥٠", "1350"),
        ("1.234.567", "1234567"),
        ("3.5", "3.5"),
        ("3,5", "3.5"),
        ("٣٫٥", "3.5"),
        ("0.350", "0.350"),
        ("3 ملايين", "3000000"),
        ("2.5 مليار", "2500000000"),
        ("12 ألفا و300", "12300"),
    ],
)
def test_digits_are_read_with_their_separators_and_scales(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("صفر", 0),
        ("ثماني", 8),
        ("عشرة", 10),
        ("أحد عشر", 11),
        ("إحدى عشرة", 11),
        ("اثنتا عشرة", 12),
        ("تسعة عشر", 19),
        ("واحد وعشرون", 21),
        ("ثلاث وعشرين", 23),
        ("واحدا وعشرين", 21),
        ("تسع وتسعون", 99),
        ("مئة", 100),
        ("مائة وواحد", 101),
        ("ثلاث مئة", 300),
        ("ثمانمئة وخمسون", 850),
        ("ألف", 1000),
        ("ألفين ومئتي", 2200),
        ("ألف وثلاثمئة وخمسة وعشرون", 1325),
        ("ألفا وخمسمئة", 1500),
        ("خمسة آلاف", 5000),
        ("مئة وخمسة وعشرون ألفا وثلاثمئة وخمسون", 125_350),
        ("مليون ونصف المليون", 1_500_000),
        ("نصف مليون", 500_000),
        ("ثلاثة ملايين ومئتي ألف", 3_200_000),
        ("خَمْسَةَ عَشَرَ", 15),
        ("خمســة", 5),
    ],
)
def test_number_words_are_read(text: str, value: int) -> None:
    assert parse_number(text) == value


def test_a_dual_thousand_before_its_noun_is_two_and_else_one() -> None:
    assert values("حضر ألفا مندوب") == ["2000"]
    assert values("بلغوا ألفًا في المجموع") == ["1000"]
    assert values("بلغوا ألفا وثلاثين شخصا") == ["1030"]


def test_proclitics_are_no_part_of_a_number() -> None:
    text = "وثلاثة وزراء وبـ16 فرقة ولعشرين دولة"

    surfaces = [text[number.start : number.end] for number in numerals(text)]

    assert values(text) == ["3", "16", "20"]
    assert surfaces == ["ثلاثة", "16", "عشرين"]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("10-15 خبيرا", 10, 15),
        ("10 – 15 خبيرا", 10, 15),
        ("من 10 إلى 15 خبيرا", 10, 15),
        ("من عشرة إلى خمسة عشر خبيرا", 10, 15),
        ("بين عشرة وخمسة عشر خبيرا", 10, 15),
        ("ما بين مئة ومئتي شخص", 100, 200),
        ("بين 3 و5 ملايين", 3_000_000, 5_000_000),
    ],
)
def test_a_range_is_one_number_with_two_ends(text: str, low: int, high: int) -> None:
    (number,) = numerals(text)

    assert (number.value, number.until) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize("text", ["12%", "٪12", "12 %", "12 في المئة", "12 بالمائة"])
def test_a_percentage_takes_its_sign_in(text: str) -> None:
    (number,) = numerals(f"نسبة {text}.")

    assert number.percent
    assert number.value == 12
    assert f"نسبة {text}."[number.start : number.end] == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("الدورة 92", 92),
        ("الدورة الـ92", 92),
        ("الدورة الثالثة والتسعين", 93),
        ("الذكرى الحادية عشرة", 11),
        ("القرن العشرين", 20),
        ("المادة 19", 19),
    ],
)
def test_ordinals_are_kept_apart(text: str, value: int) -> None:
    (number,) = numerals(text)

    assert number.kind == "ordinal"
    assert number.value == value


@pytest.mark.parametrize("text", ["ثلاثة أيام", "24 ساعة", "خمس سنوات", "عشرين عاما"])
def test_durations_are_kept_apart(text: str) -> None:
    (number,) = numerals(text)

    assert number.kind == "duration"


def test_members_of_a_list_are_numbers_of_their_own() -> None:
    assert values("ثلاثة وأربعة، عشرون وزيرا وخمسة سفراء") == ["3", "4", "20", "5"]


@pytest.mark.parametrize(
    "text",
    [
        "0537123456",
        "0537 12 34 56",
        "+212 537 12 34 56",
        "24/11/2026",
        "و2026-11-24",
        "24.11.2026.",
        "12:30",
        "كوفيد-19",
        "G20",
        "F-16",
        "info2@example.org",
        "https://example.org/2026",
        "في آن واحد",
        "أحد المشاركين",
        "يوم الاثنين",
        "آلاف المشاركين",
        "مئات الآلاف",
        "ثلاثاء",
    ],
)
def test_what_counts_nothing_is_no_number(text: str) -> None:
    assert numerals(text) == []


@given(st.integers(min_value=0, max_value=10**12))
def test_grouped_digits_are_read_back(number: int) -> None:
    assert parse_number(f"{number:,}") == number
    assert parse_number(str(number)) == number


@given(st.text(st.sampled_from("وألفمئةنعشر ثلاخسبتي12.,-%٪٣ًـ\n"), max_size=60))
def test_numbers_follow_each_other_inside_the_text(text: str) -> None:
    last = 0
    for number in numerals(text):
        assert isinstance(number, Numeral)
        assert last <= number.start < number.end <= len(text)
        last = number.end


def test_a_dual_has_its_singulars() -> None:
    assert "مذكره" in dual_singulars("مذكرتا")
    assert "اتفاقيه" in dual_singulars("اتفاقيتين")
    assert dual_singulars("اجتماعين") == ("اجتماع",)
    assert dual_singulars("اجتماع") == ()
