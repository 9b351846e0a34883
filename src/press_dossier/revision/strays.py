"""Texts of a Word file that no piece of the source is: typed there, or gone from the source."""

from __future__ import annotations

from collections.abc import Iterator

from press_dossier.document import plain
from press_dossier.errors import Place
from press_dossier.model import paths
from press_dossier.model.paths import Location
from press_dossier.provenance import normal_form, text_hash
from press_dossier.revision.original import Original
from press_dossier.revision.outcome import Outcome
from press_dossier.revision.pieces import is_listed, put, spelled
from press_dossier.sources.edits import Add
from press_dossier.sources.word import Found, Loose, WordFile


def compare_strays(word: WordFile, original: Original, outcome: Outcome) -> None:
    """Find the place of texts that the source does not hold."""
    _compare_forgotten(word, original, outcome)
    _add_loose(word, original, outcome)


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
            if _says(rival, first.text, original):
                continue  # taken by an earlier pull
            place = original.place(rival)
        source = original.value(rival) if rival is not None else None
        if not outcome.conflict(place, first.text, str(source) if source is not None else None):
            continue
        if rival is not None:
            put(rival, first, original, outcome)
        elif anchor is not None:
            _add_at(anchor, first, original, outcome)
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


def _says(location: Location, text: str, original: Original) -> bool:
    """Whether the source already says what Word does at a location."""
    piece = original.pieces.get(paths.key(original.names[location]))
    return piece is not None and normal_form(plain(piece.text)) == normal_form(text)


def _add_at(
    anchor: tuple[Location, int], found: Found | Loose, original: Original, outcome: Outcome
) -> None:
    path, position = anchor
    text = spelled("", found, original)
    outcome.add(Add(path, position, text), original.place(path), text)


def _add_loose(word: WordFile, original: Original, outcome: Outcome) -> None:
    """Take paragraphs that were typed in Word into the list of those above them."""
    annexes = {
        row.table
        for row in word.rows
        if any(key in original.records for keys in row.keys for key in keys)
    }
    for loose in word.loose:
        if original.is_printed(loose.text) or loose.table in annexes:
            continue
        is_prose = loose.table is None
        anchor = _anchor(loose.paragraph, word, original) if is_prose else None
        if anchor is None:
            place = Place(original.reading.marked.file.name)
            outcome.tell("text-without-place", place, loose.text)
        else:
            _add_at(anchor, loose, original, outcome)


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
        if isinstance(last, int) and is_listed(location, original):
            return location[:-1], last + 1
        return None
    return None


def _in_order(word: WordFile) -> Iterator[Found]:
    found = (one for ones in word.found.values() for one in ones)
    return iter(sorted(found, key=lambda one: one.paragraph))
