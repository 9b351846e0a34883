"""Key figures: cards of equal width, the bound above the number, the noun below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from typing_extensions import override

from press_dossier.document import Card, Cards
from press_dossier.pdf.flow import Box
from press_dossier.pdf.lettering import Lettering, Letterings
from press_dossier.pdf.sheet import Sheet
from press_dossier.pdf.structure import Element
from press_dossier.typography import Line
from press_dossier.typography.abreast import (
    LEAST_NUMBER,
    MOST_LABEL_LINES,
    NARROWEST_LABEL,
    card_widths,
    least_width,
)

_GAP = 9.0
_PADDING = 6.0
_TOP_RULE = 2.2
_NARROWEST = 76.0


class _Set(NamedTuple):
    """A card's text, set; none where the card has none."""

    lettering: Lettering
    lines: tuple[Line, ...] = ()

    @property
    def height(self) -> float:
        return sum(line.leading for line in self.lines)

    @property
    def depth(self) -> float:
        """What stands below the last line's baseline, points."""
        return self.lines[-1].leading - self.lines[-1].baseline if self.lines else 0.0


_Parts = tuple[_Set, _Set, _Set]
"""Bound, value and label of one card."""


class CardRow(Box):
    """Cards side by side, from the right."""

    before = 13.0
    after = 12.0

    def __init__(
        self,
        letterings: Letterings,
        cards: tuple[Card, ...],
        widths: Sequence[float],
        element: Element,
    ) -> None:
        super().__init__()
        self._letterings = letterings
        self._cards = cards
        self._widths = widths
        self._element = element
        self._parts: list[_Parts] = []
        self._heights = (0.0, 0.0, 0.0)

    @override
    def measure(self, width: float) -> float:
        inner = [card_width - 2 * _PADDING for card_width in self._widths]
        value = self._value(inner)
        self._parts = [
            self._set_card(card, value, room) for card, room in zip(self._cards, inner, strict=True)
        ]
        bounds, values, labels = zip(*self._parts, strict=True)
        self._heights = (_tallest(bounds), _tallest(values), _tallest(labels))
        return sum(self._heights) + _TOP_RULE + 2 * _PADDING

    def _value(self, widths: Sequence[float]) -> Lettering:
        """Return the lettering of the cards' numbers: one size, at which each fits."""
        lettering = self._letterings.card_value
        least = self._letterings.card_label.style.size / lettering.style.size
        share = min(
            _share(self._letterings, card, width)
            for card, width in zip(self._cards, widths, strict=True)
        )
        return lettering.scaled(max(share, least))

    def _set_card(self, card: Card, value: Lettering, width: float) -> _Parts:
        lines, label = self._letterings.lines, self._letterings.card_label
        bound = lines(card.bound.text, label, width) if card.bound is not None else ()
        return (
            _Set(label, bound),
            _Set(value, lines(card.value.text, value, width)),
            _Set(label, lines(card.label.text, label, width)),
        )

    @override
    def paint(self, sheet: Sheet, x: float, top: float) -> None:
        palette = self._letterings.look.palette
        edges = accumulate((-width - _GAP for width in self._widths), initial=x + self.width)
        lefts = [edge - width for edge, width in zip(edges, self._widths, strict=False)]
        with sheet.artifact():
            for left, width in zip(lefts, self._widths, strict=True):
                sheet.rectangle(left, top - self.height, width, self.height, palette.tint)
                sheet.rectangle(left, top - _TOP_RULE, width, _TOP_RULE, palette.accent)
        bound_height, value_height, _ = self._heights
        values_top = top - _TOP_RULE - _PADDING - bound_height
        labels_top = values_top - value_height
        depth = max(value.depth for _, value, _ in self._parts)
        for left, (bound, value, label) in zip(lefts, self._parts, strict=True):
            body = self._element.child("LI").child("LBody")
            for part, y in (
                (bound, values_top + bound.height),
                (value, labels_top + value.height + depth - value.depth),
                (label, labels_top),
            ):
                if part.lines:
                    sheet.text(body.child("P"), part.lines, left + _PADDING, y, part.lettering.inks)


def _share(letterings: Letterings, card: Card, width: float) -> float:
    """Return the share of its size at which a card's number fits a width."""
    wanted = letterings.width(card.value.text, letterings.card_value)
    return min(width / wanted, 1.0) if wanted else 1.0


def _tallest(parts: Iterable[_Set]) -> float:
    return max(part.height for part in parts)


def card_rows(letterings: Letterings, block: Cards, width: float, parent: Element) -> list[Box]:
    """Return the rows of a block of cards, as even as may be; long labels want broad cards."""
    count = len(block.cards)
    if not count:
        return []

    def fits(card_width: float) -> bool:
        return _fits(letterings, block, card_width)

    def wants(share: float) -> list[float]:
        return [_least_width(letterings, card, share, width) for card in block.cards]

    widths = card_widths(count, width, _GAP, fits, wants)
    element = parent.child("L", attributes=b"/O/List/ListNumbering/None")
    rows = [block.cards[start : start + len(widths)] for start in range(0, count, len(widths))]
    return [CardRow(letterings, row, widths[: len(row)], element) for row in rows]


def _least_width(letterings: Letterings, card: Card, share: float, width: float) -> float:
    """Return the least width of a card for its label, and its number at a share of its size."""

    def has_few_lines(inner: float) -> bool:
        return _has_few_lines(letterings, card, inner)

    number = letterings.width(card.value.text, letterings.card_value) * share
    broad_enough = least_width(has_few_lines, NARROWEST_LABEL, width)
    return max(number, broad_enough) + 2 * _PADDING


def _has_few_lines(letterings: Letterings, card: Card, inner: float) -> bool:
    lines = letterings.lines(card.label.text, letterings.card_label, inner)
    return len(lines) <= MOST_LABEL_LINES and all(line.natural <= inner for line in lines)


def _fits(letterings: Letterings, block: Cards, width: float) -> bool:
    """Say whether no card of this width is too narrow for its number or its label."""
    inner = width - 2 * _PADDING
    return width >= _NARROWEST and all(
        _has_few_lines(letterings, card, inner) and _share(letterings, card, inner) >= LEAST_NUMBER
        for card in block.cards
    )
