"""Running text: paragraphs, list items, quotes and notes, divided without widows or orphans."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from typing_extensions import override

from press_dossier.document import Text
from press_dossier.pdf.flow import Box
from press_dossier.pdf.lettering import Lettering, Letterings
from press_dossier.pdf.sheet import Sheet
from press_dossier.pdf.structure import Element
from press_dossier.typography import Line

_FEWEST = 2
"""The fewest lines of a paragraph that stand alone at a page's foot or head."""


class Setting(NamedTuple):
    """How a paragraph lies in its column, points: indents, and what is drawn around it.

    `start` is the right side. `tint` fills its ground, `bar` is a rule where its lines begin,
    `bullet` a square before its first line; each a colour.
    """

    start: float = 0.0
    end: float = 0.0
    padding: float = 0.0
    tint: str | None = None
    bar: str | None = None
    bar_weight: float = 2.5
    bullet: str | None = None


_BARE = Setting()


class Mark(NamedTuple):
    """What stands before a paragraph's first line: a number, a label."""

    text: Text
    lettering: Lettering
    element: Element


class Prose(Box):
    """A paragraph. `mark` stands before its first line (an item's number, a note's)."""

    def __init__(
        self,
        letterings: Letterings,
        lettering: Lettering,
        text: Text,
        element: Element,
        setting: Setting = _BARE,
        *,
        mark: Mark | None = None,
        lines: Sequence[Line] | None = None,
    ) -> None:
        super().__init__()
        self._letterings = letterings
        self._lettering = lettering
        self._text = text
        self._element = element
        self._setting = setting
        self._mark = mark
        self._rest = lines
        self._lines: Sequence[Line] = ()
        self._mark_lines: Sequence[Line] = ()

    @override
    def measure(self, width: float) -> float:
        setting = self._setting
        if self._rest is not None:
            self._lines = self._rest
        else:
            inner = width - setting.start - setting.end
            self._lines = self._letterings.lines(self._text, self._lettering, inner)
        if self._mark is not None:
            text, lettering, _ = self._mark
            self._mark_lines = self._letterings.lines(text, lettering, setting.start)
        return max(map(_height, (self._lines, self._mark_lines))) + 2 * setting.padding

    @override
    def divide(self, height: float, room: float) -> Sequence[Box]:
        leading = self._lettering.style.leading
        count = int((height - 2 * self._setting.padding) / leading + 1e-6)
        count = min(count, len(self._lines) - _FEWEST)
        if count < _FEWEST and self.height <= room:
            return ()
        count = max(count, 1)
        least = max(leading, _height(self._mark_lines)) + 2 * self._setting.padding
        if height < least or len(self._lines) < _FEWEST:
            return ()
        first = self._part(self._lines[:count], self._setting, self._mark)
        rest = self._part(self._lines[count:], self._setting._replace(bullet=None), None)
        first.before, first.anchor = self.before, self.anchor
        rest.after = self.after
        return first, rest

    def _part(
        self,
        lines: Sequence[Line],
        setting: Setting,
        mark: Mark | None,
    ) -> Prose:
        return Prose(
            self._letterings,
            self._lettering,
            self._text,
            self._element,
            setting,
            mark=mark,
            lines=lines,
        )

    @override
    def paint(self, sheet: Sheet, x: float, top: float) -> None:
        setting = self._setting
        if setting.tint or setting.bar or setting.bullet:
            with sheet.artifact():
                self._decorate(sheet, x, top)
        head = top - setting.padding
        if self._mark is not None and self._mark_lines:
            shift = self._mark_lines[0].baseline - self._lines[0].baseline if self._lines else 0.0
            left, inks = x + self.width - setting.start, self._mark.lettering.inks
            sheet.text(self._mark.element, self._mark_lines, left, head + shift, inks)
        sheet.text(self._element, self._lines, x + setting.end, head, self._lettering.inks)

    def _decorate(self, sheet: Sheet, x: float, top: float) -> None:
        setting = self._setting
        if setting.tint:
            sheet.rectangle(x, top - self.height, self.width, self.height, setting.tint)
        if setting.bar:
            weight = setting.bar_weight
            begins_left = self._lettering.style.base == "ltr"
            left = x if begins_left else x + self.width - weight
            sheet.rectangle(left, top - self.height, weight, self.height, setting.bar)
        if setting.bullet and self._lines:
            side = self._lettering.style.size * 0.36
            line = self._lines[0]
            middle = top - setting.padding - line.baseline + self._lettering.style.size * 0.3
            left = x + self.width - side
            sheet.rectangle(left, middle - side / 2, side, side, setting.bullet)


def _height(lines: Sequence[Line]) -> float:
    return sum(line.leading for line in lines)
