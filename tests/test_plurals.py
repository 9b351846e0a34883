"""Counted words agree with their number in every form."""

from decimal import Decimal

import pytest

from press_dossier import plurals, template
from press_dossier.plurals import MissingFormError, PluralForms

MEETING = PluralForms(
    zero="لا لقاء",
    one="لقاء واحد",
    two="لقاءان",
    two_oblique="لقاءين",
    few="لقاءات",
    many="لقاءً",
    other="لقاء",
    among="من اللقاءات",
)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "لا لقاء"),
        (1, "لقاء واحد"),
        (2, "لقاءان"),
        (3, "3\u00a0لقاءات"),
        (10, "10\u00a0لقاءات"),
        (11, "11\u00a0لقاءً"),
        (99, "99\u00a0لقاءً"),
        (100, "100\u00a0لقاء"),
        (101, "101\u00a0لقاء"),
        (102, "102\u00a0لقاء"),
        (103, "103\u00a0لقاءات"),
    ],
)
def test_a_noun_agrees_with_its_number(number: int, expected: str) -> None:
    phrase = plurals.phrase(MEETING, Decimal(number), str(number), "meeting")

    assert phrase == expected


def test_the_dual_is_oblique_after_a_bound() -> None:
    phrase = plurals.phrase(MEETING, Decimal(2), "2", "meeting", oblique=True)

    assert phrase == "لقاءين"


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "لقاء"),
        (1, "لقاء"),
        (2, "لقاءان"),
        (3, "لقاءات"),
        (10, "لقاءات"),
        (11, "لقاءً"),
        (99, "لقاءً"),
        (100, "لقاء"),
        (103, "لقاءات"),
        (1200, "لقاء"),
    ],
)
def test_the_counted_noun_stands_under_a_number_printed_alone(number: int, expected: str) -> None:
    assert plurals.under_number(MEETING, Decimal(number), "meeting") == expected


@pytest.mark.parametrize(
    ("unit", "expected"),
    [("country", "بلدان"), ("memorandum", "مذكرتا تفاهم"), ("percent", "في المئة")],
)
def test_a_dual_under_a_two_leaves_the_number_out(unit: str, expected: str) -> None:
    labels = template.load("official").labels
    forms = labels.forms(unit, {})
    assert forms is not None

    assert labels.under_number(forms, Decimal(2), unit) == expected


def test_below_a_bound_the_dual_is_oblique() -> None:
    assert plurals.under_number(MEETING, Decimal(2), "meeting", oblique=True) == "لقاءين"


def test_a_form_that_a_unit_lacks_is_said_by_its_plural() -> None:
    forms = PluralForms(few="جرعات", among="من الجرعات")

    assert plurals.under_number(forms, Decimal(2), "dose") == "من الجرعات"


def test_a_missing_form_is_named() -> None:
    forms = PluralForms(one="جرعة واحدة", few="جرعات")

    with pytest.raises(MissingFormError) as raised:
        plurals.phrase(forms, Decimal(12), "12", "dose")

    assert (raised.value.noun, raised.value.form) == ("dose", "many")


@pytest.mark.parametrize("name", template.names())
def test_every_unit_of_a_template_has_every_form(name: str) -> None:
    labels = template.load(name).labels

    for unit in labels.units():
        forms = labels.forms(unit, {})
        assert forms is not None
        missing = [form for form, text in forms if text is None]
        assert missing == [], unit


def test_the_classes_are_those_of_cldr() -> None:
    from babel import Locale

    cldr = Locale("ar").plural_form

    values = [*map(Decimal, range(1_250)), Decimal("0.5"), Decimal("7.5"), Decimal("100000")]
    assert [plurals.class_of(value) for value in values] == [cldr(value) for value in values]
