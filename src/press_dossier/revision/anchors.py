"""Where a text that Word has and the source does not would stand in the source."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping

from press_dossier.model.paths import Location
from press_dossier.revision.original import Original
from press_dossier.sources.word import Found

_LISTED = re.compile(r"_[0-9a-f]{8}(?:_\d+)?$")
"""How the key of a text of a list ends."""


class Anchors:
    """The pieces of a Word file in its order, known by the source's keys."""

    def __init__(self, found: Mapping[str, Iterable[Found]], original: Original) -> None:
        self._original = original
        self._found = sorted(
            (one for ones in found.values() for one in ones), key=lambda one: one.paragraph
        )
        self._paragraphs = [one.paragraph for one in self._found]

    def above(self, paragraph: int) -> tuple[Location, int] | None:
        """Return the list of texts, and the index in it, that follow what stands above a paragraph.

        Below a text of a list that is the place after it, below a section's title its body's start;
        None below anything else.
        """
        original = self._original
        for one in reversed(self._found[: bisect_left(self._paragraphs, paragraph)]):
            piece = original.pieces.get(one.key)
            if piece is None:
                if one.key in original.document.pieces or _LISTED.search(one.key):
                    continue
                return None  # The label of a part that the source no longer has.
            section = original.section_of_heading(one.key)
            if section is not None:
                return ("sections", section, "body"), 0
            location = original.location(piece)
            if location is None or one.row is not None:
                return None
            last = location[-1]
            if isinstance(last, int) and original.is_listed(location):
                return location[:-1], last + 1
            return None
        return None
