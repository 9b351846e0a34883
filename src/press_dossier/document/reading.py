"""The reading order of a block's pieces."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, assert_never

from press_dossier.document.blocks import (
    AnyBlock,
    Bar,
    Cards,
    Cell,
    Chart,
    Contents,
    Field,
    Fields,
    Heading,
    Image,
    Items,
    Map,
    Panel,
    Paragraph,
    Row,
    Table,
)
from press_dossier.document.frame import Cover
from press_dossier.document.spans import Computed, Piece, Span, Text

Part = Literal["cover", "contents", "body", "figure", "note", "running", "alt"]


def row_piece(row: Row) -> Piece | None:
    """Return the one piece of an annex row (cells parted by tabs), None for other rows."""
    if row.key is None or row.origin is None:
        return None
    spans: list[Span] = []
    for index, cell in enumerate(row.cells):
        if index:
            spans.append(Span("\t"))
        spans.extend(cell_text(cell))
    return Piece(row.key, tuple(spans), row.origin)


def cell_text(cell: Cell) -> Text:
    """Return a cell's text; a bar has none."""
    match cell:
        case Piece():
            return cell.text
        case Bar():
            return ()
        case _:
            return cell


def some(*pieces: Piece | None) -> Iterator[Piece]:
    """Yield the pieces that are there."""
    return (piece for piece in pieces if piece is not None)


def _field_pieces(rows: tuple[Field, ...]) -> Iterator[Piece]:
    for row in rows:
        yield row.label
        yield row.value


def cover_pieces(cover: Cover) -> Iterator[Piece]:
    """Walk the cover's pieces in reading order; the logo's alternative text is no part of it."""
    yield from cover.issuer
    yield cover.document_type
    yield cover.title
    yield from some(cover.subtitle, cover.tagline)
    yield from _field_pieces(cover.fields)
    yield from some(cover.status, cover.embargo)


def entry(heading: Heading) -> Piece:
    """Return a contents entry: number and title, without a key of its own."""
    number = (Span(f"{heading.number} ", role="number"),) if heading.number else ()
    return Piece("", number + heading.title.text, heading.title.origin)


def row_cells(row: Row) -> Iterator[Piece]:
    """Yield a row's texts; the cells of an annex row share its key."""
    for cell in row.cells:
        if isinstance(cell, Piece):
            yield cell
        elif not isinstance(cell, Bar) and cell:
            yield Piece(row.key or "", cell, row.origin or Computed("table"))


def block_pieces(block: AnyBlock) -> Iterator[tuple[Part, Piece]]:
    """Yield a block's pieces, each with the part of the document that it is compared in."""
    match block:
        case Heading():
            if block.number is not None:
                yield "body", Piece("", (Span(block.number, role="number"),), block.title.origin)
            yield "body", block.title
        case Paragraph():
            yield "body", block.content
        case Items():
            for item in block.items:
                for piece in some(item.title, *item.texts):
                    yield "body", piece
        case Cards():
            for card in block.cards:
                for piece in some(card.bound, card.value, card.label):
                    yield "body", piece
        case Panel():
            for party in block.parties:
                for piece in some(party.country, party.name):
                    yield "body", piece
            for piece in some(block.tag, *block.texts):
                yield "body", piece
        case Fields():
            for piece in _field_pieces(block.rows):
                yield "body", piece
        case Table():
            for piece in some(block.caption, *(column.header for column in block.columns)):
                yield "body", piece
            for row in block.rows:
                for piece in row_cells(row):
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
            for piece in some(block.caption, block.credit_label, block.credit):
                yield "figure", piece
            yield "alt", block.alt
        case Contents():
            return
        case _:
            assert_never(block)


def image_pieces(image: Image | None) -> Iterator[Piece]:
    """Yield a picture's texts, the alternative one first."""
    return iter(()) if image is None else some(image.alt, image.caption, image.credit)
