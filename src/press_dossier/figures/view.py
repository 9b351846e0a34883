"""What part of the world a map shows, and how it lies in the drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import degrees, pi

from press_dossier.figures.geometry import Box, Point, area
from press_dossier.figures.land import Ring, land
from press_dossier.figures.projection import Position, Projection, conic, natural_earth

FLATTEST, TALLEST = 0.44, 0.62
"""Bounds of a map's height, as a share of its width."""
MARGIN = 0.09
"""Free space around the markers, as a share of the width that they span."""
LEAST = 0.5, 0.8, 1.3, 2.2
"""Least widths of what is shown, in radii of the globe (3,200 km and more), narrowest first."""
COAST = 0.05, 0.85
"""Shares of land between which a map shows where in the world it is."""
REGION = 75.0, 70.0
"""Degrees of longitude and latitude up to which the projection is a region's."""
WORLD = 240.0
"""Degrees of longitude from which the whole world is shown."""
WORLD_MERIDIAN = 11.0
"""The whole world is cut opposite, in the Bering Strait."""
USUAL = 1.5
"""How much longer than the shortest an arc may be that does not pass the Bering Strait."""
SOUTH, NORTH = -57.0, 84.0
"""Degrees of latitude between which there is land to show."""
_CUT = WORLD_MERIDIAN - 180


@dataclass(frozen=True, slots=True)
class View:
    """A window of a projection, drawn `width` by `height` points large.

    `left` and `top` are its edges in the projection, `scale` points to a radius of the globe.
    """

    projection: Projection
    left: float
    top: float
    scale: float
    width: float
    height: float

    def place(self, x: float, y: float) -> Position:
        """Take a projected position to the drawing."""
        return (x - self.left) * self.scale, (self.top - y) * self.scale

    def point(self, longitude: float, latitude: float) -> Point:
        """Take a place in degrees to the drawing."""
        return Point(*self.place(*self.projection(longitude, latitude)))


def coast_view(places: Sequence[Position], width: float) -> tuple[View, list[Ring]]:
    """Return the narrowest view of some places that shows land and sea, and the land it shows.

    Places are (longitude, latitude) in degrees, `width` is the view's in points.
    """
    for least in LEAST:
        seen = view(places, width, least)
        rings = land(seen.projection, seen.place, Box(0, 0, seen.width, seen.height))
        share = abs(sum(map(area, rings))) / (seen.width * seen.height)
        if COAST[0] <= share <= COAST[1]:
            break
    return seen, rings


def view(places: Sequence[Position], width: float, least: float = LEAST[0]) -> View:
    """Return the view of some places with a margin around them, `least` radii wide or more.

    Without places, or with places all around the globe, it shows the whole world.
    """
    west, span = _arc([longitude for longitude, _ in places])
    if span > WORLD:
        projection = natural_earth(WORLD_MERIDIAN)
        edge, _ = projection.raw(pi, 0)
        lowest, highest = projection(WORLD_MERIDIAN, SOUTH)[1], projection(WORLD_MERIDIAN, NORTH)[1]
        return _window(projection, (-edge, edge), (lowest, highest), 0.0, width, least)
    latitudes = [latitude for _, latitude in places]
    height = max(latitudes) - min(latitudes)
    meridian = (west + span / 2 + 180) % 360 - 180
    parallel = (min(latitudes) + max(latitudes)) / 2
    regional = max(span, degrees(least)) <= REGION[0] and height <= REGION[1]
    projection = conic(meridian, parallel) if regional else natural_earth(meridian)
    xs, ys = zip(*(projection(*place) for place in places), strict=True)
    return _window(projection, (min(xs), max(xs)), (min(ys), max(ys)), MARGIN, width, least)


def _arc(longitudes: Sequence[float]) -> tuple[float, float]:
    """Return the arc that holds all longitudes: its western end and its span, degrees.

    It is the shortest, or the one that the cut of the usual world map leaves whole where that is
    not much longer.
    """
    around = sorted({(longitude - _CUT) % 360 for longitude in longitudes})
    if not around:
        return 0.0, 360.0
    gaps = [
        ((after - before) % 360 or 360.0, after)
        for before, after in zip(around, [*around[1:], around[0]], strict=True)
    ]
    widest, west = max(gaps)
    usual = around[-1] - around[0]
    if usual <= USUAL * (360 - widest):
        return around[0] + _CUT, usual
    return west + _CUT, 360 - widest


def _window(
    projection: Projection,
    across: Position,
    upright: Position,
    margin: float,
    width: float,
    least: float,
) -> View:
    """Return the view of a stretch of the projection, widened to a pleasing shape."""
    (left, right), (bottom, top) = across, upright
    space = margin * max(right - left, (top - bottom) / TALLEST)
    breadth = max(right - left + 2 * space, least)
    height = max(top - bottom + 2 * space, FLATTEST * breadth)
    breadth = max(breadth, height / TALLEST)
    highest = max(projection(projection.meridian, NORTH)[1], top)
    lowest = min(projection(projection.meridian, SOUTH)[1], bottom)
    upper = min(highest, max(lowest + height, (top + bottom + height) / 2))
    scale = width / breadth
    return View(projection, (left + right - breadth) / 2, upper, scale, width, height * scale)
