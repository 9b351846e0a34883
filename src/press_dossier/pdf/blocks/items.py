"""Lists: an item's title in the heading face, its texts beneath, a drawn square or a number."""

from __future__ import annotations

from typing import NamedTuple

from press_dossier.document import Item, Items, Span, Text
from press_dossier.orthography import in_digits
from press_dossier.pdf.blocks.abreast import Abreast
from press_dossier.pdf.blocks.prose import Mark, Prose, Setting
from press_dossier.pdf.flow import Box
from press_dossier.pdf.lettering import Letterings
from press_dossier.pdf.structure import Element

_INDENT = 16.0
_NUMBER_GAP = 9.0
_COLUMNS = 2
_COLUMN_GAP = 20.0
_FEWEST_IN_COLUMNS = 4
_KEPT = 4
"""An item of at most so many paragraphs stays on one page."""


class _List(NamedTuple):
    """What the items of one list share: the indent of their texts, whether they are titled."""

    letterings: Letterings
    indent: float
    titled: bool

    def boxes(self, item: Item, number: Text, element: Element) -> list[Box]:
        """Return an item's boxes, one a title or text."""
        letterings = self.letterings
        plain = Setting(start=self.indent)
        first = plain
        mark: Mark | None = None
        if number:
            mark = Mark(number, letterings.item_number, element.child("Lbl"))
        else:
            first = Setting(start=self.indent, bullet=letterings.look.palette.accent)
        lettering = letterings.paragraphs["note"] if self.titled else letterings.item_text
        texts = [(piece.text, lettering) for piece in item.texts]
        if item.title is not None:
            texts.insert(0, (item.title.text, letterings.item_title))
        body = element.child("LBody")
        made: list[Box] = []
        for text, lettering in texts:
            setting, own = (plain, None) if made else (first, mark)
            made.append(Prose(letterings, lettering, text, body.child("P"), setting, mark=own))
        for box in made[:-1] if len(made) <= _KEPT else made[:1]:
            box.keep = True
        return made


def item_boxes(letterings: Letterings, block: Items, width: float, parent: Element) -> list[Box]:
    """Return the boxes of a list; many short items stand in two columns, row by row."""
    numbering = b"Decimal" if block.ordered else b"Square"
    element = parent.child("L", attributes=b"/O/List/ListNumbering/" + numbering)
    numbers: list[Text] = [()] * len(block.items)
    indent = _INDENT
    if block.ordered:
        numbers = [
            (Span(in_digits(str(number), letterings.digits) + ".", role="number"),)
            for number in range(1, len(block.items) + 1)
        ]
        widths = (letterings.width(number, letterings.item_number) for number in numbers)
        indent = max((*widths, 0.0)) + _NUMBER_GAP
    shared = _List(letterings, indent, any(item.title is not None for item in block.items))
    made = [
        shared.boxes(item, number, element.child("LI"))
        for item, number in zip(block.items, numbers, strict=True)
    ]
    column = (width - _COLUMN_GAP) / _COLUMNS - indent
    boxes = _in_columns(made) if _short(letterings, block, column) else _in_one(made, shared.titled)
    if boxes:
        boxes[0].before = 3.0
        boxes[-1].after = 8.0
    return boxes


def _short(letterings: Letterings, block: Items, width: float) -> bool:
    """Say whether items are many, and each one line of half the width."""
    return len(block.items) >= _FEWEST_IN_COLUMNS and all(
        item.title is None
        and len(item.texts) == 1
        and letterings.width(item.texts[0].text, letterings.item_text) <= width
        for item in block.items
    )


def _in_columns(items: list[list[Box]]) -> list[Box]:
    singles = [box for boxes in items for box in boxes]
    return [
        Abreast(singles[at : at + _COLUMNS], _COLUMNS, _COLUMN_GAP)
        for at in range(0, len(singles), _COLUMNS)
    ]


def _in_one(items: list[list[Box]], titled: bool) -> list[Box]:
    for boxes in items:
        if boxes:
            boxes[0].before = 6.0 if titled else 1.0
    return [box for boxes in items for box in boxes]
