"""A map shows every country of the dossier, and one can read which is which."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from math import dist

import pytest

from press_dossier.document import plain
from press_dossier.figures import Drawing, world_map
from press_dossier.figures.geometry import Point, area, crosses, gap, line_gap
from press_dossier.figures.key import key
from press_dossier.figures.setting import heading_style
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
    drawn_by_lot,
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
    return world_map(map_of(codes), look, typesetter, WIDTH, "latn")


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
    drawing = world_map(map_of(FOUR_CONTINENTS), look, typesetter, WIDTH, "latn")
    seen, _ = coast_view([centroid(code) for code in FOUR_CONTINENTS], WIDTH)

    at_sea = {
        code
        for code in FOUR_CONTINENTS
        if not encloses(drawing.paths[1].segments, seen.point(*centroid(code)))
    }

    assert at_sea <= ISLANDS


def test_no_border_is_drawn(look: Look, typesetter: Typesetter) -> None:
    drawing = world_map(map_of(PEOPLED), look, typesetter, WIDTH, "latn")

    stroked = [path for path in drawing.paths if path.stroke]

    assert drawing.paths[1].stroke is None
    assert len(stroked) == len(discs(drawing, look)) + len(leaders(drawing, look))


def test_islands_beyond_the_180th_meridian_lie_to_the_east(
    look: Look, typesetter: Typesetter
) -> None:
    drawing = world_map(map_of(["NZ", "FJ", "TO"]), look, typesetter, WIDTH, "latn")

    xs = [centre.x for centre, _ in discs(drawing, look)]

    assert xs == sorted(xs)
    assert bounds(drawing.paths[1]).right > xs[0]


def test_one_country_stands_in_the_middle_of_its_surroundings(
    look: Look, typesetter: Typesetter
) -> None:
    drawing = world_map(map_of(["BH"]), look, typesetter, WIDTH, "latn")

    [((x, y), _)] = discs(drawing, look)

    assert x == pytest.approx(WIDTH / 2)
    assert y == pytest.approx(drawing.height / 2)


@pytest.mark.parametrize("code", ["RU", "KZ", "TD", "MN", "FJ", "PF", "US", "BH"])
def test_one_country_alone_is_shown_with_land_and_sea(
    code: str, look: Look, typesetter: Typesetter
) -> None:
    drawing = world_map(map_of([code]), look, typesetter, WIDTH, "latn")

    _, coast = coast_view([centroid(code)], WIDTH)
    share = abs(sum(map(area, coast))) / (WIDTH * drawing.height)
    assert 0.02 < share < 0.9


def test_a_map_without_countries_shows_the_world(look: Look, typesetter: Typesetter) -> None:
    drawing = world_map(map_of([]), look, typesetter, WIDTH, "latn")

    assert not drawing.labels
    assert bounds(drawing.paths[1]).left < 60
    assert bounds(drawing.paths[1]).right > WIDTH - 60


@pytest.fixture(
    scope="module", params=[0, 12, 40, 80, 130, pytest.param(250, marks=pytest.mark.slow)]
)
def crowd(request: pytest.FixtureRequest) -> list[str]:
    return drawn_by_lot(request.param)


@pytest.fixture(scope="module")
def crowded(crowd: list[str], look: Look, typesetter: Typesetter) -> Drawing:
    return world_map(map_of(crowd), look, typesetter, WIDTH, "latn")


def test_every_country_is_named_once_on_the_map_or_in_its_key(
    crowd: list[str], crowded: Drawing
) -> None:
    on_map = [label.piece.key for label in crowded.labels if label.piece.key]
    in_key = [entry.name.key for entry in crowded.key]

    assert sorted(on_map + in_key) == sorted(f"at_{code.lower()}" for code in crowd)


def test_the_key_counts_the_numbers_on_the_map_and_each_is_in_its_marker(
    crowded: Drawing, look: Look
) -> None:
    numbers = [label for label in crowded.labels if not label.piece.key]

    assert [plain(entry.number) for entry in crowded.key] == [
        str(n) for n in range(1, len(numbers) + 1)
    ]
    assert [label.piece.text for label in numbers] == [entry.number for entry in crowded.key]
    for label in numbers:
        box = ink(label)
        middle = Point((box.left + box.right) / 2, (box.top + box.bottom) / 2)
        centre, radius = min(discs(crowded, look), key=lambda disc: dist(disc[0], middle))
        assert dist(centre, middle) < 0.1
        assert box.right - box.left < 2 * radius


def test_on_a_crowded_map_nothing_touches_and_lines_are_short(crowded: Drawing, look: Look) -> None:
    names = [ink(label) for label in crowded.labels if label.piece.key]
    markers = discs(crowded, look)

    assert not any(a.overlaps(b, 6.9, 1.4) for a, b in combinations(names, 2))
    assert all(gap(box, centre) > r for box in names for centre, r in markers)
    assert all(dist(a, b) > r + s - 0.5 for (a, r), (b, s) in combinations(markers, 2))
    assert all(dist(*line) < 40 for line in leaders(crowded, look))
    assert all(box.within(ground(crowded)) for box in names)


def test_a_few_countries_have_no_numbers(drawing: Drawing) -> None:
    assert not drawing.key


def test_numbers_are_in_the_digits_of_the_dossier(look: Look, typesetter: Typesetter) -> None:
    drawing = world_map(map_of(drawn_by_lot(130)), look, typesetter, WIDTH, "arab")

    assert [plain(entry.number) for entry in drawing.key[:3]] == ["١", "٢", "٣"]


def test_the_columns_of_a_key_hold_its_names_side_by_side(
    crowded: Drawing, look: Look, typesetter: Typesetter
) -> None:
    if not crowded.key:
        return
    placed = key(crowded, look, typesetter)
    style = heading_style(look, look.scale.running)

    assert [entry for row in placed.rows for entry in row] == list(crowded.key)
    assert sum(placed.widths) == pytest.approx(WIDTH)
    for row in placed.rows:
        for entry, width in zip(row, placed.widths, strict=False):
            assert placed.indent + typesetter.width(entry.name.text, style) < width - 5


def test_a_country_that_is_none_is_refused(look: Look, typesetter: Typesetter) -> None:
    known = map_of(["MA"])
    unknown = replace(known, markers=(replace(known.markers[0], code="??"),))

    with pytest.raises(KeyError):
        world_map(unknown, look, typesetter, WIDTH, "latn")
