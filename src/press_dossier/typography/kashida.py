"""Where a kashida may stand, how long it may be, and how it is drawn.

HarfBuzz says where one is safe; the order of preference is the calligraphers', as CSS Text 4
and Microsoft's justification rules have it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from press_dossier.typography.faces import Face, is_mark
from press_dossier.typography.line import Ink, Letter, Word

WIDTHS = (160, 260, 360, 460, 560)
"""Lengths of a kashida, thousandths of an em: few, so that a page needs few letter forms."""

_FEWEST_LETTERS = 4
_ARTICLE = re.compile("[وف]?(?:[بك]?ال|لل)")
_SEEN = frozenset("سشصض")
_CLOSERS = frozenset("ةهد")
_TALL = frozenset("اأإآٱطظلك")
_BEH = frozenset("بتثنيئ")
_REH = frozenset("رزيىئ")


def joins_of(text: str, safe: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Return (index of the letter that a kashida follows, priority from 0) for a word.

    The best comes first, of equal ones the last in the word. `safe` are the indices of letters
    that a tatweel may precede. A vowelled word has none, nor a short one: particles are seen
    stretched, and so is the article.
    """
    if any(map(is_mark, text)):
        return ()
    letters = [index for index, character in enumerate(text) if character.isalpha()]
    if len(letters) < _FEWEST_LETTERS:
        return ()
    last = letters[-1]
    article = _ARTICLE.match(text)
    first = article.end() + 1 if article else 1
    found = [
        (
            index - 1,
            _priority(text[index - 1], text[index], text[index + 1 : index + 2], index == last),
        )
        for index in safe
        if index >= first
    ]
    return tuple(sorted(found, key=lambda join: (join[1], -join[0])))


def _priority(before: str, after: str, next_one: str, final: bool) -> int:
    if before in _SEEN:
        return 0
    if final and after in _CLOSERS:
        return 1
    if final and after in _TALL:
        return 2
    if after in _BEH and next_one in _REH and next_one:
        return 3
    return 4


@lru_cache(maxsize=1 << 12)
def stretched(word: Word, face: Face, index: int, length: int) -> Word:
    """Return a right-to-left word with a kashida of `length` font units after a letter.

    The kashida is ink of that letter, so it leaves no trace in the text.
    """
    letter = word.letters[index]
    ink = (
        *(glyph._replace(x=glyph.x + length) for glyph in letter.ink),
        *_drawn(face, length),
    )
    letters = list(word.letters)
    letters[index] = Letter(letter.character, ink, letter.advance + length)
    return Word(tuple(letters), word.advance + length, word.rtl, word.space, word.fixed)


def _drawn(face: Face, length: int) -> Iterable[Ink]:
    """Cover `length` with tatweels, each scaled by less than 2, the limit of a component."""
    glyph, advance = face.tatweel
    count = -(-length // int(advance * 1.9))
    for part in range(count):
        left, right = length * part // count, length * (part + 1) // count
        yield Ink(glyph, left, 0, (right - left) / advance)
