"""The cover: its texts as paragraphs, its ornament as shapes behind them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import ceil

from press_dossier.document import Cover, Image, Piece, plain
from press_dossier.docx.blocks import field_line
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
from press_dossier.docx.job import Job
from press_dossier.docx.markup import Value
from press_dossier.docx.styles.measures import (
    COVER_BAND,
    COVER_LINE,
    SUBTITLE_LEADING,
    TITLE_LEADING,
    TWIPS_PER_POINT,
    cover_end,
)
from press_dossier.look import POINTS_PER_MM, Look
from press_dossier.ornament import star
from press_dossier.typography import TextStyle, Typesetter

_BLEED = 1.0
"""Millimetres that a coloured area reaches past the page's head and foot."""
_PITCH = {"band": 13.0, "ground": 15.0}
"""From star to star, millimetres."""
_HAIRLINE = 0.5
"""Points."""
_FAINT = 0.28
"""Opacity of the stars on a coloured page."""
_STARRED = 0.25
"""Share of a coloured page's height that bears stars."""
_ISSUER_TOP = 31.0
"""Where the issuer stands, millimetres from the top."""
_STATEMENT_TOP = {"band": 92.0, "ground": 80.0, "plain": 80.0}
"""Where the document's type stands, where the issuer leaves room."""
_LEAST_GAP = 10.0
_LOGO: Size = (60.0, 22.0)
_LOGO_AFTER = 3.0
_RULE: Size = (22.0, 0.8)
_RULE_ABOVE = 7.0
"""Millimetres from the short rule to the fields beneath it."""
_AROUND_RULE = 42.0
"""Points between what stands above the rule and the fields."""
_SHRINK = 0.9
_SMALLEST = 0.35
_MOST_TITLE_LINES = 3
_TAIL = 45.0
"""Millimetres kept for what follows the title beside the fields."""


@dataclass
class _Line:
    """A paragraph of the cover; spacing in points."""

    style: str
    content: str
    spacing: dict[str, float] = field(default_factory=dict)


def cover(job: Job, cover: Cover) -> str:
    """Return the cover's paragraphs; its ornament is anchored in the first."""
    ornament = _ornament(job)
    lines = [*_issuer(job, cover), *_statement(job, cover)]
    lines[0].spacing["before"] = (_ISSUER_TOP - job.document.look.page.top) * POINTS_PER_MM
    if cover.fields:
        lines[-1].spacing["after"] = _AROUND_RULE
        lines += _fields(job, cover)
    if cover.status is not None:
        lines.append(_Line("Cover Note", job.pen.piece(cover.status, "Status Frame")))
    if cover.embargo is not None:
        lines.append(_Line("Cover Note", job.pen.piece(cover.embargo)))
    lines[0].content = ornament + lines[0].content
    return "".join(_paragraph(job, line) for line in lines)


def fitted(look: Look, cover: Cover, typesetter: Typesetter) -> Look:
    """Return the look with a title small enough for the cover: three lines, no word broken."""
    width = look.page.width - look.page.start - look.page.end - cover_end(look)
    floor = look.page.height * (1 - _STARRED) if look.cover == "ground" else look.page.height - 24
    top = max(_STATEMENT_TOP[look.cover], _issuer_foot(cover) + _LEAST_GAP)
    tail = _TAIL + len(cover.fields) * look.scale.body * 1.7 / POINTS_PER_MM
    room = (floor - top - tail) * POINTS_PER_MM
    size = look.scale.title
    while size > look.scale.title * _SMALLEST:
        lines, broken = _title_lines(look, cover.title, size, width, typesetter)
        more, _ = _title_lines(look, cover.subtitle, size / 2, width, typesetter)
        height = lines * size * TITLE_LEADING + more * size / 2 * SUBTITLE_LEADING
        if lines <= _MOST_TITLE_LINES and height <= room and not broken:
            break
        size *= _SHRINK
    return replace(look, scale=replace(look.scale, title=size))


def _title_lines(
    look: Look, piece: Piece | None, size: float, width: float, typesetter: Typesetter
) -> tuple[int, bool]:
    """Return how many lines a title takes, and whether one of its words is broken."""
    if piece is None:
        return 0, False
    style = TextStyle(
        look.faces.heading,
        size,
        size * TITLE_LEADING,
        bold=True,
        latin_scale=look.scale.latin,
        fallback=look.faces.fallback,
    )
    points = width * POINTS_PER_MM
    broken = typesetter.min_width(piece.text, style) > points
    return len(typesetter.set(piece.text, style, points)), broken


def _paragraph(job: Job, line: _Line) -> str:
    spacing: dict[str, Value] = {
        name: round(value * TWIPS_PER_POINT) for name, value in line.spacing.items()
    }
    more: dict[str, Value] = {"spacing": spacing} if spacing else {}
    return job.paragraph(line.style, line.content, more=more)


def _issuer_foot(cover: Cover) -> float:
    """Return where the issuer's lines end, millimetres from the top."""
    logo = _LOGO[1] + _LOGO_AFTER if cover.logo is not None else 0
    return _ISSUER_TOP + logo + len(cover.issuer) * COVER_LINE / POINTS_PER_MM


def _issuer(job: Job, cover: Cover) -> list[_Line]:
    lines = []
    if cover.logo is not None:
        lines.append(_Line("Cover Logo", _logo(job, cover.logo)))
    return lines + [_Line("Cover Issuer", job.pen.piece(piece)) for piece in cover.issuer]


def _statement(job: Job, cover: Cover) -> list[_Line]:
    top = _STATEMENT_TOP[job.document.look.cover]
    gap = max(top - _issuer_foot(cover), _LEAST_GAP) * POINTS_PER_MM
    styled = (
        ("Title", cover.title),
        ("Subtitle", cover.subtitle),
        ("Cover Tagline", cover.tagline),
    )
    first = _Line("Cover Type", job.pen.piece(cover.document_type), {"before": gap})
    return [first] + [_Line(style, job.pen.piece(piece)) for style, piece in styled if piece]


def _fields(job: Job, cover: Cover) -> list[_Line]:
    lines = [
        _Line("Cover Field", field_line(job, row.label, row.value, "Cover Label"))
        for row in cover.fields
    ]
    accent = filled(job.document.look.palette.accent)
    number = job.ids.next_drawing()
    rule = behind(number, above_paragraph(_RULE_ABOVE), _RULE, RECTANGLE, accent)
    lines[0].content = rule + lines[0].content
    return lines


def _logo(job: Job, logo: Image) -> str:
    asset = logo.asset
    scale = min(_LOGO[0] / max(asset.width, 1), _LOGO[1] / max(asset.height, 1))
    size = (asset.width * scale, asset.height * scale)
    relationship = job.add_image(asset.data, asset.media_type)
    return inline_picture(job.ids.next_drawing(), relationship, size, plain(logo.alt.text))


def _ornament(job: Job) -> str:
    look = job.document.look
    page, palette = look.page, look.palette
    if look.cover == "plain":
        return ""
    banded = look.cover == "band"
    width = COVER_BAND if banded else page.width
    height = page.height if banded else page.height * _STARRED
    ground: Size = (width, page.height + 2 * _BLEED)
    starred: Size = (width, height)
    line = (
        stroked(palette.accent, _HAIRLINE)
        if banded
        else stroked(palette.on_ground, _HAIRLINE, _FAINT)
    )
    stars = _stars(starred, _PITCH[look.cover])
    return behind(
        job.ids.next_drawing(), on_page(-_BLEED), ground, RECTANGLE, filled(palette.ground)
    ) + behind(job.ids.next_drawing(), on_page(page.height - height), starred, stars, line)


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
