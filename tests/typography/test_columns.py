"""Columns share a table's width by weight, and by what stands in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from press_dossier.typography.columns import SAMPLE, fit_columns, sample, share_width

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


def words(*lengths: float) -> list[tuple[float, float]]:
    return [(length, 3.0) for length in lengths]


def test_a_column_with_one_long_text_gives_way_to_one_whose_rows_are_all_tall() -> None:
    names = [words(40)] * 20 + [words(40, 40, 40, 40)]
    bodies = [words(40, 40, 40, 40, 40, 40)] * 21

    narrow, broad = fit_columns(400, [1, 1], [names, bodies], sides=10)

    assert narrow < 140
    assert broad >= 265  # a line each


def test_no_column_is_narrower_than_its_longest_word() -> None:
    names, bodies = [words(90)] * 9, [words(*[30] * 40)] * 9

    narrow, _ = fit_columns(300, [1, 1], [names, bodies], sides=10)

    assert narrow >= 100


def test_bars_are_as_long_as_texts_leave_room_for() -> None:
    _, longer = fit_columns(300, [9, 1], [[words(30)] * 5, None], sides=10)
    _, stays = fit_columns(300, [9, 1], [[words(255)] * 5, None], sides=10)

    assert longer == pytest.approx(60)
    assert 30 <= stays < 36


@given(
    st.lists(
        st.lists(st.lists(lengths, max_size=6), min_size=3, max_size=3), min_size=1, max_size=5
    ),
    st.floats(50, 800),
)
def test_the_whole_width_is_shared_whatever_the_texts(
    columns: list[list[list[float]]], width: float
) -> None:
    texts = [[words(*lengths) for lengths in column] for column in columns]

    widths = fit_columns(width, [1] * len(columns), texts, sides=5)

    assert sum(widths) == pytest.approx(width)
    assert min(widths) >= 0


@pytest.mark.parametrize("count", [0, 1, SAMPLE, SAMPLE + 1, 5000])
def test_a_sample_is_spread_over_all_rows(count: int) -> None:
    places = sample(count)

    assert len(places) == min(count, len(places)) <= SAMPLE
    assert count <= SAMPLE or places[-1] >= count * 0.9
