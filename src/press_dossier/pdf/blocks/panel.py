"""A framed text with the parties to it side by side above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from typing_extensions import override

from press_dossier.document import Panel, Piece
from press_dossier.pdf.flow import Box
from press_dossier.pdf.lettering import Lettering, Letterings
from press_dossier.pdf.sheet import Sheet
from press_dossier.pdf.structure import Element
from press_dossier.typography import Line

_PADDING = 13.0
_TOP_RULE = 2.2
_GUTTER = 14.0
_MOST_ABREAST = 3
_GAP = 5.0


@dataclass(frozen=True, slots=True)
class _Set:
    """A text that has been set, and where: from the panel's left and upper edge."""

    element: Element
    lettering: Lettering
    lines: Sequence[Line]
    x: float
    y: float

    @property
    def foot(self) -> float:
        return self.y + sum(line.leading for line in self.lines)


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
    ) -> None:
        super().__init__()
        self._letterings = letterings
        self._block = block
        self._element = element
        self._rest = parts
        self._opens = opens
        self._parts: Sequence[_Set] = ()
        self._elements: dict[str, Element] = {}

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
            tag = _Set(self._tagged(block.tag), lettering, lines, _PADDING, top)
            tag_width += _GUTTER
        abreast = max(1, min(_MOST_ABREAST, len(block.parties)))
        column = (inner - tag_width - _GUTTER * (abreast - 1)) / abreast
        for start in range(0, len(block.parties), abreast):
            foot = top
            for index, party in enumerate(block.parties[start : start + abreast]):
                x = width - _PADDING - column - index * (column + _GUTTER)
                y = top
                for piece, lettering in (
                    (party.country, letterings.eyebrow),
                    (party.name, letterings.item_title),
                ):
                    if piece is not None:
                        parts.append(self._place(piece, lettering, column, x, y))
                        y = parts[-1].foot
                foot = max(foot, y)
            top = foot + _GAP
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
        return _Set(self._tagged(piece), lettering, lines, x, y)

    def _tagged(self, piece: Piece) -> Element:
        """Return a piece's paragraph, made once however often the panel is measured."""
        if piece.key not in self._elements:
            self._elements[piece.key] = self._element.child("P")
        return self._elements[piece.key]

    @override
    def divide(self, height: float, room: float) -> Sequence[Box]:
        if self.height <= room or height < room / 2:
            return ()
        limit = height - _PADDING
        first: list[_Set] = []
        rest: list[_Set] = []
        moved = 0.0
        for part in self._parts:
            fitting = [line for line in part.lines if False]
            y = part.y
            for line in part.lines:
                if rest or y + line.leading > limit:
                    break
                fitting.append(line)
                y += line.leading
            if fitting:
                first.append(_Set(part.element, part.lettering, fitting, part.x, part.y))
            if len(fitting) < len(part.lines):
                if not rest:
                    moved = y - _PADDING
                remainder = part.lines[len(fitting) :]
                rest.append(_Set(part.element, part.lettering, remainder, part.x, y - moved))
        if not first or not rest:
            return ()
        return (
            PanelBox(self._letterings, self._block, self._element, parts=first, opens=self._opens),
            PanelBox(self._letterings, self._block, self._element, parts=rest, opens=False),
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
