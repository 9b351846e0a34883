"""Paragraphs whose control went when they were selected whole and typed over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from press_dossier.revision.annex import Annex
from press_dossier.revision.original import Original
from press_dossier.sources.word import Found, WordFile


def with_retyped(word: WordFile, original: Original) -> WordFile:
    """Return the file with loose paragraphs taken for the pieces in whose place they stand.

    They stand between the same neighbours, as many as texts of the source, or else as all pieces,
    are missing there.
    """
    taken: dict[str, Found] = {}
    annexes = Annex(word, original).examples
    for missing, above, below in _gaps(word, original):
        loose = [
            one
            for one in word.loose
            if one.table not in annexes
            and above < one.paragraph < below
            and not original.is_printed(one.text)
        ]
        authored = [key for key in missing if original.location(original.pieces[key]) is not None]
        keys = authored if len(authored) == len(loose) else missing
        if len(keys) == len(loose):
            for key, one in zip(keys, loose, strict=True):
                taken[key] = Found(key, one.text, one.paragraph, None, one.marks)
    places = {one.paragraph for one in taken.values()}
    return replace(
        word,
        found={**word.found, **{key: (one,) for key, one in taken.items()}},
        loose=tuple(one for one in word.loose if one.paragraph not in places),
    )


def _gaps(word: WordFile, original: Original) -> Iterator[tuple[list[str], int, int]]:
    """Yield the keys that are missing in a row, and the paragraphs of those around them."""
    missing: list[str] = []
    above = 0
    for key in original.pieces:
        found = word.found.get(key)
        if found is None:
            if word.memory is None or key in word.memory.hashes:
                missing.append(key)
        else:
            if missing:
                yield missing, above, found[0].paragraph
            missing, above = [], found[-1].paragraph
    if missing:
        last = max((one.paragraph for one in word.loose), default=0)
        yield missing, above, last + 1
