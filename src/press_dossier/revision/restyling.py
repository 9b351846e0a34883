"""Strong words and links that came, went or changed in Word where the text stayed."""

from __future__ import annotations

from press_dossier.document import Piece, plain
from press_dossier.model import paths
from press_dossier.model.paths import Location
from press_dossier.provenance import normal_form, piece_hash
from press_dossier.revision.emphasis import is_plain, looks, with_marks
from press_dossier.revision.original import Original
from press_dossier.revision.outcome import Outcome
from press_dossier.sources.edits import Put
from press_dossier.sources.word import Found, WordFile


def is_stale(piece: Piece, word: WordFile) -> bool:
    """Whether the source changed since the file was made."""
    return word.written(piece.key) not in (None, piece_hash(piece))


def take_marks(
    piece: Piece,
    location: Location,
    found: Found,
    word: WordFile,
    original: Original,
    outcome: Outcome,
) -> None:
    """Take strong words and links that came, went or changed where the text stayed."""
    source = original.value(location)
    if not isinstance(source, str) or not (found.marks or not is_plain(piece.text)):
        return
    if normal_form(found.text) != normal_form(plain(piece.text)):
        return
    speller = original.writer.speller
    place = original.place(location)
    if not is_ordinary(piece, location, original):
        is_strong = all(span.role == "strong" for span in piece.text)
        if not is_strong and any(mark.is_strong for mark in found.marks):
            outcome.tell("marks-edited", place, found.text)
        return
    marked = with_marks(source, found.text, found.marks, speller)
    if marked == source or (marked is not None and _is_as_made(marked, piece, word)):
        return
    if marked is None:
        outcome.tell("marks-edited", place, found.text)
    elif original.sheet_row(location) is not None:
        outcome.tell("sheet-edited", place, marked, source)
    elif not found.marks and not _is_text_as_made(piece, word):
        outcome.tell("marks-edited", place, found.text)
    elif _has_same_marks(piece, location, word, original) or outcome.conflict(
        place, marked, source
    ):
        outcome.put(Put(location, marked), place, source)


def is_ordinary(piece: Piece, location: Location, original: Original) -> bool:
    """Whether only its marks make words of a text strong or linked: no telephone number."""
    source = original.value(location)
    speller = original.writer.speller
    return isinstance(source, str) and looks(speller.text(source)) == looks(piece.text)


def _is_text_as_made(piece: Piece, word: WordFile) -> bool:
    """Whether a text has the words that Word's file was made with.

    One that was typed over shows no marks; the source keeps those of the words that stayed.
    """
    return word.written(piece.key) == piece_hash(piece)


def _has_same_marks(piece: Piece, location: Location, word: WordFile, original: Original) -> bool:
    """Whether the source's marks are those that Word's file was made with, as far as is known.

    A text of a list is named by its words and marks; of others only the whole source tells.
    """
    if word.memory is None:
        return True
    if original.is_listed(location):
        return piece.key not in word.renamed
    return word.memory.source == original.document.meta.source_hash


def _is_as_made(marked: str, piece: Piece, word: WordFile) -> bool:
    """Whether a text of a list has the words and marks that its name in Word's file was made of."""
    made = word.renamed.get(piece.key)
    return made is not None and paths.digest(marked) in made
