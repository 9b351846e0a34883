"""The outline of the world's land, without any border, cut to a window of a projection."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from math import pi, radians

from press_dossier.figures.geometry import Box
from press_dossier.figures.projection import Position, Projection
from press_dossier.resources import data

Ring = Sequence[Position]

STEPS = 50
"""Steps of the data file in a degree."""
DETAIL = 0.35
"""Points of an outline nearer to each other, in points of length, are drawn as one."""

_GLOBE = Box(-pi, -pi, pi, pi)


@cache
def outlines() -> tuple[Ring, ...]:
    """Return the outlines as (longitude, latitude) in radians; a longitude may pass half a turn.

    The data file holds one outline a line, in Google's Encoded Polyline Algorithm Format.
    """
    lines = data("land/outlines.polyline").read_text(encoding="ascii").splitlines()
    return tuple(tuple(_positions(line)) for line in lines)


def land(
    projection: Projection, place: Callable[[float, float], Position], window: Box
) -> list[Ring]:
    """Return the outlines that a window shows, cut at its edges.

    `place` takes a projected position to the drawing, whose points `window` is in.
    """
    shown = []
    for outline in outlines():
        for ring in _turned(outline, radians(projection.meridian)):
            placed = [place(*projection.raw(east, north)) for east, north in ring]
            cut = clipped(_thinned(placed), window)
            if len(cut) > 2:
                shown.append(cut)
    return shown


def clipped(ring: Ring, window: Box) -> Ring:
    """Cut a closed outline to a box (Sutherland and Hodgman, 1974)."""
    for axis, edge, sign in (
        (0, window.left, 1),
        (0, window.right, -1),
        (1, window.top, 1),
        (1, window.bottom, -1),
    ):
        depths = [(position[axis] - edge) * sign for position in ring]
        if max(depths, default=0) <= 0:
            return ()
        if min(depths) < 0:
            ring = list(_cut(ring, depths))
    return ring


def _cut(ring: Ring, depths: Sequence[float]) -> Iterator[Position]:
    """Yield what of a closed outline lies at a depth of 0 or more, and where it crosses 0."""
    before, depth_before = ring[-1], depths[-1]
    for position, depth in zip(ring, depths, strict=True):
        if (depth < 0) != (depth_before < 0):
            share = depth_before / (depth_before - depth)
            yield (
                before[0] + (position[0] - before[0]) * share,
                before[1] + (position[1] - before[1]) * share,
            )
        if depth >= 0:
            yield position
        before, depth_before = position, depth


def _turned(outline: Ring, meridian: float) -> Iterator[Ring]:
    """Yield an outline as seen from a meridian (-pi to pi), cut where the globe is cut.

    The cut is a straight line even where the projection's edge is a curve: a view shows that edge
    only of the whole world, whose cut runs through the sea.
    """
    west = min(east for east, _ in outline) - meridian
    east = max(east for east, _ in outline) - meridian
    for turn in (-2 * pi, 0.0, 2 * pi):
        if west + turn < pi and east + turn > -pi:
            ring = [(x - meridian + turn, y) for x, y in outline]
            yield ring if west + turn >= -pi and east + turn <= pi else clipped(ring, _GLOBE)


def _thinned(ring: Ring) -> Ring:
    """Leave out the points that lie on the one before."""
    kept = []
    last_x = last_y = float("inf")
    for position in ring:
        x, y = position
        if abs(x - last_x) > DETAIL or abs(y - last_y) > DETAIL:
            kept.append(position)
            last_x, last_y = x, y
    return kept


def _positions(line: str) -> Iterator[Position]:
    """Decode one outline."""
    longitude = latitude = 0
    steps = _steps(line)
    for east, north in zip(steps, steps, strict=True):
        longitude += east
        latitude += north
        yield radians(longitude / STEPS), radians(latitude / STEPS)


def _steps(line: str) -> Iterator[int]:
    """Yield the numbers of an encoded polyline: groups of five bits, the sign in the lowest."""
    value = shift = 0
    for byte in line.encode("ascii"):
        group = byte - 63
        value |= (group & 0x1F) << shift
        shift += 5
        if group < 0x20:
            yield ~(value >> 1) if value & 1 else value >> 1
            value = shift = 0
