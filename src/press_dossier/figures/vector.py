"""A drawing as SVG 1.1, its texts as outlines: it looks the same without any font."""

from __future__ import annotations

from collections.abc import Iterable

from press_dossier.figures.drawing import Drawing, Path, Segment
from press_dossier.figures.outlines import glyph_outlines

_DECIMALS = 2


def svg(drawing: Drawing) -> str:
    """Return a drawing as an SVG file. It holds no text: the reader's words are its caption's
    and its alternative text's.
    """
    width, height = _number(drawing.width), _number(drawing.height)
    paths = [*drawing.paths, *(Path(glyph_outlines(i), fill=i.colour) for i in drawing.labels)]
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt"'
            f' viewBox="0 0 {width} {height}">',
            *(_path(path) for path in paths if path.segments),
            "</svg>\n",
        )
    )


def _path(path: Path) -> str:
    stroke = (
        f' stroke="{path.stroke}" stroke-width="{_number(path.stroke_width)}"'
        if path.stroke
        else ""
    )
    return f'<path fill="{path.fill or "none"}"{stroke} d="{_data(path.segments)}"/>'


def _data(segments: Iterable[Segment]) -> str:
    return "".join(
        operator + " ".join(_number(value) for value in values) for operator, values in segments
    )


def _number(value: float) -> str:
    """Write a number as short as it goes, and minus nothing as nothing."""
    text = f"{value:.{_DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
