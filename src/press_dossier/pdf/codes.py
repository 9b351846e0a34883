"""What the codes of a line stand for, so that readers give its text back in order.

Readers of PDF hold no common rules for right-to-left text. pdfium and poppler sort a line by
place and reverse what they take for right-to-left; pdf.js reverses each stretch of text drawn
without a jump; MuPDF follows the stream. Direction marks, zero-width codes without ink, make
their guesses agree; each rule below names the reader that it is for.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache

from press_dossier.typography import Letter
from press_dossier.typography.faces import is_mark

RLM, LRM, ALM = "\u200f", "\u200e", "\u061c"

LEFT_MARK = (Letter(LRM, (), 0), LRM)
"""A code without width: only where no letter can carry the mark, since poppler ends a word at
a code without width."""

_WEAK = frozenset({"EN", "ES", "ET", "AN", "CS"})


@cache
def _is_weak(character: str) -> bool:
    return bool(character) and unicodedata.bidirectional(character) in _WEAK


@cache
def _is_strong(character: str) -> bool:
    return unicodedata.bidirectional(character) in {"R", "AL"}


@cache
def _is_mirrored(character: str) -> bool:
    return bool(character and unicodedata.mirrored(character))


@cache
def marks_between(left: str, right: str) -> str:
    """Return the marks wanted between two characters of a right-to-left run, as they are drawn.

    An empty string stands for an end of the run. The right one's code carries them, ahead of
    its character: pdf.js drops a code that ends with a mark.
    """
    marks = ""
    if _is_mirrored(left):
        # pdfium mirrors what it reverses, though ToUnicode names the logical character; after
        # a left-to-right mark it leaves a bracket as it is.
        marks += LRM
    elif _is_weak(left) and right and is_mark(right):
        # pdfium would keep a mark and the punctuation after it in the order drawn.
        marks += ALM
    if _is_mirrored(right) or (_is_weak(right) and not (left and _is_strong(left))):
        # poppler takes punctuation of a number for the start of left-to-right text, up to the
        # next strong letter.
        marks += ALM
    return marks


def spelled(letters: Sequence[Letter]) -> list[tuple[Letter, str]]:
    """Return the letters of a right-to-left run, from left to right, with their codes' texts.

    pdf.js drops a code that is only white space at either end of a run, and adds a second space
    before a combining mark; a space whose code begins with a mark is a letter to it.
    """
    row = [
        (letter, " " if letter.character.isspace() else letter.character)
        for letter in reversed(letters)
    ]
    codes: list[tuple[Letter, str]] = []
    left = ""
    for place, (letter, character) in enumerate(row):
        right = row[place + 1][1] if place + 1 < len(row) else ""
        marks = marks_between(left, character)
        if character == " " and not marks and (not left or not right or is_mark(right)):
            marks = ALM
        codes.append((letter, marks + character))
        left = character
    if _is_mirrored(left):
        codes.append(LEFT_MARK)
    if not any(_is_strong(character) for _, character in row):
        # pdf.js would not turn a run without a single right-to-left letter.
        codes[0] = (codes[0][0], ALM + codes[0][1])
    return codes


def spelled_ltr(letters: Sequence[Letter]) -> list[tuple[Letter, str]]:
    """Return the letters of a left-to-right run with their codes' texts.

    A right-to-left mark at its left keeps poppler from taking what follows into it; one of the
    other kind at its right, from taking its end for right-to-left text. In a number, pdfium
    turns the groups about a space, but not about a no-break space.
    """
    numeric = not any(letter.character.isalpha() for letter in letters)
    space = "\u00a0" if numeric else " "
    codes = [
        (letter, space if letter.character.isspace() else letter.character) for letter in letters
    ]
    codes[0] = (codes[0][0], RLM + codes[0][1])
    if not codes[-1][1].isascii() or not codes[-1][1].isalnum():
        codes.append(LEFT_MARK)
    return codes
