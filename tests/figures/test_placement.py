"""Markers moved apart, and names placed around them, whatever the input."""

from __future__ import annotations

from itertools import combinations
from math import dist

from hypothesis import given, settings
from hypothesis import strategies as st

from press_dossier.figures.geometry import Box, Disc, Point, gap
from press_dossier.figures.markers import apart, in_strips
from press_dossier.figures.placement import BESIDE, CLEAR, DISTANCES, GAP, SHORT, place_names

FRAME = Box(0, 0, 400, 250)
points = st.builds(Point, st.floats(0, 400), st.floats(0, 250))
crowds = st.lists(points, min_size=1, max_size=14)


def discs(centres: list[Point], radius: float) -> list[Disc]:
    return [Disc(x, y, radius) for x, y in centres]


@given(crowds, st.floats(2, 5))
def test_markers_end_apart_and_within_the_frame(crowd: list[Point], larger: float) -> None:
    radii = [larger if n % 3 else 2.0 for n in range(len(crowd))]

    moved = apart(crowd, radii, 1, FRAME)

    pairs = combinations(zip(moved, radii, strict=True), 2)
    assert all(dist(a, b) >= ra + rb + 1 for (a, ra), (b, rb) in pairs)
    assert all(0 <= x <= 400 and 0 <= y <= 250 for x, y in moved)


def test_markers_of_one_place_are_parted() -> None:
    moved = apart([Point(200, 100)] * 5, [3] * 5, 1, FRAME)

    assert all(7 <= dist(a, b) < 30 for a, b in combinations(moved, 2))


def test_markers_that_are_apart_stay_where_they_are() -> None:
    crowd = [Point(10, 10), Point(40, 10), Point(40, 40)]

    assert apart(crowd, [3] * 3, 1, FRAME) == crowd


def test_markers_in_a_crowd_stand_around_where_they_were() -> None:
    crowd = [Point(200 + x * 4, 100 + y * 4) for x in range(5) for y in range(5)]

    moved = apart(crowd, [4] * 25, 1, FRAME)

    assert dist([sum(xs) / 25 for xs in zip(*moved, strict=True)], (208, 108)) < 2
    assert max(dist(a, b) for a, b in zip(crowd, moved, strict=True)) < 25


def test_numbers_run_from_the_right_and_downwards_in_strips() -> None:
    points = {7: Point(300, 90), 8: Point(290, 20), 9: Point(100, 50), 10: Point(120, 80)}

    assert in_strips(points) == [8, 7, 9, 10]


def test_a_name_alone_stands_to_the_left_of_its_marker() -> None:
    [place] = place_names([Disc(200, 100, 3)], [(40, 10)], FRAME)

    assert place is not None
    assert place.box == Box(200 - 3 - GAP - 40, 95, 200 - 3 - GAP, 105)
    assert place.leader is None


def test_a_name_at_the_left_edge_stands_to_the_right() -> None:
    [place] = place_names([Disc(10, 100, 3)], [(40, 10)], FRAME)

    assert place is not None
    assert place.box.left > 10


def test_a_name_in_a_crowd_is_tied_to_its_marker_by_a_line() -> None:
    around = [Disc(200 + x * 9, 100 + y * 9, 2.5) for x in (-1, 0, 1) for y in (-1, 0, 1)]

    places = place_names(around, [(40, 10)] * 9, FRAME)

    assert sum(place is not None for place in places) >= 8
    assert any(place and place.leader for place in places)


def test_a_name_without_room_has_no_place() -> None:
    assert place_names([Disc(20, 20, 3)], [(40, 10)], Box(0, 0, 38, 40)) == [None]


def test_a_marker_without_a_name_has_no_place_and_is_not_covered() -> None:
    numbered, named = Disc(170, 100, 6), Disc(200, 100, 3)

    none, place = place_names([numbered, named], [None, (40, 10)], FRAME)

    assert none is None
    assert place is not None
    assert gap(place.box, numbered.centre) > 6


@settings(max_examples=40)
@given(crowds, st.floats(10, 70), st.sampled_from([10.0, DISTANCES[-1]]))
def test_no_name_meets_another_or_a_marker(
    crowd: list[Point], width: float, farthest: float
) -> None:
    markers = discs(apart(crowd, [3] * len(crowd), 1, FRAME), 3)

    found = place_names(markers, [(width, 10.0)] * len(markers), FRAME, farthest)

    places = [place for place in found if place]
    pairs = combinations(places, 2)
    assert not any(a.box.overlaps(b.box, BESIDE - 1e-6, CLEAR - 1e-6) for a, b in pairs)
    assert all(gap(place.box, disc.centre) > 3 for place in places for disc in markers)
    assert all(place.box.within(FRAME) for place in places)
    assert all(dist(*place.leader) <= farthest + GAP + 1e-6 for place in places if place.leader)


@settings(max_examples=40)
@given(crowds, st.floats(10, 70))
def test_at_the_end_of_a_long_line_no_marker_is_nearer_to_a_name_than_its_own(
    crowd: list[Point], width: float
) -> None:
    markers = discs(apart(crowd, [3] * len(crowd), 1, FRAME), 3)

    found = place_names(markers, [(width, 10.0)] * len(markers), FRAME)

    for own, place in zip(markers, found, strict=True):
        if place and place.leader and dist(*place.leader) > SHORT + 1e-6:
            nearest = min(gap(place.box, other.centre) for other in markers)
            assert gap(place.box, own.centre) < nearest + 1e-6
