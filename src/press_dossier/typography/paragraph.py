"""The text of a paragraph: its spans joined, and what each stretch of it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from press_dossier.document import Role, Span
from press_dossier.typography import bidi

_EVEN_RUN = re.compile(rb"\x00+|\x02+|\x04+|\x06+")
_LETTER = re.compile(r"[^\W\d_]")
_OPENING = {"ltr": bidi.LRI, "rtl": bidi.RLI}


class Format(NamedTuple):
    """What a stretch of text has beside its letters."""

    role: Role
    lang: str
    link: str | None


def joined_letters(text: str, left: int, right: int, start: int, end: int) -> tuple[str, str]:
    """Return the letters of other spans that a word joins, at a span's ends."""
    before = text[left - 1] if left == start and left and text[left - 1].isalpha() else ""
    after = text[right] if right == end < len(text) and text[right].isalpha() else ""
    return (before, after)


def isolated(spans: Sequence[Span]) -> tuple[str, list[tuple[int, int, Format]]]:
    """Join spans; those of a direction of their own stand between isolates (UAX #9, 2.7).

    Neighbours of one direction share an isolate: words of one phrase may differ in role.
    """
    parts: list[str] = []
    formats = []
    position = 0
    for direction, group in groupby(spans, key=lambda span: span.direction):
        isolated = list(group)
        for place, span in enumerate(isolated):
            content = span.text
            if direction != "auto":
                opening = "" if place else _OPENING[direction]
                closing = bidi.PDI if place == len(isolated) - 1 else ""
                content = f"{opening}{content}{closing}"
            parts.append(content)
            form = Format(span.role, span.lang, span.link)
            formats.append((position, position + len(content), form))
            position += len(content)
    return "".join(parts), formats


def level_runs(level_of: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of one level between two places."""
    while start < end:
        stop = start + 1
        while stop < end and level_of[stop] == level_of[start]:
            stop += 1
        yield start, stop
        start = stop


def lettered_places(text: str, level_of: bytes) -> bytes:
    """Return 1 for each character of a left-to-right run that holds letters, else 0."""
    result = bytearray(len(text))
    for run in _EVEN_RUN.finditer(level_of):
        start, end = run.span()
        if _LETTER.search(text, start, end):
            result[start:end] = b"\x01" * (end - start)
    return bytes(result)


def clipped(
    formats: Iterable[tuple[int, int, Format]], first: int, last: int
) -> Sequence[tuple[int, int, Format]]:
    """Return what lies of spans between two places."""
    return [
        (max(start, first), min(end, last), form)
        for start, end, form in formats
        if start < last and end > first
    ]
