"""`summary` prints the table that stands in both files."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from press_dossier import compose, load
from press_dossier.cli.terminal import Terminal
from press_dossier.document import Table
from press_dossier.making import examples
from tests.cli.conftest import Run


def test_json_holds_the_facts_of_the_table(run: Run) -> None:
    facts = json.loads(run("summary", "--json").out)

    assert facts["declared"] == {"value": 43, "bound": "exact", "unit": "bilateral_meeting"}
    assert [(r["code"], r["open"], r["unit"], r["number"]) for r in facts["regions"]] == [
        ("150", True, "country", 9),
        ("002", False, "country", 10),
        ("142", True, "country", 7),
        ("419", True, "country", 5),
    ]
    assert facts["regions"][0]["countries"][0] == {"code": "DE", "name": "ألمانيا"}
    assert facts["totals"] == [{"unit": "country", "number": 31}]
    assert facts["elsewhere"] == ["NO", "ET"]
    assert any("43" in note for note in facts["notes"])


def test_json_says_what_the_dossier_lacks(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("{format: 1, document_type: أ, title: ب}", encoding="utf-8")

    facts = json.loads(run("summary", "a.yaml", "--json").out)

    assert facts == {
        "declared": None,
        "regions": [],
        "totals": [],
        "elsewhere": [],
        "notes": [],
    }
    assert "no section of kind `regions`" in run("summary", "a.yaml").out


def table_of(example: str) -> Table:
    document = compose(load(examples()[example]))
    return next(block for block in document.blocks if isinstance(block, Table))


def test_plain_leaves_the_letters_to_the_terminal(run: Run) -> None:
    said = run("summary", "--plain").out

    assert "أمريكا اللاتينية" in said
    assert said.index("المنطقة") < said.index("عدد البلدان")


def test_else_letters_are_joined_and_lines_run_from_the_right(run: Run) -> None:
    said = run("summary").out

    letters = [c for c in said if "ARABIC LETTER" in unicodedata.name(c, "")]
    assert all("FORM" in unicodedata.name(letter) for letter in letters)
    head = said.splitlines()[0]
    assert head.index(visual("عدد")) < head.index(visual("المنطقة"))


def visual(text: str) -> str:
    from arabic_reshaper import reshape
    from bidi import get_display

    return str(get_display(reshape(text), base_dir="R"))


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("bidi", [True, False])
def test_no_line_is_wider_than_the_terminal(width: int, bidi: bool) -> None:
    for example in examples():
        lines = list(Terminal(width, bidi=bidi).table(table_of(example)))

        assert max(len(line) for line in lines) <= width


def test_a_bar_is_as_long_as_its_share() -> None:
    lines = list(Terminal(100).table(table_of("marrakech")))

    bars = [line.count("█") for line in lines if "█" in line]

    assert bars == [11, 12, 8, 6]
