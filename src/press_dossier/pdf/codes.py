"""What the codes of a line stand for, so that readers give its text back in order.

Readers of PDF hold no common rules for right-to-left text:

- **pdfium** sorts a line by place, reverses the order of its stretches of one direction, and
  mirrors the brackets that it reverses, though ToUnicode names the logical character.
- **poppler** sorts a line by place; punctuation of numbers opens left-to-right text that lasts
  to the next strong letter. A code without width ends a word.
- **pdf.js** follows the stream and turns each stretch drawn without a jump. It drops white
  space at either end of a stretch, and every code that ends with a format character.
- **MuPDF** follows the stream. The first character of each code says whether it is to be
  reversed; where that changes, a jump does not end the line.

Direction marks, carried in a letter's code ahead of its character or as codes without width or
ink, make their guesses agree. They are bidi controls, so that they leave no mark on the text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from press_dossier.typography import Letter
from press_dossier.typography.faces import is_mark

RLM, LRM, ALM, PDI = "\u200f", "\u200e", "\u061c", "\u2069"

Code = tuple[Letter, str]
"""A letter and the text that its code stands for."""

_TURN_LEFT: Code = (Letter(LRM, (), 0), LRM)
_TURN_RIGHT: Code = (Letter(RLM, (), 0), RLM)
_BREAK: Code = (Letter(PDI, (), 0), PDI)


@cache
def _class(character: str) -> str:
    return unicodedata.bidirectional(character) if character else ""


@cache
def _is_strong(character: str) -> bool:
    return _class(character) in {"R", "AL"}


@cache
def _is_mirrored(character: str) -> bool:
    return bool(character and unicodedata.mirrored(character))


@cache
def _wants_mark(left: str, character: str) -> bool:
    """Say whether a right-to-left mark must stand between a character and what is left of it.

    Always at brackets (pdfium), signs (MuPDF) and what the run's left end has (MuPDF; pdf.js,
    for a space); at punctuation of numbers that no letter follows (poppler); at a mark on the
    right of punctuation (pdfium would keep the two in the order drawn).
    """
    kind = _class(character)
    if _is_mirrored(character) or kind in {"ES", "ET", "EN", "AN"}:
        return True
    if kind == "CS":
        return not _is_strong(left)
    if kind == "NSM":
        return not left or _class(left) in {"CS", "ES", "ET"}
    return not left and not _is_strong(character)


def spelled_rtl(
    letters: Sequence[Letter], *, after_ltr: bool = False, before_rtl: bool = False
) -> list[Code]:
    """Return the codes of a right-to-left run, from left to right.

    `after_ltr` says that a left-to-right run comes before it in the text, `before_rtl` that
    another right-to-left run comes after it.
    """
    codes: list[Code] = []
    row = letters[::-1]
    place, left, fenced = 0, "", False
    while place < len(row):
        letter = row[place]
        character = _plain(letter)
        right = _plain(row[place + 1]) if place + 1 < len(row) else ""
        space_at_edge = character == " " and (not right or is_mark(right))
        text = character
        if space_at_edge or _wants_mark(left, character):
            # pdf.js takes U+200F for a left-to-right letter, and so what stands between two.
            text = (ALM if fenced else RLM) + character
            fenced = not fenced
        if _is_strong(character):
            fenced = False
        if _is_mirrored(character) and right and not is_mark(right):
            # After a left-to-right mark pdfium leaves a bracket as it is; the mark stands
            # within a code, where MuPDF does not look.
            letter, text = _joined(letter, row[place + 1]), text + LRM + right
            fenced = not _is_strong(right)
            place, character = place + 1, right
        codes.append((letter, text))
        left = character
        place += 1
    if not any(_is_strong(_plain(letter)) for letter in letters):
        # pdf.js would not turn a run without a single right-to-left letter.
        codes[0] = (codes[0][0], codes[0][1][0] + ALM + codes[0][1][1:])
    if _is_mirrored(left):
        codes += [_TURN_LEFT, _TURN_RIGHT]
    elif after_ltr and not _is_strong(left):
        codes.append(_TURN_RIGHT)
    if before_rtl:
        codes.append(_BREAK)
    return codes


def spelled_ltr(letters: Sequence[Letter]) -> list[Code]:
    """Return the codes of a left-to-right run, from left to right.

    In a number, pdfium turns the groups about a space, but not about a no-break space; MuPDF
    would reverse Arabic digits. At the right end, poppler knows only Latin for left to right.
    """
    numeric = not any(letter.character.isalpha() for letter in letters)
    codes: list[Code] = []
    for letter in letters:
        character = _plain(letter)
        if _class(character) in {"AN", "R", "AL"}:
            character = PDI + character
        elif character == " " and numeric:
            character = "\u00a0"
        codes.append((letter, character))
    if _class(codes[0][1][0]) not in {"L", "EN", "ES", "ET", "PDI"}:
        codes[0] = (codes[0][0], PDI + codes[0][1])
    last = codes[-1][1]
    if not last.isascii() or not last.isalnum():
        codes.append(_TURN_LEFT)
    return codes


def _plain(letter: Letter) -> str:
    """Return a letter's character, any white space as a space."""
    return " " if letter.character.isspace() else letter.character


@lru_cache(maxsize=4096)
def _joined(left: Letter, right: Letter) -> Letter:
    """Return one letter that draws two; it has the character of the right one."""
    moved = tuple(glyph._replace(x=glyph.x + left.advance) for glyph in right.ink)
    return Letter(right.character, left.ink + moved, left.advance + right.advance)
