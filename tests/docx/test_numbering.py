"""Whether Word counts the headings as the document does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from press_dossier.document import Authored, Heading, Piece, Span
from press_dossier.docx import render
from press_dossier.docx.fitting import text_style
from press_dossier.docx.numbering import counts_as_given
from press_dossier.typography import typesetter_of
from tests.docx.wordfile import W, WordFile
from tests.sample_document import authored, sample_document


def headings(*numbers: tuple[int, str | None]) -> list[Heading]:
    return [
        Heading(level, Piece(f"h{n}", (Span("باب"),), Authored("x")), number)
        for n, (level, number) in enumerate(numbers)
    ]


@pytest.mark.parametrize(
    "numbers",
    [
        [(1, "1"), (1, "2"), (2, "2.1"), (2, "2.2"), (1, "3"), (2, "3.1")],
        [(1, "1"), (1, None), (1, "2")],
        [],
    ],
)
def test_plain_counting_is_left_to_word(numbers: list[tuple[int, str | None]]) -> None:
    assert counts_as_given(headings(*numbers))


@pytest.mark.parametrize(
    "numbers",
    [
        [(1, "١"), (1, "٢")],
        [(1, "1"), (1, "3")],
        [(1, "I")],
        [(5, "1")],
    ],
)
def test_any_other_numbers_are_typed(numbers: list[tuple[int, str | None]]) -> None:
    assert not counts_as_given(headings(*numbers))


def test_the_widest_number_of_a_heading_stands_within_the_margin() -> None:
    blocks = tuple(Heading(1, authored(f"h_{n}", "الماء"), str(n)) for n in range(1, 13))
    document = replace(sample_document(), blocks=blocks)

    file = WordFile(render(document))

    heading = next(p for p in file.root().iter(f"{W}p") if file.style_of(p) == "heading 1")
    (title, middle) = _heading_level(file)
    style = text_style(document.look, document.look.scale.heading)
    typesetter = typesetter_of(document.look.families)
    widest = typesetter.width((Span("12"),), style) * 20
    assert middle >= widest / 2
    assert title - middle > widest / 2  # and clear of its title
    # The rule goes on to where lines begin, past the number's middle.
    edge = heading.find(f"{W}pPr/{W}pBdr/{W}right")
    assert int(edge.get(f"{W}space")) * 20 == pytest.approx(middle, abs=10)


def _heading_level(file: WordFile) -> tuple[int, int]:
    """Return where titles stand, and the middle of their numbers; twips."""
    levels = file.root("word/numbering.xml").iter(f"{W}lvl")
    text = next(lvl for lvl in levels if lvl.find(f"{W}lvlText").get(f"{W}val") == "%1")
    indent = text.find(f"{W}pPr/{W}ind")
    left = int(indent.get(f"{W}left"))
    return left, left - int(indent.get(f"{W}hanging"))
