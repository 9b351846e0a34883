"""Cards stand side by side as many as fit, in even rows."""

import pytest

from press_dossier.typography.abreast import abreast


@pytest.mark.parametrize(
    ("count", "found"), [(0, 1), (1, 1), (3, 3), (5, 5), (6, 3), (7, 4), (9, 5), (11, 4)]
)
def test_rows_are_as_even_as_they_can_be(count: int, found: int) -> None:
    assert abreast(count, 5) == found


def test_fewer_stand_abreast_where_more_would_not_fit() -> None:
    assert abreast(5, 5, lambda count: count <= 4) == 3
    assert abreast(5, 5, lambda count: False) == 1
