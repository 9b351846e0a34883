"""The figures of a text, and whether the words of an evidence say a number of the model."""

from __future__ import annotations

import re
from decimal import Decimal

from press_dossier.model.numbers import Number
from press_dossier.model.scalars import western
from press_dossier.numerals import dual_singulars, numerals

_FIGURE = re.compile(r"(?<![\w.])\d+(?:[.,/:-]\d+)*")
_ADDRESS = re.compile(
    r"\S{0,200}(?:@|://|www\.)\S*|\+\d[\d\u00a0 ().-]*\d|(?<!\d)0\d+(?:[\u00a0 .-]\d{2,4}){2,}"
)
"""E-mail, link or telephone number: digits that count nothing."""
_SCALES = tuple(Decimal(1000) ** power for power in range(4))
"""What the lower end of a range shares with the upper one: «400 إلى 450 ألف»."""


def figures(text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    """Return where each figure of a text stands, with its values in digits (two of a range)."""
    text = _ADDRESS.sub(lambda match: " " * len(match[0]), western(text))
    found = []
    for numeral in numerals(text):
        if numeral.kind != "ordinal":
            values = (numeral.value, numeral.until)
            shown = tuple(f"{value:f}" for value in values if value is not None)
            found.append((numeral.start, numeral.end, shown))
    for match in _FIGURE.finditer(text):
        if not any(first < match.end() and match.start() < last for first, last, _ in found):
            found.append((*match.span(), (match[0],)))
    return sorted(found)


def values_in(text: str) -> set[str]:
    """Return the values of a text's figures, in digits."""
    return {value for _, _, values in figures(text) for value in values}


def says(words: str, number: Number) -> bool | None:
    """Say whether words are read as a number; None where they say none, as «لقاءات» does.

    A noun in the dual says 2, one without a figure may say 1; a bound before the figure is no
    part of it. A sum («مليونين ونصف المليون») counts, and so does each end of a range.
    """
    read = [
        numeral for _, _, values in figures(words) for numeral in map(_decimal, values) if numeral
    ]
    if not read:
        is_dual = any(dual_singulars(word) for word in words.split())
        if number.value == 2:
            return is_dual or None
        return None if number.value is None or number.value != 1 else not is_dual
    if number.value is not None:
        return number.value in read or number.value == sum(read)
    low, high = number.values()
    return high in read and any(low / scale in read for scale in _SCALES)


def _decimal(shown: str) -> Decimal | None:
    """Return a value that `figures` shows; None for a date or a time."""
    return Decimal(shown) if shown.replace(".", "", 1).isdecimal() else None
