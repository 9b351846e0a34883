"""The letterings of a dossier: what each kind of text is set in, made from the template's look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from press_dossier.document import ParagraphStyle, Span, Text, is_left_to_right
from press_dossier.look import Digits, Look
from press_dossier.orthography import in_digits
from press_dossier.pdf.sheet import rgb
from press_dossier.pdf.text import Inks
from press_dossier.typography import Line, TextStyle, Typesetter
from press_dossier.typography.style import Align

_HEADING_LEADING = 1.45
_TEXT_LEADING = 1.7
_COLUMN_LEADING = 1.45
"""The leading of what stands in columns: poppler takes lines that are more than one and a half
times their size apart for blocks of their own, and reads them across the columns."""
_NARROW_SPACE = "\u202f"


class Lettering(NamedTuple):
    """A style with its colours."""

    style: TextStyle
    inks: Inks

    def aligned(self, align: Align) -> Lettering:
        """Return the same lettering set to another side."""
        return self._replace(style=self.style._replace(align=align))

    def towards(self, text: Text) -> Lettering:
        """Return the lettering for a paragraph, from left to right if all of it is."""
        if is_left_to_right(text):
            return self._replace(style=self.style._replace(base="ltr"))
        return self

    def scaled(self, share: float) -> Lettering:
        """Return the same lettering in another size, its leading in proportion."""
        size, leading = self.style.size * share, self.style.leading * share
        return self._replace(style=self.style._replace(size=size, leading=leading))

    def coloured(self, colour: str) -> Lettering:
        """Return the same lettering in one colour."""
        return self._replace(inks=Inks(plain=rgb(colour)))


class Letterings:
    """Every lettering of one look, and the typesetter that sets them."""

    def __init__(self, look: Look, typesetter: Typesetter, digits: Digits) -> None:
        self.look = look
        self.digits = digits
        self.typesetter = typesetter
        self._known: dict[tuple[Text, TextStyle, float], tuple[Line, ...]] = {}

    def lines(self, text: Text, lettering: Lettering, width: float) -> tuple[Line, ...]:
        """Set a text, once for all texts that are alike."""
        key = (text, lettering.style, width)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self.set(text, lettering, width)
        return found

    def set(self, text: Text, lettering: Lettering, width: float) -> tuple[Line, ...]:
        """Set a text that is not asked for again."""
        return self.typesetter.set(self._marked(text), lettering.style, width)

    def forget(self) -> None:
        """Forget the texts that were set."""
        self._known.clear()

    def width(self, text: Text, lettering: Lettering) -> float:
        """Return the width of a text on one line."""
        return self.typesetter.width(self._marked(text), lettering.style)

    def _marked(self, text: Text) -> Text:
        """Return a text with the marks of its notes, each a link to its note."""
        if all(span.note is None for span in text):
            return text
        return tuple(part for span in text for part in _with_mark(span, self.digits))

    def _body(self, size: float, colour: str, leading: float, *, bold: bool = False) -> Lettering:
        return self._make(self.look.faces.body, size, colour, leading, bold)

    def _heading(
        self,
        size: float,
        colour: str,
        leading: float | None = None,
        *,
        bold: bool = True,
    ) -> Lettering:
        leading = size * _HEADING_LEADING if leading is None else leading
        return self._make(self.look.faces.heading, size, colour, leading, bold)

    def _make(self, family: str, size: float, colour: str, leading: float, bold: bool) -> Lettering:
        palette = self.look.palette
        style = TextStyle(
            family,
            size,
            leading,
            bold=bold,
            latin_scale=self.look.scale.latin,
            fallback=self.look.faces.fallback,
            justification=self.look.justification,
        )
        inks = Inks(
            plain=rgb(colour),
            muted=rgb(palette.muted),
            doubtful=rgb(palette.accent_text),
            link=rgb(palette.accent_text),
        )
        return Lettering(style, inks)

    @cached_property
    def paragraphs(self) -> dict[ParagraphStyle, Lettering]:
        """The letterings of running text."""
        scale, palette = self.look.scale, self.look.palette
        ratio = scale.leading / scale.body
        body = self._body(scale.body, palette.ink, scale.leading).aligned("justify")
        lead = self._body(scale.lead, palette.heading, scale.lead * ratio).aligned("justify")
        return {
            "body": body,
            "lead": lead,
            "quote": self._body(scale.lead, palette.heading, scale.lead * ratio),
            "attribution": self._heading(scale.small, palette.muted, bold=False),
            "note": self._body(scale.table, palette.ink, scale.table * _TEXT_LEADING),
            "boilerplate": self._body(
                scale.table, palette.muted, scale.table * _TEXT_LEADING
            ).aligned("justify"),
        }

    def heading(self, level: int) -> Lettering:
        """The lettering of a heading of a level."""
        scale, palette = self.look.scale, self.look.palette
        size = (scale.heading, scale.subheading, scale.body)[min(level, 3) - 1]
        return self._heading(size, palette.heading)

    def heading_number(self, level: int) -> Lettering:
        """The lettering of a heading's number, in the accent."""
        return self.heading(level).coloured(self.look.palette.accent_text)

    @cached_property
    def item_title(self) -> Lettering:
        """A list item's title."""
        scale = self.look.scale
        return self._heading(scale.table, self.look.palette.heading, scale.table * _TEXT_LEADING)

    @cached_property
    def party(self) -> Lettering:
        """A party's name, in its column of a panel."""
        size = self.look.scale.table
        return self._heading(size, self.look.palette.heading, size * _COLUMN_LEADING)

    @cached_property
    def item_text(self) -> Lettering:
        """A list item, set a little closer than running text."""
        scale = self.look.scale
        return self._body(scale.body, self.look.palette.ink, scale.leading * 0.92)

    @cached_property
    def item_number(self) -> Lettering:
        """The number before a list's item."""
        scale = self.look.scale
        return self._body(scale.body, self.look.palette.accent_text, scale.leading, bold=True)

    @cached_property
    def note_mark(self) -> Lettering:
        """The number before a note."""
        made = self.paragraphs["boilerplate"].coloured(self.look.palette.accent_text)
        return made._replace(style=made.style._replace(bold=True))

    @cached_property
    def card_value(self) -> Lettering:
        """A key figure's number."""
        return self._heading(
            self.look.scale.number, self.look.palette.heading, self.look.scale.number * 1.3
        ).aligned("center")

    @cached_property
    def card_label(self) -> Lettering:
        """What a key figure counts, and what bounds it."""
        size = self.look.scale.small
        return self._heading(
            size, self.look.palette.muted, size * _COLUMN_LEADING, bold=False
        ).aligned("center")

    @cached_property
    def eyebrow(self) -> Lettering:
        """Small words above what they name: a party's country, a field's label."""
        size = self.look.scale.small
        return self._heading(
            size, self.look.palette.accent_text, size * _COLUMN_LEADING, bold=False
        )

    @cached_property
    def field_label(self) -> Lettering:
        """A field's name."""
        scale = self.look.scale
        return self._heading(
            scale.small, self.look.palette.accent_text, scale.table * _TEXT_LEADING
        )

    @cached_property
    def field_value(self) -> Lettering:
        """A field's value."""
        scale = self.look.scale
        return self._body(scale.table, self.look.palette.ink, scale.table * _TEXT_LEADING)

    @cached_property
    def caption(self) -> Lettering:
        """A figure's or table's caption."""
        size = self.look.scale.small
        return self._heading(size, self.look.palette.heading, size * 1.6, bold=False)

    @cached_property
    def stamp(self) -> Lettering:
        """What the cover has in a frame: a status, an embargo."""
        size = self.look.scale.small
        return self._heading(size, self.look.palette.accent_text, size * 1.6)

    @cached_property
    def credit(self) -> Lettering:
        """Who made a picture, or whose a map is."""
        size = self.look.scale.running
        return self._heading(size, self.look.palette.muted, size * 1.6, bold=False)

    def table_head(self, *, dense: bool) -> Lettering:
        """A column's header, on the heading colour."""
        size = self.look.scale.cell_head(dense=dense)
        return self._heading(size, self.look.palette.on_ground, size * _COLUMN_LEADING)

    def table_cell(self, *, dense: bool) -> Lettering:
        """A cell of words."""
        size = self.look.scale.cell(dense=dense)
        return self._body(size, self.look.palette.ink, size * _COLUMN_LEADING)

    def table_row_head(self, *, dense: bool) -> Lettering:
        """A cell that heads its row, and a total."""
        size = self.look.scale.cell_head(dense=dense)
        return self._heading(size, self.look.palette.heading, size * _COLUMN_LEADING)

    def table_number(self, *, dense: bool) -> Lettering:
        """A cell of numbers, digits of one width."""
        size = self.look.scale.cell(dense=dense)
        made = self._heading(size, self.look.palette.heading, size * _COLUMN_LEADING)
        return made._replace(style=made.style._replace(tabular=True))

    @cached_property
    def contents(self) -> Lettering:
        """A title in the contents."""
        scale = self.look.scale
        return self._heading(scale.table, self.look.palette.ink, scale.leading, bold=False)

    @cached_property
    def contents_number(self) -> Lettering:
        """A section's number in the contents."""
        scale = self.look.scale
        return self._heading(scale.table, self.look.palette.accent_text, scale.leading)

    @cached_property
    def contents_page(self) -> Lettering:
        """A page number in the contents."""
        scale = self.look.scale
        made = self._heading(scale.table, self.look.palette.muted, scale.leading, bold=False)
        return made._replace(style=made.style._replace(tabular=True, align="end"))

    @cached_property
    def running(self) -> Lettering:
        """Running head and foot."""
        size = self.look.scale.running
        return self._heading(size, self.look.palette.muted, size * 1.5, bold=False)

    @cached_property
    def alert(self) -> Lettering:
        """The embargo or draft line on every page."""
        size = self.look.scale.running
        return self._heading(size, self.look.palette.accent_text, size * 1.5)

    def issuer(self, rank: int) -> Lettering:
        """The lettering of an issuer's line on the cover; rank 0 is the state."""
        scale = self.look.scale
        size = scale.body if rank == 0 else scale.table
        return self._heading(size, self.look.palette.ink, size * 1.75)

    @cached_property
    def cover_type(self) -> Lettering:
        """The document's type above the title."""
        scale = self.look.scale
        return self._heading(scale.lead, self.look.palette.accent_text, scale.lead * 1.6)

    @cached_property
    def cover_tagline(self) -> Lettering:
        """The cover's one sentence."""
        scale = self.look.scale
        return self._body(scale.lead, self.look.palette.muted, scale.lead * 1.75)

    @cached_property
    def cover_title(self) -> Lettering:
        """The title; what follows it is half as large."""
        scale, palette = self.look.scale, self.look.palette
        return self._heading(scale.title, palette.heading, scale.title * 1.45)


def without_notes(text: Text) -> Text:
    """Return a text without references to notes, for where it is only repeated."""
    if all(span.note is None for span in text):
        return text
    return tuple(replace(span, note=None) for span in text)


def _with_mark(span: Span, digits: Digits) -> Iterator[Span]:
    """Yield a span and the mark of its note, in brackets: a bare one reads as a digit.

    The narrow space between the two keeps the mark of a number apart from it, which without a
    character of the paragraph's own direction would stand at the number's wrong end (UAX #9).
    """
    if span.note is None:
        yield span
        return
    yield replace(span, note=None)
    yield Span(_NARROW_SPACE, span.lang, role="mark")
    number = f"({in_digits(str(span.note), digits)})"
    yield Span(number, span.lang, "ltr", "mark", note_link(span.note))


def note_link(number: int) -> str:
    """Return the address of a note inside the document."""
    return f"#{note_anchor(number)}"


def note_anchor(number: int) -> str:
    """Return the name of the place where a note stands."""
    return f"note_{number}"
