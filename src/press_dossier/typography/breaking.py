"""Where the lines of a paragraph end: total fit, after Knuth and Plass.

Boxes are what a line cannot end within; between two boxes stands one glue. Every line is
priced; the best row of lines is the one of least summed cost.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from press_dossier.typography.items import Atom


@dataclass(slots=True, eq=False)
class Box:
    """A word's width, the width of the space after it, and what kashida may add; points.

    `atoms` are the word and that space. Compared by identity: a text that has a word again has
    its box again.
    """

    width: float
    glue: float
    kashida: float = 0.0
    atoms: Sequence[Atom] = ()


Cost = Callable[[float, float, float, int, bool], float]
"""The cost of a line, 0 or more: its natural width, its summed spaces, what kashida may add
(points), how many boxes it holds, and whether it is the last."""


def total_fit(
    boxes: Sequence[Box], width: float, tightest: float, cost: Cost, loosest: float = 0.0
) -> list[int]:
    """Return the index after each line's last box.

    `tightest` is the widest natural width that may still be pressed into `width`. A box wider
    than that stands alone on its line. Lines narrower than `loosest` are tried only where nothing
    fuller is possible.
    """
    starts, glues, kashidas = [0.0], [0.0], [0.0]
    best, previous = [0.0], [0]
    count = len(boxes)
    low, high = 0, -1
    for end, box in enumerate(boxes, start=1):
        starts.append(starts[-1] + (box.width + box.glue))
        glues.append(glues[-1] + box.glue)
        kashidas.append(kashidas[-1] + box.kashida)
        reach, last = starts[end] - box.glue, end == count
        while low < end - 1 and starts[low] < reach - tightest:
            low += 1
        while high < end - 1 and (last or starts[high + 1] <= reach - loosest):
            high += 1
        least, chosen = inf, 0
        glue, kashida = glues[end - 1], kashidas[end]
        for start in range(low, max(low, high) + 1):
            if best[start] >= least:
                continue
            natural = reach - starts[start]
            spaces, stretch = glue - glues[start], kashida - kashidas[start]
            total = best[start] + cost(natural, spaces, stretch, end - start, last)
            if total < least:
                least, chosen = total, start
        best.append(least)
        previous.append(chosen)
    ends = []
    end = count
    while end > 0:
        ends.append(end)
        end = previous[end]
    return ends[::-1]
