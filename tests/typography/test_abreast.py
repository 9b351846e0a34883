"""Cards stand side by side as many as fit, in even rows."""

import pytest

from press_dossier.typography.abreast import abreast, least_width, one_row


@pytest.mark.parametrize(
    ("count", "found"), [(0, 1), (1, 1), (3, 3), (5, 5), (6, 3), (7, 4), (9, 5), (11, 4)]
)
def test_rows_are_as_even_as_they_can_be(count: int, found: int) -> None:
    assert abreast(count, 5) == found


def test_fewer_stand_abreast_where_more_would_not_fit() -> None:
    assert abreast(5, 5, lambda count: count <= 4) == 3
    assert abreast(5, 5, lambda count: False) == 1


def test_a_row_is_shared_evenly_by_cards_that_want_little() -> None:
    assert one_row(320, 10, [50, 20, 60]) == [100, 100, 100]


def test_a_card_that_wants_more_has_it_and_the_others_share_the_rest() -> None:
    assert one_row(320, 10, [200, 20, 30]) == [200, 50, 50]
    assert one_row(320, 10, [160, 90, 30]) == [160, 90, 50]


def test_cards_that_want_too_much_or_are_too_many_have_no_row() -> None:
    assert one_row(320, 10, [200, 60, 60]) is None
    assert one_row(3200, 10, [20] * 6) is None


def test_the_least_width_is_found_to_a_point() -> None:
    assert least_width(lambda width: width >= 73.4, 20, 400) == pytest.approx(73.4, abs=1)
