"""The cover: its texts as paragraphs, its ornament as shapes behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import ceil

from press_dossier.document import Cover, Image, Piece, plain
from press_dossier.docx.binding import bound_title
from press_dossier.docx.blocks import field_line
from press_dossier.docx.cover_fitting import (
    AROUND_RULE,
    ISSUER_TOP,
    LOGO_PLATE,
    CoverFit,
    PlacedLogo,
    logo_gap,
)
from press_dossier.docx.drawing import (
    RECTANGLE,
    Size,
    above_paragraph,
    at_right,
    behind,
    filled,
    framed,
    inline_picture,
    on_page,
    outlines,
    placed_picture,
    stroked,
)
from press_dossier.docx.fitting import label_column, text_style
from press_dossier.docx.job import Job
from press_dossier.docx.markup import Value
from press_dossier.docx.styles.measures import (
    COVER_BAND,
    COVER_LABELS,
    TWIPS_PER_POINT,
    cover_end,
    label_indent,
    twips,
)
from press_dossier.docx.text import Pen
from press_dossier.look import POINTS_PER_MM, Scale
from press_dossier.ornament import star

_BLEED = 1.0
"""Millimetres that a coloured area reaches past the page's head and foot."""
_PITCH = {"band": 13.0, "ground": 15.0}
"""From star to star, millimetres."""
_HAIRLINE = 0.5
"""Points."""
_FAINT = 0.28
"""Opacity of the stars on a coloured page."""
_FRAME = 2.0
"""Millimetres between the status and its frame."""
_RULE: Size = (22.0, 0.8)
_RULE_ABOVE = 7.0
"""Millimetres from the short rule to the fields beneath it."""


@dataclass
class _Line:
    """A paragraph of the cover; spacing in points."""

    style: str
    content: str
    spacing: dict[str, float] = field(default_factory=dict)
    more: Mapping[str, Value] = field(default_factory=dict)


def cover(job: Job, cover: Cover, fit: CoverFit) -> tuple[str, str]:
    """Return the cover's paragraphs, and what must be anchored in its head.

    Its ornament is anchored in the first paragraph; where the cover has footnotes, in its head:
    LibreOffice puts off to the next page what has a footnote beside a shape in the text.
    """
    ornament = _ornament(job, fit)
    pen = job.pen.on_cover()
    lines = [*_issuer(pen, job, cover, fit), *_statement(pen, cover, fit.gap)]
    room = max(ISSUER_TOP - job.document.look.page.top, 0.0)
    above = lines[0].spacing.get("before", 0.0)  # where no issuer stands over the statement
    lines[0].spacing["before"] = room * POINTS_PER_MM + above
    if cover.fields:
        lines[-1].spacing["after"] = AROUND_RULE
        lines += _fields(job, cover, pen, fit.scale)
    warnings = (cover.status, cover.embargo)
    lines += [_framed(job, piece, fit.scale) for piece in warnings if piece is not None]
    if not fit.has_notes:
        lines[0].content = ornament + lines[0].content
    written = "".join(_paragraph(job, line) for line in lines)
    return written, ornament if fit.has_notes else ""


def _paragraph(job: Job, line: _Line) -> str:
    spacing: dict[str, Value] = {
        name: round(value * TWIPS_PER_POINT) for name, value in line.spacing.items()
    }
    more: dict[str, Value] = {"spacing": spacing} if spacing else {}
    return job.paragraph(line.style, line.content, more={**line.more, **more})


def _issuer(pen: Pen, job: Job, cover: Cover, fit: CoverFit) -> list[_Line]:
    """Return the issuer, the state first, beside the logo or beneath a broad one."""
    look = job.document.look
    lines = [
        _Line("Cover Issuer" if rank else "Cover State", pen.piece(piece))
        for rank, piece in enumerate(cover.issuer)
    ]
    placed = fit.logo
    if cover.logo is None or placed is None:
        return lines
    if not placed.is_beside:
        drawn = _logo(job, cover.logo, placed)
        return [_Line("Cover Logo", drawn), *lines]
    beside: dict[str, Value] = {
        "ind": {"left": twips(placed.size[0] + logo_gap(look)), "right": twips(cover_end(look))}
    }
    for line in lines:
        line.more = beside
    lines[0].content = _logo(job, cover.logo, placed) + lines[0].content
    lines[0].spacing["before"] = placed.above
    return lines


def _statement(pen: Pen, cover: Cover, gap: float) -> list[_Line]:
    styled = (
        ("Title", cover.title),
        ("Subtitle", cover.subtitle),
        ("Cover Tagline", cover.tagline),
    )
    first = _Line("Cover Type", pen.piece(cover.document_type), {"before": gap})
    lines = (
        _Line(style, pen.piece(replace(piece, text=bound_title(piece.text))))
        for style, piece in styled
        if piece
    )
    return [first, *lines]


def _fields(job: Job, cover: Cover, pen: Pen, scale: Scale) -> list[_Line]:
    look = replace(job.document.look, scale=scale)
    width = look.page.width - look.page.start - look.page.end - cover_end(look)
    labels = [row.label for row in cover.fields]
    stop = label_column(look, labels, job.typesetter, width, COVER_LABELS)
    indent = label_indent(stop, cover_end(look), COVER_LABELS)
    lines = [
        _Line("Cover Field", field_line(pen, row.label, row.value, "Cover Label"), more=indent)
        for row in cover.fields
    ]
    accent = filled(look.palette.accent)
    number = job.ids.next_drawing()
    rule = behind(number, above_paragraph(_RULE_ABOVE), _RULE, RECTANGLE, accent)
    lines[0].content = rule + lines[0].content
    return lines


def _framed(job: Job, piece: Piece, scale: Scale) -> _Line:
    """Return the status or the embargo in a frame as wide as its words."""
    look = job.document.look
    words = job.typesetter.width(piece.text, text_style(look, scale.small)) / POINTS_PER_MM
    width = look.page.width - look.page.start - look.page.end
    indent: dict[str, Value] = {
        "left": twips(_FRAME),
        "right": twips(max(width - words - 3 * _FRAME, cover_end(look))),
    }
    return _Line("Cover Status", job.pen.piece(piece), more={"ind": indent})


def _logo(job: Job, logo: Image, placed: PlacedLogo) -> str:
    """Return the logo in its line or, on the page, at the right of the issuer."""
    asset = logo.asset
    relationship = job.add_image(asset.data, asset.media_type)
    alt = plain(logo.alt.text)
    number = job.ids.next_drawing()
    if placed.is_beside:
        return placed_picture(number, relationship, placed.size, alt, at_right(placed.top))
    return inline_picture(number, relationship, placed.size, alt)


def _ornament(job: Job, fit: CoverFit) -> str:
    look = job.document.look
    page, palette = look.page, look.palette
    if look.cover == "plain":
        return ""
    banded = look.cover == "band"
    width = COVER_BAND if banded else page.width
    height = page.height if banded else fit.stars
    ground: Size = (width, page.height + 2 * _BLEED)
    starred: Size = (width, height)
    line = (
        stroked(palette.accent, _HAIRLINE)
        if banded
        else stroked(palette.on_ground, _HAIRLINE, _FAINT)
    )
    drawn = behind(
        job.ids.next_drawing(), on_page(-_BLEED), ground, RECTANGLE, filled(palette.ground)
    )
    if height > 0:
        stars = _stars(starred, _PITCH[look.cover])
        place = on_page(page.height - height)
        drawn += behind(job.ids.next_drawing(), place, starred, stars, line)
    if fit.logo is not None and not banded:  # a dark one would not show
        paper = framed(palette.paper, LOGO_PLATE * POINTS_PER_MM)
        place = at_right(fit.logo.top)
        drawn += behind(job.ids.next_drawing(), place, fit.logo.size, RECTANGLE, paper)
    return drawn


@lru_cache(maxsize=8)
def _stars(size: Size, pitch: float) -> str:
    """Return stars that fill an area in whole columns: none is cut at its sides."""
    columns = max(round(size[0] / pitch), 1)
    pitch = size[0] / columns
    corners = star(pitch / 2)
    return outlines(
        size,
        [
            [(x + pitch * (column + 0.5), y + pitch * (row + 0.5)) for x, y in corners]
            for row in range(ceil(size[1] / pitch))
            for column in range(columns)
        ],
    )
