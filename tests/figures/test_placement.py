"""Markers moved apart, and names placed around them, whatever the input."""

from __future__ import annotations

from itertools import combinations
from math import dist

from hypothesis import given, settings
from hypothesis import strategies as st

from press_dossier.figures.geometry import Box, Point, gap
from press_dossier.figures.markers import apart
from press_dossier.figures.placement import GAP, place_names

FRAME = Box(0, 0, 400, 250)
points = st.builds(Point, st.floats(0, 400), st.floats(0, 250))
crowds = st.lists(points, min_size=1, max_size=14)


@given(crowds)
def test_markers_end_apart_and_within_the_frame(crowd: list[Point]) -> None:
    moved = apart(crowd, 7, FRAME)

    assert all(dist(a, b) >= 7 for a, b in combinations(moved, 2))
    assert all(0 <= x <= 400 and 0 <= y <= 250 for x, y in moved)


def test_markers_of_one_place_are_parted() -> None:
    moved = apart([Point(200, 100)] * 5, 7, FRAME)

    assert all(7 <= dist(a, b) < 30 for a, b in combinations(moved, 2))


def test_markers_that_are_apart_stay_where_they_are() -> None:
    crowd = [Point(10, 10), Point(40, 10), Point(40, 40)]

    assert apart(crowd, 7, FRAME) == crowd


def test_a_name_alone_stands_to_the_left_of_its_marker() -> None:
    [place] = place_names([Point(200, 100)], 3, [(40, 10)], FRAME)

    assert place is not None
    assert place.box == Box(200 - 3 - GAP - 40, 95, 200 - 3 - GAP, 105)
    assert place.leader is None


def test_a_name_at_the_left_edge_stands_to_the_right() -> None:
    [place] = place_names([Point(10, 100)], 3, [(40, 10)], FRAME)

    assert place is not None
    assert place.box.left > 10


def test_a_name_in_a_crowd_is_tied_to_its_marker_by_a_line() -> None:
    around = [Point(200 + x * 9, 100 + y * 9) for x in (-1, 0, 1) for y in (-1, 0, 1)]

    places = place_names(around, 2.5, [(40, 10)] * 9, FRAME)

    assert all(places)
    assert any(place and place.leader for place in places)


def test_a_name_without_room_has_no_place() -> None:
    assert place_names([Point(20, 20)], 3, [(40, 10)], Box(0, 0, 38, 40)) == [None]


@settings(max_examples=40)
@given(crowds, st.floats(10, 70))
def test_no_name_meets_another_or_a_marker(crowd: list[Point], width: float) -> None:
    markers = apart(crowd, 7, FRAME)

    found = place_names(markers, 3, [(width, 10.0)] * len(markers), FRAME)

    places = [place for place in found if place]
    assert not any(a.box.overlaps(b.box) for a, b in combinations(places, 2))
    assert all(gap(place.box, marker) > 3 for place in places for marker in markers)
    assert all(place.box.within(FRAME) for place in places)
