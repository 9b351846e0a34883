"""Tables: laid out once, broken between rows, drawn without a flowable a cell.

The head is repeated on each page as an artifact; a row is cut only if no page could hold it.
Cells' structure elements are written as plain bytes, so thousands of rows cost little.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from typing_extensions import override

from press_dossier.document import Bar, Cell, Piece, Row, Table, Text
from press_dossier.pdf.flow import FULL_ENOUGH, Box
from press_dossier.pdf.lettering import Lettering, Letterings
from press_dossier.pdf.sheet import Sheet
from press_dossier.pdf.structure import Element
from press_dossier.pdf.text import Inks
from press_dossier.typography import Line, TextStyle

_PAD_X = 6.0
_PAD_Y = 4.5
_BAR_HEIGHT = 7.0
_FEWEST_ROWS = 2
"""The fewest rows of a table that stand alone at a page's foot or head."""
_ABOVE = 130.0
"""What may stand above a table whose row is as tall as a page, points: heading and caption."""
_CUT_LINES = 8
"""A row that is cut is cut into so many lines at a time."""
_SAMPLE = 60
"""So many rows say how wide a column's words are."""
_WHOLE_ROWS = 12
"""A table of at most so many rows rather stays whole."""

_Lines = tuple[Line, ...]


@dataclass(slots=True)
class _Slice:
    """A row's part on one page: the lines of each cell (or a bar's share), its height."""

    row: Row
    cells: Sequence[_Lines | float]
    height: float
    cut: list[Element] | None = None
    """The row's and its cells' elements, where the row is cut: its slices share them."""
    first: bool = True
    last: bool = True


class _Layout:
    """A table measured once: its columns, its rows, and the heights down to each."""

    def __init__(self, letterings: Letterings, table: Table, width: float, room: float) -> None:
        self._letterings = letterings
        self.table = table
        self.width = width
        self.widths = self._column_widths()
        self.lefts = [width - foot for foot in accumulate(self.widths)]
        self.head = [
            letterings.lines(column.header.text, self.head_lettering(index), self.inner(index))
            for index, column in enumerate(table.columns)
        ]
        self.head_height = max(map(_height, self.head), default=0.0) + 2 * _PAD_Y
        self.slices = self._slices(max(room - self.head_height - _ABOVE, room / 3))
        self.feet = [0.0, *accumulate(piece.height for piece in self.slices)]
        self.shifts = self._shifts()
        self.stamps: dict[tuple[int, Inks], str] = {}

    def lettering(self, row: Row, index: int) -> Lettering:
        """Return the lettering of a row's cell."""
        made = self._letterings
        if self.table.columns[index].kind == "number":
            return made.table_number
        if row.role == "total" or (row.head and index == 0):
            return made.table_row_head
        return made.table_cell

    def head_lettering(self, index: int) -> Lettering:
        """Return the lettering of a column's header: over numbers it is flush with them."""
        numeric = self.table.columns[index].kind == "number"
        return self._letterings.table_head.aligned("end" if numeric else "start")

    def _column_widths(self) -> list[float]:
        """Share the width by weight, then let columns with room to spare help those without."""
        columns = self.table.columns
        total = sum(column.weight for column in columns) or 1.0
        widths = [self.width * column.weight / total for column in columns]
        setter = self._letterings.typesetter
        for measure in (setter.min_width, setter.width):
            wants = [self._want(index, measure, width) for index, width in enumerate(widths)]
            widths = _levelled(widths, wants)
        return widths

    def _want(self, index: int, measure: Callable[[Text, TextStyle], float], width: float) -> float:
        """Return the width that a column's texts ask for, the first rows standing for all."""
        column = self.table.columns[index]
        if column.kind == "bar":
            return width
        head = measure(column.header.text, self.head_lettering(index).style)
        cells = (
            measure(text, self.lettering(row, index).style)
            for row in self.table.rows[:_SAMPLE]
            if index < len(row.cells) and (text := _text(row.cells[index]))
        )
        return max(head, *cells, 0.0) + 2 * _PAD_X + 0.5

    def inner(self, index: int) -> float:
        """Return the width of a column's text."""
        return max(self.widths[index] - 2 * _PAD_X, 1.0)

    def _slices(self, room: float) -> list[_Slice]:
        found: list[_Slice] = []
        inner = [self.inner(index) for index in range(len(self.widths))]
        lines = self._letterings.lines
        for row in self.table.rows:
            cells: list[_Lines | float] = []
            tallest = 0.0
            for index, cell in enumerate(row.cells):
                if isinstance(cell, Bar):
                    cells.append(cell.share)
                    continue
                cell_lines = lines(_text(cell), self.lettering(row, index), inner[index])
                cells.append(cell_lines)
                if cell_lines:
                    tallest = max(tallest, cell_lines[0].leading * len(cell_lines))
            height = tallest + 2 * _PAD_Y
            if height <= room:
                found.append(_Slice(row, cells, height))
            else:
                found.extend(_cut(row, cells))
        return found

    def _shifts(self) -> list[float]:
        """Return how far left of its place each column's text stands, points.

        Numbers stand flush with the column's end, units under units.
        """
        shifts = []
        for index, column in enumerate(self.table.columns):
            if column.kind != "number":
                shifts.append(0.0)
                continue
            cells = (piece.cells[index] for piece in self.slices)
            widest = max(
                (line.natural for cell in cells if isinstance(cell, tuple) for line in cell),
                default=0.0,
            )
            shifts.append(max(self.inner(index) - widest, 0.0))
        return shifts


def _levelled(widths: list[float], wants: list[float]) -> list[float]:
    """Move width from columns that have more than they want to those that have less."""
    missing = [max(want - width, 0.0) for width, want in zip(widths, wants, strict=True)]
    spare = [max(width - want, 0.0) for width, want in zip(widths, wants, strict=True)]
    moved = min(sum(missing), sum(spare))
    if not moved:
        return widths
    taken, given = moved / sum(spare), moved / sum(missing)
    return [
        width + more * given - less * taken
        for width, more, less in zip(widths, missing, spare, strict=True)
    ]


def _text(cell: Cell) -> Text:
    match cell:
        case Piece():
            return cell.text
        case Bar():
            return ()
        case _:
            return cell


def _height(lines: _Lines) -> float:
    return sum(line.leading for line in lines)


def _cut(row: Row, cells: Sequence[_Lines | float]) -> list[_Slice]:
    """Cut a row that no page could hold: so many lines of each cell at a time."""
    texts = [cell for cell in cells if isinstance(cell, tuple) and cell]
    leading = max(cell[0].leading for cell in texts)
    longest = max(map(len, texts))
    element: list[Element] = []
    return [
        _Slice(
            row,
            [cell[at : at + _CUT_LINES] if isinstance(cell, tuple) else cell for cell in cells],
            leading * min(_CUT_LINES, longest - at)
            + _PAD_Y * ((at == 0) + (at + _CUT_LINES >= longest)),
            cut=element,
            first=at == 0,
            last=at + _CUT_LINES >= longest,
        )
        for at in range(0, longest, _CUT_LINES)
    ]


class TableBox(Box):
    """A table's rows from `start` to `stop`, under its head."""

    before = 8.0
    after = 12.0

    def __init__(
        self,
        letterings: Letterings,
        table: Table,
        element: Element,
        room: float,
        *,
        layout: _Layout | None = None,
        start: int = 0,
        stop: int | None = None,
    ) -> None:
        super().__init__()
        self._letterings = letterings
        self._table = table
        self._element = element
        self._room = room
        self._layout = layout
        self._start = start
        self._stop = stop

    @override
    def measure(self, width: float) -> float:
        if self._layout is None or self._layout.width != width:
            self._layout = _Layout(self._letterings, self._table, width, self._room)
        layout = self._layout
        stop = len(layout.slices) if self._stop is None else self._stop
        return layout.head_height + layout.feet[stop] - layout.feet[self._start]

    @override
    def divide(self, height: float, room: float) -> Sequence[Box]:
        layout = self._layout
        if layout is None:
            return ()
        last = len(layout.slices)
        short = self._start == 0 and last <= _WHOLE_ROWS and self.height <= room
        if short and height < room * (1 - FULL_ENOUGH):
            return ()
        reach = height - layout.head_height + layout.feet[self._start] + 1e-6
        stop = min(bisect_right(layout.feet, reach) - 1, last)
        if last - stop < _FEWEST_ROWS:
            stop = max(last - _FEWEST_ROWS, self._start + 1)
        if stop <= self._start or layout.feet[stop] > reach:
            return ()
        if self._start == 0 and stop < min(_FEWEST_ROWS, last) and height < room * 0.9:
            return ()
        first = self._part(self._start, stop)
        first.before = self.before
        return first, self._part(stop, None)

    def _part(self, start: int, stop: int | None) -> TableBox:
        return TableBox(
            self._letterings,
            self._table,
            self._element,
            self._room,
            layout=self._layout,
            start=start,
            stop=stop,
        )

    @override
    def paint(self, sheet: Sheet, x: float, top: float) -> None:
        layout = self._layout
        assert layout is not None
        stop = len(layout.slices) if self._stop is None else self._stop
        slices = layout.slices[self._start : stop]
        self._paint_ground(sheet, x, top, slices)
        self._paint_head(sheet, x, top)
        rows = _RowPainter(sheet, layout, self._element)
        y = top - layout.head_height
        for piece in slices:
            rows.paint(piece, x, y)
            y -= piece.height

    def _paint_ground(self, sheet: Sheet, x: float, top: float, slices: Sequence[_Slice]) -> None:
        """Draw fills, hairlines and bars, all one artifact."""
        layout = self._layout
        assert layout is not None
        palette = self._letterings.look.palette
        with sheet.artifact():
            y = top - layout.head_height
            sheet.rectangle(x, y, layout.width, layout.head_height, palette.heading)
            for piece in slices:
                foot = y - piece.height
                if piece.row.role == "total":
                    sheet.rectangle(x, foot, layout.width, piece.height, palette.tint)
                if piece.last or piece is slices[-1]:
                    sheet.rule(x, x + layout.width, foot, palette.line)
                for index, cell in enumerate(piece.cells):
                    if isinstance(cell, float) and cell > 0 and piece.first:
                        column = layout.widths[index]
                        length = (column - 2 * _PAD_X) * min(cell, 1.0)
                        right = x + layout.lefts[index] + column - _PAD_X
                        first = self._letterings.table_cell.style.leading
                        middle = y - _PAD_Y - first / 2
                        sheet.rectangle(
                            right - length,
                            middle - _BAR_HEIGHT / 2,
                            length,
                            _BAR_HEIGHT,
                            palette.accent,
                        )
                y = foot

    def _paint_head(self, sheet: Sheet, x: float, top: float) -> None:
        layout = self._layout
        assert layout is not None
        if self._start:
            with sheet.artifact("Page"):
                for index, lines in enumerate(layout.head):
                    left = x + layout.lefts[index] + _PAD_X
                    sheet.lines(lines, left, top - _PAD_Y, layout.head_lettering(index).inks)
            return
        row = self._element.child("TR")
        for index, lines in enumerate(layout.head):
            cell = row.child("TH", attributes=b"/O/Table/Scope/Column")
            left = x + layout.lefts[index] + _PAD_X
            sheet.text(cell, lines, left, top - _PAD_Y, layout.head_lettering(index).inks)


class _RowPainter:
    """Draws a table's rows on one page."""

    def __init__(self, sheet: Sheet, layout: _Layout, table: Element) -> None:
        self._sheet = sheet
        self._layout = layout
        self._table = table
        self._lefts = [
            left + _PAD_X - shift for left, shift in zip(layout.lefts, layout.shifts, strict=True)
        ]

    def paint(self, piece: _Slice, x: float, top: float) -> None:
        """Draw a row whose upper left corner is (x, top)."""
        linked = any(line.links for cell in piece.cells if isinstance(cell, tuple) for line in cell)
        if linked or piece.cut is not None:
            self._paint_elements(piece, x, top)
        else:
            self._paint_bytes(piece, x, top)

    def _paint_elements(self, piece: _Slice, x: float, top: float) -> None:
        elements = [] if piece.cut is None else piece.cut
        top -= _PAD_Y if piece.first else 0.0
        if not elements:
            row = self._table.child("TR")
            elements += [
                row.child("TH", attributes=b"/O/Table/Scope/Row")
                if piece.row.head and index == 0
                else row.child("TD")
                for index in range(len(piece.cells))
            ]
        for index, cell in enumerate(piece.cells):
            if isinstance(cell, tuple) and cell:
                inks = self._layout.lettering(piece.row, index).inks
                left = x + self._lefts[index]
                self._sheet.text(elements[index], cell, left, top, inks)

    def _stamp(self, piece: _Slice, index: int, cell: _Lines) -> str:
        """Return operators that draw a cell's lines, the upper left corner at the origin.

        Cells that are alike share their lines, and so are spelled out once.
        """
        inks = self._layout.lettering(piece.row, index).inks
        key = (id(cell), inks)
        stamp = self._layout.stamps.get(key)
        if stamp is None:
            y = 0.0
            parts = []
            for line in cell:
                parts.append(self._sheet.painter.line(line, 0, y - line.baseline, inks))
                y -= line.leading
            stamp = self._layout.stamps[key] = "\n".join(parts)
        return stamp

    def _paint_bytes(self, piece: _Slice, x: float, top: float) -> None:
        sheet, page = self._sheet, self._sheet.number
        document = sheet.tree.document
        add, parents = sheet.operators.append, sheet.parents
        row = document.allocate(1 + len(piece.cells))
        self._table.add_kid(b"%d 0 R" % row)
        number = row
        for index, cell in enumerate(piece.cells):
            number += 1
            head = index == 0 and piece.row.head
            role = b"TH/A<</O/Table/Scope/Row>>" if head else b"TD"
            if not isinstance(cell, tuple) or not cell:
                document.put(number, b"<</S/%b/P %d 0 R>>" % (role, row))
                continue
            mcid = len(parents)
            parents.append(number)
            add(f"/{'TH' if head else 'TD'} <</MCID {mcid}>> BDC")
            left = x + self._lefts[index]
            add(f"q 1 0 0 1 {left:.2f} {top - _PAD_Y:.2f} cm\n{self._stamp(piece, index, cell)}\nQ")
            add("EMC")
            document.put(number, b"<</S/%b/P %d 0 R/Pg %d 0 R/K %d>>" % (role, row, page, mcid))
        kids = b" ".join(b"%d 0 R" % kid for kid in range(row + 1, number + 1))
        document.put(row, b"<</S/TR/P %d 0 R/K[%b]>>" % (self._table.number, kids))
