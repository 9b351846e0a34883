"""Where Arabic sentences end: at their mark or with their line, not at an abbreviation."""

from __future__ import annotations

import re

_END = re.compile(r"[.!؟?…]+[\"”»)\]]*(?=\s|$)|\n+")
# A full stop after one letter (د.، م.، أ.) or inside أ.ش.أ ends no sentence.
_ABBREVIATION = re.compile('(?:^|[\\s(«"“/.-])[وبلف]?[\u0621-\u064a]\\.$')
_OPEN, _CLOSE = "«“(", "»”)"


def spans(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return where each sentence of a paragraph starts and ends, white space between left out."""
    end = len(text) if end is None else end
    found = []
    begin = start
    for match in _END.finditer(text, start, end):
        if match.end() >= end:
            break
        if _ABBREVIATION.search(text[begin : match.start() + 1]) or _is_inside(
            text[begin : match.end()]
        ):
            continue
        found.append((begin, match.end()))
        begin = match.end()
        while begin < end and text[begin].isspace():
            begin += 1
    if begin < end:
        found.append((begin, end))
    return found


def _is_inside(text: str) -> bool:
    """Tell whether a quotation or a bracket is open at the end of `text`."""
    return (
        any(
            text.count(opening) > text.count(closing)
            for opening, closing in zip(_OPEN, _CLOSE, strict=True)
        )
        or text.count('"') % 2 == 1
    )
