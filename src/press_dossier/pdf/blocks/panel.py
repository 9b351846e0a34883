"""A framed text with the parties to it side by side above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil
from typing import NamedTuple

from typing_extensions import override

from press_dossier.document import Panel, Piece
from press_dossier.pdf.flow import Box
from press_dossier.pdf.lettering import Lettering, Letterings
from press_dossier.pdf.sheet import Sheet
from press_dossier.pdf.structure import Element
from press_dossier.typography import Line

_PADDING = 13.0
_TOP_RULE = 2.2
_GUTTER = 18.0
_MOST_ABREAST = 3
_GAP = 5.0
_ROW_GAP = 10.0


class _Set(NamedTuple):
    """A text that has been set, and where: from the panel's left and upper edge."""

    element: Element
    lettering: Lettering
    lines: Sequence[Line]
    x: float
    y: float

    @property
    def foot(self) -> float:
        return self.y + sum(line.leading for line in self.lines)

    def cut(self, limit: float) -> tuple[_Set, _Set]:
        """Return the lines that stand above a limit, and those that do not."""
        count, y = 0, self.y
        while count < len(self.lines) and y + self.lines[count].leading <= limit:
            y += self.lines[count].leading
            count += 1
        return self._replace(lines=self.lines[:count]), self._replace(lines=self.lines[count:], y=y)


def _pieces(block: Panel) -> Iterator[Piece]:
    """Walk a panel's texts in reading order."""
    for party in block.parties:
        yield from (piece for piece in (party.country, party.name) if piece is not None)
    if block.tag is not None:
        yield block.tag
    yield from block.texts


class PanelBox(Box):
    """The panel; one taller than a page is divided between lines."""

    before = 8.0
    after = 10.0

    def __init__(
        self,
        letterings: Letterings,
        block: Panel,
        element: Element,
        *,
        parts: Sequence[_Set] | None = None,
        opens: bool = True,
        elements: dict[str, Element] | None = None,
    ) -> None:
        super().__init__()
        if elements is None:  # in reading order, which is not that of measuring
            elements = {piece.key: element.child("P") for piece in _pieces(block)}
        self._letterings = letterings
        self._block = block
        self._element = element
        self._rest = parts
        self._opens = opens
        self._parts: Sequence[_Set] = ()
        self._elements = elements

    @override
    def measure(self, width: float) -> float:
        self._parts = self._laid_out(width) if self._rest is None else self._rest
        return max((part.foot for part in self._parts), default=_PADDING) + _PADDING

    def _laid_out(self, width: float) -> Sequence[_Set]:
        letterings, block = self._letterings, self._block
        inner = width - 2 * _PADDING
        parts: list[_Set] = []
        top = _PADDING + _TOP_RULE
        tag_width = 0.0
        tag: _Set | None = None
        if block.tag is not None:
            lettering = letterings.eyebrow
            tag_width = min(letterings.width(block.tag.text, lettering) + 1, inner / 3)
            lines = letterings.lines(block.tag.text, lettering.aligned("end"), tag_width)
            tag = _Set(self._elements[block.tag.key], lettering, lines, _PADDING, top)
            tag_width += _GUTTER
        count = max(len(block.parties), 1)
        abreast = ceil(count / ceil(count / _MOST_ABREAST))
        column = (inner - tag_width - _GUTTER * (abreast - 1)) / abreast
        for start in range(0, len(block.parties), abreast):
            foot = top
            for index, party in enumerate(block.parties[start : start + abreast]):
                x = width - _PADDING - column - index * (column + _GUTTER)
                y = top
                for piece, lettering in (
                    (party.country, letterings.eyebrow),
                    (party.name, letterings.party),
                ):
                    if piece is not None:
                        parts.append(self._place(piece, lettering, column, x, y))
                        y = parts[-1].foot
                foot = max(foot, y)
            top = foot + (_ROW_GAP if start + abreast < len(block.parties) else _GAP)
        if tag is not None:
            parts.append(tag)
            top = max(top, tag.foot + _GAP)
        lettering = letterings.paragraphs["note"]
        for piece in block.texts:
            parts.append(self._place(piece, lettering, inner, _PADDING, top))
            top = parts[-1].foot
        return parts

    def _place(self, piece: Piece, lettering: Lettering, width: float, x: float, y: float) -> _Set:
        lines = self._letterings.lines(piece.text, lettering, width)
        return _Set(self._elements[piece.key], lettering, lines, x, y)

    @override
    def divide(self, height: float, room: float) -> Sequence[Box]:
        if self.height <= room or height < room / 2:
            return ()
        first, rest = zip(*(part.cut(height - _PADDING) for part in self._parts), strict=True)
        above = [part for part in first if part.lines]
        below = [part for part in rest if part.lines]
        if not above or not below:
            return ()
        lift = min(part.y for part in below) - _PADDING
        return (
            self._part(above, opens=self._opens),
            self._part([replace(part, y=part.y - lift) for part in below], opens=False),
        )

    def _part(self, parts: Sequence[_Set], *, opens: bool) -> PanelBox:
        return PanelBox(
            self._letterings,
            self._block,
            self._element,
            parts=parts,
            opens=opens,
            elements=self._elements,
        )

    @override
    def paint(self, sheet: Sheet, x: float, top: float) -> None:
        palette = self._letterings.look.palette
        with sheet.artifact():
            sheet.frame(x, top - self.height, self.width, self.height, palette.line)
            if self._opens:
                sheet.rectangle(x, top - _TOP_RULE, self.width, _TOP_RULE, palette.accent)
        for part in self._parts:
            sheet.text(part.element, part.lines, x + part.x, top - part.y, part.lettering.inks)
