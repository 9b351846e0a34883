"""A document whole, and its texts in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from press_dossier.document.blocks import AnyBlock, Contents, Heading, Table
from press_dossier.document.frame import Cover, Meta, Note, Running
from press_dossier.document.reading import (
    Part,
    block_pieces,
    cover_pieces,
    entry,
    image_pieces,
    row_cells,
    row_piece,
    some,
)
from press_dossier.document.spans import Piece, Span, plain
from press_dossier.look import Look


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
        for piece in cover_pieces(self.cover):
            yield "cover", piece
        for block in self.blocks:
            if isinstance(block, Contents):
                for heading in self.headings(block.depth):
                    yield "contents", entry(heading)
            else:
                yield from block_pieces(block)
        for note in self.notes:
            yield "note", note.content

    def _owned(self) -> Iterator[Piece]:
        """Walk the pieces that own a key, an annex row as one."""
        yield from cover_pieces(self.cover)
        yield from image_pieces(self.cover.logo)
        for block in self.blocks:
            if isinstance(block, Table):
                yield from some(block.caption, *(column.header for column in block.columns))
                for row in block.rows:
                    whole = row_piece(row)
                    yield from (whole,) if whole is not None else row_cells(row)
                yield from some(block.alt)
            else:
                for _, piece in block_pieces(block):
                    if piece.key:
                        yield piece
        for note in self.notes:
            yield note.content

    def headings(self, depth: int = 9) -> Iterator[Heading]:
        """Yield the headings that the contents list, down to level `depth`."""
        for block in self.blocks:
            if isinstance(block, Heading) and block.listed and block.level <= depth:
                yield block
