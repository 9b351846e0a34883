"""A map: the outline of the land without any border, a marker a country, its name beside it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from press_dossier.document import Map, Piece
from press_dossier.figures.drawing import Drawing, Label, Path, circle, polygon, rectangle, stroke
from press_dossier.figures.geometry import Box, Point
from press_dossier.figures.markers import apart
from press_dossier.figures.outlines import ink_box
from press_dossier.figures.placement import Place, place_names
from press_dossier.figures.setting import heading_style, one_line
from press_dossier.figures.view import coast_view
from press_dossier.geography import centroid
from press_dossier.look import Look
from press_dossier.typography import Line, Typesetter

SIZES = (1.0, 0.88, 0.76)
"""Sizes of names, in sizes of running text: the first at which all names find a place."""
RADIUS = 0.26
"""Radius of a marker without its ring, in sizes of its name."""
RING = 0.8
"""Width of the light ring that parts a marker from the land and from its neighbours."""
LEADER = 0.45
INSET = 4.0
"""Points between the map's edge and what stands on it."""
MOAT = 1.0
"""Least free space between two markers, points: a leader line fits through."""
BETWEEN = 12.0
"""Points between the names beneath the map."""


class _Name(NamedTuple):
    """A name that is set, with the rectangle of its ink: x from its box, y from its baseline."""

    piece: Piece
    lines: tuple[Line, ...]
    ink: Box

    def at(self, box: Box, colour: str) -> Label:
        """Return the label whose ink fills a box."""
        return Label(
            self.piece, self.lines, box.left - self.ink.left, box.top - self.ink.top, colour
        )


class _Layout(NamedTuple):
    """Markers of one radius with their names, each in its place or in none."""

    points: list[Point]
    radius: float
    names: list[_Name]
    places: list[Place | None]


def world_map(block: Map, look: Look, typesetter: Typesetter, width: float) -> Drawing:
    """Draw a map: `figures.world_map`.

    Markers that would cover each other are moved apart by as little as parts them. Names stand
    beside their markers or at the end of a leader line; those that find no place on the map stand
    in lines beneath it.
    """
    positions = [centroid(marker.code) for marker in block.markers]
    seen, coast = coast_view(positions, width)
    frame = Box(0, 0, seen.width, seen.height)
    layout = _layout(block, look, typesetter, [seen.point(*at) for at in positions], frame)
    palette = look.palette
    ground = Path(rectangle(frame), palette.tint)
    shore = Path(tuple(chain.from_iterable(map(polygon, coast))), palette.line)
    leaders = (
        Path(stroke(*place.leader), None, palette.muted, LEADER)
        for place in layout.places
        if place and place.leader
    )
    discs = (
        Path(circle(*point, layout.radius), palette.heading, palette.paper, RING)
        for point in layout.points
    )
    labels, height = _labels(layout, frame, palette.ink)
    return Drawing(width, height, (ground, shore, *leaders, *discs), labels)


def _layout(
    block: Map, look: Look, typesetter: Typesetter, points: Sequence[Point], frame: Box
) -> _Layout:
    """Lay out markers and names at the largest size at which all find a place, or the smallest."""
    inside = Box(INSET, INSET, frame.right - INSET, frame.bottom - INSET)
    for share in SIZES:
        style = heading_style(look, look.scale.running * share)
        names = [
            _name(marker.name, one_line(typesetter, marker.name, style)) for marker in block.markers
        ]
        radius = style.size * RADIUS
        moved = apart(points, 2 * radius + RING + MOAT, inside)
        sizes = [(name.ink.right - name.ink.left, name.ink.bottom - name.ink.top) for name in names]
        layout = _Layout(moved, radius, names, place_names(moved, radius + RING / 2, sizes, inside))
        if all(layout.places):
            break
    return layout


def _name(piece: Piece, lines: tuple[Line, ...]) -> _Name:
    return _Name(piece, lines, ink_box(lines[0]) if lines else Box(0, 0, 0, 0))


def _labels(layout: _Layout, frame: Box, colour: str) -> tuple[tuple[Label, ...], float]:
    """Return the labels, and the drawing's height with the names that stand beneath the map."""
    labels = []
    right, baseline = frame.right, frame.bottom
    for name, place in zip(layout.names, layout.places, strict=True):
        if not name.lines:
            continue
        if place:
            labels.append(name.at(place.box, colour))
            continue
        line = name.lines[0]
        if baseline == frame.bottom or right - line.width < frame.left:
            right, baseline = frame.right, baseline + line.leading
        labels.append(Label(name.piece, name.lines, right - line.width, baseline, colour))
        right -= line.width + BETWEEN
    height = frame.bottom if baseline == frame.bottom else baseline + INSET
    return tuple(labels), height
