"""The cover: who speaks at the top, the title in the upper third, the facts beneath it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from press_dossier.document import Cover, Piece
from press_dossier.look import POINTS_PER_MM, Look
from press_dossier.pdf.blocks.fields import label_column
from press_dossier.pdf.lettering import Lettering, Letterings
from press_dossier.pdf.ornament import draw_stars
from press_dossier.pdf.picture import add_picture
from press_dossier.pdf.running import Runner
from press_dossier.pdf.sheet import Sheet
from press_dossier.pdf.structure import Element
from press_dossier.typography import Line

_BLEED = 3 * POINTS_PER_MM
_BAND = 52 * POINTS_PER_MM
_BAND_PITCH = 52 / 4 * POINTS_PER_MM
_GROUND_PITCH = 15 * POINTS_PER_MM
_GUTTER = 14 * POINTS_PER_MM
_TOP = 31 * POINTS_PER_MM
_TITLE_AT = 0.33
"""Where the title's block begins, as a share of the page from its top."""
_STARRED = 0.25
"""The lowest part of a coloured ground that bears stars and no text."""
_LOGO = (22 * POINTS_PER_MM, 60 * POINTS_PER_MM)
_RULE = 22 * POINTS_PER_MM
_MOST_TITLE_LINES = 3
_SHRINK = 0.88
_SMALLEST = 0.35


@dataclass(frozen=True, slots=True)
class _Colours:
    strong: str
    text: str
    muted: str
    accent: str
    accent_text: str


@dataclass(frozen=True, slots=True)
class _Part:
    """A text of the cover: set, with the space before it."""

    piece: Piece
    role: str
    lettering: Lettering
    lines: Sequence[Line]
    gap: float

    @property
    def height(self) -> float:
        return self.gap + sum(line.leading for line in self.lines)


class CoverPage:
    """Draws the cover of one document."""

    def __init__(self, letterings: Letterings, cover: Cover, element: Element) -> None:
        self._letterings = letterings
        self._cover = cover
        self._element = element
        look = letterings.look
        self._look = look
        self._width = look.page.width * POINTS_PER_MM
        self._height = look.page.height * POINTS_PER_MM
        self._right = self._width - look.page.start * POINTS_PER_MM
        band = _BAND + _GUTTER if look.cover == "band" else look.page.end * POINTS_PER_MM
        self._left = min(band, self._right - self._width / 4)
        self._colours = _colours(look)

    def draw(self, sheet: Sheet, runner: Runner) -> None:
        """Draw the page."""
        self._draw_ground(sheet)
        colour = self._colours.accent_text if self._look.cover == "ground" else None
        runner.draw_alert(sheet, self._left, colour)
        y = self._draw_issuer(sheet, self._height - _TOP)
        self._draw_statement(sheet, min(self._height * (1 - _TITLE_AT), y - 24))

    def _draw_ground(self, sheet: Sheet) -> None:
        palette, style = self._look.palette, self._look.cover
        if style == "plain":
            return
        width = _BAND if style == "band" else self._width + _BLEED
        with sheet.artifact():
            sheet.rectangle(
                -_BLEED, -_BLEED, width + _BLEED, self._height + 2 * _BLEED, palette.ground
            )
            if style == "band":
                draw_stars(
                    sheet,
                    -_BLEED,
                    -_BLEED,
                    _BAND + _BLEED,
                    self._height + 2 * _BLEED,
                    _BAND_PITCH,
                    palette.accent,
                )
            else:
                draw_stars(
                    sheet,
                    -_BLEED,
                    -_BLEED,
                    width + _BLEED,
                    self._height * _STARRED + _BLEED,
                    _GROUND_PITCH,
                    _mix(palette.ground, palette.on_ground, 0.28),
                )

    def _draw_issuer(self, sheet: Sheet, y: float) -> float:
        cover = self._cover
        if cover.logo is not None:
            asset = cover.logo.asset
            scale = min(_LOGO[0] / asset.height, _LOGO[1] / asset.width)
            width, height = asset.width * scale, asset.height * scale
            left, bottom = self._right - width, y - height
            number = add_picture(sheet.tree.document, asset)
            figure = self._element.child(
                "Figure",
                alt="".join(span.text for span in cover.logo.alt.text),
                attributes=b"/O/Layout/BBox[%.2f %.2f %.2f %.2f]" % (left, bottom, self._right, y),
            )
            with sheet.tagged(figure):
                sheet.draw_object(f"Im{number}", number, left, bottom, width, height)
            y = bottom - 10
        letterings = self._letterings
        for index, piece in enumerate(cover.issuer):
            lettering = letterings.issuer(index).coloured(
                self._colours.text if index else self._colours.strong
            )
            lines = letterings.lines(piece.text, lettering, self._right - self._left)
            y = sheet.text(self._element.child("P"), lines, self._left, y, lettering.inks)
        return y

    def _draw_statement(self, sheet: Sheet, y: float) -> None:
        """Draw the document's type, title and all beneath, smaller where room is short."""
        floor = self._height * _STARRED + 12 if self._look.cover == "ground" else 60.0
        size = 1.0
        while True:
            parts = self._statement(size)
            height = sum(part.height for part in parts) + self._tail_height()
            title_lines = next(len(part.lines) for part in parts if part.role == "Title")
            fits = height <= y - floor and title_lines <= _MOST_TITLE_LINES
            if (fits and self._unbroken(size)) or size * _SHRINK < _SMALLEST:
                break
            size *= _SHRINK
        for part in parts:
            y -= part.gap
            element = self._element.child(part.role)
            y = sheet.text(element, part.lines, self._left, y, part.lettering.inks)
        self._draw_facts(sheet, y)

    def _statement(self, size: float) -> list[_Part]:
        cover, letterings, colours = self._cover, self._letterings, self._colours
        title = letterings.cover_title.style.size * size
        wanted = (
            (cover.document_type, "P", letterings.cover_type.coloured(colours.accent_text), 0.0),
            (
                cover.title,
                "Title",
                letterings.cover_title.sized(title).coloured(colours.strong),
                4.0,
            ),
            (
                cover.subtitle,
                "P",
                letterings.cover_title.sized(title / 2).coloured(colours.strong),
                2.0,
            ),
            (cover.tagline, "P", letterings.cover_tagline.coloured(colours.muted), 12.0),
        )
        width = self._right - self._left
        return [
            _Part(piece, role, lettering, letterings.lines(piece.text, lettering, width), gap)
            for piece, role, lettering, gap in wanted
            if piece is not None
        ]

    def _unbroken(self, size: float) -> bool:
        """Say whether no word of the title is wider than its line."""
        lettering = self._letterings.cover_title
        style = lettering.sized(lettering.style.size * size).style
        widest = self._letterings.typesetter.min_width(self._cover.title.text, style)
        return widest <= self._right - self._left

    def _tail_height(self) -> float:
        """Return the height of rule, facts and status, each fact one line."""
        leading = self._letterings.field_value.style.leading
        return 44 + leading * len(self._cover.fields) + 60

    def _draw_facts(self, sheet: Sheet, y: float) -> None:
        letterings, colours, cover = self._letterings, self._colours, self._cover
        y -= 22
        with sheet.artifact():
            sheet.rectangle(self._right - _RULE, y, _RULE, 2.2, colours.accent)
        y -= 20
        label = letterings.field_label.coloured(colours.accent_text)
        value = letterings.field_value.coloured(colours.text)
        width = self._right - self._left
        column = label_column(letterings, cover.fields, label, width)
        if cover.fields:
            element = self._element.child("L", attributes=b"/O/List/ListNumbering/None")
            for row in cover.fields:
                item = element.child("LI")
                name = letterings.lines(row.label.text, label, column)
                words = letterings.lines(row.value.text, value, width - column)
                shift = name[0].baseline - words[0].baseline if name and words else 0.0
                sheet.text(item.child("Lbl"), name, self._right - column, y + shift, label.inks)
                y = sheet.text(item.child("LBody"), words, self._left, y, value.inks)
        if cover.status is not None:
            y = self._draw_framed(sheet, cover.status, y - 16)
        if cover.embargo is not None:
            lettering = letterings.caption.coloured(colours.accent_text)
            lines = letterings.lines(cover.embargo.text, lettering, width)
            sheet.text(self._element.child("P"), lines, self._left, y - 10, lettering.inks)

    def _draw_framed(self, sheet: Sheet, piece: Piece, y: float) -> float:
        """Draw a short text in a frame and return its foot."""
        letterings = self._letterings
        lettering = letterings.caption.coloured(self._colours.accent_text)
        room = self._right - self._left - 20
        width = min(letterings.width(piece.text, lettering) + 0.5, room)
        lines = letterings.lines(piece.text, lettering, width)
        height = sum(line.leading for line in lines) + 6
        left = self._right - width - 20
        with sheet.artifact():
            sheet.frame(left, y - height, width + 20, height, self._colours.accent, 0.9)
        sheet.text(self._element.child("P"), lines, left + 10, y - 3, lettering.inks)
        return y - height


def _colours(look: Look) -> _Colours:
    palette = look.palette
    if look.cover == "ground":
        return _Colours(
            strong=palette.on_ground,
            text=palette.on_ground,
            muted=_mix(palette.ground, palette.on_ground, 0.82),
            accent=palette.accent,
            accent_text=palette.accent_on_ground,
        )
    return _Colours(
        strong=palette.heading,
        text=palette.ink,
        muted=palette.muted,
        accent=palette.accent,
        accent_text=palette.accent_text,
    )


def _mix(ground: str, colour: str, share: float) -> str:
    """Return a colour laid over a ground with a share of its strength."""
    parts = (
        round(int(ground[at : at + 2], 16) * (1 - share) + int(colour[at : at + 2], 16) * share)
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in parts)
