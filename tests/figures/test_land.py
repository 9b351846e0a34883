"""The outline of the land: all of it is there, and a window cuts it cleanly."""

from __future__ import annotations

from math import pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from press_dossier.figures.geometry import Box, area
from press_dossier.figures.land import clipped, land, outlines
from press_dossier.figures.projection import natural_earth
from press_dossier.resources import data

WINDOW = Box(0, 0, 10, 10)
SQUARE_KILOMETRES = 6371.0088**2
"""In a square radian at the equator."""
ordinates = st.floats(-30, 30)
rings = st.lists(st.tuples(ordinates, ordinates), min_size=3, max_size=12)


def test_the_data_holds_the_land_of_the_earth_without_antarctica() -> None:
    # On the globe, the area of an outline is its area in the cylindrical equal-area projection.
    equal_area = ([(x, sin(y)) for x, y in ring] for ring in outlines())

    total = abs(sum(map(area, equal_area))) * SQUARE_KILOMETRES

    assert total == pytest.approx(135.6e6, rel=0.01)


def test_the_data_is_small() -> None:
    assert data("land/outlines.polyline").stat().st_size <= 60_000


@pytest.mark.parametrize("meridian", [11.0, 100.0, 180.0, -180.0, -90.0])
def test_turning_the_globe_loses_no_land(meridian: float) -> None:
    projection = natural_earth(meridian)

    shown = land(projection, lambda x, y: (x * 1000, -y * 1000), Box(-3000, -2000, 3000, 2000))

    # The straight cut through Asia, opposite to 90° west, takes off 4 %.
    assert abs(sum(map(area, shown))) == pytest.approx(abs(_whole()), rel=0.05)
    assert max(abs(x) for ring in shown for x, _ in ring) <= 0.8707 * pi * 1000 + 1


def _whole() -> float:
    shown = land(
        natural_earth(0), lambda x, y: (x * 1000, -y * 1000), Box(-3000, -2000, 3000, 2000)
    )
    return sum(map(area, shown))


@given(rings)
def test_what_is_cut_lies_in_the_window(ring: list[tuple[float, float]]) -> None:
    for x, y in clipped(ring, WINDOW):
        assert -1e-9 <= x <= 10 + 1e-9
        assert -1e-9 <= y <= 10 + 1e-9


@given(st.floats(-20, 20), st.floats(-20, 20), st.floats(1, 40), st.floats(1, 40))
def test_cutting_a_rectangle_gives_its_overlap_with_the_window(
    left: float, top: float, width: float, height: float
) -> None:
    right, bottom = left + width, top + height
    across = max(0.0, min(right, 10) - max(left, 0))
    down = max(0.0, min(bottom, 10) - max(top, 0))

    cut = clipped([(left, top), (right, top), (right, bottom), (left, bottom)], WINDOW)

    assert (area(cut)) == pytest.approx(across * down, abs=1e-6)
