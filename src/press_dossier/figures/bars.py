"""A chart of bars, read from right to left: labels, a common axis, bars, numbers at their ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from press_dossier.document import Chart, Datum, Piece
from press_dossier.figures.drawing import Drawing, Label, Path, rectangle, stroke
from press_dossier.figures.geometry import Box
from press_dossier.figures.setting import heading_style, one_line
from press_dossier.look import Look
from press_dossier.typography import Line, Typesetter

ROW = 24.0
"""Least height of a bar's row, points."""
BAR = 11.0
"""Thickness of a bar, points."""
GAP = 6.0
"""Points between label and axis, and between a bar's end and its number."""
LABELS = 0.38
"""Largest share of the width that labels take; longer ones are broken into lines."""
HAIRLINE = 0.5
AXIS = 0.75


@dataclass(frozen=True, slots=True)
class _Row:
    datum: Datum
    label: tuple[Line, ...]
    number: tuple[Line, ...]

    @property
    def height(self) -> float:
        return max(ROW, sum(line.leading for line in self.label) + GAP)

    @property
    def reach(self) -> float:
        """The number's width."""
        return max((line.width for line in self.number), default=0.0)


def chart(block: Chart, look: Look, typesetter: Typesetter, width: float) -> Drawing:
    """Draw a chart: `figures.chart`."""
    if any(datum.value < 0 for datum in block.data):
        raise ValueError("a bar's value is negative")
    rows, column = _set_rows(block, look, typesetter, width)
    numbers = max((row.reach for row in rows), default=0.0)
    axis = width - column - GAP
    room = axis - numbers - GAP
    greatest = max((datum.value for datum in block.data), default=0.0) or 1.0
    height = sum(row.height for row in rows)
    palette = look.palette
    paths: list[Path] = []
    labels: list[Label] = []
    top = 0.0
    for row in rows:
        datum = row.datum
        middle = top + row.height / 2
        end = axis - room * datum.value / greatest
        if top:
            paths.append(Path(stroke((0, top), (width, top)), None, palette.line, HAIRLINE))
        if end < axis:
            bar = Box(end, middle - BAR / 2, axis, middle + BAR / 2)
            paths.append(Path(rectangle(bar), palette.accent))
        labels += _centred(datum.label, row.label, width - column, middle, palette.heading)
        labels += _centred(datum.printed, row.number, end - GAP - row.reach, middle, palette.ink)
        top += row.height
    paths.append(Path(stroke((axis, 0), (axis, height)), None, palette.muted, AXIS))
    return Drawing(width, height, tuple(paths), tuple(labels))


def _set_rows(
    block: Chart, look: Look, typesetter: Typesetter, width: float
) -> tuple[list[_Row], float]:
    """Set every text; return the rows and the width of the column of labels."""
    size = look.scale.small
    names = heading_style(look, size, bold=True)
    numbers = heading_style(look, size, bold=True, tabular=True)
    widest = max((typesetter.width(d.label.text, names) for d in block.data), default=0.0)
    column = min(widest + HAIRLINE, width * LABELS)
    rows = [
        _Row(
            datum,
            typesetter.set(datum.label.text, names, column),
            one_line(typesetter, datum.printed, numbers),
        )
        for datum in block.data
    ]
    return rows, column


def _centred(
    piece: Piece, lines: tuple[Line, ...], left: float, middle: float, colour: str
) -> Iterator[Label]:
    """Yield the label, if it has any lines, with their middle at a height."""
    if lines:
        top = middle - sum(line.leading for line in lines) / 2
        yield Label(piece, lines, left, top + lines[0].baseline, colour)
