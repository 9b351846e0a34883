"""A section's heading: number in the accent, title, a short rule beneath."""

from __future__ import annotations

from typing_extensions import override

from press_dossier.document import Heading, Span
from press_dossier.look import POINTS_PER_MM
from press_dossier.pdf.flow import Box
from press_dossier.pdf.lettering import Letterings
from press_dossier.pdf.sheet import Sheet
from press_dossier.pdf.structure import Element
from press_dossier.typography import Line

_RULE = 22 * POINTS_PER_MM
_RULE_WEIGHT = 1.8
_RULE_DROP = 5.0
_NUMBER_GAP = 9.0

_BEFORE = (25.0, 18.0, 14.0)
_AFTER = (9.0, 5.0, 4.0)


class HeadingBox(Box):
    """A heading; below the first level without the rule."""

    def __init__(self, letterings: Letterings, heading: Heading, element: Element) -> None:
        super().__init__()
        self._letterings = letterings
        self._heading = heading
        self._element = element
        self._number: tuple[Line, ...] = ()
        self._title: tuple[Line, ...] = ()
        self._indent = 0.0
        self._ruled = heading.level == 1
        rank = min(heading.level, 3) - 1
        self.before = _BEFORE[rank]
        self.after = _AFTER[rank]
        self.keep = True
        self.anchor = heading.title.key

    @override
    def measure(self, width: float) -> float:
        level = self._heading.level
        letterings = self._letterings
        if self._heading.number is not None:
            text = (Span(self._heading.number, role="number"),)
            lettering = letterings.heading_number(level)
            self._indent = letterings.width(text, lettering) + _NUMBER_GAP
            self._number = letterings.lines(text, lettering, self._indent)
        lettering = letterings.heading(level)
        self._title = letterings.lines(
            self._heading.title.text, lettering, max(width - self._indent, width / 2)
        )
        height = sum(line.leading for line in self._title)
        return height + (_RULE_DROP if self._ruled else 0)

    @override
    def paint(self, sheet: Sheet, x: float, top: float) -> None:
        letterings, level = self._letterings, self._heading.level
        left = x + self.width - self._indent
        if self._number:
            with sheet.tagged(self._element):
                sheet.lines(self._number, left, top, letterings.heading_number(level).inks)
        if self._title:
            left -= self._title[0].width
            sheet.text(self._element, self._title, left, top, letterings.heading(level).inks)
        if self._ruled:
            right = x + self.width
            with sheet.artifact():
                sheet.rectangle(
                    right - _RULE,
                    top - self.height,
                    _RULE,
                    _RULE_WEIGHT,
                    letterings.look.palette.accent,
                )
