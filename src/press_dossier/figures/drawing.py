"""What a figure is made of: filled or stroked paths, and texts set in their places.

Lengths are points; x grows to the right and y downwards from the drawing's top left corner.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from press_dossier.document import Piece, Text
from press_dossier.figures.geometry import Box
from press_dossier.typography import Line

Operator = Literal["M", "L", "Q", "C", "Z"]
"""Move, line, quadratic curve, cubic curve, close: the letters of an SVG path."""

Segment = tuple[Operator, tuple[float, ...]]
"""An operator with the coordinates of its points: two numbers a point, the end point last."""

ARC = 0.5522847498307936
"""How far a cubic's control points lie along the tangents of a quarter circle of radius 1."""


@dataclass(frozen=True, slots=True)
class Path:
    """Outlines filled by the nonzero winding rule, or stroked, or both.

    Colours are `#rrggbb`. The paths of a chart or a map hold no quadratic curves.
    """

    segments: tuple[Segment, ...]
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 0.0


@dataclass(frozen=True, slots=True)
class Label:
    """A piece set in place: the left edge of its lines' boxes, the baseline of the first."""

    piece: Piece
    lines: tuple[Line, ...]
    x: float
    y: float
    colour: str

    def placed(self) -> Iterator[tuple[Line, float, float]]:
        """Yield each line with the left edge of its box and its baseline."""
        y = self.y
        for line in self.lines:
            yield line, self.x, y
            y += line.leading


@dataclass(frozen=True, slots=True)
class Entry:
    """A number that stands in a drawing, and what it stands for."""

    number: Text
    name: Piece


@dataclass(frozen=True, slots=True)
class Drawing:
    """Paths in the order of painting, then labels in reading order.

    Where there was no room for all labels, numbers stand in their places, and `key` says in their
    order what they mean: each drawer sets it as text beneath (`figures.key`).
    """

    width: float
    height: float
    paths: tuple[Path, ...]
    labels: tuple[Label, ...]
    key: tuple[Entry, ...] = ()


def rectangle(box: Box) -> tuple[Segment, ...]:
    """Return the outline of a box."""
    left, top, right, bottom = box
    return polygon(((left, top), (right, top), (right, bottom), (left, bottom)))


def polygon(points: Sequence[tuple[float, float]]) -> tuple[Segment, ...]:
    """Return a closed outline through the points."""
    return (("M", points[0]), *(("L", point) for point in points[1:]), ("Z", ()))


def stroke(start: tuple[float, float], end: tuple[float, float]) -> tuple[Segment, ...]:
    """Return a straight line."""
    return (("M", start), ("L", end))


def circle(x: float, y: float, radius: float) -> tuple[Segment, ...]:
    """Return a circle of four cubic curves."""
    r, k = radius, radius * ARC
    return (
        ("M", (x + r, y)),
        ("C", (x + r, y + k, x + k, y + r, x, y + r)),
        ("C", (x - k, y + r, x - r, y + k, x - r, y)),
        ("C", (x - r, y - k, x - k, y - r, x, y - r)),
        ("C", (x + k, y - r, x + r, y - k, x + r, y)),
        ("Z", ()),
    )
