"""Boxes side by side, from the right."""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import override

from press_dossier.pdf.flow import Box
from press_dossier.pdf.sheet import Sheet


class Abreast(Box):
    """Boxes in columns of equal width, `columns` of them, `gap` points between two."""

    def __init__(self, boxes: Sequence[Box], columns: int, gap: float) -> None:
        super().__init__()
        self._boxes = boxes
        self._columns = columns
        self._gap = gap

    @property
    def _step(self) -> float:
        return (self.width + self._gap) / self._columns

    @override
    def measure(self, width: float) -> float:
        self.width = width
        for box in self._boxes:
            box.fit(self._step - self._gap)
        return max(box.height for box in self._boxes)

    @override
    def paint(self, sheet: Sheet, x: float, top: float) -> None:
        left = x + self.width - self._step + self._gap
        for box in self._boxes:
            box.paint(sheet, left, top)
            left -= self._step
