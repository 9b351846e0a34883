"""The measures of a page in Word: lengths, leadings, layouts of paragraphs."""

from __future__ import annotations

from press_dossier.docx.markup import Value, Xml
from press_dossier.look import Look

TWIPS_PER_POINT = 20
TWIPS_PER_MM = 1440 / 25.4

HEADING_LEVELS = 4
LIST_INDENT = 6.0
"""Millimetres from the text's edge to a list's letters."""
CARD_LEADING = 1.6
"""Line to line of a key figure's words, in sizes."""
CARD_GAP = 72
"""Between two key figures, eighths of a point."""
COVER_BAND = 52.0
"""Width of the cover's ornament at the left edge, millimetres."""
COVER_GAP = 13.0
"""From that band to the letters, millimetres."""


COVER_LINE = 22.0
"""Line to line of the issuer, points."""
TITLE_LEADING = 1.5
SUBTITLE_LEADING = 1.6
"""Line to line, in sizes."""


def twips(millimetres: float) -> int:
    """Return millimetres as twentieths of a point."""
    return round(millimetres * TWIPS_PER_MM)


def cover_end(look: Look) -> float:
    """Return how far the cover's lines end before the text's left edge, millimetres."""
    return max(COVER_BAND + COVER_GAP - look.page.end, 0) if look.cover == "band" else 0


def paragraph(
    leading: float,
    *,
    before: float = 0,
    after: float = 0,
    start: float = 0,
    end: float = 0,
    align: str | None = None,
) -> dict[str, Value]:
    """Return a right-to-left layout: leading and spacing in points, indents in millimetres.

    The leading is exact, so that lines stand alike in every program, whichever of a face's
    three heights it reads. Under `w:bidi`, `left` is the right edge, where lines begin.
    """
    values: dict[str, Value] = {
        "bidi": True,
        "spacing": {
            "before": round(before * TWIPS_PER_POINT),
            "after": round(after * TWIPS_PER_POINT),
            "line": round(leading * TWIPS_PER_POINT),
            "lineRule": "exact",
        },
    }
    if start or end:
        values["ind"] = {"left": twips(start), "right": twips(end)}
    if align:
        values["jc"] = align
    return values


def tab_stops(stops: tuple[tuple[str, float], ...]) -> Xml:
    """Return tab stops: kind, and millimetres from where lines begin."""
    inner = "".join(f'<w:tab w:val="{kind}" w:pos="{twips(at)}"/>' for kind, at in stops)
    return Xml(f"<w:tabs>{inner}</w:tabs>")


def length(twips: int) -> dict[str, Value]:
    """Return the attributes of a table's measure."""
    return {"w": twips, "type": "dxa"}


def cell_margins(vertical: int, horizontal: int) -> dict[str, Value]:
    """Return the space around a cell's text, twips."""
    sides = (("top", vertical), ("left", horizontal), ("bottom", vertical), ("right", horizontal))
    return {side: length(space) for side, space in sides}
