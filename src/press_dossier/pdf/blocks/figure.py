"""Figures: what pictures, charts and maps have in common, a caption and a credit beneath."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from typing_extensions import override

from press_dossier.document import Chart, Image, Map, Piece, Span, Text, plain
from press_dossier.pdf.flow import Box, Geometry
from press_dossier.pdf.lettering import Lettering, Letterings
from press_dossier.pdf.sheet import Sheet
from press_dossier.pdf.structure import Element
from press_dossier.typography import Line

_CAPTION_GAP = 5.0
_HEADING_ROOM = 60.0
"""What a page's tallest figure leaves to the heading above it, points."""
LEAST_HEIGHT = 60.0
"""A figure is so high at least, whatever stands beneath it, points."""

Caption = tuple[Text, Lettering, Element]


class FigureBox(Box):
    """A figure with its captions; the figure itself is `_paint_figure`."""

    before = 14.0
    after = 14.0

    def __init__(
        self, letterings: Letterings, element: Element, captions: Sequence[Caption], room: float
    ) -> None:
        super().__init__()
        self._room = room
        self._letterings = letterings
        self._element = element
        self._captions = captions
        self._lines: list[tuple[Line, ...]] = []
        self._figure_height = 0.0

    @override
    def measure(self, width: float) -> float:
        self._lines = [
            self._letterings.lines(text, lettering, width) for text, lettering, _ in self._captions
        ]
        text = sum(line.leading for lines in self._lines for line in lines)
        if text:
            text += _CAPTION_GAP
        self._figure_height = self._measure_figure(width, self._room - text - _HEADING_ROOM)
        return self._figure_height + text

    @override
    def paint(self, sheet: Sheet, x: float, top: float) -> None:
        self._paint_figure(sheet, x, top)
        y = top - self._figure_height - _CAPTION_GAP
        for (_, lettering, element), lines in zip(self._captions, self._lines, strict=True):
            y = sheet.text(element, lines, x, y, lettering.inks)

    def _bounds(self, left: float, bottom: float, right: float, top: float) -> None:
        """Tell the tree where the figure stands (ISO 32000-1, 14.8.5.4.3)."""
        self._element.extras += b"/A<</O/Layout/BBox[%.2f %.2f %.2f %.2f]/WritingMode/RlTb>>" % (
            left,
            bottom,
            right,
            top,
        )

    def _measure_figure(self, width: float, height: float) -> float:
        """Return the figure's height, at most `height`."""
        raise NotImplementedError

    def _paint_figure(self, sheet: Sheet, x: float, top: float) -> None:
        raise NotImplementedError


def figure_box(
    letterings: Letterings, block: Chart | Map | Image, parent: Element, geometry: Geometry
) -> Box:
    """Return the box of a picture, a chart or a map."""
    room = geometry.text_height
    group = parent.child("Div")
    element = group.child("Figure", alt=plain(block.alt.text))
    if isinstance(block, Image):
        from press_dossier.pdf.blocks.photo import PictureBox

        captions = tuple(_captions(letterings, group, block))
        return PictureBox(letterings, block.asset, element, captions, room)
    from press_dossier.pdf.blocks.drawing import DrawingBox, draw, map_key

    drawing = draw(block, letterings, geometry.text_width)
    key = map_key(block, drawing, letterings, group) if isinstance(block, Map) else None
    captions = tuple(_captions(letterings, group, block))
    return DrawingBox(letterings, drawing, key, element, captions, room)


def _captions(
    letterings: Letterings, group: Element, block: Chart | Map | Image
) -> Iterator[Caption]:
    """Yield what stands beneath a figure."""
    if block.caption is not None:
        yield block.caption.text, letterings.caption, group.child("Caption")
    if not isinstance(block, Chart) and block.credit is not None:
        label = block.credit_label if isinstance(block, Image) else None
        yield _introduced(label, block.credit), letterings.credit, group.child("P")


def _introduced(label: Piece | None, piece: Piece) -> Text:
    """Return a text with its label before it."""
    return piece.text if label is None else (*label.text, Span(" "), *piece.text)
