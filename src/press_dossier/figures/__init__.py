"""Chart and map as vector paths and texts set in their places; nothing here is PDF or Word.

    drawing = chart(block, look, typesetter, width)
    drawing = world_map(block, look, typesetter, width)
    svg(drawing), png(drawing)

A drawer paints `Drawing.paths` in their order, then each `Label.placed()` line. `png` brings
Pillow in when it is called, not before.
"""

from press_dossier.figures.chart import chart
from press_dossier.figures.drawing import Drawing, Label, Path, Segment
from press_dossier.figures.map import world_map
from press_dossier.figures.svg import svg

__all__ = ["Drawing", "Label", "Path", "Segment", "chart", "png", "svg", "world_map"]


def png(drawing: Drawing, dots_per_inch: float = 200.0) -> bytes:
    """Return a drawing as a PNG file on white."""
    from press_dossier.figures import raster

    return raster.png(drawing, dots_per_inch)
