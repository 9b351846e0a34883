"""Setting a text: from spans to lines."""

from __future__ import annotations

from collections.abc import Mapping

from press_dossier.document import Text
from press_dossier.resources import Family
from press_dossier.typography.line import Line
from press_dossier.typography.style import TextStyle


class Typesetter:
    """Sets texts in the given families; one a process. Keeps every word that it has shaped."""

    def __init__(self, families: Mapping[str, Family]) -> None:
        self.families = families

    def set(self, text: Text, style: TextStyle, width: float) -> tuple[Line, ...]:
        """Break a text into lines of at most `width` points; `()` for a text without characters.

        Breaks at spaces (never U+00A0) and at `\\n`; a word wider than the line is cut between
        letters. Raises MissingGlyph where no family of the chain has a character.
        """
        raise NotImplementedError

    def width(self, text: Text, style: TextStyle) -> float:
        """Return the width in points of a text on one line."""
        raise NotImplementedError

    def min_width(self, text: Text, style: TextStyle) -> float:
        """Return the width in points of the widest word of a text."""
        raise NotImplementedError
