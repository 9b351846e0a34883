"""What the reader sees, block by block; no format is in it.

A `Document` is composed once and drawn by every renderer. Each text is a tuple of spans; each
text that one source made is a `Piece`, known by its key. `Document.texts()` is the oracle that
the finished files are tested against.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, assert_never

from press_dossier.asset import Asset as Asset
from press_dossier.look import Look

Direction = Literal["auto", "ltr", "rtl"]
Role = Literal["plain", "strong", "muted", "number"]
Part = Literal["cover", "contents", "body", "figure", "note", "running", "alt"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text of one language, direction and role.

    `direction` is that of the span's own contents: `ltr` keeps a phone number, an address or a
    hyphenated range in its order. `note` is the number of a note in `Document.notes`.
    """

    text: str
    lang: str = "ar"
    direction: Direction = "auto"
    role: Role = "plain"
    link: str | None = None
    note: int | None = None


Text = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Authored:
    """Text that stands in the source, at a path such as `sections.meetings.title`."""

    path: str


@dataclass(frozen=True, slots=True)
class Computed:
    """Text made from facts by a named rule; an edit to it cannot go back."""

    rule: str


@dataclass(frozen=True, slots=True)
class Label:
    """Text that the template owns, by the label's name."""

    name: str


Origin = Authored | Computed | Label


@dataclass(frozen=True, slots=True)
class Piece:
    """One text with one origin. `key` is unique in a document: `[a-z][a-z0-9_]{0,39}`."""

    key: str
    text: Text
    origin: Origin


@dataclass(frozen=True, slots=True)
class Block:
    """What every block has: stay with the next one; begin on a new page."""

    keep_next: bool = field(default=False, kw_only=True)
    new_page: bool = field(default=False, kw_only=True)


ParagraphStyle = Literal["lead", "body", "quote", "attribution", "note", "boilerplate"]


@dataclass(frozen=True, slots=True)
class Heading(Block):
    """A heading; `level` counts from 1. `listed` headings stand in contents and bookmarks."""

    level: int
    title: Piece
    number: str | None = None
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Paragraph(Block):
    """A paragraph of prose in one of the paragraph styles."""

    style: ParagraphStyle
    content: Piece


@dataclass(frozen=True, slots=True)
class Item:
    """A list item: an optional title in the heading face, and its texts."""

    title: Piece | None
    texts: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Items(Block):
    """A list."""

    ordered: bool
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A key figure: what bounds it, the number as it is printed, the counted noun."""

    bound: Piece | None
    value: Piece
    label: Piece


@dataclass(frozen=True, slots=True)
class Cards(Block):
    """Key figures, side by side."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Party:
    """A party to a memorandum, under the name of its country."""

    name: Piece
    country: Piece | None = None


@dataclass(frozen=True, slots=True)
class Panel(Block):
    """One framed text with the parties to it side by side above it; `tag` is a short state."""

    parties: tuple[Party, ...]
    texts: tuple[Piece, ...]
    tag: Piece | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A label with its value."""

    label: Piece
    value: Piece


@dataclass(frozen=True, slots=True)
class Fields(Block):
    """Labels with their values, one a line."""

    rows: tuple[Field, ...]


ColumnKind = Literal["text", "number", "bar"]


@dataclass(frozen=True, slots=True)
class Column:
    """`weight` is the column's share of the table's width."""

    header: Piece
    kind: ColumnKind = "text"
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar in a cell: its length as a share (0 to 1) of the longest in the table. No text."""

    share: float


Cell = Piece | Bar | Text
"""A cell is a piece, a bar, or (in a row that is one piece) a plain text."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row. An annex row is one piece (`key`, `origin`), whose columns name fields.

    `head` says that the first cell heads the row.
    """

    cells: tuple[Cell, ...]
    role: Literal["body", "total"] = "body"
    key: str | None = None
    origin: Origin | None = None
    head: bool = False


@dataclass(frozen=True, slots=True)
class Table(Block):
    """A table; its columns run from the right. `alt` says what it shows."""

    caption: Piece | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    alt: Piece | None = None


@dataclass(frozen=True, slots=True)
class Datum:
    """One bar of a chart: its label, its number, the number as it is printed."""

    label: Piece
    value: float
    printed: Piece


@dataclass(frozen=True, slots=True)
class Chart(Block):
    """A chart of horizontal bars."""

    caption: Piece
    category: Text
    """What the bars stand for, as a table's header says it."""
    unit: Text
    """What is counted, as a table's header says it."""
    data: tuple[Datum, ...]
    alt: Piece


@dataclass(frozen=True, slots=True)
class Marker:
    """A country on a map, by its ISO 3166-1 alpha-2 code."""

    code: str
    name: Piece


@dataclass(frozen=True, slots=True)
class Map(Block):
    """A map with a marker a country."""

    caption: Piece
    category: Text
    """What a marker stands for, as a table's header says it."""
    markers: tuple[Marker, ...]
    credit: Piece
    alt: Piece


@dataclass(frozen=True, slots=True)
class Image(Block):
    """A picture with its alternative text."""

    asset: Asset
    alt: Piece
    caption: Piece | None = None
    credit: Piece | None = None


@dataclass(frozen=True, slots=True)
class Contents(Block):
    """The list of `listed` headings down to level `depth`, with page numbers."""

    depth: int = 1


AnyBlock = (
    Heading | Paragraph | Items | Cards | Panel | Fields | Table | Chart | Map | Image | Contents
)


@dataclass(frozen=True, slots=True)
class Note:
    """What `Span.note` refers to; numbered from 1 in reading order."""

    number: int
    content: Piece


@dataclass(frozen=True, slots=True)
class Cover:
    """`issuer` runs from the state down. `status` and `embargo` are shown where there are any."""

    issuer: tuple[Piece, ...]
    document_type: Piece
    title: Piece
    subtitle: Piece | None = None
    tagline: Piece | None = None
    fields: tuple[Field, ...] = ()
    status: Piece | None = None
    embargo: Piece | None = None
    logo: Image | None = None


PageField = Literal["page", "pages"]


@dataclass(frozen=True, slots=True)
class Running:
    """What stands on every page but the cover.

    `start` is the right end of the head, `end` its left end; `foot` mixes texts with the fields
    `page` and `pages`; `alert` (an embargo, a draft) stands on every page, the cover too.
    """

    start: Text
    end: Text
    foot: tuple[Span | PageField, ...]
    alert: Text | None = None


@dataclass(frozen=True, slots=True)
class Meta:
    """Properties of the file. Texts are plain, in logical order."""

    document_type: str
    title: str
    tagline: str
    lang: str
    """BCP 47, e.g. `ar-MA`."""
    locale: str
    issuer: str
    status: Literal["final", "draft", "sample"]
    source: str | None = None
    reference: str | None = None
    subject: str | None = None
    date: str | None = None
    """ISO 8601, as precise as the source."""
    embargo: str | None = None
    template: str = "official"
    source_hash: str = ""
    """SHA-256 of the source's bytes, hexadecimal."""
    digits: Literal["latn", "arab"] = "latn"


@dataclass(frozen=True)
class Document:
    """One dossier as the reader sees it, with the look that the template gives it."""

    meta: Meta
    look: Look
    running: Running
    cover: Cover
    blocks: tuple[AnyBlock, ...]
    notes: tuple[Note, ...] = ()

    @cached_property
    def pieces(self) -> dict[str, Piece]:
        """Every piece by its key, in reading order; an annex row is one piece.

        Raises ValueError where two different pieces have one key.
        """
        found: dict[str, Piece] = {}
        for piece in self._owned():
            if found.setdefault(piece.key, piece) != piece:
                raise ValueError(f"two pieces have the key {piece.key}")
        return found

    def texts(self) -> Iterator[tuple[Part, str | None, str]]:
        """Yield `(part, key, string)` in reading order: the oracle of both files."""
        yield from self._running_texts()
        for part, piece in self._texts():
            yield part, piece.key or None, plain(piece.text)

    def _running_texts(self) -> Iterator[tuple[Part, str | None, str]]:
        yield "running", None, plain(self.running.start)
        yield "running", None, plain(self.running.end)
        foot = "".join(s.text for s in self.running.foot if isinstance(s, Span))
        yield "running", None, " ".join(foot.split())
        if self.running.alert is not None:
            yield "running", None, plain(self.running.alert)

    def _texts(self) -> Iterator[tuple[Part, Piece]]:
        """Walk the pieces in reading order; an annex row's cells come one by one."""
        for piece in _cover_pieces(self.cover):
            yield "cover", piece
        for block in self.blocks:
            if isinstance(block, Contents):
                for heading in self.headings(block.depth):
                    yield "contents", _entry(heading)
            else:
                yield from _block_pieces(block)
        for note in self.notes:
            yield "note", note.content

    def _owned(self) -> Iterator[Piece]:
        """Walk the pieces that own a key, an annex row as one."""
        yield from _cover_pieces(self.cover)
        yield from _image_pieces(self.cover.logo)
        for block in self.blocks:
            if isinstance(block, Table):
                yield from _some(block.caption, *(column.header for column in block.columns))
                for row in block.rows:
                    whole = row_piece(row)
                    yield from (whole,) if whole is not None else _row_cells(row)
                yield from _some(block.alt)
            else:
                for _, piece in _block_pieces(block):
                    if piece.key:
                        yield piece
        for note in self.notes:
            yield note.content

    def headings(self, depth: int = 9) -> Iterator[Heading]:
        """Yield the headings that the contents list, down to level `depth`."""
        for block in self.blocks:
            if isinstance(block, Heading) and block.listed and block.level <= depth:
                yield block


def plain(text: Text) -> str:
    """Return a text's characters without its spans."""
    return "".join(span.text for span in text)


def row_piece(row: Row) -> Piece | None:
    """Return the one piece of an annex row (cells parted by tabs), None for other rows."""
    if row.key is None or row.origin is None:
        return None
    spans: list[Span] = []
    for index, cell in enumerate(row.cells):
        if index:
            spans.append(Span("\t"))
        spans.extend(_cell_text(cell))
    return Piece(row.key, tuple(spans), row.origin)


def _cell_text(cell: Cell) -> Text:
    match cell:
        case Piece():
            return cell.text
        case Bar():
            return ()
        case _:
            return cell


def _some(*pieces: Piece | None) -> Iterator[Piece]:
    return (piece for piece in pieces if piece is not None)


def _field_pieces(rows: tuple[Field, ...]) -> Iterator[Piece]:
    for row in rows:
        yield row.label
        yield row.value


def _cover_pieces(cover: Cover) -> Iterator[Piece]:
    """Walk the cover's pieces in reading order; the logo's alternative text is no part of it."""
    yield from cover.issuer
    yield cover.document_type
    yield cover.title
    yield from _some(cover.subtitle, cover.tagline)
    yield from _field_pieces(cover.fields)
    yield from _some(cover.status, cover.embargo)


def _entry(heading: Heading) -> Piece:
    """Return a contents entry: number and title, without a key of its own."""
    number = (Span(f"{heading.number} ", role="number"),) if heading.number else ()
    return Piece("", number + heading.title.text, heading.title.origin)


def _row_cells(row: Row) -> Iterator[Piece]:
    for cell in row.cells:
        if isinstance(cell, Piece):
            yield cell
        elif not isinstance(cell, Bar) and cell:
            yield Piece(row.key or "", cell, row.origin or Computed("table"))


def _block_pieces(block: AnyBlock) -> Iterator[tuple[Part, Piece]]:
    match block:
        case Heading():
            if block.number is not None:
                yield "body", Piece("", (Span(block.number, role="number"),), block.title.origin)
            yield "body", block.title
        case Paragraph():
            yield "body", block.content
        case Items():
            for item in block.items:
                for piece in _some(item.title, *item.texts):
                    yield "body", piece
        case Cards():
            for card in block.cards:
                for piece in _some(card.bound, card.value, card.label):
                    yield "body", piece
        case Panel():
            for party in block.parties:
                for piece in _some(party.country, party.name):
                    yield "body", piece
            for piece in _some(block.tag, *block.texts):
                yield "body", piece
        case Fields():
            for piece in _field_pieces(block.rows):
                yield "body", piece
        case Table():
            for piece in _some(block.caption, *(column.header for column in block.columns)):
                yield "body", piece
            for row in block.rows:
                for piece in _row_cells(row):
                    yield "body", piece
            if block.alt is not None:
                yield "alt", block.alt
        case Chart():
            yield "figure", block.caption
            for datum in block.data:
                yield "figure", datum.label
                yield "figure", datum.printed
            yield "alt", block.alt
        case Map():
            yield "figure", block.caption
            for marker in block.markers:
                yield "figure", marker.name
            yield "figure", block.credit
            yield "alt", block.alt
        case Image():
            for piece in _some(block.caption, block.credit):
                yield "figure", piece
            yield "alt", block.alt
        case Contents():
            return
        case _:
            assert_never(block)


def _image_pieces(image: Image | None) -> Iterator[Piece]:
    return iter(()) if image is None else _some(image.alt, image.caption, image.credit)
