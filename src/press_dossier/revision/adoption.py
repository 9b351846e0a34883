"""Texts and rows of a Word file without a key of their own that the source has.

An earlier pull took them, or somebody typed them in both; or they were cut out in Word and pasted
elsewhere, and their key was lost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

from press_dossier.model.paths import Location
from press_dossier.provenance import normal_form
from press_dossier.revision.anchors import Anchors
from press_dossier.revision.original import Original
from press_dossier.revision.sides import Index, Sides, likeness, parts_of_row, parts_of_text
from press_dossier.sources.word import Found, Loose, WordFile, WordRow

_SIMILAR = 0.5
"""The share of its parts beyond which a text or row is the newer wording of another."""
_NEVER = ""
"""The hash of a text that the file was not made with."""
_MOST_COMPARED = 500
"""Members of a list that a text is compared with."""


def with_adopted(word: WordFile, original: Original) -> WordFile:
    """Return the file with the source's keys on texts and rows that say what the source does."""
    sides = Sides(word, original)
    if not sides.absent:
        return word
    adopted = _Adopted(word)
    texts = Index((sides.text(name), name) for name in sides.texts(sides.absent))
    for one in _keyless(sides):
        holder = sides.list_of(one.key) if isinstance(one, Found) else None
        if holder is not None or isinstance(one, Loose):
            adopted.take(one, texts.taken([normal_form(one.text)], _beside(holder, sides)))
    rows = sides.index_of_records(sides.absent)
    for row, _ in sides.surplus():
        adopted.take(row, rows.taken([sides.row_says(row)]))
    return adopted.file()


def with_rivals(word: WordFile, original: Original) -> WordFile:
    """Return the file with the source's keys on texts and rows whose older wording it may be.

    The file was made with neither wording, so that both sides have changed it.
    """
    sides = Sides(word, original)
    if not sides.fresh:
        return word
    adopted = _Adopted(word)
    anchors = Anchors(word.found, original)
    lists = _Lists(sides)
    for one in _keyless(sides):
        if isinstance(one, Found):
            holder = sides.list_of(one.key)
        else:
            place = anchors.above(one.paragraph)
            holder = place[0] if place else None
        if holder is not None:
            adopted.take(one, lists.likest(parts_of_text(one.text), holder))
    for row, holder in sides.surplus():
        adopted.take(row, lists.likest(parts_of_row(row.cells), holder))
    return adopted.file(are_rivals=True)


class _Lists:
    """The members of each list of the source that the file does not know, in their parts."""

    def __init__(self, sides: Sides) -> None:
        self._lists: dict[Location, dict[str, frozenset[str]]] = defaultdict(dict)
        for name in sides.fresh:
            location = sides.location(name)
            if location is not None:
                self._lists[location[:-1]][name] = sides.parts(name)

    def likest(self, parts: frozenset[str], holder: Location) -> str | None:
        """Take the member of a list that is most like these parts, None where none is."""
        members = self._lists.get(holder, {})
        near = islice(members.items(), _MOST_COMPARED)
        scores = [(likeness(parts, those), name) for name, those in near]
        score, name = max(scores, default=(0.0, ""))
        if score <= _SIMILAR:
            return None
        del members[name]
        return name


def _beside(holder: Location | None, sides: Sides) -> Callable[[str], bool]:
    """Return whether a name is of a text of the list, of any text where there is no list."""
    return lambda name: holder is None or sides.list_of(name) == holder


def _keyless(sides: Sides) -> Iterator[Found | Loose]:
    """Yield paragraphs outside of annexes without key, and those whose key stands above already."""
    annexes = sides.annex.examples
    yield from (loose for loose in sides.word.loose if loose.table not in annexes)
    yield from sides.extras()


class _Adopted:
    """Collects texts and rows with their names, each name once."""

    def __init__(self, word: WordFile) -> None:
        self._word = word
        self._found: dict[str, Found] = {}
        self._rows: dict[int, str] = {}

    def take(self, one: Found | Loose | WordRow, name: str | None) -> None:
        """Give one a name, if there is one."""
        if name is None:
            return
        if isinstance(one, WordRow):
            self._rows[one.paragraph] = name
            self._found[name] = Found(name, one.cells[0], one.paragraph, None)
        else:
            row = one.row if isinstance(one, Found) else None
            self._found[name] = Found(name, one.text, one.paragraph, row, one.marks)

    def file(self, *, are_rivals: bool = False) -> WordFile:
        """Return the file with what was taken, as what both sides changed where `are_rivals`."""
        word, memory = self._word, self._word.memory
        if not self._found:
            return word
        places = {one.paragraph for one in self._found.values()}
        found = {
            key: (*ones[:1], *(one for one in ones[1:] if one.paragraph not in places))
            for key, ones in word.found.items()
        }
        if are_rivals and memory is not None:
            never = dict.fromkeys(self._found, _NEVER)
            memory = replace(memory, hashes={**memory.hashes, **never})
        return replace(
            word,
            memory=memory,
            found=found | {name: (one,) for name, one in self._found.items()},
            loose=tuple(one for one in word.loose if one.paragraph not in places),
            rows=tuple(self._named(row) for row in word.rows),
        )

    def _named(self, row: WordRow) -> WordRow:
        name = self._rows.get(row.paragraph)
        if name is None:
            return row
        return replace(row, keys=((name,), *((),) * (len(row.cells) - 1)))
