"""Where the lines of a paragraph end: total fit, after Knuth and Plass.

Boxes are what a line cannot end within; between two boxes stands one glue. Every line is
priced; the best row of lines is the one of least summed cost.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from math import inf
from typing import NamedTuple


class Box(NamedTuple):
    """A word's width, the width of the space after it, and what kashida may add; points."""

    width: float
    glue: float
    kashida: float = 0.0


Cost = Callable[[float, float, float, int, bool], float]
"""The cost of a line: its natural width, its summed spaces, what kashida may add (points), how
many boxes it holds, and whether it is the last."""

_LOOSE = 0.85
"""Lines with less of the width than this are tried only where nothing fuller is possible."""


def total_fit(boxes: Sequence[Box], width: float, tightest: float, cost: Cost) -> list[int]:
    """Return the index after each line's last box.

    `tightest` is the widest natural width that may still be pressed into `width`. A box wider
    than that stands alone on its line.
    """
    starts = [0.0, *accumulate(box.width + box.glue for box in boxes)]
    glues = [0.0, *accumulate(box.glue for box in boxes)]
    kashidas = [0.0, *accumulate(box.kashida for box in boxes)]
    count = len(boxes)
    best = [0.0] + [inf] * count
    previous = [0] * (count + 1)
    for end in range(1, count + 1):
        reach = starts[end] - boxes[end - 1].glue
        last = end == count
        low = min(bisect_left(starts, reach - tightest), end - 1)
        high = end - 1 if last else bisect_right(starts, reach - _LOOSE * width) - 1
        for start in range(low, min(max(low, high), end - 1) + 1):
            total = best[start] + cost(
                reach - starts[start],
                glues[end - 1] - glues[start],
                kashidas[end] - kashidas[start],
                end - start,
                last,
            )
            if total < best[end]:
                best[end], previous[end] = total, start
    ends = []
    end = count
    while end > 0:
        ends.append(end)
        end = previous[end]
    return ends[::-1]
