"""Keys of a Word file that the source does not have: a name follows the words.

A paragraph that an earlier pull took, or that the source's author changed, has another key in the
source than in the file. What says the same is the same; of what is left, what stands between the
same neighbours is, and then both may have changed it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from press_dossier.provenance import normal_form, piece_hash
from press_dossier.revision.adoption import with_adopted, with_rivals
from press_dossier.revision.original import Original
from press_dossier.revision.sides import (
    Index,
    Sides,
    likeness,
    parts_of_row,
    parts_of_text,
    renamed,
)
from press_dossier.sources.word import Found, WordFile

_HASHED = re.compile(r"(?:k[0-9a-f]{8})?(.+)_[0-9a-f]{8}(?:_\d+)?")
_MOST_COMPARED = 100_000
"""Pairs of texts; of more, each is paired with the one in its place."""


def with_source_names(word: WordFile, original: Original) -> WordFile:
    """Return the file with the source's keys on all that the source has under another one."""
    if not Sides(word, original).absent:
        return word
    word = _joined(word, original)
    word = renamed(word, dict(_alike_by_text(Sides(word, original))))
    word = renamed(word, dict(_alike_by_memory(Sides(word, original))))
    word = with_adopted(word, original)
    word = renamed(word, dict(_in_place(Sides(word, original), shown=True)))
    word = with_rivals(word, original)
    return renamed(word, dict(_in_place(Sides(word, original), shown=False)))


def _joined(word: WordFile, original: Original) -> WordFile:
    """Join forgotten texts of one list that stand in one paragraph: they were merged in Word."""
    sides = Sides(word, original)
    paragraphs: dict[tuple[int, str], list[Found]] = defaultdict(list)
    for key in sides.forgotten:
        found, listed = word.found.get(key, ()), _HASHED.fullmatch(key)
        if len(found) == 1 and listed and found[0].row is None:
            paragraphs[found[0].paragraph, listed[1]].append(found[0])
    whole = dict(word.found)
    gone: set[str] = set()
    for first, *others in paragraphs.values():
        if others:
            whole[first.key] = (first.joined(others),)
            gone.update(other.key for other in others)
    if not gone:
        return word
    memory = word.memory
    if memory is not None:
        kept = {key: written for key, written in memory.hashes.items() if key not in gone}
        memory = replace(memory, hashes=kept)
    return replace(
        word, found={key: ones for key, ones in whole.items() if key not in gone}, memory=memory
    )


def _alike_by_text(sides: Sides) -> Iterator[tuple[str, str]]:
    """Yield forgotten keys with the source's that say what Word does."""
    texts = Index((sides.text(name), name) for name in sides.texts(sides.fresh))
    rows = sides.index_of_records(sides.fresh)
    for key in sides.forgotten:
        may_be = partial(sides.is_alike, key)
        name = texts.taken(map(normal_form, _texts(key, sides)), may_be)
        if name is None and key in sides.rows:
            name = rows.taken([sides.row_says(sides.rows[key])], may_be)
        if name is not None:
            yield key, name


def _alike_by_memory(sides: Sides) -> Iterator[tuple[str, str]]:
    """Yield forgotten keys with the source's that say what the file was made with."""
    if sides.word.memory is None:
        return
    hashes = sides.word.memory.hashes
    held = sides.original.document.pieces
    made = Index((piece_hash(held[name]), name) for name in sides.fresh)
    for key in sides.forgotten:
        name = made.taken([hashes[key]], partial(sides.is_alike, key))
        if name is not None:
            yield key, name


def _texts(key: str, sides: Sides) -> Iterator[str]:
    """Yield what Word says under a key: in its first paragraph, and in all of them."""
    found = sides.word.found.get(key, ())
    if found:
        yield found[0].text
    if len(found) > 1:
        yield found[0].joined(found[1:]).text


def _in_place(sides: Sides, *, shown: bool) -> Iterator[tuple[str, str]]:
    """Yield forgotten keys with the source's below the same neighbour.

    `shown` keys are those that Word has still; of others only authored texts are told.
    """
    keys = _below(sides.made, {*sides.source}, sides.forgotten)
    names = _below(sides.source, {*sides.made}, sides.fresh)
    for above, mine in keys.items():
        mine = [key for key in mine if (key in sides.word.found) == shown]
        theirs = [
            name for name in names.get(above, []) if shown or sides.location(name) is not None
        ]
        yield from _paired(mine, theirs, sides)


def _below(order: Sequence[str], both: set[str], left: Sequence[str]) -> dict[str, list[str]]:
    """Return what is left by the last key above it that both sides have."""
    found: dict[str, list[str]] = defaultdict(list)
    wanted, above = {*left}, ""
    for key in order:
        if key in wanted:
            found[above].append(key)
        elif key in both:
            above = key
    return found


def _paired(keys: Sequence[str], names: Sequence[str], sides: Sides) -> Iterator[tuple[str, str]]:
    """Pair keys in their order where each has one of its kind; else the likest first."""
    kinds: dict[Hashable, list[str]] = defaultdict(list)
    for name in names:
        kinds[_kind(name, sides)].append(name)
    left = dict.fromkeys(keys)
    for alike in kinds.values():
        mine = [key for key in left if sides.is_alike(key, alike[0])]
        if len(mine) == len(alike) or len(mine) * len(alike) > _MOST_COMPARED:
            pairs = dict(zip(mine, alike, strict=False))
        else:
            pairs = _likest(mine, alike, sides)
        for key in pairs:
            del left[key]
        yield from pairs.items()


def _kind(name: str, sides: Sides) -> Hashable:
    location = sides.location(name)
    if location is None:
        return name.rpartition("_")[2]
    return location[-2] if isinstance(location[-1], int) else location[-1]


def _likest(keys: Sequence[str], names: Sequence[str], sides: Sides) -> dict[str, str]:
    of_rows = bool(sides.records(names))
    mine = {key: _parts(key, sides, of_rows=of_rows) for key in keys}
    theirs = {name: sides.parts(name) for name in names}
    pairs = [(key, name) for key in keys for name in names]
    pairs.sort(key=lambda pair: -likeness(mine[pair[0]], theirs[pair[1]]))
    found: dict[str, str] = {}
    taken: set[str] = set()
    for key, name in pairs:
        if key not in found and name not in taken:
            found[key] = name
            taken.add(name)
    return found


def _parts(key: str, sides: Sides, *, of_rows: bool) -> frozenset[str]:
    if of_rows:
        return parts_of_row(sides.rows[key].cells) if key in sides.rows else frozenset()
    return parts_of_text(next(_texts(key, sides), ""))
