"""Lists: an item's title in the heading face, its texts beneath, a drawn square or a number."""

from __future__ import annotations

from press_dossier.document import Item, Items, Span, Text
from press_dossier.pdf.blocks.prose import Prose, Setting
from press_dossier.pdf.flow import Box
from press_dossier.pdf.lettering import Lettering, Letterings
from press_dossier.pdf.numerals import printed
from press_dossier.pdf.structure import Element

_INDENT = 16.0
_NUMBER_GAP = 9.0

_Mark = tuple[Text, Lettering, Element]


def item_boxes(letterings: Letterings, block: Items, parent: Element) -> list[Box]:
    """Return the boxes of a list, a box a title or text."""
    numbering = b"Decimal" if block.ordered else b"Square"
    element = parent.child("L", attributes=b"/O/List/ListNumbering/" + numbering)
    numbers: list[Text] = [()] * len(block.items)
    indent = _INDENT
    if block.ordered:
        numbers = [
            (Span(printed(number, letterings.digits) + ".", role="number"),)
            for number in range(1, len(block.items) + 1)
        ]
        widths = (letterings.width(number, letterings.item_number) for number in numbers)
        indent = max((*widths, 0.0)) + _NUMBER_GAP
    boxes: list[Box] = []
    for item, number in zip(block.items, numbers, strict=True):
        made = _boxes(letterings, item, number, indent, element.child("LI"))
        if boxes and made:
            made[0].before = 7.0 if item.title is not None else 2.0
        boxes += made
    if boxes:
        boxes[-1].after = 10.0
    return boxes


def _boxes(
    letterings: Letterings, item: Item, number: Text, indent: float, element: Element
) -> list[Box]:
    plain = Setting(start=indent)
    marked = plain if number else Setting(start=indent, bullet=letterings.look.palette.accent)
    mark: _Mark | None = (number, letterings.item_number, element.child("Lbl")) if number else None
    body = element.child("LBody")
    body_lettering = letterings.paragraphs["body"].aligned("start")
    texts = [(piece.text, body_lettering) for piece in item.texts]
    if item.title is not None:
        texts.insert(0, (item.title.text, letterings.item_title))
    boxes: list[Box] = []
    for index, (text, lettering) in enumerate(texts):
        first = index == 0
        box = Prose(
            letterings,
            lettering,
            text,
            body.child("P"),
            marked if first else plain,
            mark=mark if first else None,
        )
        box.keep = first and item.title is not None and len(texts) > 1
        boxes.append(box)
    return boxes
