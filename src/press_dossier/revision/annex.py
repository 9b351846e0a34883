"""The annex tables of a Word file: their columns, and the row that each entry stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from press_dossier.revision.original import Original, Record
from press_dossier.sources.word import WordFile, WordRow

_COLUMN = re.compile(r"_column_([a-z_]+)_label")


class Annex:
    """The rows of a Word file's annex tables, known by the source's keys."""

    def __init__(self, word: WordFile, original: Original) -> None:
        self._word = word
        self._records = original.records
        self._columns = dict(_columns(word.rows))
        self.heads = sorted({*self._columns.values()})
        """What the columns of the file's tables hold, each arrangement once."""
        self.examples: dict[int, Record] = {}
        """A record of each table, by the table's number."""
        for row in word.rows:
            record = record_of(row, original.records)
            if record is not None:
                self.examples.setdefault(row.table, record)

    def rows(self) -> Iterator[WordRow]:
        """Yield every row of an annex table but the heads."""
        for row in self._word.rows:
            if row.table in self.examples and not _heads(row):
                yield row

    @cached_property
    def keys(self) -> frozenset[str]:
        """All keys that stand in annex rows, the source's or not."""
        return frozenset(key for row in self.rows() for key in keys_of(row))

    def fields(self, row: WordRow) -> Sequence[str] | None:
        """Return what the cells of a row hold; None where they are not those of the head."""
        fields = self._columns.get(row.table)
        if fields is None and row.table in self.examples:
            fields = self.examples[row.table].fields
        return fields if fields is not None and len(fields) == len(row.cells) else None


def keys_of(row: WordRow) -> Iterator[str]:
    """Yield the keys that stand in a row."""
    return (key for keys in row.keys for key in keys)


def record_of(row: WordRow, records: Mapping[str, Record]) -> Record | None:
    """Return the record whose key stands in a row."""
    return next((records[key] for key in keys_of(row) if key in records), None)


def _heads(row: WordRow) -> bool:
    return any(_COLUMN.search(key) for key in keys_of(row))


def _columns(rows: Sequence[WordRow]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield each table whose head has all its keys with what its columns hold."""
    for row in rows:
        if _heads(row):
            found = [next(filter(None, map(_COLUMN.search, keys)), None) for keys in row.keys]
            fields = tuple(match[1] for match in found if match)
            if len(fields) == len(found):
                yield row.table, fields
