"""The cover: who speaks at the top, the title in the upper third, the facts beneath it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from press_dossier.document import Cover, Image, Piece, plain
from press_dossier.look import POINTS_PER_MM
from press_dossier.pdf.blocks.fields import label_column
from press_dossier.pdf.cover_colours import cover_colours, mix
from press_dossier.pdf.lettering import Lettering, Letterings
from press_dossier.pdf.ornament import draw_stars
from press_dossier.pdf.picture import add_picture
from press_dossier.pdf.running import Runner
from press_dossier.pdf.sheet import Sheet
from press_dossier.pdf.structure import Element
from press_dossier.typography import Line
from press_dossier.typography.titles import stands_well

_BLEED = 3 * POINTS_PER_MM
_BAND = 52 * POINTS_PER_MM
_BAND_PITCH = _BAND / 4
_GROUND_PITCH = 15 * POINTS_PER_MM
_GROUND_STARS = 0.28
"""How far the stars on a coloured ground are lighter than it."""
_GUTTER = 14 * POINTS_PER_MM
_TOP = 31 * POINTS_PER_MM
_TITLE_AT = 0.33
"""Where the document's type stands, as a share of the page from its top."""
_STARRED = 0.25
"""The lowest part of a coloured ground, which bears stars and no text."""
_LOGO = (22 * POINTS_PER_MM, 60 * POINTS_PER_MM)
_LOGO_GAP = 10.0
_PLATE = 2 * POINTS_PER_MM
"""Paper around a logo on a coloured ground."""
_ABOVE_STARS = 8 * POINTS_PER_MM
_ISSUER_SIZES = (1.0, 0.85, 0.7, 0.55, 0.4)
_MOST_ISSUER = 0.24
"""The share of the page's height that the issuer may take before it is set smaller."""
_BROAD_LOGO = 0.3
"""A logo that takes a larger share of the width stands above the issuer."""
_FLOOR = 20 * POINTS_PER_MM
_SECTION_GAP = 26.0
_RULE = 22 * POINTS_PER_MM
_RULE_WEIGHT = 2.2
_FRAME = (10.0, 3.0)
"""The space between a frame and its text: at the sides, above and below."""
_LEAST_FRAMED = 0.85
"""A framed text shrinks so far to stand on one line."""
_BELOW_TITLE = 0.3
"""The space between title and subtitle, in sizes of the title."""
_MOST_TITLE = 3
"""A title is no taller than so many lines of its full size."""
_SIZES = (
    (1.0, 1.0),
    (0.88, 1.0),
    (0.77, 1.0),
    (0.68, 1.0),
    (0.6, 1.0),
    (0.52, 1.0),
    (0.45, 1.0),
    (0.4, 0.9),
    (0.35, 0.8),
    (0.35, 0.65),
    (0.35, 0.5),
    (0.35, 0.4),
)
"""Sizes of the title and of all beneath it, as shares of the template's, tried in turn."""


class _Part(NamedTuple):
    """A text of the cover: set, with the space before it, and what stands beside it.

    `label` is the name of a fact; `framed` draws a frame around the text.
    """

    role: str
    lettering: Lettering
    lines: Sequence[Line]
    gap: float
    label: tuple[Lettering, Sequence[Line], float] | None = None
    framed: bool = False

    @property
    def height(self) -> float:
        frame = 2 * _FRAME[1] if self.framed else 0.0
        return self.gap + frame + sum(line.leading for line in self.lines)


class CoverPage:
    """Draws the cover of one document."""

    def __init__(self, letterings: Letterings, cover: Cover, element: Element) -> None:
        self._letterings = letterings
        self._cover = cover
        self._element = element
        look = letterings.look
        self._look = look
        self._height = look.page.height * POINTS_PER_MM
        self._right = (look.page.width - look.page.start) * POINTS_PER_MM
        band = _BAND + _GUTTER if look.cover == "band" else look.page.end * POINTS_PER_MM
        self._left = min(band, self._right * 0.75)
        self._width = self._right - self._left
        self._colours = cover_colours(look)

    def draw(self, sheet: Sheet, runner: Runner) -> None:
        """Draw the page."""
        self._draw_ground(sheet)
        if runner.alert is not None and not self._cover.bears(runner.alert):
            colour = self._colours.accent_text if self._look.cover == "ground" else None
            runner.draw_alert(sheet, self._left, colour)
        foot = self._draw_issuer(sheet, self._height - _TOP)
        self._draw_statement(sheet, foot - _SECTION_GAP)

    def _draw_ground(self, sheet: Sheet) -> None:
        palette, style = self._look.palette, self._look.cover
        if style == "plain":
            return
        page = self._look.page.width * POINTS_PER_MM
        height = self._height + 2 * _BLEED
        with sheet.artifact():
            if style == "band":
                band = (-_BLEED, -_BLEED, _BAND + _BLEED, height)
                sheet.rectangle(*band, palette.ground)
                draw_stars(sheet, *band, _BAND_PITCH, palette.accent)
            else:
                sheet.rectangle(-_BLEED, -_BLEED, page + 2 * _BLEED, height, palette.ground)
                starred = self._height * _STARRED + _BLEED
                colour = mix(palette.ground, palette.on_ground, _GROUND_STARS)
                draw_stars(
                    sheet, -_BLEED, -_BLEED, page + 2 * _BLEED, starred, _GROUND_PITCH, colour
                )

    def _draw_issuer(self, sheet: Sheet, top: float) -> float:
        """Draw the issuer, the state first, beside the logo or beneath a broad one."""
        letterings, colours = self._letterings, self._colours
        right, foot = self._right, top
        if self._cover.logo is not None:
            width, height = self._draw_logo(sheet, self._cover.logo, top)
            foot = top - height
            gap = _LOGO_GAP + (_PLATE if self._look.cover == "ground" else 0.0)
            if width < self._width * _BROAD_LOGO:
                right -= width + gap
            else:
                top = foot - gap
        for size in _ISSUER_SIZES:
            set_lines = [
                (lettering, letterings.lines(piece.text, lettering, right - self._left))
                for rank, piece in enumerate(self._cover.issuer)
                for lettering in [
                    letterings.issuer(rank)
                    .scaled(size)
                    .coloured(colours.text if rank else colours.strong)
                ]
            ]
            height = sum(line.leading for _, lines in set_lines for line in lines)
            if height <= self._height * _MOST_ISSUER:
                break
        beside = right < self._right
        y = top - max(top - foot - height, 0.0) / 2 if beside else top
        for lettering, lines in set_lines:
            y = sheet.text(self._element.child("P"), lines, self._left, y, lettering.inks)
        return min(y, foot)

    def _draw_logo(self, sheet: Sheet, logo: Image, top: float) -> tuple[float, float]:
        """Draw the logo at the right; return its width and height."""
        asset = logo.asset
        scale = min(_LOGO[0] / asset.height, _LOGO[1] / asset.width)
        width, height = asset.width * scale, asset.height * scale
        left, bottom = self._right - width, top - height
        box = b"/O/Layout/BBox[%.2f %.2f %.2f %.2f]" % (left, bottom, self._right, top)
        figure = self._element.child("Figure", alt=plain(logo.alt.text), attributes=box)
        number = add_picture(sheet.tree.document, asset)
        if self._look.cover == "ground":  # a dark one would not show
            plate = (left - _PLATE, bottom - _PLATE, width + 2 * _PLATE, height + 2 * _PLATE)
            with sheet.artifact():
                sheet.rectangle(*plate, self._look.palette.paper)
        with sheet.tagged(figure):
            sheet.draw_object(f"Im{number}", number, left, bottom, width, height)
        return width, height

    def _draw_statement(self, sheet: Sheet, ceiling: float) -> None:
        """Draw the document's type, title and facts: a third down, higher or smaller if full."""
        floor = self._height * _STARRED + _ABOVE_STARS if self._look.cover == "ground" else _FLOOR
        rule = _SECTION_GAP + _RULE_WEIGHT
        for title, rest in _SIZES:
            titles, facts = list(self._titles(title, rest)), list(self._facts(rest))
            height = rule + sum(part.height for part in (*titles, *facts))
            if height <= ceiling - floor and self._well_set(titles, title):
                break
        y = min(max(self._height * (1 - _TITLE_AT), floor + height), ceiling)
        for part in titles:
            y = self._draw_part(sheet, part, y, self._element)
        y -= rule
        with sheet.artifact():
            sheet.rectangle(self._right - _RULE, y, _RULE, _RULE_WEIGHT, self._colours.accent)
        rows: Element | None = None
        for part in facts:
            if part.label is not None and rows is None:
                rows = self._element.child("L", attributes=b"/O/List/ListNumbering/None")
            y = self._draw_part(sheet, part, y, rows if part.label and rows else self._element)

    def _titles(self, size: float, rest: float) -> Iterator[_Part]:
        """Set what says what the dossier is."""
        cover, letterings, colours = self._cover, self._letterings, self._colours
        title = letterings.cover_title.scaled(size)
        scale = letterings.look.scale
        below = replace(scale, title=scale.title * size).subtitle / scale.title
        below_title = max(_BELOW_TITLE * title.style.size, 5.0)
        wanted: tuple[tuple[Piece | None, str, Lettering, str, float], ...] = (
            (cover.document_type, "P", letterings.cover_type, colours.accent_text, 0.0),
            (cover.title, "Title", title, colours.strong, 4.0),
            (
                cover.subtitle,
                "P",
                letterings.cover_title.scaled(below),
                colours.strong,
                below_title,
            ),
            (cover.tagline, "P", letterings.cover_tagline.scaled(rest), colours.muted, 12.0),
        )
        for piece, role, plainly, colour, gap in wanted:
            if piece is not None:
                lettering = plainly.coloured(colour)
                lines = letterings.lines(piece.text, lettering, self._width)
                yield _Part(role, lettering, lines, gap)

    def _well_set(self, titles: Sequence[_Part], size: float) -> bool:
        """Say whether the title is no taller than three lines, and stands well on them."""
        title = self._letterings.cover_title
        lines = next(len(part.lines) for part in titles if part.role == "Title")
        return lines * size <= _MOST_TITLE and stands_well(
            self._letterings.typesetter,
            self._cover.title.text,
            title.scaled(size).style,
            self._width,
            title.style.size,
        )

    def _facts(self, size: float) -> Iterator[_Part]:
        """Set the fields, the status and the embargo."""
        letterings, colours, cover = self._letterings, self._colours, self._cover
        label = letterings.field_label.scaled(size).coloured(colours.accent_text)
        value = letterings.field_value.scaled(size).coloured(colours.text)
        column = label_column(letterings, cover.fields, label, self._width)
        gap = _SECTION_GAP - _LOGO_GAP
        for row in cover.fields:
            name = letterings.lines(row.label.text, label, column)
            words = letterings.lines(row.value.text, value, self._width - column)
            yield _Part("LBody", value, words, gap, (label, name, column))
            gap = 0.0
        framed = letterings.stamp.scaled(size).coloured(colours.accent_text)
        gap = _SECTION_GAP - _LOGO_GAP
        for piece in (cover.status, cover.embargo):
            if piece is not None:
                wanted, room = letterings.width(piece.text, framed), self._width - 2 * _FRAME[0]
                fitting = framed.scaled(min(max(room / (wanted + 0.5), _LEAST_FRAMED), 1.0))
                width = min(letterings.width(piece.text, fitting) + 0.5, room)
                lines = letterings.lines(piece.text, fitting, width)
                yield _Part("P", fitting, lines, gap, framed=True)
                gap = _LOGO_GAP

    def _draw_part(self, sheet: Sheet, part: _Part, y: float, parent: Element) -> float:
        """Draw a text beneath y; return its foot."""
        y -= part.gap
        left = self._left
        if part.label is not None:
            lettering, name, column = part.label
            parent = parent.child("LI")
            shift = name[0].baseline - part.lines[0].baseline if name and part.lines else 0.0
            sheet.text(parent.child("Lbl"), name, self._right - column, y + shift, lettering.inks)
        if part.framed and part.lines:
            across, down = _FRAME
            width = part.lines[0].width + 2 * across
            height = part.height - part.gap
            left = self._right - width + across
            with sheet.artifact():
                sheet.frame(left - across, y - height, width, height, self._colours.accent, 0.9)
            y -= down
        foot = sheet.text(parent.child(part.role), part.lines, left, y, part.lettering.inks)
        return foot - _FRAME[1] if part.framed else foot
