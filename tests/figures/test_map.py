"""A map shows every country of the dossier, and one can read which is which."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from math import dist

import pytest

from press_dossier.figures import Drawing, world_map
from press_dossier.figures.geometry import Box, area, crosses, gap, line_gap
from press_dossier.figures.view import coast_view
from press_dossier.geography import centroid
from press_dossier.look import Look
from press_dossier.typography import Typesetter
from tests.figures.scenes import (
    FOUR_CONTINENTS,
    PEOPLED,
    SCENES,
    WIDTH,
    bounds,
    discs,
    encloses,
    ground,
    ink,
    leaders,
    map_of,
)

ISLANDS = {"BH", "BS", "MY"}


@pytest.fixture(scope="module", params=[*SCENES.values()], ids=[*SCENES])
def codes(request: pytest.FixtureRequest) -> list[str]:
    return list(request.param)


@pytest.fixture(scope="module")
def drawing(codes: list[str], look: Look, typesetter: Typesetter) -> Drawing:
    return world_map(map_of(codes), look, typesetter, WIDTH)


def test_every_country_has_a_marker_within_the_map(
    drawing: Drawing, codes: list[str], look: Look
) -> None:
    edges = ground(drawing)

    assert len(discs(drawing, look)) == len(codes)
    assert all(
        edges.left < x - r and x + r < edges.right and edges.top < y - r and y + r < edges.bottom
        for (x, y), r in discs(drawing, look)
    )


def test_no_marker_hides_another(drawing: Drawing, look: Look) -> None:
    pairs = combinations(discs(drawing, look), 2)

    assert all(dist(a, b) >= r + s for (a, r), (b, s) in pairs)


def test_a_marker_stands_where_its_country_is(
    drawing: Drawing, codes: list[str], look: Look
) -> None:
    seen, _ = coast_view([centroid(code) for code in codes], WIDTH)

    moved = [
        dist(seen.point(*centroid(code)), centre)
        for code, (centre, _) in zip(codes, discs(drawing, look), strict=True)
    ]

    assert max(moved) < 9


def test_names_cover_neither_each_other_nor_a_marker(drawing: Drawing, look: Look) -> None:
    boxes = [ink(label) for label in drawing.labels]

    assert not any(a.overlaps(b) for a, b in combinations(boxes, 2))
    assert all(gap(box, centre) > r for box in boxes for centre, r in discs(drawing, look))


def test_names_lie_within_the_map_in_the_order_of_the_markers(
    drawing: Drawing, codes: list[str]
) -> None:
    assert [label.piece.key for label in drawing.labels] == [f"at_{code.lower()}" for code in codes]
    assert all(ink(label).within(ground(drawing)) for label in drawing.labels)
    assert drawing.height == ground(drawing).bottom


def test_a_name_is_nearest_to_its_own_marker_or_tied_to_it(drawing: Drawing, look: Look) -> None:
    markers = [centre for centre, _ in discs(drawing, look)]
    lines = leaders(drawing, look)

    for n, label in enumerate(drawing.labels):
        box = ink(label)
        nearest = min(range(len(markers)), key=lambda m: gap(box, markers[m]))
        tied = any(gap(box, end) < 0.1 and dist(start, markers[n]) < 5 for start, end in lines)
        assert nearest == n or tied, label.lines[0].text


def test_leader_lines_cross_no_name_and_no_other_marker(drawing: Drawing, look: Look) -> None:
    boxes = [ink(label) for label in drawing.labels]
    markers = discs(drawing, look)

    for line in leaders(drawing, look):
        own = min(markers, key=lambda disc: dist(disc[0], line[0]))
        assert not any(crosses(line, box, -0.1) for box in boxes)
        assert all(line_gap(line, disc[0]) > disc[1] - 0.5 for disc in markers if disc != own)


def test_countries_are_drawn_on_the_land(look: Look, typesetter: Typesetter) -> None:
    drawing = world_map(map_of(FOUR_CONTINENTS), look, typesetter, WIDTH)
    seen, _ = coast_view([centroid(code) for code in FOUR_CONTINENTS], WIDTH)

    at_sea = {
        code
        for code in FOUR_CONTINENTS
        if not encloses(drawing.paths[1].segments, seen.point(*centroid(code)))
    }

    assert at_sea <= ISLANDS


def test_no_border_is_drawn(look: Look, typesetter: Typesetter) -> None:
    drawing = world_map(map_of(PEOPLED), look, typesetter, WIDTH)

    stroked = [path for path in drawing.paths if path.stroke]

    assert drawing.paths[1].stroke is None
    assert len(stroked) == len(discs(drawing, look)) + len(leaders(drawing, look))


def test_islands_beyond_the_180th_meridian_lie_to_the_east(
    look: Look, typesetter: Typesetter
) -> None:
    drawing = world_map(map_of(["NZ", "FJ", "TO"]), look, typesetter, WIDTH)

    xs = [centre.x for centre, _ in discs(drawing, look)]

    assert xs == sorted(xs)
    assert bounds(drawing.paths[1]).right > xs[0]


def test_one_country_stands_in_the_middle_of_its_surroundings(
    look: Look, typesetter: Typesetter
) -> None:
    drawing = world_map(map_of(["BH"]), look, typesetter, WIDTH)

    [((x, y), _)] = discs(drawing, look)

    assert x == pytest.approx(WIDTH / 2)
    assert y == pytest.approx(drawing.height / 2)


@pytest.mark.parametrize("code", ["RU", "KZ", "TD", "MN", "FJ", "PF", "US", "BH"])
def test_one_country_alone_is_shown_with_land_and_sea(
    code: str, look: Look, typesetter: Typesetter
) -> None:
    drawing = world_map(map_of([code]), look, typesetter, WIDTH)

    _, coast = coast_view([centroid(code)], WIDTH)
    share = abs(sum(map(area, coast))) / (WIDTH * drawing.height)
    assert 0.02 < share < 0.9


def test_a_map_without_countries_shows_the_world(look: Look, typesetter: Typesetter) -> None:
    drawing = world_map(map_of([]), look, typesetter, WIDTH)

    assert not drawing.labels
    assert bounds(drawing.paths[1]).left < 60
    assert bounds(drawing.paths[1]).right > WIDTH - 60


def test_names_that_find_no_place_stand_beneath_the_map(look: Look, typesetter: Typesetter) -> None:
    narrow = 130.0

    drawing = world_map(map_of(PEOPLED), look, typesetter, narrow)

    boxes = [ink(label) for label in drawing.labels]
    assert len(boxes) == len(discs(drawing, look)) == len(PEOPLED)
    assert not any(a.overlaps(b) for a, b in combinations(boxes, 2))
    assert drawing.height > ground(drawing).bottom
    assert all(box.within(Box(-0.5, 0, narrow + 0.5, drawing.height)) for box in boxes)


def test_a_country_that_is_none_is_refused(look: Look, typesetter: Typesetter) -> None:
    known = map_of(["MA"])
    unknown = replace(known, markers=(replace(known.markers[0], code="??"),))

    with pytest.raises(KeyError):
        world_map(unknown, look, typesetter, WIDTH)
