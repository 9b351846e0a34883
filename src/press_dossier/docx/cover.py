"""The cover: its texts as paragraphs, its ornament as shapes behind them."""

from __future__ import annotations

from functools import lru_cache
from math import ceil

from press_dossier.docx.blocks import field_line
from press_dossier.docx.drawing import (
    RECTANGLE,
    Box,
    behind,
    filled,
    inline_picture,
    outlines,
    stroked,
)
from press_dossier.docx.job import Job
from press_dossier.docx.styles import COVER_BAND
from press_dossier.document import Cover, Piece, plain
from press_dossier.ornament import star

_BLEED = 1.0
"""Millimetres that a coloured area reaches past the page."""
_PITCH = 13.0
"""From star to star, millimetres."""
_HAIRLINE = 0.5
"""Points."""
_STARS_ON_GROUND = 0.25
"""Share of a coloured cover's height that bears stars."""
_TYPE_TOP = {"band": 94.0, "ground": 82.0, "plain": 82.0}
"""Where the document type stands, millimetres from the top."""
_ISSUER_LINE = 22 / 20 * 7.06
_LOGO_HEIGHT = 22.0
_FIRST_BEFORE = 5.0
_POINTS_PER_MM = 72 / 25.4
_RULE = 38.0
_RULE_HEIGHT = 0.9
_RULE_ABOVE = 6.5
"""The short rule stands so far above the fields."""


def cover(job: Job, cover: Cover) -> str:
    """Return the cover's paragraphs; its ornament is anchored in the first."""
    written: list[str] = []

    def add(style: str, content: str, before: float | None = None) -> None:
        first = _ornament(job) if not written else ""
        more = {} if before is None else {"spacing": {"before": round(before * 20)}}
        written.append(job.paragraph(style, first + content, **more))

    def add_piece(style: str, piece: Piece | None, before: float | None = None) -> None:
        if piece is not None:
            add(style, job.pen.piece(piece), before)

    height = job.document.look.page.top + _FIRST_BEFORE
    if cover.logo is not None:
        add("Cover Logo", _logo(job, cover))
        height += _LOGO_HEIGHT + 3
    for n, piece in enumerate(cover.issuer):
        first = n == 0 and cover.logo is None
        add_piece("Cover Issuer", piece, _FIRST_BEFORE * _POINTS_PER_MM if first else None)
        height += 22 / _POINTS_PER_MM
    gap = max(_TYPE_TOP[job.document.look.cover] - height, 14.0)
    add_piece("Cover Type", cover.document_type, gap * _POINTS_PER_MM)
    add_piece("Title", cover.title)
    add_piece("Subtitle", cover.subtitle)
    add_piece("Cover Tagline", cover.tagline)
    for n, row in enumerate(cover.fields):
        line = field_line(job, row.label, row.value, "Cover Label")
        add("Cover Field", (_rule(job) if n == 0 else "") + line, before=22.0 if n == 0 else None)
    if cover.status is not None:
        add("Cover Note", job.pen.piece(cover.status, "Status Frame"))
    add_piece("Cover Note", cover.embargo)
    return "".join(written)


def _logo(job: Job, cover: Cover) -> str:
    assert cover.logo is not None
    asset = cover.logo.asset
    size = (_LOGO_HEIGHT * asset.width / max(asset.height, 1), _LOGO_HEIGHT)
    relationship = job.add_image(asset.data, asset.media_type)
    alt = plain(cover.logo.alt.text)
    return inline_picture(job.ids.next_drawing(), relationship, size, alt)


def _ornament(job: Job) -> str:
    look = job.document.look
    page, palette = look.page, look.palette
    if look.cover == "plain":
        return ""
    if look.cover == "band":
        ground = Box(-_BLEED, -_BLEED, COVER_BAND + _BLEED, page.height + 2 * _BLEED)
        starred = Box(0, 0, COVER_BAND, page.height)
        colour = palette.accent
    else:
        ground = Box(-_BLEED, -_BLEED, page.width + 2 * _BLEED, page.height + 2 * _BLEED)
        height = page.height * _STARS_ON_GROUND
        starred = Box(0, page.height - height, page.width, height)
        colour = palette.accent_on_ground
    return behind(job.ids.next_drawing(), ground, RECTANGLE, filled(palette.ground)) + behind(
        job.ids.next_drawing(), starred, _stars(starred), stroked(colour, _HAIRLINE)
    )


def _rule(job: Job) -> str:
    return ""


@lru_cache(maxsize=8)
def _stars(box: Box) -> str:
    """Return stars that fill a box in whole columns and rows: edge to edge, none is cut."""
    columns = max(round(box.width / _PITCH), 1)
    pitch = box.width / columns
    rows = ceil(box.height / pitch)
    corners = star(pitch / 2)
    return outlines(
        box,
        [
            [(x + pitch * (column + 0.5), y + pitch * (row + 0.5)) for x, y in corners]
            for row in range(rows)
            for column in range(columns)
        ],
    )
