"""A font file as HarfBuzz sees it: coverage and metrics."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from pathlib import Path

import uharfbuzz as hb

from press_dossier.typography.errors import MissingGlyph

TATWEEL = "\u0640"


class Face:
    """One TrueType file, read once and when it is asked. Metrics are font units."""

    def __init__(self, path: Path, family: str) -> None:
        self.path = path
        self.family = family
        self.inked = cache(self._inked)

    @cached_property
    def face(self) -> hb.Face:
        """The file, opened when a text first asks it: most faces of a chain are never asked."""
        return hb.Face(hb.Blob.from_file_path(str(self.path)))

    @cached_property
    def font(self) -> hb.Font:
        """The face at its own scale."""
        return hb.Font(self.face)

    @cached_property
    def upem(self) -> int:
        """Font units to the em."""
        return int(self.face.upem)

    @cached_property
    def ascender(self) -> int:
        """How far the face reaches above the baseline."""
        return int(self.font.get_font_extents("ltr").ascender)

    @cached_property
    def descender(self) -> int:
        """How far the face reaches below the baseline; negative."""
        return int(self.font.get_font_extents("ltr").descender)

    @cached_property
    def coverage(self) -> frozenset[str]:
        """The characters that the font has."""
        return frozenset(map(chr, self.face.unicodes))

    @cached_property
    def tatweel(self) -> tuple[int, int]:
        """The tatweel's glyph and advance; an advance of 0 where the font has none."""
        glyph = self.font.get_nominal_glyph(ord(TATWEEL)) or 0
        return glyph, self.font.get_glyph_h_advance(glyph) if glyph else 0

    def _inked(self, glyph: int) -> bool:
        """Say whether a glyph draws anything."""
        extents = self.font.get_glyph_extents(glyph)
        return extents is not None and bool(extents.width)

    def __repr__(self) -> str:
        return f"Face({str(self.path)!r})"


def is_mark(character: str) -> bool:
    """Say whether a character is drawn on the one before it."""
    return unicodedata.category(character)[0] == "M"


def is_ignorable(character: str) -> bool:
    """Say whether a character may go undrawn: a format control, a selector, a space."""
    return unicodedata.category(character) in {"Cf", "Zs"} or "\ufe00" <= character <= "\ufe0f"


def split_by_face(text: str, chain: Sequence[Face]) -> list[tuple[int, int, Face]]:
    """Return a word in the first face that has all of it, else cut it where its face changes.

    A word is of one hand: the power of «km²» is no sign from another face, and readers take a
    change of face within a word for a gap. Where no face has it all, each cluster (a character
    with the marks after it) has the first face that has it. Raises MissingGlyph.
    """
    first = chain[0]
    if first.coverage.issuperset(text):
        return [(0, len(text), first)]
    asked = {character for character in text if not is_ignorable(character)}
    for face in chain:
        if face.coverage.issuperset(asked):
            return [(0, len(text), face)]
    pieces: list[tuple[int, int, Face]] = []
    for start, end in _clusters(text):
        for left, right, face in _faces_of(text, start, end, chain):
            if pieces and pieces[-1][2] is face:
                pieces[-1] = (pieces[-1][0], right, face)
            else:
                pieces.append((left, right, face))
    return pieces


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and (is_mark(text[end]) or is_ignorable(text[end])):
            end += 1
        yield start, end
        start = end


def _faces_of(
    text: str, start: int, end: int, chain: Sequence[Face]
) -> Iterator[tuple[int, int, Face]]:
    """Yield the face of a cluster; where none has all of it, that of each of its characters."""
    cluster = text[start:end]
    asked = [character for character in cluster if not is_ignorable(character)]
    composed = unicodedata.normalize("NFC", cluster)
    for face in chain:
        if face.coverage.issuperset(asked) or face.coverage.issuperset(composed):
            yield start, end, face
            return
    if len(cluster) == 1:
        raise MissingGlyph(cluster, tuple(face.family for face in chain))
    for place in range(start, end):
        yield from _faces_of(text, place, place + 1, chain)
