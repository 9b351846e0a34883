"""What a Word file and a source hold of each other, key by key."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from press_dossier.document import plain
from press_dossier.model.paths import Location
from press_dossier.provenance import normal_form
from press_dossier.revision.annex import Annex, keys_of, record_of
from press_dossier.revision.cells import said
from press_dossier.revision.original import Original, Record
from press_dossier.sources.word import Found, WordFile, WordRow

_WORD = re.compile(r"\w+")
_UNSAFE = re.compile(r"[^a-z0-9_]")


class Index:
    """Names by what they say; each is taken once."""

    def __init__(self, pairs: Iterable[tuple[Hashable, str]]) -> None:
        self._names: dict[Hashable, list[str]] = defaultdict(list)
        for one, name in pairs:
            self._names[one].append(name)
        self._taken: set[str] = set()

    def taken(
        self, said: Iterable[Hashable], may_be: Callable[[str], bool] = lambda name: True
    ) -> str | None:
        """Take the first name that says one of these, None where none does."""
        for one in said:
            for name in self._names.get(one, ()):
                if name not in self._taken and may_be(name):
                    self._taken.add(name)
                    return name
        return None


class Sides:
    """A Word file beside the source. Keys come in the order of the file or of the source."""

    def __init__(self, word: WordFile, original: Original) -> None:
        self.word, self.original = word, original
        self.made = list(_made(word))
        """The keys that the file was made with, as far as is known, in their order."""
        held = original.document.pieces
        self.source = [k for k in held if k in original.pieces or k in original.records]
        self.forgotten = [key for key in self.made if key not in held]
        """Those of `made` that the source does not have."""
        self.absent = [key for key in self.source if key not in word.found]
        """The source's keys that Word does not show."""

    @cached_property
    def fresh(self) -> list[str]:
        """Those of `absent` that the file was not made with."""
        made = {*self.made}
        return [key for key in self.absent if key not in made]

    def texts(self, keys: Collection[str]) -> list[str]:
        """Return those of the source's keys that are no annex row's."""
        return [key for key in keys if key in self.original.pieces]

    def records(self, keys: Collection[str]) -> list[str]:
        """Return those of the source's keys that are an annex row's."""
        return [key for key in keys if key in self.original.records]

    def text(self, key: str) -> str:
        """Return the normal form of what the source says."""
        return normal_form(plain(self.original.pieces[key].text))

    def parts(self, key: str) -> frozenset[str]:
        """Return what a text or row of the source is made of, to be told how like two are."""
        record = self.original.records.get(key)
        return parts_of_row(record.cells) if record else parts_of_text(self.text(key))

    def location(self, key: str) -> Location | None:
        """Return where the source has what a key names, None for a made text."""
        record = self.original.records.get(key)
        return record.location if record else self.original.location(self.original.pieces[key])

    def list_of(self, key: str) -> Location | None:
        """Return the list of texts that a text of the source is in, None where it is in none."""
        location = self.location(key) if key in self.original.pieces else None
        if location is None or not self.original.is_listed(location):
            return None
        return location[:-1]

    def is_alike(self, key: str, name: str) -> bool:
        """Say whether a key may name the same field as one of the source's: they end alike."""
        location = self.location(name)
        if location is None:
            return key.rpartition("_")[2] == name.rpartition("_")[2]
        field, last = _UNSAFE.sub("_", str(location[-2:][0])), location[-1]
        if isinstance(last, int):
            return re.search(rf"(?:^|_){field}_[a-z0-9_]+$", key) is not None
        return key.endswith(_UNSAFE.sub("_", last))

    @cached_property
    def annex(self) -> Annex:
        """The file's annex tables."""
        return Annex(self.word, self.original)

    @cached_property
    def rows(self) -> Mapping[str, WordRow]:
        """The first row of each key that stands in a table."""
        rows: dict[str, WordRow] = {}
        for row in self.word.rows:
            for key in keys_of(row):
                rows.setdefault(key, row)
        return rows

    def row_says(self, row: WordRow) -> Hashable:
        """Return what a row says, to be compared with `record_says`; None where it has no head."""
        fields = self.annex.fields(row)
        if fields is None:
            return None
        return tuple(fields), said(fields, row.cells, self.original.writer)

    def record_says(self, key: str) -> Iterator[Hashable]:
        """Yield what an entry would say in each of the file's annex tables."""
        record = self.original.records[key]
        for fields in self.annex.heads:
            cells = [record.cell(field) for field in fields]
            yield tuple(fields), said(fields, cells, self.original.writer)

    def index_of_records(self, keys: Collection[str]) -> Index:
        """Return an index of annex entries by what the file's rows would say of them."""
        says = ((row, key) for key in self.records(keys) for row in self.record_says(key))
        return Index(says)

    def surplus(self) -> Iterator[tuple[WordRow, Location]]:
        """Yield the annex rows that have no key of their own, with the list of what is above."""
        seen: set[str] = set()
        above: dict[int, Record] = {}
        forgotten = {*self.forgotten}
        for row in self.annex.rows():
            record = record_of(row, self.original.records)
            if record is not None and record.key not in seen:
                seen.add(record.key)
                above[row.table] = record
                continue
            key = next((key for key in keys_of(row) if key in forgotten), None)
            if key is not None:
                forgotten.remove(key)
            elif any(cell.strip() for cell in row.cells):
                like = above.get(row.table, self.annex.examples[row.table])
                yield row, like.location[:-1]

    def extras(self) -> Iterator[Found]:
        """Yield the further paragraphs of texts that were split or copied."""
        for key, ones in self.word.found.items():
            if key in self.original.pieces:
                yield from ones[1:]


def _made(word: WordFile) -> Iterator[str]:
    if word.memory is not None:
        return (key for key, written in word.memory.hashes.items() if written)
    return iter(sorted(word.found, key=lambda key: word.found[key][0].paragraph))


def renamed(word: WordFile, names: Mapping[str, str]) -> WordFile:
    """Return the file with the source's names in the place of its own keys."""
    if not names:
        return word
    found = {
        names.get(key, key): tuple(replace(one, key=names[key]) for one in ones)
        if key in names
        else ones
        for key, ones in word.found.items()
    }
    memory = word.memory
    if memory is not None:
        hashes = {names.get(key, key): written for key, written in memory.hashes.items()}
        memory = replace(memory, hashes=hashes)
    rows = tuple(_renamed_row(row, names) for row in word.rows)
    own = {name: key for key, name in names.items()}
    return replace(word, found=found, memory=memory, rows=rows, renamed={**word.renamed, **own})


def _renamed_row(row: WordRow, names: Mapping[str, str]) -> WordRow:
    if not any(key in names for key in keys_of(row)):
        return row
    keys = tuple(tuple(names.get(key, key) for key in keys) for keys in row.keys)
    return replace(row, keys=keys)


def parts_of_text(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(_WORD.findall(normal_form(text)))


def parts_of_row(cells: Sequence[str]) -> frozenset[str]:
    """Return what the cells of a row say; whom it is about, in the first, counts double."""
    said = [normal_form(cell) for cell in cells]
    return frozenset(filter(None, (f"1 {said[0]}", *said)))


def likeness(parts: frozenset[str], others: frozenset[str]) -> float:
    """Return the share of their parts that two have in common, from 0 to 1 (Dice)."""
    return 2 * len(parts & others) / ((len(parts) + len(others)) or 1)
