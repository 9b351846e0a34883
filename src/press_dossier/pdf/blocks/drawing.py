"""Charts and maps, drawn as paths with their labels; beneath a map the key of its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from typing_extensions import override

from press_dossier import figures
from press_dossier.document import Chart, Map, Text
from press_dossier.figures.key import LEADING, key
from press_dossier.pdf.blocks.figure import LEAST_HEIGHT, Caption, FigureBox
from press_dossier.pdf.lettering import Lettering, Letterings
from press_dossier.pdf.sheet import Sheet, fill, rgb, stroke
from press_dossier.pdf.structure import Element
from press_dossier.pdf.text import Inks

if TYPE_CHECKING:
    from press_dossier.figures import Drawing, Path

_KEY_GAP = 6.0
"""Points between a map and its key."""


def draw(block: Chart | Map, letterings: Letterings, width: float) -> Drawing:
    """Draw a chart or a map."""
    look, typesetter = letterings.look, letterings.typesetter
    if isinstance(block, Chart):
        return figures.chart(block, look, typesetter, width)
    return figures.world_map(block, look, typesetter, width, letterings.digits)


class _Cell(NamedTuple):
    """A text of the key: its box ends `right` points before the drawing's right edge."""

    text: Text
    lettering: Lettering
    element: Element
    right: float
    width: float


class MapKey:
    """The key of a map's numbers: a caption, and rows of numbers with their names."""

    def __init__(self, letterings: Letterings, rows: Sequence[Sequence[_Cell]]) -> None:
        self._letterings = letterings
        self._rows = rows
        self._leading = letterings.look.scale.running * LEADING
        self.height = _KEY_GAP + len(rows) * self._leading

    def paint(self, sheet: Sheet, right: float, top: float) -> None:
        """Draw the key beneath the map's lower right corner."""
        top -= _KEY_GAP
        for row in self._rows:
            for cell in row:
                lines = self._letterings.lines(cell.text, cell.lettering, cell.width)
                left = right - cell.right - cell.width
                sheet.text(cell.element, lines, left, top, cell.lettering.inks)
            top -= self._leading


def map_key(block: Map, drawing: Drawing, letterings: Letterings, group: Element) -> MapKey | None:
    """Return the key as a list, whose labels are the numbers; None where a map has no numbers."""
    if not drawing.key:
        return None
    palette = letterings.look.palette
    bold = letterings.credit._replace(style=letterings.credit.style._replace(bold=True))
    number = bold.coloured(palette.heading)
    number = number._replace(style=number.style._replace(tabular=True))
    name = letterings.credit.coloured(palette.ink)
    element = group.child("L", attributes=b"/O/List/ListNumbering/Decimal")
    title = bold.coloured(palette.accent_text)
    rows = [[_Cell(block.key, title, element.child("Caption"), 0.0, drawing.width)]]
    placed = key(drawing, letterings.look, letterings.typesetter)
    indent = placed.indent
    for row in placed.rows:
        cells = []
        for entry, right, width in zip(row, placed.starts, placed.widths, strict=False):
            item = element.child("LI")
            cells += [
                _Cell(entry.number, number, item.child("Lbl"), right, indent),
                _Cell(entry.name.text, name, item.child("LBody"), right + indent, width - indent),
            ]
        rows.append(cells)
    return MapKey(letterings, rows)


class DrawingBox(FigureBox):
    """A chart or a map; `key` is what stands between it and its caption."""

    def __init__(
        self,
        letterings: Letterings,
        drawing: Drawing,
        key: MapKey | None,
        element: Element,
        captions: Sequence[Caption],
        room: float,
    ) -> None:
        super().__init__(letterings, element, captions, room)
        self._drawing = drawing
        self._key = key
        self._scale = 1.0

    @override
    def _measure_figure(self, width: float, height: float) -> float:
        key = self._key.height if self._key else 0.0
        room = max(height - key, LEAST_HEIGHT)
        self._scale = min(1.0, room / max(self._drawing.height, 1.0))
        return self._drawing.height * self._scale + key

    @override
    def _paint_figure(self, sheet: Sheet, x: float, top: float) -> None:
        drawing, scale = self._drawing, self._scale
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
        if self._key:
            self._key.paint(sheet, x + self.width, top - height)


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
