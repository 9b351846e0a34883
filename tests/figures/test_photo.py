"""Photos are as large in one file as in the other: as wide as the text, where they can be."""

from __future__ import annotations

import pytest

from press_dossier.asset import Asset
from press_dossier.figures.photo import photo_size

WIDTH, PAGE = 442.0, 700.0


def size(width: int, height: int, room: float | None = None) -> tuple[float, float]:
    return photo_size(Asset("photo.jpg", "image/jpeg", b"", width, height), WIDTH, PAGE, room)


@pytest.mark.parametrize(("width", "height"), [(1600, 1000), (4000, 500), (700, 400)])
def test_a_photo_is_as_wide_as_the_text(width: int, height: int) -> None:
    assert size(width, height) == pytest.approx((WIDTH, WIDTH * height / width))


def test_a_photo_nearly_as_wide_as_the_text_takes_its_whole_width() -> None:
    assert size(900, 900) == pytest.approx((WIDTH, WIDTH))


def test_a_tall_photo_leaves_room_on_its_page() -> None:
    width, height = size(600, 1500)

    assert height == pytest.approx(0.62 * PAGE)
    assert width / height == pytest.approx(600 / 1500)


def test_a_small_picture_is_not_drawn_coarser_than_110_pixels_an_inch() -> None:
    assert size(110, 55) == pytest.approx((72, 36))


def test_what_is_left_on_the_page_bounds_a_photo() -> None:
    assert size(1600, 1000, room=200) == pytest.approx((320, 200))
