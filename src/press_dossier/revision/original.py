"""The source as it would be printed now, piece by piece, with where each piece stands in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from press_dossier.compose.pieces import Writer
from press_dossier.document import (
    Authored,
    Computed,
    Document,
    Heading,
    Items,
    Label,
    Paragraph,
    Piece,
    Row,
    Table,
    plain,
    row_piece,
)
from press_dossier.errors import Place
from press_dossier.model import Dossier
from press_dossier.model.paths import LONGEST_KEY, Location, index, key
from press_dossier.model.sections import Entry
from press_dossier.provenance import normal_form
from press_dossier.sources.marked import Plain
from press_dossier.sources.yaml import Reading

if TYPE_CHECKING:
    from press_dossier.sources.workbook import Row as SheetRow

_COLUMN = "column_"


@dataclass(frozen=True, slots=True)
class Record:
    """An annex row: where its entry stands, what its columns hold, what its cells say."""

    key: str
    location: Location
    fields: tuple[str, ...]
    cells: tuple[str, ...]

    def cell(self, field: str) -> str:
        """Return what the column of a field says, "" where there is none."""
        return self.cells[self.fields.index(field)] if field in self.fields else ""


class Original:
    """A reading with its document; pieces by key, locations by piece."""

    def __init__(self, reading: Reading, document: Document, writer: Writer) -> None:
        self.reading = reading
        self.document = document
        self.writer = writer

    @property
    def dossier(self) -> Dossier:
        """The dossier as the source has it."""
        return self.reading.dossier

    @cached_property
    def parts(self) -> Mapping[str, tuple[Location, object]]:
        """Location and value of every part of the dossier by its path."""
        return index(self.dossier)

    @cached_property
    def pieces(self) -> dict[str, Piece]:
        """The pieces that a Word file keys: no annex rows, notes, or what figures are made of."""
        shown = {
            name: part
            for part, name, _ in self.document.texts()
            if name is not None and part not in ("alt", "note")
        }
        return {
            name: piece
            for name, piece in self.document.pieces.items()
            if name in shown
            and name not in self.records
            and not (shown[name] == "figure" and isinstance(piece.origin, Computed))
        }

    @cached_property
    def paragraphs(self) -> list[str]:
        """The keys of the pieces that have a paragraph each, in their order."""
        found: list[str] = []
        for block in self.document.blocks:
            if isinstance(block, Paragraph):
                found.append(block.content.key)
            elif isinstance(block, Items):
                found += [piece.key for item in block.items for piece in item.texts]
        return [name for name in found if name in self.pieces]

    @cached_property
    def records(self) -> dict[str, Record]:
        """The annex rows by key."""
        found = {}
        for block in self.document.blocks:
            if isinstance(block, Table):
                fields = tuple(_field(column.header) for column in block.columns)
                for row in block.rows:
                    record = self._record(row, fields)
                    if record is not None:
                        found[record.key] = record
        return found

    @cached_property
    def bare_names(self) -> frozenset[str]:
        """The countries and entities of which the source says nothing more, in normal form."""
        entries = [part for _, part in self.parts.values() if isinstance(part, Entry)]
        return frozenset(
            normal_form(self.writer.country(entry.country) if entry.country else entry.entity or "")
            for entry in entries
            if not entry.is_record
        )

    def _record(self, row: Row, fields: tuple[str, ...]) -> Record | None:
        piece = row_piece(row)
        if piece is None or not isinstance(piece.origin, Authored):
            return None
        location = self.location(piece)
        assert location is not None
        return Record(piece.key, location, fields, tuple(plain(piece.text).split("\t")))

    def location(self, piece: Piece) -> Location | None:
        """Return where an authored piece stands in the data, None for a made one."""
        if not isinstance(piece.origin, Authored):
            return None
        part = self.parts.get(piece.origin.path)
        return part[0] if part else None

    def nearest_location(self, piece: Piece) -> Location | None:
        """Return where the part of the source lies that a made piece is about, None for none.

        A piece made of a number that the source gives is about that number; the key of any other
        begins with the key of its part.
        """
        if isinstance(piece.origin, Computed) and piece.origin.rule in self.parts:
            return self.parts[piece.origin.rule][0]
        name = piece.key
        if name in self._shortened:
            return self._shortened[name]
        while name and name not in self._locations:
            name = name.rpartition("_")[0]
        return self._locations.get(name)

    @cached_property
    def _locations(self) -> dict[str, Location]:
        return {key(path): location for path, (location, _) in self.parts.items()}

    @cached_property
    def _shortened(self) -> dict[str, Location]:
        """The parts that made pieces are about whose keys, being long, begin with a hash."""
        made = {
            name
            for name, piece in self.document.pieces.items()
            if not isinstance(piece.origin, Authored) and len(name) == LONGEST_KEY
        }
        suffixes = {
            "_".join(words[start:])
            for words in (name.split("_") for name in made)
            for start in range(1, len(words))
        }
        found: dict[str, Location] = {}
        for path, (location, _) in self.parts.items() if made else ():
            if "countries" not in location:  # which may be thousands, and have no made texts
                for suffix in suffixes:
                    name = key(f"{path}.{suffix}")
                    if name in made:
                        found[name] = location
        return found

    def value(self, location: Sequence[str | int]) -> Plain:
        """Return what the source's data holds at a location; None where nothing does."""
        value = self.reading.marked.data
        for step in location:
            if isinstance(value, dict) and isinstance(step, str):
                value = value.get(step)
            elif isinstance(value, list) and isinstance(step, int) and step < len(value):
                value = value[step]
            else:
                return None
        return value

    def is_listed(self, location: Location) -> bool:
        """Say whether a location is a text of a list, such as a paragraph of a body."""
        return isinstance(location[-1], int) and isinstance(self.value(location), str)

    def place(self, location: Sequence[str | int]) -> Place:
        """Return the place of a location, in the text or in a sheet."""
        return self.reading.place(location)

    def sheet_row(self, location: Location) -> SheetRow | None:
        """Return the sheet's row that gave the value at a location, None where none did."""
        rows = self.reading.rows
        prefixes = (location[:length] for length in range(len(location), 0, -1))
        return next((rows[prefix] for prefix in prefixes if prefix in rows), None)

    @cached_property
    def names(self) -> Mapping[Location, str]:
        """The path of every location of the dossier."""
        return {location: path for path, (location, _) in self.parts.items()}

    @cached_property
    def sections(self) -> list[frozenset[str]]:
        """The keys of each section's pieces, its heading's first of all, its annex's not."""
        blocks = self.document.blocks
        heads = self._heads()
        ends = [*heads[1:], len(blocks)][: len(self.dossier.sections)]
        cover = replace(self.document, blocks=()).pieces.keys()
        return [
            frozenset(replace(self.document, blocks=blocks[start:end]).pieces.keys() - cover)
            for start, end in zip(heads, ends, strict=False)
        ]

    def section_of_heading(self, name: str) -> int | None:
        """Return the position of the section whose heading has the key."""
        for position, start in enumerate(self._heads()[: len(self.dossier.sections)]):
            heading = self.document.blocks[start]
            if isinstance(heading, Heading) and heading.title.key == name:
                return position
        return None

    def _heads(self) -> list[int]:
        """Return where the numbered headings stand among the blocks; sections have the first."""
        return [
            position
            for position, block in enumerate(self.document.blocks)
            if isinstance(block, Heading) and block.listed and block.level == 1
        ]

    def is_printed(self, text: str) -> bool:
        """Say whether the document prints a text as one of its strings."""
        return normal_form(text) in self._strings

    @cached_property
    def _strings(self) -> frozenset[str]:
        return frozenset(normal_form(string) for _, _, string in self.document.texts())


def _field(header: Piece) -> str:
    name = header.origin.name if isinstance(header.origin, Label) else ""
    return name.removeprefix(_COLUMN)
