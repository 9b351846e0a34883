"""Key figures: cards of equal width, the bound above the number, the noun below."""

from __future__ import annotations

from typing_extensions import override

from press_dossier.document import Card, Cards, Piece
from press_dossier.pdf.flow import Box
from press_dossier.pdf.lettering import Lettering, Letterings
from press_dossier.pdf.sheet import Sheet
from press_dossier.pdf.structure import Element
from press_dossier.typography import Line

_GAP = 9.0
_PADDING = 6.0
_TOP_RULE = 2.2
_MOST_ABREAST = 5
_NARROWEST = 76.0

_Part = tuple[Piece, Lettering, tuple[Line, ...]]


class CardRow(Box):
    """Cards side by side, from the right."""

    before = 8.0
    after = 12.0

    def __init__(
        self, letterings: Letterings, cards: tuple[Card, ...], abreast: int, element: Element
    ) -> None:
        super().__init__()
        self._letterings = letterings
        self._cards = cards
        self._abreast = abreast
        self._element = element
        self._parts: list[list[_Part]] = []
        self._bound_height = 0.0
        self._card_width = 0.0

    @override
    def measure(self, width: float) -> float:
        letterings = self._letterings
        self._card_width = (width - _GAP * (self._abreast - 1)) / self._abreast
        inner = self._card_width - 2 * _PADDING
        label = letterings.card_label
        bounded = any(card.bound is not None for card in self._cards)
        self._bound_height = label.style.leading if bounded else 0.0

        value = letterings.card_value
        widest = max(letterings.width(card.value.text, value) for card in self._cards)
        if widest > inner:
            value = value.sized(max(value.style.size * inner / widest, label.style.size))
        self._parts = [
            [
                (piece, lettering, letterings.lines(piece.text, lettering, inner))
                for piece, lettering in (
                    (card.bound, label),
                    (card.value, value),
                    (card.label, label),
                )
                if piece is not None
            ]
            for card in self._cards
        ]
        return max(map(self._card_height, self._cards, self._parts))

    def _card_height(self, card: Card, parts: list[_Part]) -> float:
        text = sum(line.leading for _, _, lines in parts for line in lines)
        missing = self._bound_height if card.bound is None else 0.0
        return text + missing + _TOP_RULE + 2 * _PADDING

    @override
    def paint(self, sheet: Sheet, x: float, top: float) -> None:
        palette = self._letterings.look.palette
        right = x + self.width
        lefts = [
            right - self._card_width - index * (self._card_width + _GAP)
            for index in range(len(self._cards))
        ]
        with sheet.artifact():
            for left in lefts:
                sheet.rectangle(
                    left, top - self.height, self._card_width, self.height, palette.tint
                )
                sheet.rectangle(left, top - _TOP_RULE, self._card_width, _TOP_RULE, palette.accent)
        for left, card, parts in zip(lefts, self._cards, self._parts, strict=True):
            body = self._element.child("LI").child("LBody")
            y = top - _TOP_RULE - _PADDING
            if card.bound is None:
                y -= self._bound_height
            for _, lettering, lines in parts:
                y = sheet.text(body.child("P"), lines, left + _PADDING, y, lettering.inks)


def card_rows(letterings: Letterings, block: Cards, width: float, parent: Element) -> list[Box]:
    """Return the rows of a block of cards, as even as may be."""
    count = len(block.cards)
    if not count:
        return []
    most = min(_MOST_ABREAST, max(1, int((width + _GAP) / (_NARROWEST + _GAP))))
    rows = -(-count // most)
    abreast = -(-count // rows)
    element = parent.child("L", attributes=b"/O/List/ListNumbering/None")
    return [
        CardRow(letterings, block.cards[start : start + abreast], abreast, element)
        for start in range(0, count, abreast)
    ]
