"""How a table's columns share its width."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

Words = Sequence[tuple[float, float]]
"""A text's stretches that no line may break: each one's width, and that of the space after it."""

SAMPLE = 40
"""So many rows, from all of a table, say how wide its columns are."""
_STEPS = (0.12, 0.06, 0.03, 0.015, 0.0075)
"""Shares of the width that one column gives to another, tried in turn."""
_MOST_MOVES = 4
"""So often a step is repeated."""
_LONGEST_BAR = 0.2
"""The share of the width that a bar's column may take of what texts do not need."""
_HALVINGS = 7
_ROUNDING = 0.5


def sample(count: int) -> range:
    """Return the places of the rows that stand for `count` rows: spread evenly, the first too."""
    return range(0, count, -(-count // SAMPLE) or 1)


def fit_columns(
    width: float, weights: Sequence[float], columns: Sequence[Sequence[Words] | None], sides: float
) -> list[float]:
    """Share a width so that the rows are together as low as can be; all in points.

    `columns` hold the texts of the sampled rows, the header's first, and None for a column of
    bars; `sides` is the room beside each text. Beginning with the widths that the weights and
    the longest texts ask for, a column gives to another while that saves lines. Bars get what
    the texts do not need.
    """
    fitted = [None if texts is None else _Column(texts, sides) for texts in columns]
    widths = share_width(
        width,
        weights,
        [None if column is None else column.least for column in fitted],
        [None if column is None else column.most for column in fitted],
    )
    texts = {place: column for place, column in enumerate(fitted) if column is not None}
    for step in _STEPS:
        for _ in range(_MOST_MOVES):
            better = _moved(texts, widths, width * step)
            if better is None:
                break
            widths = better
    bars = [place for place, column in enumerate(fitted) if column is None]
    return _with_longer_bars(texts, widths, bars, width * _LONGEST_BAR)


class _Column:
    """A column of texts: how many lines each takes at a width."""

    def __init__(self, texts: Sequence[Words], sides: float) -> None:
        self._texts = texts
        self._sides = sides
        self._known: dict[float, tuple[int, ...]] = {}
        own = sides + _ROUNDING
        self.least = own + max((word for words in texts for word, _ in words), default=0.0)
        self.most = own + max((sum(map(sum, words)) for words in texts), default=0.0)

    def lines(self, width: float) -> tuple[int, ...]:
        """Return how many lines each text takes."""
        found = self._known.get(width)
        if found is None:
            room = width - self._sides
            found = self._known[width] = tuple(_lines(words, room) for words in self._texts)
        return found

    def narrowest(self, width: float) -> float:
        """Return a width, no larger, at which the texts take no more lines."""
        wanted = self.lines(width)
        low, high = min(self.least, width), width
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            low, high = (low, middle) if self.lines(middle) == wanted else (middle, high)
        return high


def _lines(words: Words, room: float) -> int:
    count, used = 1, 0.0
    for word, space in words:
        if used and used + word > room:
            count, used = count + 1, 0.0
        used += word + space
    return count


_Height = tuple[int, int]
"""The lines of all rows, each as tall as its tallest cell; and those of all cells, squared."""


def _height(lines: Sequence[tuple[int, ...]]) -> _Height:
    rows = sum(map(max, zip(*lines, strict=True)))
    return rows, sum(count * count for column in lines for count in column)


def _moved(columns: dict[int, _Column], widths: list[float], step: float) -> list[float] | None:
    """Return the widths after the move of a step that saves most lines, None if none does."""
    now = {place: column.lines(widths[place]) for place, column in columns.items()}
    best, found = _height([*now.values()]), None
    for giver, taker in permutations(columns, 2):
        less, more = widths[giver] - step, widths[taker] + step
        if less < columns[giver].least:
            continue
        after = now | {giver: columns[giver].lines(less), taker: columns[taker].lines(more)}
        height = _height([*after.values()])
        if height < best:
            best, found = height, (giver, less, taker, more)
    if found is None:
        return None
    giver, less, taker, more = found
    moved = list(widths)
    moved[giver], moved[taker] = less, more
    return moved


def _with_longer_bars(
    columns: dict[int, _Column], widths: list[float], bars: Sequence[int], longest: float
) -> list[float]:
    wanted = {place: max(longest - widths[place], 0.0) for place in bars}
    if not any(wanted.values()):
        return widths
    spare = {place: widths[place] - c.narrowest(widths[place]) for place, c in columns.items()}
    moved = min(sum(wanted.values()), sum(spare.values()))
    if not moved:
        return widths
    given, taken = moved / sum(wanted.values()), moved / sum(spare.values())
    return [
        width + wanted.get(place, 0.0) * given - spare.get(place, 0.0) * taken
        for place, width in enumerate(widths)
    ]


def share_width(
    width: float, weights: Sequence[float], *wants: Sequence[float | None]
) -> list[float]:
    """Share a width by weight, then let columns with room to spare help those without.

    Each of `wants` names a width a column, the pressing ones first: that of its widest word,
    then that of its longest text. A column that wants None keeps what it has.
    """
    total = sum(weights) or 1.0
    widths = [width * weight / total for weight in weights]
    for wanted in wants:
        widths = _levelled(
            widths,
            [has if want is None else want for want, has in zip(wanted, widths, strict=True)],
        )
    return widths


def _levelled(widths: list[float], wants: list[float]) -> list[float]:
    """Move width from columns that have more than they want to those that have less."""
    missing = [max(want - width, 0.0) for width, want in zip(widths, wants, strict=True)]
    spare = [max(width - want, 0.0) for width, want in zip(widths, wants, strict=True)]
    moved = min(sum(missing), sum(spare))
    if not moved:
        return widths
    taken, given = moved / sum(spare), moved / sum(missing)
    return [
        width + more * given - less * taken
        for width, more, less in zip(widths, missing, spare, strict=True)
    ]
