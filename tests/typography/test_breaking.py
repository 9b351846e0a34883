"""Total fit: the best row of lines, not the longest first."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from press_dossier.typography.breaking import Box, total_fit
from press_dossier.typography.justification import justified_cost, ragged_cost

WIDTHS = st.lists(st.floats(1, 90), min_size=1, max_size=60)


def _boxes(widths: list[float]) -> list[Box]:
    return [Box(width, 5.0) for width in widths]


@given(WIDTHS)
def test_every_box_stands_on_one_line_and_no_line_is_too_wide(widths):
    boxes = _boxes(widths)

    ends = total_fit(boxes, 100, 100, ragged_cost(100))

    assert ends[-1] == len(boxes)
    assert all(first < second for first, second in pairwise([0, *ends]))
    for start, end in pairwise([0, *ends]):
        natural = sum(widths[start:end]) + 5 * (end - start - 1)
        assert natural <= 100.001 or end - start == 1


@given(WIDTHS)
def test_a_justified_line_is_never_pressed_by_more_than_its_glyphs_bear(widths):
    boxes = _boxes(widths)

    ends = total_fit(boxes, 100, 100 / 0.98, justified_cost(100))

    for start, end in pairwise([0, *ends]):
        natural = sum(widths[start:end]) + 5 * (end - start - 1)
        assert natural <= 100 / 0.98 + 0.001 or end - start == 1


def test_a_loose_line_is_shared_out_among_its_neighbours():
    boxes = _boxes([30, 30, 25, 60, 60])

    longest_first = [3, 4, 5]

    assert total_fit(boxes, 100, 100, ragged_cost(100)) != longest_first


def test_a_title_does_not_break_after_its_first_word():
    boxes = _boxes([60, 30, 60, 30])

    assert total_fit(boxes, 160, 160, ragged_cost(160))[0] > 1


def test_no_single_word_is_left_for_the_last_line():
    boxes = _boxes([30, 30, 30, 20])

    assert total_fit(boxes, 100, 100, ragged_cost(100)) == [2, 4]
