"""How many cards stand side by side, in either file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil

MOST_CARDS = 5
MOST_LABEL_LINES = 3
"""A label of more lines asks for a broader card."""
LEAST_NUMBER = 0.8
"""A number that would shrink below this share of its size asks for a broader card."""

_NUMBER_SHARES = (1.0, 0.9, LEAST_NUMBER)
"""Shares of its size that are tried for the numbers of cards of unlike widths."""
NARROWEST_LABEL = 36.0
"""The least room for a label in a card of a width of its own, points."""
_NEAR = 1.0


def abreast(count: int, most: int, fits: Callable[[int], bool] = lambda count: True) -> int:
    """Return how many of `count` stand in a row: the most that fit, the rows as even as can be."""
    for wanted in range(most if count else 1, 1, -1):
        found = ceil(count / ceil(count / wanted))
        if found == 1 or fits(found):
            return found
    return 1


def card_widths(
    count: int,
    width: float,
    gap: float,
    fits: Callable[[float], bool],
    wants: Callable[[float], Sequence[float]],
) -> list[float]:
    """Return the widths of the cards of a row, as many as stand abreast; all in points.

    `fits` says whether cards of one width are broad enough. If not for all in one row, each has
    what it `wants` with its number at a share of its size, where that is possible.
    """

    def each(in_row: int) -> float:
        return (width - gap * (in_row - 1)) / in_row

    in_row = abreast(count, MOST_CARDS, lambda number: fits(each(number)))
    if in_row < count <= MOST_CARDS:
        for share in _NUMBER_SHARES:
            if widths := one_row(width, gap, wants(share)):
                return widths
    return [each(in_row)] * in_row


def one_row(width: float, gap: float, wants: Sequence[float]) -> list[float] | None:
    """Share a row among cards that want so much each, as evenly as that allows; in points.

    None where they have no room beside each other, or are too many.
    """
    room = width - gap * (len(wants) - 1)
    if not wants or len(wants) > MOST_CARDS or sum(wants) > room:
        return None
    left, level = room, 0.0
    for count, want in zip(range(len(wants), 0, -1), sorted(wants, reverse=True), strict=True):
        level = left / count
        if want <= level:
            break
        left -= want
    return [max(want, level) for want in wants]


def least_width(fits: Callable[[float], bool], low: float, high: float) -> float:
    """Return about the least width at which something fits; it does at `high`, points."""
    while high - low > _NEAR:
        middle = (low + high) / 2
        low, high = (low, middle) if fits(middle) else (middle, high)
    return high
