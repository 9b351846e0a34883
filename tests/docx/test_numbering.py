"""Whether Word counts the headings as the document does."""

from __future__ import annotations

import pytest

from press_dossier.document import Authored, Heading, Piece, Span
from press_dossier.docx.numbering import counts_as_given


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
