"""Paragraphs and rows that were moved: listed, since the source's order may mean something."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from press_dossier.model.paths import Location
from press_dossier.revision.original import Original
from press_dossier.revision.outcome import Outcome
from press_dossier.sources.word import WordFile


def tell_of_moves(word: WordFile, original: Original, outcome: Outcome) -> None:
    """List each list of the source whose members stand in another order in Word than was made."""
    made = [*original.pieces, *original.records]
    if word.memory:
        made = [key for key, written in word.memory.hashes.items() if written]
    locations: dict[str, Location | None] = {
        key: original.location(original.pieces[key]) for key in original.paragraphs
    }
    locations |= {key: record.location for key, record in original.records.items()}
    lists: dict[Location, list[int]] = defaultdict(list)
    for key in made:
        location, found = locations.get(key), word.found.get(key, ())
        if location is not None and isinstance(location[-1], int) and len(found) == 1:
            lists[location[:-1]].append(found[0].paragraph)
    for path, places in lists.items():
        if any(after < before for before, after in pairwise(places)):
            outcome.tell("order-edited", original.place(path), None)
