"""Markers that would cover each other, moved apart."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import atan2, cos, hypot, sin

from press_dossier.figures.geometry import Box, Point

_ROUNDS = 100
_SAME = 0.01
"""Points nearer than this stand on one place."""
_TURN = 2.4
"""Radians from one direction to the next (the golden angle), so that few point the same way."""


def apart(points: Sequence[Point], least: float, frame: Box) -> list[Point]:
    """Move points within `frame` until each two are at least `least` apart.

    Two that are too near move away from each other by the same length; those that stand on one
    place part in directions that depend on their order. More points than the frame can hold end
    as far apart as some rounds bring them.
    """
    moved = [_inside(point, frame) for point in points]
    for _ in range(_ROUNDS):
        still = True
        for n, m in combinations(range(len(moved)), 2):
            (ax, ay), (bx, by) = moved[n], moved[m]
            length = hypot(bx - ax, by - ay)
            if length >= least:
                continue
            still = False
            angle = atan2(by - ay, bx - ax) if length > _SAME else _TURN * m
            push = (least - length) / 2 + _SAME
            across, down = push * cos(angle), push * sin(angle)
            moved[n] = _inside(Point(ax - across, ay - down), frame)
            moved[m] = _inside(Point(bx + across, by + down), frame)
        if still:
            break
    return moved


def _inside(point: Point, frame: Box) -> Point:
    return Point(
        min(max(point.x, frame.left), frame.right), min(max(point.y, frame.top), frame.bottom)
    )
