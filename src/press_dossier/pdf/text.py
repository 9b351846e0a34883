"""Drawing lines of text into a PDF's content streams."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObjectReference

from press_dossier.typography import Line

RGB = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Inks:
    """Colours of a text by role, each 0 to 1; a role without its own takes `plain`."""

    plain: RGB
    strong: RGB | None = None
    muted: RGB | None = None
    number: RGB | None = None
    link: RGB | None = None


class TextPainter:
    """Draws lines; one a PDF. Owns the codes and the fonts made from what was drawn.

    Nothing drawn is bracketed as structure: the caller does that. Inside, right-to-left runs
    stand in `/ReversedChars` and foreign words in `/Span` with their language.
    """

    def line(self, line: Line, x: float, y: float, inks: Inks) -> str:
        """Return operators that draw a line whose box's left edge is x and baseline y, points.

        ASCII; one or more `BT` … `ET`; the fill colour is set, the graphics state otherwise as
        it was found (wrap in `q`/`Q` where the colour matters after).
        """
        return "\n".join(code for _, code in self.parts(line, x, y, inks))

    def parts(self, line: Line, x: float, y: float, inks: Inks) -> Iterator[tuple[str | None, str]]:
        """Yield `(address or None, operators)` in logical order: the line cut at its links.

        For bracketing each link's text by itself.
        """
        raise NotImplementedError

    def resources(self, document: PDFDocument) -> dict[str, PDFObjectReference]:
        """Return every font used so far: resource name → reference, for a page's `/Font`.

        The fonts' names do not change; their programs are written by `embed`.
        """
        raise NotImplementedError

    def embed(self, document: PDFDocument) -> None:
        """Write the fonts into a document; call once, after the last line is drawn."""
        raise NotImplementedError
