"""Problems in words: every code has words in both languages, and no value can play tricks."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import press_dossier
from press_dossier import messages
from press_dossier.errors import Place, Problem
from press_dossier.resources import data

SOURCE = Path(press_dossier.__file__).parent
RAISERS = {"Problem", "Finding", "PydanticCustomError", "Misuse", "_refuse", "_refuse_at", "tell"}


def codes_in(path: Path) -> Iterator[str]:
    """Yield the codes that a module gives to problems, or keeps under a name with «code»."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Name(name) | ast.Attribute(attr=name)) if name in RAISERS:
                values = [*node.args[:2], *(k.value for k in node.keywords if k.arg == "code")]
            case ast.Assign(targets=[ast.Name(name)], value=value) if "code" in name.lower():
                values = [*value.values] if isinstance(value, ast.Dict) else [value]
            case _:
                continue
        for value in values:
            yield from codes_of(value)


def codes_of(value: ast.expr) -> Iterator[str]:
    if isinstance(value, ast.IfExp):
        yield from codes_of(value.body)
        yield from codes_of(value.orelse)
    elif isinstance(value, ast.Constant) and isinstance(value.value, str):
        words = value.value.split("-")
        if len(words) > 1 and all(word.isalnum() and word.islower() for word in words):
            yield value.value


def test_every_code_has_a_message_in_both_languages() -> None:
    raised = {code: path.name for path in SOURCE.rglob("*.py") for code in codes_in(path)}

    wordless = {code: name for code, name in raised.items() if code not in messages.codes()}

    assert len(raised) > 50
    assert wordless == {}


def test_no_message_is_left_over() -> None:
    everything = "".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))

    stale = [code for code in messages.codes() if f'"{code}"' not in everything]
    assert stale == []


def test_both_languages_say_the_same_values() -> None:
    words = yaml.safe_load(data("messages.yaml").read_text(encoding="utf-8"))

    for texts in [*words["problems"].values(), *words["sentences"].values(), words["unknown"]]:
        assert set(texts) == {"en", "ar"}
        fields = {lang: set(fields_of(text)) for lang, text in texts.items()}
        assert fields["en"] == fields["ar"], texts["en"]


def fields_of(text: str) -> Iterator[str]:
    return (name for _, name, _, _ in string.Formatter().parse(text) if name)


def test_a_problem_says_where_what_and_what_instead() -> None:
    place = Place("a.yaml", 12, 5, "sections[0].regions[1]")
    problem = Problem("unknown-country", place, found="فرنسة", nearest="فرنسا")

    first, *rest = messages.describe(problem, "en").split("\n")

    assert first.startswith("a.yaml:12:5: error: no country is known by the name فرنسة")
    assert first.endswith("[unknown-country]")
    assert rest == ["  field: sections[0].regions[1]", "  did you mean: فرنسا"]


def test_a_problem_in_a_sheet_says_its_cell() -> None:
    problem = Problem("not-a-date", Place("m.xlsx", sheet="اللقاءات", cell="D7"), found="قريبا")

    assert messages.describe(problem, "ar").startswith("m.xlsx اللقاءات!D7: خطأ: قريبا ليس تاريخا")


def test_an_unknown_code_still_shows_what_was_found() -> None:
    problem = Problem("never-heard-of", Place("a.yaml", 1, 1), found="س", expected="ص")

    said = messages.describe(problem, "en")

    assert said.split("\n")[1:] == ["  found: س", "  expected: ص"]
    assert "[never-heard-of]" in said


@pytest.mark.parametrize("language", messages.LANGUAGES)
@given(found=st.text(), field=st.text(min_size=1))
def test_no_value_steers_the_terminal_or_turns_the_line(
    language: messages.Language, found: str, field: str
) -> None:
    problem = Problem("unknown-field", Place("a.yaml", 1, 1, field), found=found + "\x1b[2J\u202e")

    said = messages.describe(problem, language)

    assert len(said.split("\n")) == 2
    controls = (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
    assert not {ord(c) for c in said} - {0x0A} & set(controls)
    said.encode("utf-8")


def test_a_giant_value_is_cut_short() -> None:
    assert len(messages.describe(Problem("too-long", found="ا" * 1_000_000), "ar")) < 500


def test_what_the_system_says_is_said_in_arabic(tmp_path: Path) -> None:
    from press_dossier.errors import SourceError
    from press_dossier.sources.textfile import read_bytes

    with pytest.raises(SourceError) as error:
        read_bytes(tmp_path / ("a" * 300), 10)

    (problem,) = error.value.problems
    assert "اسم الملف أطول من اللازم" in messages.describe(problem, "ar")
    assert "File name too long" in messages.describe(problem, "en")


def test_the_kind_of_a_change_is_said_in_arabic() -> None:
    problem = Problem("tracked-change", found="نص", values={"kind": "inserted", "author": "س"})

    assert "(إضافة، س)" in messages.describe(problem, "ar")


def unknown(line: int, name: str = "time") -> Problem:
    place = Place("a.yaml", line, 9, f"entries[{line}].{name}")
    return Problem("unknown-field", place, found=name, expected="id, date")


def test_problems_that_say_the_same_are_told_once_with_the_other_lines() -> None:
    problems = [unknown(line) for line in (3, 4, 5, 6, 9, 11, 12)]

    (said,) = messages.describe_all([*problems], "en")

    first, *_, more = said.split("\n")
    assert first == "a.yaml:3:9: error: no field is named time here [unknown-field]"
    assert more == "  and 6 more like it: lines 4–6, 9, 11–12"


def test_few_or_different_problems_are_each_told_in_full() -> None:
    problems = [unknown(3), unknown(4), unknown(5, "hour")]

    assert list(messages.describe_all(problems, "ar")) == [
        messages.describe(problem, "ar") for problem in problems
    ]


def test_cells_that_have_the_same_wrong_are_named() -> None:
    cells = [Place("m.xlsx", sheet="اللقاءات", cell=f"D{row}") for row in (2, 3, 5, 9)]
    problems = [Problem("not-a-date", cell, found="قريبا") for cell in cells]

    (said,) = messages.describe_all(problems, "ar")

    assert said.endswith("\n  ومثله في مواضع أخرى عددها 3: الخلايا D3, D5, D9")
