"""Both projections against their published properties."""

from __future__ import annotations

from math import cos, dist, pi, radians

import pytest

from press_dossier.figures.projection import conic, natural_earth
from press_dossier.figures.view import FLATTEST, LEAST, TALLEST, WORLD_MERIDIAN, view


def test_natural_earth_has_the_published_outline() -> None:
    project = natural_earth(0)

    # Šavrič and others 2011: equator 0.8707 · 2π long, meridian 1.42239 · 2 high.
    assert project(180, 0)[0] == pytest.approx(-0.8707 * pi)
    assert project(0, 90) == pytest.approx((0, 1.42239), abs=1e-5)
    assert project(0, -90) == pytest.approx((0, -1.42239), abs=1e-5)


@pytest.mark.parametrize("parallel", [55.0, 20.0, 1.0, 0.0, -35.0])
def test_the_conic_is_true_along_its_meridian_and_its_parallel(parallel: float) -> None:
    project = conic(10, parallel)

    assert project(10, parallel) == pytest.approx((0, 0), abs=1e-9)
    assert project(10, parallel + 8) == pytest.approx((0, radians(8)))
    assert dist(project(11, parallel), project(12, parallel)) == pytest.approx(
        radians(1) * cos(radians(parallel)), rel=1e-3
    )


def test_a_longitude_is_taken_the_short_way_round() -> None:
    assert natural_earth(175)(-175, 10) == pytest.approx(natural_earth(0)(10, 10))


PLACES = {
    "one place": [(50.5, 26.0)],
    "one place twice": [(50.5, 26.0)] * 2,
    "a strip": [(-20.0, 10.0), (60.0, 12.0)],
    "a pillar": [(20.0, 65.0), (22.0, -34.0)],
    "across the 180th meridian": [(172.0, -41.0), (-175.0, -21.0)],
    "far south": [(-68.0, -54.0), (170.0, -45.0)],
    "far north": [(16.0, 78.0), (-42.0, 72.0)],
    "four continents": [(-71.0, -36.0), (16.0, 62.0), (127.0, 36.0), (35.0, -17.0)],
}


@pytest.mark.parametrize("places", PLACES.values(), ids=PLACES.keys())
def test_a_view_holds_its_places_in_a_pleasing_shape(places: list[tuple[float, float]]) -> None:
    seen = view(places, 442)

    points = [seen.point(*place) for place in places]

    assert -180 <= seen.projection.meridian < 180
    assert all(10 < x < 432 and 10 < y < seen.height - 10 for x, y in points)
    assert FLATTEST - 0.01 <= seen.height / seen.width <= TALLEST + 0.01
    assert 442 / seen.scale >= LEAST[0]


def test_places_all_around_the_globe_show_the_whole_of_it() -> None:
    seen = view([(-110, 40), (-10, 30), (70, 10), (150, -35)], 442)

    assert seen.projection.meridian == WORLD_MERIDIAN
    assert 442 / seen.scale == pytest.approx(2 * 0.8707 * pi)


def test_the_atlantic_is_not_cut_where_the_way_round_it_is_little_longer() -> None:
    seen = view([(-98, 39), (138, 36), (2, 47)], 442)

    america, europe, japan = seen.point(-98, 39), seen.point(2, 47), seen.point(138, 36)

    assert america.x < europe.x < japan.x


def test_north_is_up_and_east_is_right() -> None:
    seen = view([(0, 40), (20, 50)], 442)

    south_west, north_east = seen.point(0, 40), seen.point(20, 50)

    assert south_west.x < north_east.x
    assert south_west.y > north_east.y
