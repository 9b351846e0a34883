"""Pieces of prose and labels: three ways each, Word, what it was made from, and the source now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from press_dossier.document import Authored, Computed, Label, Piece, plain
from press_dossier.errors import Place
from press_dossier.model.paths import Location
from press_dossier.provenance import normal_form, text_hash
from press_dossier.revision.advice import tell_of_label, tell_of_names
from press_dossier.revision.emphasis import with_marks
from press_dossier.revision.original import Original
from press_dossier.revision.outcome import Outcome
from press_dossier.revision.respelling import respelled
from press_dossier.revision.restyling import is_ordinary, is_stale, take_marks
from press_dossier.sources.edits import Add, Drop, Put
from press_dossier.sources.word import Found, Loose, WordFile


def compare_pieces(word: WordFile, original: Original, outcome: Outcome) -> None:
    """Compare every piece that Word keys with what the source says now."""
    gone: list[Piece] = []
    merged = _merged(word, original)
    for key, piece in original.pieces.items():
        found = [one for one in word.found.get(key, ()) if one.text.strip()]
        found = merged.get(key, found)
        if found:
            _compare(piece, found, word, original, outcome)
        elif word.memory is None or key in word.memory.hashes:
            gone.append(piece)
    _drop(gone, word, original, outcome)


def _merged(word: WordFile, original: Original) -> dict[str, list[Found]]:
    """Return what is found of paragraphs that were joined: all of it of the first, none of others.

    Word keeps the controls of both in one paragraph.
    """
    by_paragraph: dict[tuple[Location, int], list[Found]] = defaultdict(list)
    for key in original.paragraphs:
        location = original.location(original.pieces[key])
        found = word.found.get(key, ())
        if location is not None and original.is_listed(location) and len(found) == 1:
            by_paragraph[location[:-1], found[0].paragraph].append(found[0])
    joined: dict[str, list[Found]] = {}
    for first, *others in by_paragraph.values():
        if others and all(one.text.strip() for one in (first, *others)):
            joined[first.key] = [first.joined(others)]
            joined |= {other.key: [] for other in others}
    return joined


def _compare(
    piece: Piece, found: Sequence[Found], word: WordFile, original: Original, outcome: Outcome
) -> None:
    location = original.location(piece)
    said = list(found)
    if len(found) > 1 and (location is None or not original.is_listed(location)):
        said = [said[0].joined(said[1:])] if _is_split(found) else said[:1]
    first, *others = said
    if _is_changed(piece, first.text, word):
        _take(piece, location, first, word, original, outcome)
    elif location is not None and not others:
        take_marks(piece, location, first, word, original, outcome)
    for one in others:
        _add_after(location, one, original, outcome)
    if len(found) > len(said) and not _is_split(found):
        place = _place(piece, original)
        for copy in found[1:]:
            outcome.tell("copy-added", place, copy.text)


def _is_split(found: Sequence[Found]) -> bool:
    """Whether a piece found several times stands in paragraphs that follow each other."""
    return all(
        after.row == before.row and after.paragraph - before.paragraph == 1
        for before, after in pairwise(found)
    )


def _is_changed(piece: Piece, text: str, word: WordFile) -> bool:
    """Whether Word says something that neither the source says nor the file was made with."""
    now = normal_form(plain(piece.text))
    said = normal_form(text)
    return said != now and text_hash(said) != word.written(piece.key)


def _take(
    piece: Piece,
    location: Location | None,
    found: Found,
    word: WordFile,
    original: Original,
    outcome: Outcome,
) -> None:
    place = _place(piece, original)
    current, text = plain(piece.text), found.text
    match piece.origin:
        case Computed("country_list"):
            tell_of_names(piece, text, original, outcome)
        case Computed(rule):
            outcome.tell("computed-edited", place, text, current, {"rule": rule})
        case Label(name):
            tell_of_label(name, place, text, current, original, outcome)
        case Authored(_):
            if location is None:
                outcome.tell("computed-edited", place, text, current, {"rule": ""})
            elif original.sheet_row(location) is not None:
                outcome.tell("sheet-edited", original.place(location), text, current)
            elif not is_stale(piece, word) or outcome.conflict(place, text, current):
                if not is_ordinary(piece, location, original):
                    found = replace(found, marks=())
                put(location, found, original, outcome)


def put(location: Location, found: Found, original: Original, outcome: Outcome) -> None:
    """Take a text into the source."""
    source = original.value(location)
    before = source if isinstance(source, str) else None
    edit = Put(location, spelled(before or "", found, original))
    outcome.put(edit, original.place(location), before)


def spelled(source: str, found: Found | Loose, original: Original) -> str:
    """Return a corrected text as the source would have typed it, its marks those of Word.

    What was typed over whole, in Word without any, keeps those of the words that stay.
    """
    text = respelled(source, found.text)
    if not found.marks:
        return text
    return with_marks(text, found.text, found.marks, original.writer.speller) or text


def _add_after(
    location: Location | None, found: Found, original: Original, outcome: Outcome
) -> None:
    assert location is not None
    position = location[-1]
    assert isinstance(position, int)
    text = spelled("", found, original)
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
        if is_stale(piece, word) and not outcome.conflict(place, None, current):
            continue
        dropped.add(whole)
        outcome.drop(Drop(whole), place, current)


class _Left:
    """What of the source Word still shows, beside the pieces that are gone from it."""

    def __init__(self, gone: Sequence[Piece], word: WordFile, original: Original) -> None:
        self._original = original
        keys = original.pieces.keys() | original.records.keys()
        self._keys = (keys & word.found.keys()) - {piece.key for piece in gone}
        pieces = [original.pieces[key] for key in self._keys if key in original.pieces]
        records = (original.records[key] for key in self._keys if key in original.records)
        there = [original.location(piece) for piece in pieces]
        there += [record.location for record in records]
        there += [original.nearest_location(piece) for piece in pieces if _is_made(piece)]
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
        return member not in self._there

    def goes_with_member(self, piece: Piece) -> bool:
        """Whether a made text is of a member of which nothing is left."""
        location = self._original.nearest_location(piece) or ()
        prefixes = (location[:length] for length in range(2, len(location) + 1))
        return any(isinstance(prefix[-1], int) and self._is_gone(prefix) for prefix in prefixes)


def _is_made(piece: Piece) -> bool:
    return not isinstance(piece.origin, Authored)
