"""Points, boxes and lines of a drawing, x to the right and y downwards, and how near they are."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot
from typing import NamedTuple


class Point(NamedTuple):
    """A place in a drawing."""

    x: float
    y: float


class Box(NamedTuple):
    """A rectangle, by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box, across: float = 0.0, down: float = 0.0) -> bool:
        """Say whether two boxes are nearer than `across` and `down` points, both ways."""
        return (
            self.left < other.right + across
            and other.left < self.right + across
            and self.top < other.bottom + down
            and other.top < self.bottom + down
        )

    def within(self, other: Box) -> bool:
        """Say whether this box lies in another."""
        return (
            self.left >= other.left
            and self.top >= other.top
            and self.right <= other.right
            and self.bottom <= other.bottom
        )


class Disc(NamedTuple):
    """A circle: a marker with its ring."""

    x: float
    y: float
    radius: float

    @property
    def centre(self) -> Point:
        """Where it stands."""
        return Point(self.x, self.y)


Straight = tuple[Point, Point]
"""A straight line between two points."""


def area(outline: Sequence[tuple[float, float]]) -> float:
    """Return the area in a closed outline: above 0 where it turns clockwise as drawn."""
    following = [*outline[1:], *outline[:1]]
    pairs = zip(outline, following, strict=True)
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs) / 2


def gap(box: Box, point: Point) -> float:
    """Return the distance from a box to a point outside it, else 0."""
    return hypot(
        max(box.left - point.x, 0, point.x - box.right),
        max(box.top - point.y, 0, point.y - box.bottom),
    )


def line_gap(line: Straight | None, point: Point) -> float:
    """Return the distance from a line to a point."""
    if line is None:
        return float("inf")
    (x, y), end = line
    across, down = end.x - x, end.y - y
    share = ((point.x - x) * across + (point.y - y) * down) / (across * across + down * down)
    share = max(0.0, min(1.0, share))
    return hypot(x + across * share - point.x, y + down * share - point.y)


def crosses(line: Straight | None, box: Box, clear: float = 0.0) -> bool:
    """Say whether a line comes nearer to a box than `clear` (Liang and Barsky, 1984)."""
    if line is None:
        return False
    (x0, y0), (x1, y1) = line
    enter, leave = 0.0, 1.0
    for start, step, low, high in (
        (x0, x1 - x0, box.left - clear, box.right + clear),
        (y0, y1 - y0, box.top - clear, box.bottom + clear),
    ):
        if not step:
            if not low < start < high:
                return False
            continue
        near, far = sorted(((low - start) / step, (high - start) / step))
        enter, leave = max(enter, near), min(leave, far)
    return enter < leave


def cut(a: Straight | None, b: Straight | None) -> bool:
    """Say whether two lines cut each other."""
    if a is None or b is None:
        return False
    return _side(*a, b[0]) * _side(*a, b[1]) < 0 and _side(*b, a[0]) * _side(*b, a[1]) < 0


def _side(start: Point, end: Point, point: Point) -> float:
    """Return on which side of a line a point lies, by sign."""
    return (end.x - start.x) * (point.y - start.y) - (end.y - start.y) * (point.x - start.x)
