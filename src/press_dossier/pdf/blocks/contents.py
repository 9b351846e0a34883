"""The contents: numbers, titles and page numbers, each line a link."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate

from typing_extensions import override

from press_dossier.document import Heading, Span
from press_dossier.pdf.flow import FULL_ENOUGH, Box
from press_dossier.pdf.lettering import Letterings, without_notes
from press_dossier.pdf.sheet import Sheet
from press_dossier.pdf.structure import Element
from press_dossier.typography import Line

_NUMBER_GAP = 12.0
_INDENT = 16.0
_PAGE_COLUMN = 36.0
_HEADING = 60.0
"""What the heading above takes, points."""
_FEWEST = 2
"""The fewest entries that stand alone at a page's foot or head."""


class Entry(Box):
    """One line of the contents. `pages` is filled when the plan is known."""

    def __init__(
        self,
        letterings: Letterings,
        heading: Heading,
        number_column: float,
        parent: Element,
        pages: Mapping[str, str],
    ) -> None:
        super().__init__()
        self._letterings = letterings
        self._heading = heading
        self._indent = number_column + (heading.level - 1) * _INDENT
        self._parent = parent
        self._pages = pages
        self._title: tuple[Line, ...] = ()

    @override
    def measure(self, width: float) -> float:
        inner = width - self._indent - _PAGE_COLUMN
        title = without_notes(self._heading.title.text)
        self._title = self._letterings.lines(title, self._letterings.contents, inner)
        return sum(line.leading for line in self._title)

    @override
    def paint(self, sheet: Sheet, x: float, top: float) -> None:
        letterings = self._letterings
        key = self._heading.title.key
        link = self._parent.child("TOCI").child("Reference").child("Link")
        right = x + self.width
        with sheet.tagged(link):
            if self._heading.number is not None:
                number = letterings.lines(
                    (Span(self._heading.number, role="number"),),
                    letterings.contents_number,
                    self._indent,
                )
                sheet.lines(number, right - self._indent, top, letterings.contents_number.inks)
            left = x + _PAGE_COLUMN
            foot = sheet.lines(self._title, left, top, letterings.contents.inks)
        last = self._title[-1] if self._title else None
        if last is not None:
            page = letterings.lines(
                (Span(self._pages[key]),), letterings.contents_page, _PAGE_COLUMN
            )
            with sheet.tagged(link):
                sheet.lines(page, x, foot + last.leading, letterings.contents_page.inks)
        sheet.link(link, (x, foot, right, top), f"#{key}", "")
        with sheet.artifact():
            sheet.rule(x, right, foot, letterings.look.palette.line, 0.7, dotted=True)


class ContentsBox(Box):
    """The entries, on one page where they fit on one and the page before is full enough."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__()
        self._entries = entries

    @override
    def measure(self, width: float) -> float:
        for entry in self._entries:
            entry.fit(width)
        return sum(entry.height for entry in self._entries)

    @override
    def divide(self, height: float, room: float) -> Sequence[Box]:
        if self.height <= room and height + _HEADING < room * (1 - FULL_ENOUGH):
            return ()
        feet = [*accumulate(entry.height for entry in self._entries)]
        count = min(bisect_right(feet, height), len(feet) - _FEWEST)
        if count < min(_FEWEST, len(feet)):
            return ()
        return ContentsBox(self._entries[:count]), ContentsBox(self._entries[count:])

    @override
    def paint(self, sheet: Sheet, x: float, top: float) -> None:
        for entry in self._entries:
            entry.paint(sheet, x, top)
            top -= entry.height


def contents_entries(
    letterings: Letterings,
    headings: list[Heading],
    parent: Element,
    pages: Mapping[str, str],
) -> list[Entry]:
    """Return an entry a heading."""
    numbers = [(Span(heading.number, role="number"),) for heading in headings if heading.number]
    widths = [letterings.width(number, letterings.contents_number) for number in numbers]
    column = max(widths, default=-_NUMBER_GAP) + _NUMBER_GAP
    element = parent.child("TOC")
    return [Entry(letterings, heading, column, element, pages) for heading in headings]
