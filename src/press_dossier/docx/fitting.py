"""What must fit its room: the cover's texts, a key figure, the column of labels."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from press_dossier.document import Bar, Cover, Piece, Table, Text
from press_dossier.docx.styles.measures import (
    COVER_LINE,
    FIELD_LEADING,
    SUBTITLE_LEADING,
    TAGLINE_LEADING,
    TITLE_LEADING,
    cover_end,
)
from press_dossier.look import POINTS_PER_MM, Look
from press_dossier.typography import TextStyle, Typesetter
from press_dossier.typography.columns import share_width
from press_dossier.typography.titles import stands_well

ISSUER_TOP = 31.0
"""Where the cover's issuer stands, millimetres from the page's top."""
LOGO = (60.0, 22.0)
"""Width and height of the room for a logo, millimetres."""
AROUND_RULE = 42.0
"""Points between what stands above the cover's short rule and the fields beneath it."""
STARRED = 0.25
_LEAST_STARRED = 0.12
"""Shares of a coloured page's height that bear stars, where the texts leave room and at least."""
_ABOVE_STARS = 8.0
"""Millimetres between the last text and the stars."""
_STATEMENT_TOP = {"band": 92.0, "ground": 80.0, "plain": 80.0}
"""Where the document's type stands, unless what follows needs more room."""
_LOGO_AFTER = 3.0
_LEAST_GAP = 8.0
_GOOD_GAP = 26.0
"""Points above the document's type: at least, and where stars can make room for it."""
_NOTE = 52.0
"""Points of a framed line of the cover: the frame, and what stands around it."""
_SPACES = 26.0
"""Points of the small spaces between the cover's texts."""
_SHRINK = 0.9
_SMALLEST = 0.35
_MOST_TITLE = 3
"""A title is no taller than so many lines of its full size."""
_LABEL_GAP = 12.0
_WIDEST_LABEL = 0.35
_SAMPLE = 60
"""So many rows say how wide a column's texts are."""
_SAFETY = 1.03
"""Word's own breaking may set a line a little wider than the typesetter."""


@dataclass(frozen=True, slots=True)
class CoverFit:
    """The size of the cover's title and the space above the document's type, points.

    `stars` is the height of the stars on a coloured page, millimetres.
    """

    title: float
    gap: float
    stars: float


def text_style(look: Look, size: float, *, heading: bool = True, bold: bool = True) -> TextStyle:
    """Return how the typesetter measures a text of a size in points."""
    return TextStyle(
        look.faces.heading if heading else look.faces.body,
        size,
        size,
        bold=bold,
        latin_scale=look.scale.latin,
        fallback=look.faces.fallback,
    )


def fit_cover(look: Look, cover: Cover, typesetter: Typesetter) -> CoverFit:
    """Fit the cover on its page: a title of three lines, or as tall, that stands well."""
    page = look.page
    width = (page.width - page.start - page.end - cover_end(look)) * POINTS_PER_MM / _SAFETY
    floor = page.height - page.bottom
    if look.cover == "ground":
        floor = page.height * (1 - _LEAST_STARRED) - _ABOVE_STARS
    logo = (LOGO[1] + _LOGO_AFTER) * POINTS_PER_MM if cover.logo is not None else 0.0
    foot = max(ISSUER_TOP, page.top) * POINTS_PER_MM + logo + len(cover.issuer) * COVER_LINE

    def lines(piece: Piece | None, style: TextStyle) -> int:
        return len(typesetter.set(piece.text, style, width)) if piece is not None else 0

    tagline = lines(cover.tagline, text_style(look, look.scale.lead, heading=False, bold=False))
    notes = sum(note is not None for note in (cover.status, cover.embargo))
    below = (
        tagline * look.scale.lead * TAGLINE_LEADING
        + (AROUND_RULE if cover.fields else 0)
        + len(cover.fields) * look.scale.table * FIELD_LEADING
        + notes * _NOTE
        + _SPACES
    )
    size = look.scale.title
    while True:
        style = text_style(look, size)
        below_title = replace(look.scale, title=size).subtitle
        title = lines(cover.title, style)
        well = stands_well(typesetter, cover.title.text, style, width, look.scale.title)
        needed = (
            COVER_LINE
            + title * size * TITLE_LEADING
            + lines(cover.subtitle, text_style(look, below_title)) * below_title * SUBTITLE_LEADING
            + below
        )
        room = floor * POINTS_PER_MM - foot - needed
        fits = title * size <= _MOST_TITLE * look.scale.title and room >= _LEAST_GAP and well
        if fits or size <= look.scale.title * _SMALLEST:
            break
        size *= _SHRINK
    wanted = _STATEMENT_TOP[look.cover] * POINTS_PER_MM - foot
    full = page.height * (1 - STARRED) - _ABOVE_STARS
    gap = max(min(wanted, full * POINTS_PER_MM - foot - needed), min(_GOOD_GAP, room), _LEAST_GAP)
    if look.cover != "ground":
        gap = max(min(wanted, room), _LEAST_GAP)
    end = (foot + gap + needed) / POINTS_PER_MM + _ABOVE_STARS
    return CoverFit(size, gap, max(page.height - max(end, full + _ABOVE_STARS), 0.0))


def label_column(
    look: Look, labels: Iterable[Piece], typesetter: Typesetter, width: float, least: float
) -> float:
    """Return the width of a column of labels and the gap after it; all in millimetres."""
    style = text_style(look, look.scale.small)
    widest = max((typesetter.width(label.text, style) for label in labels), default=0.0)
    needed = (widest + _LABEL_GAP) / POINTS_PER_MM
    return max(least, min(needed, width * _WIDEST_LABEL))


def fits_card(look: Look, value: Piece, typesetter: Typesetter, width: float) -> bool:
    """Say whether a key figure's number stands on one line of `width` points."""
    style = text_style(look, look.scale.number)
    return typesetter.width(value.text, style) * _SAFETY <= width


def column_widths(
    look: Look, table: Table, typesetter: Typesetter, width: float, sides: float
) -> list[float]:
    """Return the widths of a table's columns, measured by what stands in the first rows.

    `sides` is the room that a cell's margins take; all in points.
    """
    columns = table.columns
    least = [_want(look, table, n, typesetter.min_width, sides) for n in range(len(columns))]
    most = [
        None if column.kind == "bar" else _want(look, table, n, typesetter.width, sides)
        for n, column in enumerate(columns)
    ]
    return share_width(width, [column.weight for column in columns], least, most)


def _want(
    look: Look,
    table: Table,
    index: int,
    measure: Callable[[Text, TextStyle], float],
    sides: float,
) -> float:
    column, scale = table.columns[index], look.scale
    number = column.kind == "number"
    dense = table.is_dense
    cells = text_style(look, scale.cell(dense=dense), heading=number, bold=number)
    heads = text_style(look, scale.cell_head(dense=dense))
    widest = measure(column.header.text, heads)
    for row in table.rows[:_SAMPLE]:
        cell = row.cells[index] if index < len(row.cells) else ()
        text = () if isinstance(cell, Bar) else cell.text if isinstance(cell, Piece) else cell
        widest = max(widest, measure(text, heads if row.head and index == 0 else cells))
    return widest * _SAFETY + sides
