"""Words made of letters without a font: each letter half an em wide."""

from __future__ import annotations

import re
from dataclasses import replace

from press_dossier.typography import Ink, Letter, Word


def word(text: str, *, rtl: bool = True) -> Word:
    letters = tuple(Letter(character, (Ink(ord(character), 0, 0),), 500) for character in text)
    return Word(letters, 500 * len(letters), rtl=rtl, space=text == " ")


def words(text: str) -> tuple[Word, ...]:
    return tuple(word(part) for part in re.findall(r" |[^ ]+", text))


def latin(text: str) -> tuple[Word, ...]:
    """Left-to-right words; the spaces of a text without letters are fixed."""
    fixed = not any(map(str.isalpha, text))
    return tuple(
        replace(word(part, rtl=False), fixed=fixed and part == " ")
        for part in re.findall(r" |[^ ]+", text)
    )
