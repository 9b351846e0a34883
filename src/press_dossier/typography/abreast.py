"""How many cards stand side by side, in either file."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

MOST_CARDS = 5
MOST_LABEL_LINES = 3
"""A label of more lines asks for a broader card."""
LEAST_NUMBER = 0.8
"""A number that would shrink below this share of its size asks for a broader card."""


def abreast(count: int, most: int, fits: Callable[[int], bool] = lambda count: True) -> int:
    """Return how many of `count` stand in a row: the most that fit, the rows as even as can be."""
    for wanted in range(most if count else 1, 1, -1):
        found = ceil(count / ceil(count / wanted))
        if found == 1 or fits(found):
            return found
    return 1
