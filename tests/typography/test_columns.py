"""Columns share a table's width by weight, and by what stands in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from press_dossier.typography.columns import share_width

lengths = st.floats(1, 300)


def test_a_column_with_room_to_spare_helps_one_without() -> None:
    assert share_width(300, [1, 1, 1], [50, 100, 120]) == [80, 100, 120]


def test_the_widest_word_comes_before_the_longest_text() -> None:
    least, full = [60, 90], [200, 90]

    assert share_width(150, [1, 1], least, full) == [60, 90]


def test_a_bar_keeps_its_width() -> None:
    assert share_width(200, [1, 1], [None, 150]) == [100, 100]


@given(st.lists(st.tuples(lengths, lengths, lengths), min_size=1, max_size=8), lengths)
def test_the_whole_width_is_shared(columns: list[tuple[float, float, float]], width: float) -> None:
    weights, least, full = zip(*columns, strict=True)

    assert sum(share_width(width, weights, least, full)) == pytest.approx(width)
