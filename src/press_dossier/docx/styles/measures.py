"""The measures of a page in Word: lengths, leadings, layouts of paragraphs."""

from __future__ import annotations

from collections.abc import Iterable

from press_dossier.docx.markup import Value, Xml, border
from press_dossier.look import POINTS_PER_MM, Look, Scale

TWIPS_PER_POINT = 20
TWIPS_PER_MM = 1440 / 25.4

HEADING_LEVELS = 4
HEADING_GAP = 9.0 / POINTS_PER_MM
"""Millimetres between a heading's number and its title."""
QUOTE_SPACE = 10
RULE = 18
"""A rule beside a text: points from it, and its width in eighths of a point."""
LIST_INDENT = 6.0
"""Millimetres from the text's edge to a list's letters."""
CONTENTS_NUMBER = 9.0
"""Millimetres of the contents' column of numbers."""
FIELD_LABELS = 22.0
COVER_LABELS = 18.0
"""Least width of a column of labels, millimetres."""
CARD_LEADING = 1.6
"""Line to line of a key figure's words, in sizes."""
CARD_SIDES = 100
"""Beside a key figure's words, twips."""
COVER_BAND = 52.0
"""Width of the cover's ornament at the left edge, millimetres."""
COVER_GAP = 13.0
"""From that band to the letters, millimetres."""


_COVER_LINE = 22.0
_COVER_LEADING = 1.85
_STATUS_LINE = 18.0
_STATUS_LEADING = 1.72
"""Line to line of the cover's short texts: points at most, and in sizes."""
NOTE_LEADING = 1.7
TITLE_LEADING = 1.5
SUBTITLE_LEADING = 1.6
TAGLINE_LEADING = 1.8
FIELD_LEADING = 1.7
"""Line to line, in sizes."""


def heading_sizes(scale: Scale) -> tuple[float, ...]:
    """Return the sizes of headings by level, points."""
    return (scale.heading, scale.subheading, scale.body, scale.table)


def beside(space: float, eighths: float) -> float:
    """Return the indent that a border takes: points from the text, eighths wide; millimetres."""
    return (space + eighths / 8) / POINTS_PER_MM


def twips(millimetres: float) -> int:
    """Return millimetres as twentieths of a point."""
    return round(millimetres * TWIPS_PER_MM)


def heading_middle(indent: float) -> float:
    """Return where the middle of a heading's number stands; its title at `indent`; millimetres."""
    return (indent - HEADING_GAP) / 2


def contents_indent(level: int) -> float:
    """Return where the titles of a level stand in the contents, millimetres."""
    return (level - 1) * 8 + CONTENTS_NUMBER


def cover_end(look: Look) -> float:
    """Return how far the cover's lines end before the text's left edge, millimetres."""
    return max(COVER_BAND + COVER_GAP - look.page.end, 0) if look.cover == "band" else 0


def cover_line(size: float) -> float:
    """Return the leading of the issuer and of the document's type, points."""
    return min(_COVER_LINE, size * _COVER_LEADING)


def cover_status_line(size: float) -> float:
    """Return the leading of what stands framed on the cover, points."""
    return min(_STATUS_LINE, size * _STATUS_LEADING)


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


def quote_rule(look: Look) -> dict[str, Value]:
    """Return the rule beside a quote's beginning."""
    return border(look.palette.accent, RULE, QUOTE_SPACE)


def heading_rule(look: Look, indent: float | None = None) -> dict[str, Value]:
    """Return the rule beneath a heading.

    Beneath one with a number it would begin at the number's middle: a border that does not show,
    as far beside it, lets it begin where lines do. `indent` is that of the title, millimetres.
    """
    rule: dict[str, Value] = {"bottom": border(look.palette.accent, 8, 3)}
    if indent is not None:
        space = round(heading_middle(indent) * POINTS_PER_MM)
        rule["right"] = border(look.palette.paper, 2, space)
    return rule


def label_indent(stop: float, end: float = 0, instead: float | None = None) -> dict[str, Value]:
    """Return the layout of a label and its value, which begins `stop` millimetres on.

    `instead` is the stop of the paragraph's style, which would hold beside it.
    """
    cleared = (("clear", instead),) if instead is not None and instead != stop else ()
    return {
        "ind": {"left": twips(stop), "right": twips(end), "hanging": twips(stop)},
        "tabs": tab_stops((*cleared, ("left", stop))),
    }


def tab_stops(stops: Iterable[tuple[str, float]]) -> Xml:
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
