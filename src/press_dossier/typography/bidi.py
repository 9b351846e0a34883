"""Bidi levels of a paragraph (UAX #9), and their use on a line (L1, L2).

The levels are python-bidi's. Its Rust extension tells them only in what `debug` returns, so
plain Arabic (letters, digits, common punctuation; no Latin, no explicit controls) is resolved
here: in such text only numbers leave level 1.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from string import ascii_letters, digits

import bidi

from press_dossier.typography.style import Base

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"

CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that only steer the algorithm (removed by X9, or isolates and marks)."""

_PLAIN_LETTERS = frozenset({"AL", "R", "NSM", "WS", "ON", "CS"})
_PLAIN_WITH_EN = _PLAIN_LETTERS | {"EN"}
_PLAIN_WITH_AN = _PLAIN_LETTERS | {"AN"}

_LEVELS = "\n    levels: ["
_LEVEL = re.compile(r"Level\(\s*(\d+)")


def levels(text: str, base: Base = "rtl") -> bytes:
    """Return the level of each character of one paragraph, before L1.

    `text` holds no paragraph separator; its base direction is given, never guessed (HL1).
    """
    if base == "rtl":
        kind = plain_digits(text)
        if kind is not None:
            return plain_levels(text, kind)
    elif text.isascii():
        return bytes(len(text))
    return _resolved_levels(text, base)


def plain_digits(text: str) -> str | None:
    """Return the bidi class of the digits of plain Arabic, `""` for none; None for other text.

    A stretch between spaces of a plain text that has digits of one class has the levels that it
    has alone.
    """
    kinds = set(map(_kind, set(text)))
    if kinds <= _PLAIN_LETTERS:
        return ""
    if kinds <= _PLAIN_WITH_EN:
        return "EN"
    return "AN" if kinds <= _PLAIN_WITH_AN else None


@lru_cache(maxsize=1024)
def visual_order(line_levels: bytes) -> Sequence[int]:
    """Return the indices of a line's items from left to right (L2)."""
    order = list(range(len(line_levels)))
    odd = [level for level in line_levels if level % 2]
    for level in range(max(line_levels, default=0), min(odd, default=255) - 1, -1):
        start = 0
        while start < len(order):
            if line_levels[start] < level:
                start += 1
                continue
            end = start
            while end < len(order) and line_levels[end] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end
    return tuple(order)


_DIGIT = r"[\d\u066b\u066c]"
_MARK = r"[\u064b-\u065f\u0670]"
_SEPARATOR = r"[,./:\u060c\u00a0\u202f\u2044]"

_NUMBER = re.compile(
    # W1: a mark is of its digit's class. W4: one separator between two digits joins them. All
    # numbers are of one class here, so that W2 changes nothing that W4 asks about.
    rf"{_DIGIT}{_MARK}*(?:{_SEPARATOR}?{_DIGIT}{_MARK}*)*"
)
_COUNTED = re.compile(rf"{_DIGIT}|{_MARK}")


@cache
def _kind(character: str) -> str:
    """Return a character's bidi class; `?` where `_NUMBER` does not know a digit or mark."""
    kind = unicodedata.bidirectional(character)
    if kind in {"EN", "AN", "NSM"} and not _COUNTED.match(character):
        return "?"
    return kind or "?"


def plain_levels(text: str, kind: str) -> bytes:
    """Return the levels of plain Arabic: only its numbers, all of class `kind`, are even."""
    if not kind:
        return b"\x01" * len(text)
    result = bytearray(b"\x01") * len(text)
    for match in _NUMBER.finditer(text):
        result[match.start() : match.end()] = b"\x02" * (match.end() - match.start())
    return bytes(result)


_ARABIC = "\u0620-\u064a\u0671-\u06d3"
_STRETCH = re.compile(
    # Letters of one direction and the spaces (and marks) between them come to one level (N1),
    # so that one letter may stand for all of them, and one digit for those beside it.
    rf"[{_ARABIC}](?:[{_ARABIC}\u064b-\u065f\u0670 ]*[{_ARABIC}])?"
    r"|[A-Za-z](?:[A-Za-z ]*[A-Za-z])?"
    r"|[0-9]+|[\u0660-\u0669]+"
    r"|.",
    re.DOTALL,
)
_LIKE = {
    **dict.fromkeys(ascii_letters, "a"),
    **dict.fromkeys(map(chr, (*range(0x0620, 0x064B), *range(0x0671, 0x06D4))), "\u0627"),
    **dict.fromkeys(digits, "1"),
    **dict.fromkeys(map(chr, range(0x0660, 0x066A)), "\u0661"),
}
"""Which letter and digit stands for others of its class: few texts differ in more than those."""


def _resolved_levels(text: str, base: Base) -> bytes:
    """Ask python-bidi for the levels of a text, shortened to one letter a stretch of letters."""
    stretches = _STRETCH.findall(text)
    short = "".join([_LIKE.get(stretch[0], stretch[0]) for stretch in stretches])
    return b"".join(
        [
            bytes((level,)) * len(stretch)
            for level, stretch in zip(_reported_levels(short, base), stretches, strict=True)
        ]
    )


@lru_cache(maxsize=1024)
def _reported_levels(text: str, base: Base) -> bytes:
    report = bidi.get_display(text, base_dir="R" if base == "rtl" else "L", debug=True)
    by_byte = bytes(map(int, _LEVEL.findall(report, report.index(_LEVELS))))
    result = bytearray()
    position = 0
    for character in text:
        result.append(by_byte[position])
        position += len(character.encode())
    return bytes(result)
