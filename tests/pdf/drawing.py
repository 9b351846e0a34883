"""Draws texts line by line with the text engine alone, for its tests."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from press_dossier.document import Text
from press_dossier.pdf.text import Inks, TextPainter
from press_dossier.typography import TextStyle, Typesetter

BLACK = Inks((0.0, 0.0, 0.0))
MEASURE = 156 * 72 / 25.4
"""The width of a body line, points."""


def draw(
    path: Path,
    pages: Iterable[Iterable[Text]],
    style: TextStyle,
    setter: Typesetter,
    measure: float = MEASURE,
) -> None:
    """Write a PDF of paragraphs under each other, one iterable of texts a page."""
    rl_config.useA85 = 0
    canvas = Canvas(str(path), invariant=1)
    canvas.setViewerPreference("Direction", "R2L")
    painter = TextPainter()
    for texts in pages:
        y = 800.0
        for text in texts:
            for line in setter.set(text, style, measure):
                canvas._code.append(painter.line(line, 77, y - line.baseline, BLACK))
                y -= line.leading
            y -= 6
        canvas.showPage()
    document = canvas._doc
    document.idToObject["BasicFonts"].dict.update(painter.resources(document))
    painter.embed(document)
    canvas.save()
