"""The grammar of Arabic number words: «ألف وثلاثمئة وخمسة وعشرون» is 1325.

A number is a row of parts that fall in scale, joined by «و»; a part is a group below a thousand
with its scale (ألف، مليون). Units stand before tens («خمسة وعشرون»), all else after what is
larger. A group, and only a group, may be in digits: «3 ملايين».
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from press_dossier import tables
from press_dossier.geography import fold

_ONE = Decimal(1)
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or digits with their `value` (None where they are no quantity).

    `bare` is the word without proclitics and article; `after_and` is that too where the proclitic
    is «و», else None; `joined`: only a space parts it from the token before.
    """

    start: int
    end: int
    text: str
    bare: str
    after_and: str | None
    joined: bool
    definite: bool = False
    tanwin: bool = False
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A value, the index after its last token, and the largest scale that was named."""

    value: Decimal
    end: int
    scale: Decimal = _ONE


@cache
def number_words() -> dict[str, tuple[str, Decimal]]:
    """Return the class and value of every number word, by its fold."""
    return {
        fold(word): (row["class"], Decimal(row["value"]))
        for row in tables.rows("numbers/numerals")
        for word in tables.cell(row["words"])
    }


def cardinal(tokens: Sequence[Token], index: int) -> Number | None:
    """Return the longest cardinal number that begins at a token."""
    total = Decimal(0)
    largest = _ONE
    last: Decimal | None = None
    while index < len(tokens):
        part = _part(tokens, index, first=last is None)
        if part is None or (last is not None and part.scale >= last):
            break
        total += part.value
        largest = max(largest, part.scale)
        index, last = part.end, part.scale
        if last == _ONE:
            break
    return Number(total, index, largest) if last is not None else None


def ordinal(tokens: Sequence[Token], index: int) -> Number | None:
    """Return the ordinal at a token: «الثالثة»، «الحادي عشر»، «الخامسة والعشرين»."""
    unit = _word(tokens, index, {"ordinal"})
    if unit is None:
        return None
    teen = _word(tokens, index + 1, {"ten"}, joined=True)
    if teen is not None:
        return Number(unit + teen, index + 2)
    tens = _word(tokens, index + 1, {"tens"}, after_and=True)
    if tens is not None:
        return Number(unit + tens, index + 2)
    return Number(unit, index + 1)


def _part(tokens: Sequence[Token], index: int, *, first: bool) -> Number | None:
    """A group with its scale; after the first part it needs «و»."""
    after_and = not first
    dual = _word(tokens, index, {"dual scale"}, after_and=after_and)
    if dual is not None:
        return Number(dual, index + 1, dual / 2)
    alone = _word(tokens, index, {"scale"}, after_and=after_and)
    if alone is not None:
        return _with_half(tokens, Number(alone, index + 1, alone))
    fraction = _word(tokens, index, {"part"}, after_and=after_and)
    if fraction is not None:
        scale = _word(tokens, index + 1, {"scale"}, joined=True)
        return None if scale is None else Number(fraction * scale, index + 2, scale)
    group = _group(tokens, index, after_and=after_and)
    if group is None:
        return None
    scale = _word(tokens, group.end, {"scale", "plural scale"}, joined=True)
    if scale is None:
        return group
    return _with_half(tokens, Number(group.value * scale, group.end + 1, scale))


def _with_half(tokens: Sequence[Token], number: Number) -> Number:
    """«مليون ونصف المليون»: the part is of the scale before it."""
    fraction = _word(tokens, number.end, {"part"}, after_and=True)
    if fraction is None:
        return number
    repeated = _word(tokens, number.end + 1, {"scale"}, joined=True)
    end = number.end + (1 if repeated is None else 2)
    return Number(number.value + fraction * number.scale, end, number.scale)


def _group(tokens: Sequence[Token], index: int, *, after_and: bool) -> Number | None:
    """A number below a thousand in words, or any in digits."""
    token = _token(tokens, index)
    if token is not None and token.value is not None:
        joined = token.joined and token.after_and is not None
        return Number(token.value, index + 1) if joined or not after_and else None
    hundreds = _word(tokens, index, {"hundred", "hundreds"}, after_and=after_and)
    end = index + 1
    if hundreds is None:
        unit = _word(tokens, index, {"unit"}, after_and=after_and)
        if unit is not None and _word(tokens, end, {"hundred"}, joined=True) is not None:
            hundreds, end = unit * _HUNDRED, end + 1
    if hundreds is None:
        return _below_hundred(tokens, index, after_and=after_and)
    rest = _below_hundred(tokens, end, after_and=True)
    # «مئة وخمسة آلاف» may be 105,000; but «مئة ومئتان» are two numbers.
    return Number(hundreds, end) if rest is None else Number(hundreds + rest.value, rest.end)


def _below_hundred(tokens: Sequence[Token], index: int, *, after_and: bool) -> Number | None:
    unit = _word(tokens, index, {"unit"}, after_and=after_and)
    if unit is not None:
        if unit > 0 and (teen := _word(tokens, index + 1, {"ten"}, joined=True)) is not None:
            return Number(unit + teen, index + 2)
        if unit > 0 and (tens := _word(tokens, index + 1, {"tens"}, after_and=True)) is not None:
            return Number(unit + tens, index + 2)
        return Number(unit, index + 1)
    round_number = _word(tokens, index, {"ten", "tens"}, after_and=after_and)
    return None if round_number is None else Number(round_number, index + 1)


def _word(
    tokens: Sequence[Token],
    index: int,
    classes: Collection[str],
    *,
    after_and: bool = False,
    joined: bool = False,
) -> Decimal | None:
    """The value of the token's word where it is of one of the classes."""
    token = _token(tokens, index)
    if token is None or ((joined or after_and) and not token.joined):
        return None
    stem = token.after_and if after_and else token.bare
    found, value = number_words().get(stem or "", ("", Decimal(0)))
    return value if found in classes else None


def _token(tokens: Sequence[Token], index: int) -> Token | None:
    return tokens[index] if 0 <= index < len(tokens) else None
