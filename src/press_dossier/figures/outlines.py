"""The shapes of a set line's glyphs, for files that carry no fonts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import uharfbuzz as hb

from press_dossier.figures.drawing import Label, Operator, Segment
from press_dossier.figures.geometry import Box
from press_dossier.typography import Ink, Line
from press_dossier.typography.faces import Face


class _Placed(NamedTuple):
    """A glyph at its place on a line: font units to points, y upwards from the baseline."""

    face: Face
    glyph: int
    x: float
    y: float
    x_scale: float
    y_scale: float


def glyph_outlines(label: Label) -> tuple[Segment, ...]:
    """Return the outlines of all glyphs of a label, in the drawing's coordinates."""
    segments: list[Segment] = []
    for line, x, y in label.placed():
        for glyph in _placed(line):
            left, baseline = x + glyph.x, y - glyph.y
            for operator, units in _outline(glyph.face, glyph.glyph):
                coordinates = tuple(
                    baseline - value * glyph.y_scale if n % 2 else left + value * glyph.x_scale
                    for n, value in enumerate(units)
                )
                segments.append((operator, coordinates))
    return tuple(segments)


def ink_box(line: Line) -> Box:
    """Return the rectangle that a line's glyphs fill: x from its box, y from its baseline."""
    boxes = []
    for placed in _placed(line):
        extents = placed.face.font.get_glyph_extents(placed.glyph)
        if extents is None or not extents.width:
            continue
        left = placed.x + extents.x_bearing * placed.x_scale
        top = -placed.y - extents.y_bearing * placed.y_scale
        right = left + extents.width * placed.x_scale
        boxes.append(Box(left, top, right, top - extents.height * placed.y_scale))
    if not boxes:
        return Box(0, 0, line.natural, 0)
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def _placed(line: Line) -> Iterator[_Placed]:
    """Yield every glyph of a line, run by run."""
    for run in line.runs:
        unit = run.size / run.face.upem
        across = unit * line.stretch
        x = run.x + run.width if run.rtl else run.x
        for word in run.words:
            for letter in word.letters:
                advance = letter.advance * across
                if run.rtl:
                    x -= advance
                for ink in letter.ink:
                    yield _at(run.face, ink, x, across, unit)
                if not run.rtl:
                    x += advance
            if word.space:
                x += -line.gap if run.rtl else line.gap


def _at(face: Face, ink: Ink, x: float, across: float, unit: float) -> _Placed:
    return _Placed(face, ink.glyph, x + ink.x * across, ink.y * unit, across * ink.stretch, unit)


@cache
def _outline(face: Face, glyph: int) -> tuple[Segment, ...]:
    """Return a glyph's outline in font units, y upwards."""
    segments: list[Segment] = []
    face.font.draw_glyph(glyph, _pen(), segments)
    return tuple(segments)


@cache
def _pen() -> Any:
    """Return HarfBuzz's drawing callbacks, which append to the list that they are given."""
    pen = hb.DrawFuncs()

    def to(operator: Operator) -> Any:
        def draw(*arguments: Any) -> None:
            *coordinates, segments = arguments
            segments.append((operator, tuple(coordinates)))

        return draw

    pen.set_move_to_func(to("M"))
    pen.set_line_to_func(to("L"))
    pen.set_quadratic_to_func(to("Q"))
    pen.set_cubic_to_func(to("C"))
    pen.set_close_path_func(to("Z"))
    return pen
