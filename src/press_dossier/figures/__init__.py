"""Chart and map as vector paths and texts set in their places; nothing here is PDF or Word.

    drawing = chart(block, look, typesetter, width)
    drawing = world_map(block, look, typesetter, width, digits)
    svg(drawing), png(drawing)

A drawer paints `Drawing.paths` in their order, then each `Label.placed()` line. What draws is
imported when it is first asked for: most dossiers have no figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from press_dossier.figures.drawing import Drawing, Entry, Label, Path, Segment

if TYPE_CHECKING:
    from press_dossier.document import Chart, Map
    from press_dossier.look import Digits, Look
    from press_dossier.typography import Typesetter

__all__ = ["Drawing", "Entry", "Label", "Path", "Segment", "chart", "png", "svg", "world_map"]


def chart(block: Chart, look: Look, typesetter: Typesetter, width: float) -> Drawing:
    """Draw a chart of bars `width` points wide; its height follows from its rows.

    Bars begin at one axis and grow to the left; a bar's length is to its value as the longest
    bar to the greatest value. Labels stand row by row, a bar's name before its number. Raises
    ValueError for a negative value.
    """
    from press_dossier.figures import bars

    return bars.chart(block, look, typesetter, width)


def world_map(
    block: Map, look: Look, typesetter: Typesetter, width: float, digits: Digits
) -> Drawing:
    """Draw a map `width` points wide; its height follows from where its markers are.

    Names stand beside their markers in the order of the markers. On a crowded map some markers
    bear numbers, in `digits`, and `Drawing.key` says what these mean. Raises KeyError for a code
    that geography does not know.
    """
    from press_dossier.figures import worldmap

    return worldmap.world_map(block, look, typesetter, width, digits)


def svg(drawing: Drawing) -> str:
    """Return a drawing as an SVG file, its texts as outlines."""
    from press_dossier.figures import vector

    return vector.svg(drawing)


def png(drawing: Drawing, dots_per_inch: float = 200.0) -> bytes:
    """Return a drawing as a PNG file on white."""
    from press_dossier.figures import raster

    return raster.png(drawing, dots_per_inch)
