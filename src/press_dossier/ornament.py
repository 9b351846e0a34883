"""The eight-pointed star of the covers: its corners, for any drawer."""

from __future__ import annotations

from math import cos, pi, sin

POINTS = 8
INNER = cos(pi / 4) / cos(pi / 8)
"""Radius of the inner corners: where two crossed squares meet, cos(π/4) / cos(π/8)."""


def star(radius: float) -> tuple[tuple[float, float], ...]:
    """Return the corners of a star about the origin, a point upwards, clockwise with y down."""
    return tuple(
        (length * sin(angle), -length * cos(angle))
        for index in range(2 * POINTS)
        for length, angle in ((radius if index % 2 == 0 else radius * INNER, index * pi / POINTS),)
    )
