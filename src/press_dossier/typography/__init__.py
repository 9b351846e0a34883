"""Arabic text for any drawer: bidi levels, shaping, line breaking, justification.

    typesetter = typesetter_of(look.families)
    lines = typesetter.set(text, TextStyle("amiri", 13, 23, align="justify"), width=442)

The text is broken in logical order and each line reordered after (UAX #9, L1 and L2). Nothing
here knows PDF: a `Line` holds letters, glyphs and places.
"""

from press_dossier.typography.errors import MissingGlyph
from press_dossier.typography.kept import typesetter_of
from press_dossier.typography.line import Ink, Letter, Line, LinkBox, Run, Word
from press_dossier.typography.style import TextStyle
from press_dossier.typography.typesetter import Typesetter

__all__ = [
    "Ink",
    "Letter",
    "Line",
    "LinkBox",
    "MissingGlyph",
    "Run",
    "TextStyle",
    "Typesetter",
    "Word",
    "typesetter_of",
]
