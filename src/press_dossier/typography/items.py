"""A paragraph as a row of shaped words: itemised by level, face and span."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from press_dossier.document import Role, Span
from press_dossier.typography import bidi
from press_dossier.typography.faces import Face
from press_dossier.typography.line import Word
from press_dossier.typography.style import TextStyle

_DROPPED = bidi.CONTROLS | {"\u00ad", "\ufeff", "\ufffe", "\ufffc"}
"""Characters that steer and are never drawn: bidi controls, soft hyphen, noncharacters."""

_TOKEN = re.compile(r"\s|[^\s]+")
_BREAKING = frozenset(" \t\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u3000")
_LATIN = re.compile(r"[A-Za-z\u00aa-\u052f\u1e00-\u1fff\u2c00-\u2dff\ua640-\uab6f]")


class Format(NamedTuple):
    """What a stretch of text has beside its letters."""

    role: Role
    lang: str
    link: str | None


class Atom(NamedTuple):
    """A word, a space, or a part of a word that has one level, face and format.

    `width` is in points; `breaks` says that a line may end after it.
    """

    word: Word
    face: Face
    size: float
    level: int
    format: Format
    width: float
    breaks: bool


class Shaper(Protocol):
    """Gives the faces of a style and a shaped word, from a cache."""

    def chain(self, style: TextStyle, bold: bool) -> Sequence[Face]: ...

    def pieces(
        self, text: str, chain: Sequence[Face], rtl: bool, lang: str, tabular: bool
    ) -> Sequence[tuple[Word, Face]]: ...


def atoms_of(spans: Sequence[Span], style: TextStyle, shaper: Shaper) -> list[Atom]:
    """Itemise and shape one paragraph. Raises MissingGlyph."""
    text, formats = _isolated(spans)
    level_of = bidi.levels(text, style.base)
    small = _latin_runs(text, level_of) if style.base == "rtl" else frozenset()
    atoms: list[Atom] = []
    for start, end, form in formats:
        for match in _TOKEN.finditer(text, start, end):
            for first, last in _level_runs(level_of, match.start(), match.end()):
                token = text[first:last]
                if not _DROPPED.isdisjoint(token):
                    token = "".join(c for c in token if c not in _DROPPED)
                if token:
                    size = style.size * (style.latin_scale if first in small else 1)
                    atoms += _shaped(token, level_of[first], size, form, style, shaper)
    return atoms


def _isolated(spans: Sequence[Span]) -> tuple[str, list[tuple[int, int, Format]]]:
    """Join spans, each of a direction of its own between isolates (UAX #9, 2.7)."""
    parts: list[str] = []
    formats = []
    position = 0
    for span in spans:
        opening = {"auto": "", "ltr": bidi.LRI, "rtl": bidi.RLI}[span.direction]
        content = f"{opening}{span.text}{bidi.PDI}" if opening else span.text
        parts.append(content)
        formats.append((position, position + len(content), Format(span.role, span.lang, span.link)))
        position += len(content)
    return "".join(parts), formats


def _level_runs(level_of: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = start + 1
        while stop < end and level_of[stop] == level_of[start]:
            stop += 1
        yield start, stop
        start = stop


def _latin_runs(text: str, level_of: bytes) -> frozenset[int]:
    """Return the places of every left-to-right run that holds Latin letters."""
    places: set[int] = set()
    if _LATIN.search(text):
        for first, last in _level_runs(level_of, 0, len(text)):
            if level_of[first] % 2 == 0 and _LATIN.search(text, first, last):
                places.update(range(first, last))
    return frozenset(places)


def _shaped(
    token: str, level: int, size: float, form: Format, style: TextStyle, shaper: Shaper
) -> Iterator[Atom]:
    rtl = level % 2 == 1
    chain = shaper.chain(style, style.bold or form.role == "strong")
    breaks = token in _BREAKING
    if breaks:
        token = " "
    for word, face in shaper.pieces(token, chain, rtl, form.lang, style.tabular):
        yield Atom(word, face, size, level, form, word.advance * size / face.upem, breaks)
