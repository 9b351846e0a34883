"""A problem says what stands in its place, and what the author may have meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from press_dossier.errors import Problem, SourceError
from press_dossier.messages import LANGUAGES, describe
from press_dossier.model.numbers import COUNTED_UNITS
from press_dossier.sources import yaml
from press_dossier.sources.fields import _arabic, meant
from press_dossier.template import load

HEAD = "format: 1\ndocument_type: ملف صحفي\ntitle: زيارة\n"


def problems(text: str, folder: Path | None = None) -> dict[str, Problem]:
    """Return what reading finds, by code."""
    try:
        found = yaml.read_text(yaml.TextFile(text, "d.yaml"), folder).warnings
    except SourceError as error:
        found = error.problems
    return {problem.code: problem for problem in found}


def number(value: str, unit: str = "percent") -> str:
    """Return a dossier with one number."""
    declared = f"declared: {{value: {value}, unit: {unit}}}"
    return f"{HEAD}sections:\n  - kind: meetings\n    body: [لقاءات.]\n    {declared}\n"


@pytest.mark.parametrize(
    ("key", "field"),
    [("العنوان الفرعي", "subtitle"), ("الخلاصه", "summary"), ("تاريخ", "date"), ("plac", "place")],
)
def test_a_field_in_arabic_is_told_its_name(key: str, field: str) -> None:
    assert problems(f"{HEAD}{key}: نص\n")["unknown-field"].nearest == field


def test_a_value_in_arabic_is_told_its_name() -> None:
    assert problems(f"{HEAD}status: مسودّة\n")["unknown-value"].nearest == "draft"


def test_a_word_that_several_fields_are_called_means_the_one_that_stands_there() -> None:
    assert meant("الدولة", ("state", "ministry"), "fields") == "state"
    assert meant("الدولة", ("country", "entity"), "fields") == "country"


def test_what_arabic_words_mean_is_a_field_or_a_value_of_the_schema() -> None:
    from press_dossier.schema import schema

    text = str(schema())

    for name in (*_arabic("fields"), *_arabic("values")):
        assert f"'{name}'" in text


def test_a_missing_format_is_shown() -> None:
    problem = problems(HEAD.removeprefix("format: 1\n"))["missing-field"]

    assert "for example: format: 1" in describe(problem, "en")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("summary: نص\n", "a list, each member on a line of its own after `- `"),
        ("issuer: نص\n", "fields, each on a line of its own: `name: value`"),
        ("place: [a]\n", "a text, neither a list nor fields"),
    ],
)
def test_a_kind_of_value_is_described(text: str, words: str) -> None:
    problem = problems(HEAD + text)["wrong-type"]

    assert f"expected: {words}" in describe(problem, "en")
    assert "- …" not in describe(problem, "ar")


@pytest.mark.parametrize(
    ("written", "meaning"),
    [("'1,500'", "1500"), ("1 500", "1500"), ("سبعة", "7"), ("two", None)],
)
def test_what_is_no_number_is_told_how_it_is_written(written: str, meaning: str | None) -> None:
    problem = problems(number(written))["not-a-number"]

    assert (problem.expected, problem.nearest) == ("7, 7.5", meaning)


def test_three_decimals_are_told_how_they_were_read() -> None:
    problem = problems(number("1.500"))["dot-in-number"]

    assert problem.severity == "warning"
    for language in LANGUAGES:
        said = describe(problem, language)
        assert all(figure in said for figure in ("1.500", "1.5", "1500"))


@pytest.mark.parametrize("written", ["1.50", "1500.125", "0.125", "١٫٥٠٠", "1500"])
def test_other_decimals_leave_no_doubt(written: str) -> None:
    assert problems(number(written)) == {}


def test_what_is_counted_is_whole() -> None:
    problem = problems(number("7.5", "meeting"))["not-whole"]

    assert (problem.place.line, problem.expected, problem.nearest) == (7, "7, 8", None)


def test_thousands_of_what_is_counted_are_suggested() -> None:
    assert problems(number("1.500", "meeting"))["not-whole"].nearest == "1500"


@pytest.mark.parametrize("written", ["7.0", "7"])
def test_a_whole_number_may_have_decimals_of_nought(written: str) -> None:
    assert problems(number(written, "meeting")) == {}


def test_a_unit_of_the_dossiers_own_may_have_halves() -> None:
    names = ("zero", "one", "two", "two_oblique", "few", "many", "other")
    forms = ", ".join(f"{name}: كلم" for name in names)

    assert problems(f"{number('7.5', 'meeting')}units: {{meeting: {{{forms}}}}}\n") == {}


def test_every_built_in_unit_is_counted_or_measured() -> None:
    assert COUNTED_UNITS ^ set(load("official").labels.units()) == {"percent", "day"}


def test_a_missing_picture_is_told_its_neighbour(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "hall.jpg").touch()

    problem = problems(f"{HEAD}issuer: {{logo: photos/hal.jpg}}\n", tmp_path)["picture-missing"]

    assert problem.nearest == "photos/hall.jpg"
    assert problem.expected == str(tmp_path / "photos" / "hal.jpg")


def test_a_missing_source_is_told_its_neighbour(tmp_path: Path) -> None:
    (tmp_path / "visit.yaml").touch()

    with pytest.raises(SourceError) as error:
        yaml.read(tmp_path / "vist.yaml")

    assert error.value.problems[0].nearest == str(tmp_path / "visit.yaml")


def test_a_key_that_stands_twice_names_its_first_line() -> None:
    problem = problems(f"{HEAD}place: a\nplace: b\n")["duplicate-key"]

    assert "first in line 4" in describe(problem, "en")


@pytest.mark.parametrize(
    ("written", "code", "values"),
    [
        ("2026-02-30", "no-such-day", {"day": "30", "of": "2026-02"}),
        ("2026-13", "no-such-month", {"month": "13"}),
        ("hijri 1447-13-01", "no-such-month", {"month": "13"}),
        ("hijri 1447-01-31", "no-such-day", {"day": "31", "of": "1447-01"}),
        ("2026-11-24/2026-11-31", "no-such-day", {"day": "31", "of": "2026-11"}),
    ],
)
def test_an_impossible_date_is_told_its_impossible_part(
    written: str, code: str, values: dict[str, str]
) -> None:
    problem = problems(f"{HEAD}date: {written}\n")[code]

    assert problem.found == written
    assert problem.values == values


@pytest.mark.parametrize(
    ("written", "nearest"),
    [
        ("11/05/2026", "2026-05-11 · 2026-11-05"),
        ("١١/٥/٢٠٢٦", "2026-05-11 · 2026-11-05"),
        ("24.11.2026", "2026-11-24"),
        ("2026/05/11", "2026-05-11"),
        ("5/5/2026", "2026-05-05"),
        ("32/5/2026", None),
        ("11/05/26", None),
    ],
)
def test_a_date_in_another_order_is_told_the_days_it_may_be(
    written: str, nearest: str | None
) -> None:
    assert problems(f"{HEAD}date: {written}\n")["not-a-date"].nearest == nearest


@pytest.mark.parametrize("written", ["-3", "−3", "-٣"])
def test_a_negative_number_is_not_told_that_it_is_none(written: str) -> None:
    problem = problems(number(written))["negative-number"]

    assert (problem.found, problem.nearest) == (written, None)


@pytest.mark.parametrize("name", ["كتالونيا", "بافاريا", "كردستان", "اسكتلندا", "أبخازيا"])
def test_what_is_no_country_is_told_no_other_but_how_it_is_written(name: str) -> None:
    regions = f"[{{name: أوروبا, countries: [{name}]}}]"
    text = f"{HEAD}sections: [{{kind: regions, regions: {regions}}}]\n"

    problem = problems(text)["unknown-country"]

    assert problem.nearest is None
    assert f"`entity: {name}`" in describe(problem, "en")


def test_every_field_that_may_stand_there_is_shown() -> None:
    problem = problems(f"{HEAD}colour: red\n")["unknown-field"]

    said = describe(problem, "en")
    assert "units" in said
    assert said.count("sections, evidence, doubts") == 1
