"""The cover: its texts as paragraphs, its ornament as shapes behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import ceil

from press_dossier.document import Cover, Image, Piece, plain
from press_dossier.docx.blocks import field_line
from press_dossier.docx.cover_fitting import AROUND_RULE, ISSUER_TOP, LOGO, CoverFit
from press_dossier.docx.drawing import (
    RECTANGLE,
    Size,
    above_paragraph,
    behind,
    filled,
    inline_picture,
    on_page,
    outlines,
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
    lines = [*_issuer(pen, job, cover), *_statement(pen, cover, fit.gap)]
    room = max(ISSUER_TOP - job.document.look.page.top, 0.0)
    above = lines[0].spacing.get("before", 0.0)  # where no issuer stands over the statement
    lines[0].spacing["before"] = room * POINTS_PER_MM + above
    if cover.fields:
        lines[-1].spacing["after"] = AROUND_RULE
        lines += _fields(job, cover, pen, fit.scale)
    framed = (cover.status, cover.embargo)
    lines += [_framed(job, piece, fit.scale) for piece in framed if piece is not None]
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


def _issuer(pen: Pen, job: Job, cover: Cover) -> list[_Line]:
    lines = []
    if cover.logo is not None:
        lines.append(_Line("Cover Logo", _logo(job, cover.logo)))
    return lines + [_Line("Cover Issuer", pen.piece(piece)) for piece in cover.issuer]


def _statement(pen: Pen, cover: Cover, gap: float) -> list[_Line]:
    styled = (
        ("Title", cover.title),
        ("Subtitle", cover.subtitle),
        ("Cover Tagline", cover.tagline),
    )
    first = _Line("Cover Type", pen.piece(cover.document_type), {"before": gap})
    return [first] + [_Line(style, pen.piece(piece)) for style, piece in styled if piece]


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
    framed: dict[str, Value] = {
        "left": twips(_FRAME),
        "right": twips(max(width - words - 3 * _FRAME, cover_end(look))),
    }
    return _Line("Cover Status", job.pen.piece(piece), more={"ind": framed})


def _logo(job: Job, logo: Image) -> str:
    asset = logo.asset
    scale = min(LOGO[0] / max(asset.width, 1), LOGO[1] / max(asset.height, 1))
    size = (asset.width * scale, asset.height * scale)
    relationship = job.add_image(asset.data, asset.media_type)
    return inline_picture(job.ids.next_drawing(), relationship, size, plain(logo.alt.text))


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
