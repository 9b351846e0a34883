"""How a line fills its width: glyphs a little wider or narrower, kashida, then spaces."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from press_dossier.typography.breaking import Cost
from press_dossier.typography.kashida import WIDTHS

GLYPH_STRETCH = 0.02
"""By how much glyphs may be wider or narrower (Zapf's hz allowed as much unseen)."""

WIDEST_SPACE = 0.55
"""The widest word space, in ems; a line that would need wider ones is left short. (Beyond 0.6
pdf.js takes a space for the gap between two columns.)"""

_MANY_KASHIDAS = 3
"""More than so many in one line are seen as a pattern: only those that cannot be longer."""

_LONG_KASHIDA = 400
"""Two shorter kashidas are seen less than one longer than this, thousandths of an em."""

_SHORT_LAST = 0.18
"""A last line shorter than this share of the width is avoided."""


class Fill(NamedTuple):
    """What fills a line: the glyphs' scale, points added to each space, length of kashidas.

    `kashidas` are lengths in thousandths of an em.
    """

    stretch: float
    gap: float
    kashidas: tuple[int, ...]


RAGGED = Fill(1.0, 0.0, ())


def tightest(width: float, justified: bool) -> float:
    """Return the widest natural width that a line of `width` takes."""
    return width / (1 - GLYPH_STRETCH) if justified else width + 1e-6


def ragged_cost(width: float) -> Cost:
    """Price a line that is not filled: the square of what it lacks, more for a lone word."""

    def cost(natural: float, spaces: float, kashida: float, boxes: int, last: bool) -> float:
        if last:
            return _last_line(natural, boxes, width)
        short = (width - natural) / width
        return (30.0 if boxes == 1 else 1.0) + 100 * short * short

    return cost


def justified_cost(width: float) -> Cost:
    """Price a filled line: cheap within the glyphs' stretch, dearer by kashida, then spaces."""

    def cost(natural: float, spaces: float, kashida: float, boxes: int, last: bool) -> float:
        lack = width - natural
        if last and lack >= 0:
            return _last_line(natural, boxes, width)
        glyphs = GLYPH_STRETCH * (natural - spaces)
        if abs(lack) <= glyphs:
            return 1.0 + (lack / glyphs) ** 2
        spaces = max(spaces, 1.0)
        if lack < 0:
            return 4.0 + 1000 * ((-lack - glyphs) / spaces) ** 2
        left = lack - glyphs
        by_kashida = min(left, kashida)
        by_space = (left - by_kashida) / spaces
        price = 2.0 + (4 * by_kashida / (0.06 * width)) ** 2
        return price + 6.0 + 240 * by_space**2 if by_space > 0 else price

    return cost


def _last_line(natural: float, boxes: int, width: float) -> float:
    return 30.0 if boxes == 1 or natural < _SHORT_LAST * width else 0.0


def is_loose(natural: float, spaces: float, width: float) -> bool:
    """Say whether a line is not filled by its glyphs' stretch alone."""
    return width - spaces > (natural - spaces) * (1 + GLYPH_STRETCH)


def fill(natural: float, spaces: float, count: int, width: float, em: float, room: int) -> Fill:
    """Decide how a line fills its width. Lengths are points.

    `spaces` is the summed width of its `count` word spaces, `em` the type size in points,
    `room` how many kashidas it may take. The drawn word space stays as wide as it was for as
    long as glyphs and kashida can take up all the rest.
    """
    glyphs = natural - spaces
    wanted = width - spaces
    if glyphs <= 0 or count == 0:
        return RAGGED
    kashidas: tuple[int, ...] = ()
    if room and is_loose(natural, spaces, width):
        kashidas = _kashidas((wanted / (1 + 0.9 * GLYPH_STRETCH) - glyphs) / em * 1000, room)
        glyphs += sum(kashidas) * em / 1000
    stretch = min(max(wanted / glyphs, 1 - GLYPH_STRETCH), 1 + GLYPH_STRETCH)
    space = (width - glyphs * stretch) / count
    if space > WIDEST_SPACE * em:
        return RAGGED
    return Fill(stretch, space - spaces / count * stretch, kashidas)


def _kashidas(lack: float, room: int) -> tuple[int, ...]:
    """Choose lengths from `WIDTHS` that together come to about `lack`: few, and about alike."""
    few = min(ceil(lack / _LONG_KASHIDA), max(_MANY_KASHIDAS, ceil(lack / WIDTHS[-1])), room)
    chosen: list[int] = []
    while lack > 0 and len(chosen) < few:
        share = lack / (few - len(chosen))
        length = next((width for width in WIDTHS if width >= share), WIDTHS[-1])
        chosen.append(length)
        lack -= length
    return tuple(chosen)


def spread(candidates: Sequence[tuple[int, int]], count: int, total: int) -> list[int]:
    """Choose `count` words to stretch, the best of each equal part of the line.

    `candidates` are (index of the word on the line, priority); `total` counts the line's words.
    """
    chosen: list[int] = []
    left = sorted(candidates)
    for part in range(count):
        if not left:
            break
        middle = (part + 0.5) * total / count
        best = min(left, key=lambda c: c[1] + 4 * abs(c[0] - middle) * count / max(total, 1))
        left.remove(best)
        chosen.append(best[0])
    return chosen
