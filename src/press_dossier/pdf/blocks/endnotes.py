"""The notes, after the last block: a short rule, then a note a line."""

from __future__ import annotations

from typing_extensions import override

from press_dossier.document import Note, Span
from press_dossier.orthography import in_digits
from press_dossier.pdf.blocks.prose import Mark, Prose, Setting
from press_dossier.pdf.flow import Box
from press_dossier.pdf.lettering import Letterings, note_anchor
from press_dossier.pdf.sheet import Sheet
from press_dossier.pdf.structure import Element

_RULE = 90.0
_GAP = 8.0


class _Rule(Box):
    """The rule that parts notes from text."""

    before = 22.0
    after = 6.0
    keep = True

    def __init__(self, colour: str) -> None:
        super().__init__()
        self._colour = colour

    @override
    def measure(self, width: float) -> float:
        return 1.0

    @override
    def paint(self, sheet: Sheet, x: float, top: float) -> None:
        with sheet.artifact():
            sheet.rule(x + self.width - _RULE, x + self.width, top - 0.5, self._colour, 0.8)


def note_boxes(letterings: Letterings, notes: tuple[Note, ...], parent: Element) -> list[Box]:
    """Return the boxes of a document's notes."""
    if not notes:
        return []
    lettering = letterings.paragraphs["boilerplate"]
    marks = [
        (Span(in_digits(str(note.number), letterings.digits), role="number"),) for note in notes
    ]
    indent = max(letterings.width(mark, letterings.note_mark) for mark in marks) + _GAP
    boxes: list[Box] = [_Rule(letterings.look.palette.line)]
    for note, mark in zip(notes, marks, strict=True):
        element = parent.child("Note", identifier=note_anchor(note.number))
        box = Prose(
            letterings,
            lettering,
            note.content.text,
            element.child("P"),
            Setting(start=indent),
            mark=Mark(mark, letterings.note_mark, element.child("Lbl")),
        )
        box.anchor = note_anchor(note.number)
        box.after = 3.0
        boxes.append(box)
    return boxes
