"""Bars from right to left: their lengths are the values', and no text is covered."""

from __future__ import annotations

from itertools import combinations

import pytest

from press_dossier.document import Chart
from press_dossier.figures import chart
from press_dossier.figures.geometry import Box
from press_dossier.look import Look
from press_dossier.typography import Typesetter
from tests.figures.scenes import WIDTH, bars, chart_of, ink

CONTINENTS = chart_of(("أوروبا", 9), ("إفريقيا", 10), ("آسيا", 7), ("أمريكا اللاتينية", 5))
UNEVEN = chart_of(
    ("أوروبا", 1200), ("أمريكا اللاتينية وجزر البحر الكاريبي وما جاورها من البلدان", 7), ("آسيا", 0)
)


def test_lengths_are_as_the_values(look: Look, typesetter: Typesetter) -> None:
    drawing = chart(CONTINENTS, look, typesetter, WIDTH)

    lengths = [bar.right - bar.left for bar in bars(drawing, look)]

    assert [length / lengths[1] for length in lengths] == pytest.approx([0.9, 1.0, 0.7, 0.5])


def test_bars_grow_leftwards_from_one_axis(look: Look, typesetter: Typesetter) -> None:
    drawing = chart(CONTINENTS, look, typesetter, WIDTH)

    drawn = bars(drawing, look)
    names = drawing.labels[::2]

    assert len({bar.right for bar in drawn}) == 1
    assert all(
        bar.left < bar.right < ink(name).left for bar, name in zip(drawn, names, strict=True)
    )


def test_a_number_stands_at_the_end_of_its_bar(look: Look, typesetter: Typesetter) -> None:
    drawing = chart(CONTINENTS, look, typesetter, WIDTH)

    for bar, number in zip(bars(drawing, look), drawing.labels[1::2], strict=True):
        box = ink(number)
        assert 3 < bar.left - box.right < 9
        assert bar.top < (box.top + box.bottom) / 2 < bar.bottom


def test_texts_follow_each_other_row_by_row(look: Look, typesetter: Typesetter) -> None:
    drawing = chart(CONTINENTS, look, typesetter, WIDTH)

    pieces = [piece for datum in CONTINENTS.data for piece in (datum.label, datum.printed)]

    assert [label.piece for label in drawing.labels] == pieces


def test_nothing_has_its_number_and_no_bar(look: Look, typesetter: Typesetter) -> None:
    drawing = chart(UNEVEN, look, typesetter, WIDTH)

    assert len(bars(drawing, look)) == 2
    assert drawing.labels[-1].lines[0].text == "0"


def test_a_long_name_is_broken_into_lines_and_has_a_taller_row(
    look: Look, typesetter: Typesetter
) -> None:
    drawing = chart(UNEVEN, look, typesetter, WIDTH)

    assert [len(label.lines) for label in drawing.labels[::2]] == [1, 2, 1]


@pytest.mark.parametrize("block", [CONTINENTS, UNEVEN], ids=["continents", "uneven"])
@pytest.mark.parametrize("width", [WIDTH, 240.0])
def test_texts_cover_neither_each_other_nor_a_bar_and_lie_in_the_drawing(
    block: Chart, width: float, look: Look, typesetter: Typesetter
) -> None:
    drawing = chart(block, look, typesetter, width)

    boxes = [*map(ink, drawing.labels), *bars(drawing, look)]

    assert not any(a.overlaps(b) for a, b in combinations(boxes, 2))
    assert all(box.within(Box(-0.5, 0, width + 0.5, drawing.height)) for box in boxes)


def test_a_chart_without_bars_is_empty(look: Look, typesetter: Typesetter) -> None:
    assert chart(chart_of(), look, typesetter, WIDTH).height == 0


def test_a_negative_value_is_refused(look: Look, typesetter: Typesetter) -> None:
    with pytest.raises(ValueError, match="negative"):
        chart(chart_of(("أوروبا", -1)), look, typesetter, WIDTH)
