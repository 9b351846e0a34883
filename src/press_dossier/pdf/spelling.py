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
from typing import NamedTuple

from press_dossier.pdf.codes import (
    ALM,
    BREAK,
    LRM,
    PDI,
    RLM,
    TURN_BOTH,
    TURN_LEFT,
    TURN_RIGHT,
    Code,
    Spelled,
    as_one,
    form,
    together,
)
from press_dossier.typography import Letter, Word
from press_dossier.typography.faces import is_mark

_KEPT = 1 << 16
"""How many spelled words are kept for later lines and files."""

_SPARSE = 0.45
"""Where fewer of a run's characters are strong, its marks must count as letters."""


@cache
def bidi_class(character: str) -> str:
    """Return a character's bidi class (UAX #9), none for none."""
    return unicodedata.bidirectional(character) if character else ""


@cache
def _is_strong(character: str) -> bool:
    return bidi_class(character) in {"R", "AL"}


@cache
def is_mirrored(character: str) -> bool:
    """Say whether right-to-left text shows a character's mirror image (UAX #9, L4)."""
    return bool(character and unicodedata.mirrored(character))


@cache
def _wants_mark(left: str, character: str) -> bool:
    """Say whether a right-to-left mark must stand between a character and what is left of it.

    Always at brackets (pdfium), signs (MuPDF) and what the run's left end has (MuPDF; pdf.js,
    for a space); at punctuation of numbers that no letter follows (poppler); at a mark on the
    right of punctuation (pdfium would keep the two in the order drawn).
    """
    kind = bidi_class(character)
    if is_mirrored(character) or kind in {"ES", "ET", "EN", "AN"}:
        return True
    if kind == "CS":
        return not _is_strong(left)
    if kind == "NSM":
        return not left or bidi_class(left) in {"CS", "ES", "ET"}
    return not left and not _is_strong(character)


class _Traits(NamedTuple):
    """What a word's spelling asks of it, once for all lines that have the word.

    `strong` counts its strong letters. `plain` spells one that has nothing but letters and
    marks, each standing for itself; `soft` a space that needs no mark. `marked` has a vowel mark
    in the code at its left end: pdf.js would see the space left of it only at the code after
    it. `chained` is spelled by what stands to its right too.
    """

    strong: int
    plain: Spelled | None
    soft: Spelled | None
    marked: bool
    chained: bool


@lru_cache(maxsize=_KEPT)
def _traits(word: Word) -> _Traits:
    strong = sum([_is_strong(letter.character) for letter in word.letters])
    plain = soft = None
    if strong and all(_is_strong(x.character) or is_mark(x.character) for x in word.letters):
        forms = [form(letter, letter.character) for letter in reversed(word.letters)]
        plain = Spelled(forms, (), word.advance)
    if word.space:
        (soft,) = together([Code(word.letters[0], " ")])
    chained = word.space or any(is_mirrored(letter.character) for letter in word.letters)
    return _Traits(strong, plain, soft, _has_mark_at(word.letters[::-1], 0), chained)


def spelled_rtl(
    words: Sequence[Word],
    *,
    after_ltr: bool = False,
    before_jump: bool = False,
    by_mark: bool = False,
) -> list[Spelled]:
    """Return the codes of a right-to-left run, from left to right.

    `after_ltr` says that a left-to-right run comes before the run in the text, `before_jump`
    that what comes after it begins right to left, for MuPDF, and so would end the line.
    `by_mark` says that a right-to-left mark stands at its left end: MuPDF drops a second one at
    one place, with what its code is besides.
    """
    traits = [_traits(word) for word in words]
    strong = sum([known.strong for known in traits])
    sparse = strong < _SPARSE * sum([len(word.letters) for word in words])
    left, fenced, owed, is_ahead = "", by_mark, 0, False
    shown: list[Spelled] = []
    for place in range(len(words) - 1, -1, -1):
        word, known = words[place], traits[place]
        if is_ahead:
            is_ahead = False
        elif known.soft and place and left and not traits[place - 1].marked:
            shown.append(known.soft)
            left = " "
        elif known.plain and not owed and (left or _is_strong(word.letters[-1].character)):
            shown.append(known.plain)
            left, fenced = word.letters[0].character, False
        else:
            beside = words[place - 1] if place and known.chained else None
            parts, state = _worded(word, beside, _State(left, fenced, owed), sparse=sparse)
            shown += parts
            left, fenced, owed, is_ahead = state
    if is_mirrored(left):
        shown.append(_TURNED_BOTH)
    elif after_ltr and not _is_strong(left):
        shown.append(_TURNED_RIGHT)
    if before_jump:
        shown.append(_BROKEN)
    return shown


def _has_mark_at(row: Sequence[Letter], place: int) -> bool:
    """Say whether a place of a row, past any brackets, has a mark, or nothing."""
    while place < len(row) and is_mirrored(row[place].character):
        place += 1
    return place >= len(row) or is_mark(row[place].character)


class _State(NamedTuple):
    """Where the spelling of a right-to-left run stands, word by word from its left end.

    `left` is the character last spelled. `fenced` says that a mark which pdf.js takes for a
    left-to-right letter stands left of it, and no right-to-left letter since: what stands
    between two such marks it would not turn. `owed` is advance for the next code; `is_ahead`,
    that the next word is spelled already.
    """

    left: str
    fenced: bool
    owed: int
    is_ahead: bool = False


@lru_cache(maxsize=_KEPT)
def _worded(
    word: Word, beside: Word | None, state: _State, *, sparse: bool
) -> tuple[Sequence[Spelled], _State]:
    """Spell a word letter by letter; `beside` is what stands to its right.

    In a `sparse` run marks must count as letters.
    """
    row = [*word.letters[::-1], *(beside.letters[::-1] if beside else ())]
    own = len(word.letters)
    spelling = _Spelling(state, sparse=sparse)
    place = 0
    while place < own:
        place = spelling.letter(row, place)
    return tuple(together(spelling.codes)), spelling.state(is_ahead=place > own)


class _Spelling:
    """The codes of one word, letter by letter from its left end."""

    def __init__(self, state: _State, *, sparse: bool) -> None:
        self.codes: list[Code] = []
        self._left, self._fenced, self._owed, _ = state
        self._sparse = sparse

    def state(self, *, is_ahead: bool) -> _State:
        """Return where the next word begins."""
        return _State(self._left, self._fenced, self._owed, is_ahead)

    def letter(self, row: Sequence[Letter], place: int) -> int:
        """Spell the letter at a place of a row, brackets with what is right of them.

        Return the place of the next that is not spelled.
        """
        letter = row[place]
        character = text = _plain(letter)
        if _is_strong(character):
            self._fenced = False
            self._draw(letter, text)
            self._left = character
            return place + 1
        space_at_edge = character == " " and _has_mark_at(row, place + 1)
        if space_at_edge or _wants_mark(self._left, character):
            # pdf.js turns only what is right-to-left letters for three tenths.
            text = (ALM if self._fenced or self._sparse else RLM) + character
            self._fenced = not self._fenced
        place += 1
        while is_mirrored(character) and _has_base(row, place):
            # After a left-to-right mark pdfium leaves a bracket as it is; the mark stands
            # within a code, where MuPDF does not look.
            beside = _plain(row[place])
            turn = ""
            if is_mark(beside) or is_mirrored(beside) or beside == " ":
                turn = ALM
            elif _wants_mark(character, beside):
                turn = ALM if self._sparse else RLM
            letter, text = _joined(letter, row[place]), text + LRM + turn + beside
            self._fenced = not _is_strong(beside)
            character = beside
            place += 1
        self._draw(letter, text)
        self._left = character
        return place

    def _draw(self, letter: Letter, text: str) -> None:
        """Add a code. To pdf.js one with a vowel mark has no width: the next takes over most."""
        letter = _shifted(letter, self._owed)
        self._owed = 0
        if is_mark(text[-1]):
            self._owed = letter.advance
            letter = letter._replace(advance=0)
        self.codes.append(Code(letter, text))


_TURNED_BOTH, _TURNED_RIGHT, _BROKEN = (
    as_one(codes) for codes in (TURN_BOTH, (TURN_RIGHT,), (BREAK,))
)


@lru_cache(maxsize=_KEPT)
def shown_ltr(words: tuple[Word, ...]) -> Sequence[Spelled]:
    """Return the codes of a left-to-right run, as they are shown together."""
    return tuple(together(spelled_ltr(words)))


def spelled_ltr(words: Sequence[Word]) -> list[Code]:
    """Return the codes of a left-to-right run, from left to right.

    In a number, pdfium turns the groups about a space, but not about a no-break space; MuPDF
    would reverse Arabic digits. At the right end, poppler knows only Latin for left to right.
    """
    arabic = any(bidi_class(x.character) == "AN" for word in words for x in word.letters)
    codes: list[Code] = []
    for word in words:
        for letter in word.letters:
            text = "\u00a0" if word.fixed else _plain(letter)
            if arabic:
                text = PDI + text
            elif not codes:
                text = set_left(text)
            codes.append(Code(letter, text))
    last = words[-1].letters[-1].character
    if not (last.isascii() and last.isalnum()):
        codes.append(TURN_LEFT)
    return codes


def set_left(text: str) -> str:
    """Return a code's text so that MuPDF takes it for left to right, whatever came before."""
    return text if bidi_class(text[0]) in {"L", "EN", "ES", "ET"} or text[0] == PDI else PDI + text


def _plain(letter: Letter) -> str:
    """Return a letter's character, any white space as a space."""
    return " " if letter.character.isspace() else letter.character


def _has_base(row: Sequence[Letter], place: int) -> bool:
    """Say whether something stands at a place of a row: a mark only left of its letter."""
    beside = row[place : place + 1]
    if beside and is_mark(beside[0].character):
        return any(_is_strong(letter.character) for letter in row[place:])
    return bool(beside)


def _shifted(letter: Letter, by: int) -> Letter:
    """Return a letter with so much room at its left."""
    if not by:
        return letter
    ink = tuple(glyph._replace(x=glyph.x + by) for glyph in letter.ink)
    return Letter(letter.character, ink, letter.advance + by)


@lru_cache(maxsize=4096)
def _joined(left: Letter, right: Letter) -> Letter:
    """Return one letter that draws two; it has the character of the right one."""
    moved = tuple(glyph._replace(x=glyph.x + left.advance) for glyph in right.ink)
    return Letter(right.character, left.ink + moved, left.advance + right.advance)
