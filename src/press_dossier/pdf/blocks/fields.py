"""Labels with their values, one a line."""

from __future__ import annotations

from press_dossier.document import Field, Fields
from press_dossier.pdf.blocks.prose import Mark, Prose, Setting
from press_dossier.pdf.flow import Box
from press_dossier.pdf.lettering import Lettering, Letterings
from press_dossier.pdf.structure import Element

_GAP = 14.0
_KEPT = 5
"""So many fields stay on one page."""
_WIDEST_LABEL = 0.35
"""The label column's largest share of the width."""


def label_column(
    letterings: Letterings, rows: tuple[Field, ...], label: Lettering, width: float
) -> float:
    """Return the width of the labels' column with its gap."""
    widest = max((letterings.width(row.label.text, label) for row in rows), default=0.0)
    return min(widest, width * _WIDEST_LABEL) + _GAP


def field_boxes(
    letterings: Letterings,
    block: Fields,
    width: float,
    parent: Element,
) -> list[Box]:
    """Return a box a field: a list whose labels are the fields' names."""
    label, value = letterings.field_label, letterings.field_value
    column = label_column(letterings, block.rows, label, width)
    element = parent.child("L", attributes=b"/O/List/ListNumbering/None")
    boxes: list[Box] = []
    for row in block.rows:
        item = element.child("LI")
        mark = Mark(row.label.text, label, item.child("Lbl"))
        body = item.child("LBody")
        boxes.append(
            Prose(letterings, value, row.value.text, body, Setting(start=column), mark=mark)
        )
    for box in boxes[:-1] if len(boxes) <= _KEPT else (boxes[0], boxes[-2]):
        box.keep = True
    if boxes:
        boxes[0].before = 6.0
        boxes[-1].after = 10.0
    return boxes
