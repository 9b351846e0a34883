"""How a figure's texts are set: in the look's heading face."""

from __future__ import annotations

from press_dossier.document import Piece
from press_dossier.look import Look
from press_dossier.typography import Line, TextStyle, Typesetter

_LEADING = 1.5
"""Line to line, in sizes."""
_SLACK = 0.01
"""Points that a box is wider than its text, so that rounding breaks no line."""


def heading_style(
    look: Look, size: float, *, bold: bool = False, tabular: bool = False
) -> TextStyle:
    """Return a style in the look's heading face; `size` in points."""
    return TextStyle(
        look.faces.heading,
        size,
        size * _LEADING,
        bold=bold,
        latin_scale=look.scale.latin,
        tabular=tabular,
        fallback=look.faces.fallback,
    )


def one_line(typesetter: Typesetter, piece: Piece, style: TextStyle) -> tuple[Line, ...]:
    """Set a piece in a box of its own width."""
    return typesetter.set(piece.text, style, typesetter.width(piece.text, style) + _SLACK)
