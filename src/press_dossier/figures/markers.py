"""Markers that would cover each other, moved apart; markers in the order of their numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import atan2, cos, hypot, sin

from press_dossier.figures.geometry import Box, Point

_ROUNDS = 160
_DRAWN = 80
"""In so many rounds at first, markers that were moved are drawn back to where they were."""
_BACK = 0.12
"""Share of its way that a marker goes back in a round."""
_SAME = 0.01
"""Points nearer than this stand on one place."""
_TURN = 2.4
"""Radians from one direction to the next (the golden angle), so that few point the same way."""

_STRIP = 44.0
"""Width of a strip of the map that is numbered from its top down, points."""


def apart(
    points: Sequence[Point], radii: Sequence[float], between: float, frame: Box
) -> list[Point]:
    """Move discs within `frame` until `between` points are free between each two.

    Two that are too near move away from each other by the same length; those that stand on one
    place part in directions that depend on their order. More discs than the frame can hold end
    as far apart as some rounds bring them.
    """
    home = [_inside(point, frame) for point in points]
    moved = [*home]
    reach = 2 * max(radii, default=0.0) + between
    for turn in range(_ROUNDS):
        still = True
        for n, m in _near(moved, reach):
            (ax, ay), (bx, by) = moved[n], moved[m]
            least = radii[n] + radii[m] + between
            length = hypot(bx - ax, by - ay)
            if length >= least:
                continue
            still = False
            angle = atan2(by - ay, bx - ax) if length > _SAME else _TURN * m
            push = (least - length) / 2 + _SAME
            across, down = push * cos(angle), push * sin(angle)
            moved[n] = _inside(Point(ax - across, ay - down), frame)
            moved[m] = _inside(Point(bx + across, by + down), frame)
        if still and (turn >= _DRAWN or moved == home):
            break
        if turn < _DRAWN:
            moved = [
                Point(x + (u - x) * _BACK, y + (v - y) * _BACK)
                for (x, y), (u, v) in zip(moved, home, strict=True)
            ]
    return moved


def _near(points: Sequence[Point], reach: float) -> list[tuple[int, int]]:
    """Return the pairs of points that are nearer than `reach`, both across and down."""
    by_place = sorted((x, y, n) for n, (x, y) in enumerate(points))
    pairs = []
    for at, (x, y, n) in enumerate(by_place, 1):
        for other, down, m in by_place[at:]:
            if other - x >= reach:
                break
            if -reach < down - y < reach:
                pairs.append((n, m))
    return pairs


def _inside(point: Point, frame: Box) -> Point:
    return Point(
        min(max(point.x, frame.left), frame.right), min(max(point.y, frame.top), frame.bottom)
    )


def in_strips(points: Mapping[int, Point]) -> list[int]:
    """Return the points in the order of their numbers: strips from the right, each downwards.

    A strip begins at the first point that the one before it does not hold.
    """
    strips: list[list[int]] = []
    edge = 0.0
    for n in sorted(points, key=lambda n: -points[n].x):
        if not strips or points[n].x < edge:
            strips.append([])
            edge = points[n].x - _STRIP
        strips[-1].append(n)
    return [n for strip in strips for n in sorted(strip, key=lambda n: points[n].y)]
