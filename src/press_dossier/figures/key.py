"""How the key of a map's numbers stands beneath it: rows from right to left, in columns."""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

from press_dossier.figures.drawing import Drawing, Entry
from press_dossier.figures.setting import heading_style
from press_dossier.look import Look
from press_dossier.typography import Typesetter

LEADING = 1.7
"""Line to line, in sizes."""
_GAP = 5.0
"""Points between a number and its name."""
_BETWEEN = 10.0
"""Least space between a name and the next column, points."""
_MOST = 5
"""Columns at most: with more, the eye loses its row."""


class Key(NamedTuple):
    """The entries row by row, and the columns: points from the right edge, and their widths.

    The numbers take `indent` points of each column.
    """

    rows: tuple[tuple[Entry, ...], ...]
    starts: tuple[float, ...]
    widths: tuple[float, ...]
    indent: float


def key(drawing: Drawing, look: Look, typesetter: Typesetter) -> Key:
    """Lay out the key of a drawing's numbers over the drawing's width."""
    style = heading_style(look, look.scale.running)
    bold = heading_style(look, look.scale.running, bold=True, tabular=True)
    entries = drawing.key
    indent = max(typesetter.width(entry.number, bold) for entry in entries) + _GAP
    names = [indent + typesetter.width(entry.name.text, style) + _BETWEEN for entry in entries]
    for columns in range(min(_MOST, len(entries)), 0, -1):
        widths = [max(names[n::columns]) for n in range(columns)]
        spare = (drawing.width - sum(widths)) / columns
        if spare >= 0:
            break
    widths = [width + spare for width in widths]
    starts = [0.0, *accumulate(widths[:-1])]
    rows = [entries[n : n + columns] for n in range(0, len(entries), columns)]
    return Key(tuple(rows), tuple(starts), tuple(widths), indent)
