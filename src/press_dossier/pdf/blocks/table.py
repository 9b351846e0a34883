"""Tables: broken between rows, the head repeated, drawn without a flowable a cell.

The head is repeated on each page as an artifact; a row is cut only if no page could hold it.
Cells' structure elements are written as plain bytes, so thousands of rows cost little.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from typing_extensions import override

from press_dossier.document import Table
from press_dossier.pdf.blocks.table_layout import PAD_X, PAD_Y, Layout, Lines, Slice, Stamp
from press_dossier.pdf.flow import FULL_ENOUGH, Box
from press_dossier.pdf.lettering import Letterings
from press_dossier.pdf.sheet import Sheet
from press_dossier.pdf.structure import Element
from press_dossier.pdf.text import Inks, latin_surplus

_BAR_HEIGHT = 7.0
_FEWEST_ROWS = 2
"""The fewest rows of a table that stand alone at a page's foot or head."""
_KEPT_LINES = 1 << 13
"""So many lines are kept as operators: what a long table has again comes early."""
_WHOLE_ROWS = 12
"""A table of at most so many rows rather stays whole."""

_ROW_HEAD = b"TH/A<</O/Table/Scope/Row>>"


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
    ) -> None:
        super().__init__()
        self._letterings = letterings
        self._table = table
        self._element = element
        self._room = room
        self._layout: Layout | None = None
        self._start = 0
        self._stop: int | None = None

    def _laid_out(self, width: float) -> Layout:
        if self._layout is None or self._layout.width != width:
            self._layout = Layout(self._letterings, self._table, width, self._room)
        return self._layout

    @override
    def measure(self, width: float) -> float:
        layout = self._laid_out(width)
        stop = len(layout.slices) if self._stop is None else self._stop
        return layout.head_height + layout.feet[stop] - layout.feet[self._start]

    @override
    def divide(self, height: float, room: float) -> Sequence[Box]:
        layout = self._laid_out(self.width)
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
        first = self._part(layout, self._start, stop)
        first.before = self.before
        return first, self._part(layout, stop, None)

    def _part(self, layout: Layout, start: int, stop: int | None) -> TableBox:
        part = TableBox(self._letterings, self._table, self._element, self._room)
        part._layout, part._start, part._stop = layout, start, stop
        return part

    @override
    def paint(self, sheet: Sheet, x: float, top: float) -> None:
        layout = self._laid_out(self.width)
        stop = len(layout.slices) if self._stop is None else self._stop
        slices = layout.slices[self._start : stop]
        painter = _Painter(self._letterings, sheet, layout, self._element, x)
        painter.ground(slices, top)
        painter.head(top, repeated=self._start > 0)
        y = top - layout.head_height
        for piece in slices:
            painter.row(piece, y)
            y -= piece.height


class _Painter:
    """Draws a table's head and rows on one page, its left edge at x."""

    def __init__(
        self, letterings: Letterings, sheet: Sheet, layout: Layout, table: Element, x: float
    ) -> None:
        self._letterings = letterings
        self._sheet = sheet
        self._layout = layout
        self._table = table
        self._x = x
        self._lefts = [
            x + left + PAD_X - shift
            for left, shift in zip(layout.lefts, layout.shifts, strict=True)
        ]
        self._written_lefts = [f"{left:.2f}" for left in self._lefts]

    def ground(self, slices: Sequence[Slice], top: float) -> None:
        """Draw fills, hairlines and bars, all one artifact."""
        layout, sheet, x = self._layout, self._sheet, self._x
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
                        self._bar(index, cell, y)
                y = foot

    def _bar(self, index: int, share: float, top: float) -> None:
        """Draw a bar from its column's right edge, at the middle of a row's first line."""
        layout = self._layout
        length = layout.inner(index) * min(share, 1.0)
        right = self._x + layout.lefts[index] + layout.widths[index] - PAD_X
        cell = self._letterings.table_cell(dense=layout.table.is_dense)
        middle = top - PAD_Y - cell.style.leading / 2
        colour = self._letterings.look.palette.accent
        self._sheet.rectangle(right - length, middle - _BAR_HEIGHT / 2, length, _BAR_HEIGHT, colour)

    def head(self, top: float, *, repeated: bool) -> None:
        """Draw the column headers: as a row the first time, then as an artifact."""
        layout, sheet = self._layout, self._sheet
        inks = layout.head_inks
        if repeated:
            if layout.head_stamp is None:
                layout.head_stamp = _together(
                    self._spelled(lines, left + PAD_X, inks)
                    for lines, left in zip(layout.head, layout.lefts, strict=True)
                )
            operators, surplus = layout.head_stamp
            with sheet.artifact("Page"):
                place = f"{self._x:.2f} {top - PAD_Y:.2f}"
                sheet.operators.append(f"q 1 0 0 1 {place} cm\n{operators}\nQ")
            sheet.surplus += surplus
            return
        row = self._table.child("TR")
        for lines, left in zip(layout.head, layout.lefts, strict=True):
            cell = row.child("TH", attributes=b"/O/Table/Scope/Column")
            sheet.text(cell, lines, self._x + left + PAD_X, top - PAD_Y, inks)

    def row(self, piece: Slice, top: float) -> None:
        """Draw a row beneath `top`."""
        linked = self._layout.linked and any(
            line.links for cell in piece.cells if isinstance(cell, tuple) for line in cell
        )
        if linked or piece.cut is not None:
            self._row_of_elements(piece, top)
        else:
            self._row_of_bytes(piece, top)

    def _row_of_elements(self, piece: Slice, top: float) -> None:
        elements = [] if piece.cut is None else piece.cut
        top -= PAD_Y if piece.first else 0.0
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
                inks = self._layout.row_letterings(piece.row)[index].inks
                y = top - piece.baseline + cell[0].baseline
                self._sheet.text(elements[index], cell, self._lefts[index], y, inks)

    def _stamp(self, cell: Lines, inks: Inks) -> Stamp:
        """Spell a cell out; cells that are alike share their lines, and this."""
        stamp = self._spelled(cell, 0.0, inks)
        if id(cell) in self._layout.recurring:
            self._layout.stamps[id(cell), id(inks)] = stamp
        return stamp

    def _spelled(self, lines: Lines, x: float, inks: Inks) -> Stamp:
        """Spell out lines whose upper left corner is (x, 0)."""
        parts = []
        y = 0.0
        for line in lines:
            key = (line, x, y, id(inks))
            spelled = self._layout.lines.get(key)
            if spelled is None:
                operators = self._sheet.painter.line(line, x, y - line.baseline, inks)
                spelled = Stamp(operators, latin_surplus(line))
                if len(self._layout.lines) < _KEPT_LINES:
                    self._layout.lines[key] = spelled
            parts.append(spelled)
            y -= line.leading
        return parts[0] if len(parts) == 1 else _together(parts)

    def _row_of_bytes(self, piece: Slice, top: float) -> None:
        sheet, page = self._sheet, self._sheet.number
        document, parents = sheet.tree.document, sheet.parents
        add, put = sheet.operators.append, document.put
        row = number = document.allocate(1 + len(piece.cells))
        self._table.add_kid(b"%d 0 R" % row)
        top -= PAD_Y + piece.baseline
        letterings, stamps = self._layout.row_letterings(piece.row), self._layout.stamps
        cells = zip(piece.cells, letterings, self._written_lefts, strict=False)
        head = piece.row.head
        name, role = ("TH", _ROW_HEAD) if head else ("TD", b"TD")
        for cell, lettering, left in cells:
            if head and number > row:
                head, name, role = False, "TD", b"TD"
            number += 1
            if not isinstance(cell, tuple) or not cell:
                put(number, b"<</S/%b/P %d 0 R>>" % (role, row))
                continue
            mcid = len(parents)
            parents.append(number)
            inks = lettering.inks
            stamp = stamps.get((id(cell), id(inks)))
            operators, surplus = self._stamp(cell, inks) if stamp is None else stamp
            sheet.surplus += surplus
            place = f"{left} {top + cell[0].baseline:.2f}"
            add(f"/{name} <</MCID {mcid}>> BDC\nq 1 0 0 1 {place} cm\n{operators}\nQ\nEMC")
            put(number, b"<</S/%b/P %d 0 R/Pg %d 0 R/K %d>>" % (role, row, page, mcid))
        kids = b" ".join([b"%d 0 R" % kid for kid in range(row + 1, number + 1)])
        put(row, b"<</S/TR/P %d 0 R/K[%b]>>" % (self._table.number, kids))


def _together(stamps: Iterable[Stamp]) -> Stamp:
    operators, surpluses = zip(*stamps, strict=True)
    return Stamp("\n".join(operators), sum(surpluses))
