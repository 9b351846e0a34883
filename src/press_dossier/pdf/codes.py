"""The codes of a line: what each draws and what text it stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from press_dossier.typography import Letter

RLM, LRM, ALM, PDI = "\u200f", "\u200e", "\u061c", "\u2069"
_MARKS = frozenset((RLM, ALM))


class Code(NamedTuple):
    """A letter, the text that its code stands for, and how far back it is drawn (1/1000 em).

    Codes without width are drawn back a little: at the very place where the next word begins,
    poppler could take them for its end, and two at one place for one drawn twice.
    """

    letter: Letter
    text: str
    back: int = 0


class Form:
    """A letter and the text that its code stands for. One object for all that are alike.

    Compared by identity, which is much cheaper than to compare all ink of a letter. `unicode`
    is the text as ToUnicode writes it, UTF-16 in hexadecimal digits.
    """

    __slots__ = ("letter", "text", "unicode")

    def __init__(self, letter: Letter, text: str) -> None:
        self.letter = letter
        self.text = text
        self.unicode = text.encode("utf-16-be").hex().upper()


@cache
def form(letter: Letter, text: str) -> Form:
    """Return the form of a letter that stands for `text`."""
    return Form(letter, text)


@dataclass(slots=True, eq=False)
class Spelled:
    """Codes that a line shows together: a word, or what ends with the space after it.

    Compared by identity: what is spelled alike is one object while it is kept, and a drawer may
    key its own cache by it. `backs` are the codes' where any is drawn back. `advance` is that of
    all, font units. A line that fills its width adds to a space at the end: at its `gap`, its
    right side or its left. One with `ink` has a bracket in its code.
    """

    forms: Sequence[Form]
    backs: Sequence[int]
    advance: int
    gap: Literal["", "left", "right"] = ""
    ink: bool = False


def together(codes: Sequence[Code]) -> Iterator[Spelled]:
    """Cut codes after each space that a line may widen.

    The gap stands at a space's left where a mark is at its right: poppler and pdf.js would see
    one there.
    """
    start = 0
    for end, (letter, text, _) in enumerate(codes, start=1):
        if text[-1] == " ":
            ink = bool(letter.ink)
            is_after = ink or text[0] not in _MARKS
            yield as_one(codes[start:end], "right" if is_after else "left", ink=ink)
            start = end
    if start < len(codes):
        yield as_one(codes[start:])


def as_one(
    codes: Sequence[Code], gap: Literal["", "left", "right"] = "", *, ink: bool = False
) -> Spelled:
    """Return codes that always stand together; none but the last is a space to be widened."""
    forms = [form(letter, text) for letter, text, _ in codes]
    backs = [code.back for code in codes]
    advance = sum([code.letter.advance for code in codes])
    return Spelled(forms, backs if any(backs) else (), advance, gap, ink)


TURN_LEFT = Code(Letter(LRM, (), 0), LRM, 20)
TURN_RIGHT = Code(Letter(RLM, (), 0), RLM, 20)
TURN_BOTH = (Code(Letter(LRM, (), 115), LRM, 135), Code(Letter(RLM, (), 0), RLM))
BREAK = Code(Letter(PDI, (), 0), PDI, 20)
