"""Texts of a Word file that no piece of the source is: typed there, or gone from the source."""

from __future__ import annotations

from press_dossier.errors import Place
from press_dossier.model.paths import Location
from press_dossier.provenance import normal_form, text_hash
from press_dossier.revision.anchors import Anchors
from press_dossier.revision.annex import Annex
from press_dossier.revision.original import Original
from press_dossier.revision.outcome import Outcome
from press_dossier.revision.pieces import spelled
from press_dossier.sources.edits import Add
from press_dossier.sources.word import Found, Loose, WordFile


def compare_strays(word: WordFile, original: Original, outcome: Outcome) -> None:
    """Find the place of texts that the source does not hold."""
    anchors = Anchors(word.found, original)
    _compare_forgotten(word, original, anchors, outcome)
    _add_loose(word, original, anchors, outcome)


def _compare_forgotten(
    word: WordFile, original: Original, anchors: Anchors, outcome: Outcome
) -> None:
    """Look at pieces that the source no longer has: an edit of one is a conflict."""
    if word.memory is None:
        return
    of_rows = Annex(word, original).keys
    for key, written in word.memory.hashes.items():
        if key in original.document.pieces or key not in word.found or key in of_rows:
            continue
        first = word.found[key][0]
        if text_hash(normal_form(first.text)) == written:
            continue
        place = Place(original.reading.marked.file.name, field=key)
        if not outcome.conflict(place, first.text, None):
            continue
        anchor = anchors.above(first.paragraph) if first.row is None else None
        if anchor is not None:
            _add_at(anchor, first, original, outcome)
        else:
            outcome.tell("text-without-place", place, first.text)


def _add_at(
    anchor: tuple[Location, int], found: Found | Loose, original: Original, outcome: Outcome
) -> None:
    path, position = anchor
    text = spelled("", found, original)
    outcome.add(Add(path, position, text), original.place(path), text)


def _add_loose(word: WordFile, original: Original, anchors: Anchors, outcome: Outcome) -> None:
    """Take paragraphs that were typed in Word into the list of those above them."""
    annexes = Annex(word, original).examples
    for loose in word.loose:
        if loose.table in annexes or original.is_printed(loose.text):
            continue
        is_prose = loose.table is None
        anchor = anchors.above(loose.paragraph) if is_prose else None
        if anchor is None:
            place = Place(original.reading.marked.file.name)
            outcome.tell("text-without-place", place, loose.text)
        else:
            _add_at(anchor, loose, original, outcome)
