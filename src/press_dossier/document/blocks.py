"""The blocks of a document. A renderer's `match` over them ends in `assert_never`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from press_dossier.asset import Asset as Asset
from press_dossier.document.spans import Origin, Piece, Text


@dataclass(frozen=True, slots=True)
class Block:
    """What every block has: stay with the next one; begin on a new page.

    A new page is begun only where the one before is full enough; what stands first on a page
    was laid out by the PDF.
    """

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


_MANY_COLUMNS = 5


@dataclass(frozen=True, slots=True)
class Table(Block):
    """A table; its columns run from the right. `alt` says what it shows."""

    caption: Piece | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    alt: Piece | None = None

    @property
    def is_dense(self) -> bool:
        """Whether its columns are so many that its text is set smaller."""
        return len(self.columns) >= _MANY_COLUMNS


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
    key: Text
    """What stands above the list of numbers, where markers bear numbers for want of room."""
    markers: tuple[Marker, ...]
    credit: Piece
    alt: Piece


@dataclass(frozen=True, slots=True)
class Image(Block):
    """A picture with its alternative text."""

    asset: Asset
    alt: Piece
    caption: Piece | None = None
    credit_label: Piece | None = None
    credit: Piece | None = None


@dataclass(frozen=True, slots=True)
class Contents(Block):
    """The list of `listed` headings down to level `depth`, with page numbers."""

    depth: int = 1


AnyBlock = (
    Heading | Paragraph | Items | Cards | Panel | Fields | Table | Chart | Map | Image | Contents
)
