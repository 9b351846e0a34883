"""How the title of a cover stands on its lines."""

from __future__ import annotations

from press_dossier.document import Text
from press_dossier.typography.style import TextStyle
from press_dossier.typography.typesetter import Typesetter

_ONE_LINE = 0.68
"""A title shrinks so far, as a share of its full size, to stand on one line."""


def stands_well(
    typesetter: Typesetter, text: Text, style: TextStyle, width: float, full_size: float
) -> bool:
    """Say whether no word is wider than the line, and none stands alone without need.

    A word may stand alone on the last line where the title, at the least of its sizes, would
    not be held by one line. Lengths are points.
    """
    if typesetter.min_width(text, style) > width:
        return False
    lines = typesetter.set(text, style, width)
    if len(lines) < 2 or len(lines[-1].text.split()) > 1:
        return True
    return typesetter.width(text, style._replace(size=full_size * _ONE_LINE)) > width
