"""The cover on its page: how large its texts stand, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from press_dossier.document import Cover, Note, Piece
from press_dossier.docx.filling import parts_no_name
from press_dossier.docx.fitting import SAFETY, label_column, text_style
from press_dossier.docx.styles.measures import (
    COVER_LABELS,
    FIELD_LEADING,
    NOTE_LEADING,
    SUBTITLE_LEADING,
    TAGLINE_LEADING,
    TITLE_LEADING,
    cover_end,
    cover_line,
    cover_status_line,
)
from press_dossier.look import POINTS_PER_MM, Look, Scale
from press_dossier.typography import TextStyle, Typesetter
from press_dossier.typography.titles import stands_well

ISSUER_TOP = 31.0
"""Where the cover's issuer stands, millimetres from the page's top."""
_LOGO = (60.0, 22.0)
"""Width and height of the room for a logo, millimetres."""
_LOGO_GAP = 4.5
LOGO_PLATE = 2.0
"""Millimetres between it and the issuer beside it, and of paper around one on a coloured page."""
_BROAD_LOGO = 0.3
"""A logo that takes a larger share of the width stands above the issuer."""
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
_FRAMED = 34.0
"""Points that a frame around a text of the cover takes, and what stands around it."""
_FRAME_SIDES = 6.0
"""Millimetres that it takes at its text's sides."""
_SPACES = 26.0
"""Points of the small spaces between the cover's texts."""
_SHRINK = 0.9
_SMALLEST = 0.35
_RESTS = (0.9, 0.8, 0.7, 0.6, 0.5, 0.4)
"""Sizes to try, as shares of the look's: the title shrinks step by step to the smallest of its
own; should that not do, all of the cover does too."""
_ABOVE_NOTES = 14.0
"""Points that the line above footnotes takes."""
_MOST_TITLE = 3
"""A title is no taller than so many lines of its full size."""


@dataclass(frozen=True, slots=True)
class CoverFit:
    """The sizes of the cover's type and the space above the document's type, points.

    `stars` is the height of the stars on a coloured page, millimetres: none where its notes
    stand. `is_whole` says whether all texts find room on the page.
    """

    scale: Scale
    gap: float
    stars: float
    is_whole: bool
    has_notes: bool
    logo: PlacedLogo | None = None


@dataclass(frozen=True, slots=True)
class PlacedLogo:
    """A logo's size and its distance from the page's top, millimetres.

    It stands beside the issuer, whose first line begins `above` points lower, or over it.
    """

    size: tuple[float, float]
    top: float
    is_beside: bool
    above: float = 0.0


@dataclass(frozen=True, slots=True)
class _Room:
    """Measures a cover's texts at any size."""

    look: Look
    cover: Cover
    notes: tuple[Note, ...]
    typesetter: Typesetter
    is_own_page: bool = True

    @property
    def width(self) -> float:
        """The width of a line, points."""
        page = self.look.page
        return (page.width - page.start - page.end - cover_end(self.look)) * POINTS_PER_MM

    def foot(self, scale: Scale) -> float:
        """Return how far the logo and the issuer reach from the page's top, points."""
        top = max(ISSUER_TOP, self.look.page.top) * POINTS_PER_MM
        logo = self.logo(scale)
        if logo is None:
            return top + self._issuer(scale)
        height = logo.size[1] * POINTS_PER_MM
        if not logo.is_beside:
            return top + height + _LOGO_AFTER * POINTS_PER_MM + self._issuer(scale)
        return top + max(height, self._issuer(scale, logo))

    def logo(self, scale: Scale) -> PlacedLogo | None:
        """Return the logo's place; None where there is none."""
        if self.cover.logo is None:
            return None
        asset = self.cover.logo.asset
        share = min(_LOGO[0] / max(asset.width, 1), _LOGO[1] / max(asset.height, 1))
        size = (asset.width * share, asset.height * share)
        # LibreOffice puts off to the next page what has a footnote beside a picture; a tall head
        # of an office's own pushes down the issuer, but not what is placed on the page.
        is_narrow = size[0] * POINTS_PER_MM < self.width * _BROAD_LOGO
        is_beside = is_narrow and self.is_own_page and bool(self.cover.issuer) and not self.notes
        placed = PlacedLogo(size, max(ISSUER_TOP, self.look.page.top), is_beside)
        if not is_beside:
            return placed
        rest = size[1] * POINTS_PER_MM - self._issuer(scale, placed)
        return replace(placed, above=max(rest / 2, 0.0))

    def _issuer(self, scale: Scale, logo: PlacedLogo | None = None) -> float:
        """Return the height of the issuer's lines, beside a logo where one is given; points."""
        room = self.width
        if logo is not None:
            room -= (logo.size[0] + logo_gap(self.look)) * POINTS_PER_MM
        lines = self._lines(self.cover.issuer, self._style(scale.table), room)
        return lines * cover_line(scale.table)

    def beneath_issuer(self, scale: Scale) -> float:
        """Return how far a logo beside the issuer reaches beneath its last line, points."""
        logo = self.logo(scale)
        return logo.above if logo is not None and logo.is_beside else 0.0

    def needed(self, scale: Scale) -> float:
        """Return the height of all from the document's type down, points."""
        cover = self.cover
        head = (
            self._lines([cover.document_type], self._style(scale.lead)) * cover_line(scale.lead),
            self._lines([cover.title], self._style(scale.title)) * scale.title * TITLE_LEADING,
            self._lines([cover.subtitle], self._style(scale.subtitle))
            * scale.subtitle
            * SUBTITLE_LEADING,
            self._lines([cover.tagline], self._plain(scale.lead)) * scale.lead * TAGLINE_LEADING,
        )
        return sum(head) + self._facts(scale) + self._framed(scale) + _SPACES

    def floor(self) -> float:
        """Return where the last text must end, points from the page's top."""
        look, page = self.look, self.look.page
        floor = page.height - page.bottom
        if look.cover == "ground":
            floor = min(floor, page.height * (1 - _LEAST_STARRED) - _ABOVE_STARS)
        floor *= POINTS_PER_MM
        if self.notes:
            size = look.scale.small
            lines = self._lines((note.content for note in self.notes), self._plain(size))
            beneath = lines * size * NOTE_LEADING + _ABOVE_NOTES
            floor = min(floor, (page.height - page.bottom) * POINTS_PER_MM - beneath)
        return floor

    def stands_well(self, size: float) -> bool:
        """Say whether the title stands well at a size, points."""
        full, text = self.look.scale.title, self.cover.title.text
        style, width = self._style(size), self.width / SAFETY
        lines = self._lines([self.cover.title], style)
        well = stands_well(self.typesetter, text, style, width, full)
        return (
            well
            and lines * size <= _MOST_TITLE * full
            and parts_no_name(self.typesetter, text, style, self.width)
        )

    def _facts(self, scale: Scale) -> float:
        rows = self.cover.fields
        if not rows:
            return 0.0
        look = replace(self.look, scale=scale)
        labels = [row.label for row in rows]
        width = self.width / POINTS_PER_MM
        column = label_column(look, labels, self.typesetter, width, COVER_LABELS)
        room = self.width - column * POINTS_PER_MM
        lines = self._lines((row.value for row in rows), self._plain(scale.table), room)
        return AROUND_RULE + lines * scale.table * FIELD_LEADING

    def _framed(self, scale: Scale) -> float:
        framed = [piece for piece in (self.cover.status, self.cover.embargo) if piece is not None]
        room = self.width - _FRAME_SIDES * POINTS_PER_MM
        lines = self._lines(framed, self._style(scale.small), room)
        return len(framed) * _FRAMED + lines * cover_status_line(scale.small)

    def _lines(
        self, pieces: Iterable[Piece | None], style: TextStyle, width: float | None = None
    ) -> int:
        room = (self.width if width is None else width) / SAFETY
        return sum(len(self.typesetter.set(piece.text, style, room)) for piece in pieces if piece)

    def _style(self, size: float) -> TextStyle:
        return text_style(self.look, size)

    def _plain(self, size: float) -> TextStyle:
        return text_style(self.look, size, heading=False, bold=False)


def logo_gap(look: Look) -> float:
    """Return the room between a logo and the issuer beside it, millimetres."""
    return _LOGO_GAP + (LOGO_PLATE if look.cover == "ground" else 0)


def fit_cover(
    look: Look,
    cover: Cover,
    notes: Iterable[Note],
    typesetter: Typesetter,
    *,
    is_own_page: bool = True,
) -> CoverFit:
    """Fit the cover on its page: a title of three lines, or as tall, that stands well.

    `notes` are those of the whole document; the cover's stand as footnotes at its foot.
    `is_own_page` says that the page is the look's, not a letterhead's.
    """
    wanted = _noted(cover)
    own = tuple(note for note in notes if note.number in wanted)
    page = look.page
    room = _Room(look, cover, own, typesetter, is_own_page)
    floor = room.floor()
    for scale in _scales(look.scale):
        foot, needed = room.foot(scale), room.needed(scale)
        space = floor - foot - needed
        at_least = scale.title <= look.scale.title * _SMALLEST
        if space >= _LEAST_GAP and (at_least or room.stands_well(scale.title)):
            break
    top = _STATEMENT_TOP[look.cover] * POINTS_PER_MM - foot
    full = page.height * (1 - STARRED) - _ABOVE_STARS
    gap = max(min(top, full * POINTS_PER_MM - foot - needed), min(_GOOD_GAP, space), _LEAST_GAP)
    if look.cover != "ground":
        gap = max(min(top, space), _LEAST_GAP)
    end = (foot + gap + needed) / POINTS_PER_MM + _ABOVE_STARS
    stars = 0.0 if own else max(page.height - max(end, full + _ABOVE_STARS), 0.0)
    return CoverFit(
        scale,
        # What the logo reaches beneath the issuer's lines stands above the document's type.
        gap + room.beneath_issuer(scale),
        stars,
        is_whole=space >= _LEAST_GAP,
        has_notes=bool(own),
        logo=room.logo(scale),
    )


def _scales(full: Scale) -> Iterator[Scale]:
    """Yield the sizes to try in turn."""
    size = 1.0
    while size > _SMALLEST:
        yield replace(full, title=full.title * size)
        size *= _SHRINK
    for rest in (1.0, *_RESTS):
        yield replace(
            full,
            title=full.title * _SMALLEST,
            lead=full.lead * rest,
            table=full.table * rest,
            small=full.small * rest,
        )


def _noted(cover: Cover) -> set[int]:
    """Return the numbers of the notes that a cover refers to."""
    pieces = (
        *cover.issuer,
        *(cover.document_type, cover.title, cover.subtitle, cover.tagline),
        *(piece for row in cover.fields for piece in (row.label, row.value)),
        *(cover.status, cover.embargo),
    )
    spans = (span for piece in pieces if piece is not None for span in piece.text)
    return {span.note for span in spans if span.note is not None}
