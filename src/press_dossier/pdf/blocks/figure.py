"""Figures: pictures, charts and maps, each with its caption and credit beneath."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from typing_extensions import override

from press_dossier.document import Image, Piece
from press_dossier.pdf.flow import Box
from press_dossier.pdf.lettering import Lettering, Letterings
from press_dossier.pdf.picture import add_picture
from press_dossier.pdf.sheet import Sheet, fill, rgb, stroke
from press_dossier.pdf.structure import Element
from press_dossier.pdf.text import Inks
from press_dossier.typography import Line

if TYPE_CHECKING:
    from press_dossier.figures import Drawing, Path

_TALLEST = 0.62
"""A picture's largest share of the page's text."""
_LEAST_SHARE = 0.66
"""A picture may shrink so far to stand on the page that it would else leave empty."""
_COARSEST = 110.0
"""A picture is not drawn coarser than so many pixels an inch."""
_CAPTION_GAP = 5.0
_HEADING_ROOM = 60.0
"""What a page's tallest figure leaves to the heading above it, points."""
_LEAST_HEIGHT = 60.0

Caption = tuple[Piece, Lettering, Element]


class FigureBox(Box):
    """What a figure and its captions have in common; the figure itself is `_paint_figure`."""

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
            self._letterings.lines(piece.text, lettering, width)
            for piece, lettering, _ in self._captions
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


class PictureBox(FigureBox):
    """A picture, as wide as the text unless that is too tall or too coarse."""

    def __init__(
        self,
        letterings: Letterings,
        block: Image,
        element: Element,
        captions: Sequence[Caption],
        room: float,
        *,
        share: float = 1.0,
    ) -> None:
        super().__init__(letterings, element, captions, room)
        self._block = block
        self._asset = block.asset
        self._share = share
        self._figure_width = 0.0

    @override
    def divide(self, height: float, room: float) -> Sequence[Box]:
        """Stand a little smaller rather than leave a page's foot empty."""
        share = (self._figure_height - (self.height - height)) / self._figure_height
        if not _LEAST_SHARE <= share < 1.0:
            return ()
        smaller = PictureBox(
            self._letterings, self._block, self._element, self._captions, room, share=share
        )
        smaller.before, smaller.after = self.before, self.after
        return (smaller,)

    @override
    def _measure_figure(self, width: float, height: float) -> float:
        asset = self._asset
        limit = max(min(height, self._room * _TALLEST), _LEAST_HEIGHT)
        scale = min(width / asset.width, limit / asset.height, 72.0 / _COARSEST)
        scale *= self._share
        self._figure_width = asset.width * scale
        return asset.height * scale

    @override
    def _paint_figure(self, sheet: Sheet, x: float, top: float) -> None:
        left = x + self.width - self._figure_width
        bottom = top - self._figure_height
        number = add_picture(sheet.tree.document, self._asset)
        with sheet.tagged(self._element):
            sheet.draw_object(
                f"Im{number}", number, left, bottom, self._figure_width, self._figure_height
            )
        self._bounds(left, bottom, left + self._figure_width, top)


class DrawingBox(FigureBox):
    """A chart or a map, drawn as paths with its labels."""

    def __init__(
        self,
        letterings: Letterings,
        make: Callable[[float], Drawing],
        element: Element,
        captions: Sequence[Caption],
        room: float,
    ) -> None:
        super().__init__(letterings, element, captions, room)
        self._make = make
        self._drawing: Drawing | None = None
        self._scale = 1.0

    @override
    def _measure_figure(self, width: float, height: float) -> float:
        if self._drawing is None or self._drawing.width != width:
            self._drawing = self._make(width)
        self._scale = min(1.0, max(height, _LEAST_HEIGHT) / max(self._drawing.height, 1.0))
        return self._drawing.height * self._scale

    @override
    def _paint_figure(self, sheet: Sheet, x: float, top: float) -> None:
        drawing = self._drawing
        assert drawing is not None
        scale = self._scale
        with sheet.tagged(self._element):
            sheet.operators.append(f"q {scale:.4f} 0 0 {scale:.4f} {x:.2f} {top:.2f} cm")
            sheet.operators.append("q 1 0 0 -1 0 0 cm")
            sheet.operators += map(_operators, drawing.paths)
            sheet.operators.append("Q")
            for label in drawing.labels:
                inks = Inks(plain=rgb(label.colour))
                for line, left, baseline in label.placed():
                    sheet.line(line, left, -baseline, inks)
            sheet.operators.append("Q")
        width, height = drawing.width * scale, drawing.height * scale
        self._bounds(x, top - height, x + width, top)


_LETTERS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
_PAINT = {(True, False): "f", (False, True): "S", (True, True): "B", (False, False): "n"}


def _operators(path: Path) -> str:
    """Return the operators of a path."""
    parts: list[str] = []
    if path.fill:
        parts.append(fill(path.fill))
    if path.stroke:
        parts.append(f"{stroke(path.stroke)} {path.stroke_width:g} w")
    for operator, numbers in path.segments:
        parts.extend(f"{number:.2f}" for number in numbers)
        parts.append(_LETTERS[operator])
    parts.append(_PAINT[bool(path.fill), bool(path.stroke)])
    return " ".join(parts)
