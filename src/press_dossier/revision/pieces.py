"""Pieces of prose and labels: three ways each, Word, what it was made from, and the source now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from press_dossier.document import Authored, Computed, Label, Piece, plain
from press_dossier.errors import Place
from press_dossier.model import paths
from press_dossier.model.paths import Location
from press_dossier.provenance import normal_form, text_hash
from press_dossier.revision.original import Original
from press_dossier.revision.outcome import Outcome
from press_dossier.revision.respelling import respelled
from press_dossier.sources.edits import Add, Drop, Put
from press_dossier.sources.word import Found, WordFile


def compare_pieces(word: WordFile, original: Original, outcome: Outcome) -> None:
    """Compare every piece that Word keys with what the source says now."""
    gone: list[Piece] = []
    for key, piece in original.pieces.items():
        found = [one for one in word.found.get(key, ()) if one.text.strip()]
        if found:
            _compare(piece, found, word, original, outcome)
        elif word.memory is None or key in word.memory.hashes:
            gone.append(piece)
    _drop(gone, word, original, outcome)
    _compare_forgotten(word, original, outcome)
    _add_loose(word, original, outcome)


def _compare(
    piece: Piece, found: Sequence[Found], word: WordFile, original: Original, outcome: Outcome
) -> None:
    location = original.location(piece)
    texts = [one.text for one in found]
    if location is None or not _is_listed(location, original):
        texts = [" ".join(texts)] if _is_split(found) else texts[:1]
    first, *others = texts
    if _is_changed(piece, first, word):
        _take(piece, location, first, word, original, outcome)
    for text in others:
        _add_after(location, text, original, outcome)
    if len(found) > len(texts) and not _is_split(found):
        place = _place(piece, original)
        for copy in found[1:]:
            outcome.tell("copy-added", place, copy.text)


def _is_split(found: Sequence[Found]) -> bool:
    """Whether a piece found several times stands in paragraphs that follow each other."""
    return all(
        after.row == before.row and after.paragraph - before.paragraph == 1
        for before, after in pairwise(found)
    )


def _is_listed(location: Location, original: Original) -> bool:
    """Whether a location is a text of a list, such as a paragraph of a body."""
    return isinstance(location[-1], int) and isinstance(original.value(location), str)


def _is_changed(piece: Piece, text: str, word: WordFile) -> bool:
    """Whether Word says something that neither the source says nor the file was made with."""
    now = normal_form(plain(piece.text))
    said = normal_form(text)
    written = word.memory.hashes.get(piece.key) if word.memory else None
    return said != now and text_hash(said) != written


def _is_stale(piece: Piece, word: WordFile) -> bool:
    """Whether the source changed since the file was made."""
    written = word.memory.hashes.get(piece.key) if word.memory else None
    return written not in (None, text_hash(normal_form(plain(piece.text))))


def _take(
    piece: Piece,
    location: Location | None,
    text: str,
    word: WordFile,
    original: Original,
    outcome: Outcome,
) -> None:
    place = _place(piece, original)
    current = plain(piece.text)
    match piece.origin:
        case Computed(rule):
            outcome.tell("computed-edited", place, text, current, {"rule": rule})
        case Label(name):
            outcome.tell("label-edited", place, text, current, {"label": name})
        case Authored(_):
            if location is None:
                outcome.tell("computed-edited", place, text, current, {"rule": ""})
            elif original.sheet_row(location) is not None:
                outcome.tell("sheet-edited", original.place(location), text, current)
            elif not _is_stale(piece, word) or outcome.conflict(place, text, current):
                _put(location, text, original, outcome)


def _put(location: Location, text: str, original: Original, outcome: Outcome) -> None:
    source = original.value(location)
    before = source if isinstance(source, str) else None
    edit = Put(location, respelled(before or "", text))
    outcome.put(edit, original.place(location), before)


def _add_after(location: Location | None, text: str, original: Original, outcome: Outcome) -> None:
    assert location is not None
    position = location[-1]
    assert isinstance(position, int)
    text = respelled("", text)
    outcome.add(Add(location[:-1], position + 1, text), original.place(location), text)


def _place(piece: Piece, original: Original) -> Place:
    """Return where a piece stands in the source, or what it is made of."""
    location = original.location(piece) or original.nearest_location(piece)
    if location is not None:
        return original.place(location)
    return Place(original.reading.marked.file.name, field=piece.key)


def _drop(gone: Sequence[Piece], word: WordFile, original: Original, outcome: Outcome) -> None:
    """Take out what Word no longer has: a section or member of which nothing is left, else fields.

    A made text that is gone alone is listed.
    """
    left = _Left(gone, word, original)
    dropped: set[Location] = set()
    for piece in gone:
        current = plain(piece.text)
        section = left.section_without_text(piece)
        location = original.location(piece) if section is None else section
        if location is None:
            if not left.goes_with_member(piece):
                outcome.tell("made-text-deleted", _place(piece, original), None, current)
            continue
        if original.sheet_row(location) is not None:
            outcome.tell("sheet-edited", original.place(location), None, current)
            continue
        place = original.place(location)
        whole = left.outermost(location)
        if whole in dropped:
            continue
        if _is_stale(piece, word) and not outcome.conflict(place, None, current):
            continue
        dropped.add(whole)
        outcome.drop(Drop(whole), place, current)


class _Left:
    """What of the source Word still shows, beside the pieces that are gone from it."""

    def __init__(self, gone: Sequence[Piece], word: WordFile, original: Original) -> None:
        self._original = original
        keys = original.pieces.keys() | original.records.keys()
        self._keys = (keys & word.found.keys()) - {piece.key for piece in gone}
        pieces = (original.pieces[key] for key in self._keys if key in original.pieces)
        records = (original.records[key] for key in self._keys if key in original.records)
        there = [original.location(piece) for piece in pieces]
        there += [record.location for record in records]
        self._there = {
            location[:length]
            for location in there
            if location is not None
            for length in range(1, len(location) + 1)
        }

    def section_without_text(self, piece: Piece) -> Location | None:
        """Return the section that a piece is of, where nothing of it is left."""
        for position, keys in enumerate(self._original.sections):
            if piece.key in keys:
                location = ("sections", position)
                is_left = keys & self._keys or location in self._there
                return None if is_left else location
        return None

    def outermost(self, location: Location) -> Location:
        """Return the outermost member of a list around a location of which nothing is left."""
        shortest = 3 if location[0] == "sections" else 2
        for length in range(shortest, len(location)):
            prefix = location[:length]
            if isinstance(prefix[-1], int) and self._is_gone(prefix):
                return prefix
        return location

    def _is_gone(self, member: Location) -> bool:
        if member in self._there:
            return False
        # Made texts of a member have no place in the source; their keys begin as its own does.
        begins = f"{paths.key(self._original.names[member])}_"
        return not any(name.startswith(begins) for name in self._keys)

    def goes_with_member(self, piece: Piece) -> bool:
        """Whether a made text is of a member of which nothing is left."""
        return any(
            piece.key.startswith(f"{paths.key(name)}_") and self._is_gone(location)
            for location, name in self._original.names.items()
            if isinstance(location[-1], int) and len(location) > 1
        )


def _compare_forgotten(word: WordFile, original: Original, outcome: Outcome) -> None:
    """Look at pieces that the source no longer has: an edit of one is a conflict.

    A text of a list is named by its words, so one that the source changed has another key now;
    it is the one that stands where Word has the edited text.
    """
    if word.memory is None:
        return
    taken: set[Location] = set()
    for key, written in word.memory.hashes.items():
        if key in original.document.pieces or key not in word.found:
            continue
        first = word.found[key][0]
        if first.row is not None or text_hash(normal_form(first.text)) == written:
            continue
        anchor = _anchor(first.paragraph, word, original)
        rival = _rival(anchor, word, original, taken)
        place = Place(original.reading.marked.file.name, field=key)
        if rival is not None:
            taken.add(rival)
            place = original.place(rival)
        source = original.value(rival) if rival is not None else None
        if not outcome.conflict(place, first.text, str(source) if source is not None else None):
            continue
        if rival is not None:
            _put(rival, first.text, original, outcome)
        elif anchor is not None:
            _add_at(anchor, first.text, original, outcome)
        else:
            outcome.tell("text-without-place", place, first.text)


def _rival(
    anchor: tuple[Location, int] | None, word: WordFile, original: Original, taken: set[Location]
) -> Location | None:
    """Return the text of the source that Word's file does not know, at or below an anchor."""
    assert word.memory is not None
    if anchor is None:
        return None
    path, position = anchor
    while (*path, position) in taken:
        position += 1
    location = (*path, position)
    name = original.names.get(location)
    if name is None or paths.key(name) in word.memory.hashes:
        return None
    return location


def _add_at(anchor: tuple[Location, int], text: str, original: Original, outcome: Outcome) -> None:
    path, position = anchor
    text = respelled("", text)
    outcome.add(Add(path, position, text), original.place(path), text)


def _add_loose(word: WordFile, original: Original, outcome: Outcome) -> None:
    """Take paragraphs that were typed in Word into the list of those above them."""
    annexes = {
        row.table
        for row in word.rows
        if any(key in original.records for keys in row.keys for key in keys)
    }
    for loose in word.loose:
        if normal_form(loose.text) in original.strings or loose.table in annexes:
            continue
        is_prose = loose.table is None
        anchor = _anchor(loose.paragraph, word, original) if is_prose else None
        if anchor is None:
            place = Place(original.reading.marked.file.name)
            outcome.tell("text-without-place", place, loose.text)
        else:
            _add_at(anchor, loose.text, original, outcome)


def _anchor(paragraph: int, word: WordFile, original: Original) -> tuple[Location, int] | None:
    """Return the list of texts, and the index in it, that follow what stands above a paragraph.

    Below a text of a list that is the place after it; below a section's title, its body's start.
    """
    above = [one for one in _in_order(word) if one.paragraph < paragraph]
    for one in reversed(above):
        piece = original.pieces.get(one.key)
        if piece is None:
            continue
        section = original.section_of_heading(one.key)
        if section is not None:
            return ("sections", section, "body"), 0
        location = original.location(piece)
        if location is None or one.row is not None:
            return None
        last = location[-1]
        if isinstance(last, int) and _is_listed(location, original):
            return location[:-1], last + 1
        return None
    return None


def _in_order(word: WordFile) -> Iterator[Found]:
    found = (one for ones in word.found.values() for one in ones)
    return iter(sorted(found, key=lambda one: one.paragraph))
