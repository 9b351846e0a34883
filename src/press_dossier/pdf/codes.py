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

from press_dossier.typography import Letter, Word
from press_dossier.typography.faces import is_mark

RLM, LRM, ALM, PDI = "\u200f", "\u200e", "\u061c", "\u2069"


class Code(NamedTuple):
    """A letter, the text that its code stands for, and how far back it is drawn (1/1000 em).

    Codes without width are drawn back a little: at the very place where the next word begins,
    poppler could take them for its end, and two at one place for one drawn twice.
    """

    letter: Letter
    text: str
    back: int = 0


_SPARSE = 0.45
"""Where fewer of a run's characters are strong, its marks must count as letters."""

_TURN_LEFT = Code(Letter(LRM, (), 0), LRM, 20)
_TURN_RIGHT = Code(Letter(RLM, (), 0), RLM, 20)
_TURN_BOTH = (Code(Letter(LRM, (), 115), LRM, 135), Code(Letter(RLM, (), 0), RLM))
_BREAK = Code(Letter(PDI, (), 0), PDI, 20)


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


@lru_cache(maxsize=1 << 16)
def _strength(word: Word) -> tuple[int, bool]:
    """Count a word's strong letters; say whether the word has nothing but letters and marks."""
    strong = sum(_is_strong(letter.character) for letter in word.letters)
    plain = strong > 0 and all(
        _is_strong(letter.character) or is_mark(letter.character) for letter in word.letters
    )
    return strong, plain


def spelled_rtl(
    words: Sequence[Word], *, after_ltr: bool = False, before_jump: bool = False
) -> list[Code | Word]:
    """Return the codes of a right-to-left run, from left to right.

    A word that needs no mark is returned as it is: each of its letters stands for itself.
    `after_ltr` says that a left-to-right run comes before the run in the text, `before_jump`
    that what comes after it begins right to left, for MuPDF, and so would end the line.
    """
    strong = sum(_strength(word)[0] for word in words)
    spelling = _Spelling(sparse=strong < _SPARSE * sum(len(word.letters) for word in words))
    for place in range(len(words) - 1, -1, -1):
        spelling.add(words[place], words[place - 1] if place else None)
    codes = spelling.codes
    if _is_mirrored(spelling.left):
        codes += _TURN_BOTH
    elif after_ltr and not _is_strong(spelling.left):
        codes.append(_TURN_RIGHT)
    if before_jump:
        codes.append(_BREAK)
    return codes


@lru_cache(maxsize=256)
def _soft_space(word: Word) -> Code:
    return Code(word.letters[0], " ")


def _leftmost(word: Word) -> str:
    return word.letters[-1].character


class _Spelling:
    """The codes of a right-to-left run, word by word from its left end.

    `left` is the character last spelled. `fenced` says that a mark which pdf.js takes for a
    left-to-right letter stands left of it, and no right-to-left letter since: what stands
    between two such marks it would not turn.
    """

    def __init__(self, *, sparse: bool) -> None:
        self.codes: list[Code | Word] = []
        self.left = ""
        self._fenced = False
        self._sparse = sparse
        self._spelled_ahead = False

    def add(self, word: Word, next_right: Word | None) -> None:
        """Spell a word; `next_right` is the one that stands to its right."""
        if self._spelled_ahead:
            self._spelled_ahead = False
            return
        if word.space and self.left and next_right and not is_mark(_leftmost(next_right)):
            self.codes.append(_soft_space(word))
            self.left = " "
            return
        if _strength(word)[1] and (self.left or _is_strong(word.letters[-1].character)):
            self.codes.append(word)
            self.left = word.letters[0].character
            self._fenced = False
            return
        row = [*word.letters[::-1], *(next_right.letters[-1:] if next_right else ())]
        own = len(word.letters)
        place = 0
        while place < own:
            right = row[place + 1] if place + 1 < len(row) else None
            place += 1 + self._letter(row[place], right)
        self._spelled_ahead = place > own

    def _letter(self, letter: Letter, right: Letter | None) -> bool:
        """Spell a letter; say whether the one at its right was spelled with it."""
        character, beside = _plain(letter), _plain(right) if right else ""
        text = character
        space_at_edge = character == " " and (not beside or is_mark(beside))
        if space_at_edge or _wants_mark(self.left, character):
            # pdf.js turns only what is right-to-left letters for three tenths.
            text = (ALM if self._fenced or self._sparse else RLM) + character
            self._fenced = not self._fenced
        if _is_strong(character):
            self._fenced = False
        joins = _is_mirrored(character) and right is not None and not is_mark(beside)
        if joins and right:
            # After a left-to-right mark pdfium leaves a bracket as it is; the mark stands
            # within a code, where MuPDF does not look.
            turn = (ALM if self._sparse else RLM) if _wants_mark(character, beside) else ""
            letter, text = _joined(letter, right), text + LRM + turn + beside
            self._fenced = not _is_strong(beside)
            character = beside
        self.codes.append(Code(letter, text))
        self.left = character
        return joins


def spelled_ltr(words: Sequence[Word]) -> list[Code]:
    """Return the codes of a left-to-right run, from left to right.

    In a number, pdfium turns the groups about a space, but not about a no-break space; MuPDF
    would reverse Arabic digits. At the right end, poppler knows only Latin for left to right.
    """
    arabic = any(_class(x.character) == "AN" for word in words for x in word.letters)
    codes: list[Code] = []
    for word in words:
        for letter in word.letters:
            text = "\u00a0" if word.fixed else _plain(letter)
            if arabic:
                text = PDI + text
            elif not codes:
                text = _set_left(text)
            codes.append(Code(letter, text))
    last = words[-1].letters[-1].character
    if not (last.isascii() and last.isalnum()):
        codes.append(_TURN_LEFT)
    return codes


def _set_left(text: str) -> str:
    """Return a code's text so that MuPDF takes it for left to right, whatever came before."""
    return text if _class(text[0]) in {"L", "EN", "ES", "ET"} or text[0] == PDI else PDI + text


def scattered(codes: Sequence[Code]) -> list[list[Code]]:
    """Cut a left-to-right run of several words into its words and spaces; others in one part.

    Within right-to-left text pdfium sorts what was shown by where each `TJ` begins, and turns
    the order of the words. Parts that each begin with an `anchor` at the run's right end, the
    later the farther left, come out right, wherever their glyphs are drawn.
    """
    parts: list[list[Code]] = []
    in_space = True
    for code in codes:
        is_space = code.text == " "
        if is_space or in_space:
            code = code._replace(text=_set_left(code.text))
            parts.append([])
        parts[-1].append(code)
        in_space = is_space
    for part in parts:
        if _is_mirrored(part[-1].text[-1]):
            part.append(_TURN_LEFT)
    return parts


class Piece(NamedTuple):
    """What one `TJ` of a scattered run shows: anchors at the run's right end, then letters.

    `rank` is its place in the order in which pdfium must find the pieces of the run. An `end`
    stands after letters that end where the anchors stand.
    """

    anchors: Sequence[Code]
    codes: Sequence[Code]
    rank: int
    end: Code | None = None


_MOST_STRETCHES = 15
_WINDOW = 6
"""How far back pdfium looks for a character drawn twice: seven, one of them the gap it saw."""


def pieces(words: Sequence[Sequence[Code]], first_rank: int) -> list[Piece]:
    """Cut the words of a run where pdfium would turn what stands left and right, in their order.

    pdfium puts the words, and the stretches of one kind within a word, from last to first. Where
    it sees a gap within a word, an anchor that it has just met takes the gap away: pdfium drops
    a character drawn twice at one place, with the space before it. After a stretch longer than
    its window the gap stays, but at the end of the line's Latin, where the anchor is near.
    """
    cut = [_stretches(word) for word in words]
    order = [
        (number, stretch)
        for number in range(len(cut) - 1, -1, -1)
        for stretch in range(len(cut[number]) - 1, -1, -1)
    ]
    met: list[Code | None] = []
    found: dict[tuple[int, int], Piece] = {}
    for rank, place in enumerate(order, start=first_rank):
        number, stretch = place
        codes = cut[number][stretch]
        width = sum(len(code.text) for code in codes)
        near = [code for code in met[-_WINDOW:] if code is not None]
        is_first = stretch == len(cut[number]) - 1
        anchors = [] if is_first or not near else [near[-1]]
        if not anchors or width >= _WINDOW or near[-1] not in met[width - _WINDOW :]:
            anchors.append(_unmet(met))
            met.append(anchors[-1])
        met.extend([None] * width)
        end = None
        if rank == 0 and stretch and width >= _WINDOW:
            end = anchors[-1]
            met.append(end)
        found[place] = Piece(anchors, codes, rank, end)
    return _told_apart([found[place] for place in sorted(found)])


def still_met(shown: Sequence[Piece]) -> Code | None:
    """Return the anchor that pdfium has not yet lost sight of after all pieces of a run.

    What is written together with the run's first word begins with it, lest pdfium see a gap.
    """
    last = max(shown, key=lambda piece: piece.rank)
    width = sum(len(code.text) for code in last.codes)
    return last.anchors[-1] if width < _WINDOW else None


def _unmet(met: Sequence[Code | None]) -> Code:
    """Return an anchor that pdfium has not met within its window."""
    recent = met[-_WINDOW - 1 :]
    return next(code for code in map(anchor, range(_WINDOW + 2)) if code not in recent)


def _told_apart(shown: list[Piece]) -> list[Piece]:
    """Let no piece have the codes of one of the five before it: pdfium would drop it."""
    for place, piece in enumerate(shown):
        recent = [(*other.anchors, *other.codes) for other in shown[max(place - 5, 0) : place]]
        anchors = list(piece.anchors)
        while (*anchors, *piece.codes) in recent:
            anchors.insert(0, anchors[0])
        shown[place] = piece._replace(anchors=anchors)
    return shown


def _stretches(word: Sequence[Code]) -> list[list[Code]]:
    """Cut a word into its stretches of one kind in pdfium; a long address stays whole.

    The anchors of many pieces would reach into the letters at the run's end, for poppler.
    """
    stretches: list[list[Code]] = []
    last = ""
    for code in word:
        kind = _pdfium_kind(code.text[-1]) if code.letter.ink else last
        if not stretches or (kind != last and last):
            stretches.append([code._replace(text=_set_left(code.text)) if stretches else code])
        else:
            stretches[-1].append(code)
        last = kind
    return stretches if len(stretches) <= _MOST_STRETCHES else [list(word)]


def _pdfium_kind(character: str) -> str:
    kind = _class(character)
    return "weak" if kind in {"EN", "ES", "ET", "AN", "CS", "NSM"} else kind


@cache
def anchor(place: int) -> Code:
    """Return what a piece of a scattered run begins with.

    MuPDF sees a change of direction, at which no jump ends the line.
    """
    return Code(Letter(RLM, (), place), RLM)


def _plain(letter: Letter) -> str:
    """Return a letter's character, any white space as a space."""
    return " " if letter.character.isspace() else letter.character


@lru_cache(maxsize=4096)
def _joined(left: Letter, right: Letter) -> Letter:
    """Return one letter that draws two; it has the character of the right one."""
    moved = tuple(glyph._replace(x=glyph.x + left.advance) for glyph in right.ink)
    return Letter(right.character, left.ink + moved, left.advance + right.advance)
