"""From longitude and latitude to the plane: one projection for the world, one for a region.

Both give x eastwards and y northwards, in radii of the globe, from the central meridian and
the equator or the central parallel.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import cos, radians, sin, tan

Position = tuple[float, float]
Raw = Callable[[float, float], Position]

_FLATTEST_CONE = 0.05
"""Sine of the parallel under which a cone is so flat that a cylinder serves."""


@dataclass(frozen=True, slots=True)
class Projection:
    """`raw` takes radians, the longitude counted from `meridian` (degrees)."""

    meridian: float
    raw: Raw

    def __call__(self, longitude: float, latitude: float) -> Position:
        """Project a place in degrees; the longitude goes to within half a turn of `meridian`."""
        east = (longitude - self.meridian + 180) % 360 - 180
        return self.raw(radians(east), radians(latitude))


def natural_earth(meridian: float) -> Projection:
    """Return Tom Patterson's Natural Earth projection, for the world.

    Polynomial by Šavrič, Jenny, Patterson, Petrovič and Hurni, «A Polynomial Equation for the
    Natural Earth Projection», Cartography and Geographic Information Science 38(4), 2011.
    """
    return Projection(meridian, _natural_earth)


def conic(meridian: float, parallel: float) -> Projection:
    """Return the equidistant conic that touches the globe at a parallel, for a region.

    J. P. Snyder, «Map Projections: A Working Manual», USGS Professional Paper 1395, page 113;
    near the equator its limit, the equidistant cylindrical (page 90).
    """
    middle = radians(parallel)
    cone = sin(middle)
    if abs(cone) < _FLATTEST_CONE:
        return Projection(meridian, lambda east, north: (east * cos(middle), north - middle))
    radius = 1 / tan(middle)

    def project(east: float, north: float) -> Position:
        reach = radius + middle - north
        return reach * sin(cone * east), radius - reach * cos(cone * east)

    return Projection(meridian, project)


def _natural_earth(east: float, north: float) -> Position:
    square = north * north
    fourth = square * square
    x = east * (
        0.8707
        - 0.131979 * square
        + fourth * (-0.013791 + fourth * (0.003971 * square - 0.001529 * fourth))
    )
    y = north * (
        1.007226
        + square * (0.015085 + fourth * (-0.044475 + 0.028874 * square - 0.005916 * fourth))
    )
    return x, y
