"""A table measured once: the widths of its columns, the lines of its cells, its rows' heights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from press_dossier.document import Bar, Column, Row, Table, Text, cell_text
from press_dossier.pdf.lettering import Lettering, Letterings
from press_dossier.pdf.structure import Element
from press_dossier.typography import Line
from press_dossier.typography.columns import Words, fit_columns, sample

PAD_X = 7.0
PAD_Y = 4.5
_ABOVE = 130.0
"""What may stand above a table whose row is as tall as a page, points: heading and caption."""
_CUT_LINES = 8
"""A row that is cut is cut into so many lines at a time."""
_TALLEST_HEAD = 0.4
"""The largest share of a page that the column headers take."""
_HEAD_SIZES = (1.0, 0.85, 0.7)

Lines = tuple[Line, ...]


@dataclass(slots=True)
class Slice:
    """A row's part on one page: the lines of each cell (or a bar's share), its height."""

    row: Row
    cells: Sequence[Lines | float]
    height: float
    baseline: float
    """How far below the text's top all cells have their first baseline, points."""
    cut: list[Element] | None = None
    """The row's and its cells' elements, where the row is cut: its slices share them."""
    first: bool = True
    last: bool = True


class Stamp(NamedTuple):
    """Lines spelled out as operators, and by how many their left-to-right letters are more."""

    operators: str
    surplus: int


class Layout:
    """A table measured once: its columns, its rows, and the heights down to each."""

    def __init__(self, letterings: Letterings, table: Table, width: float, room: float) -> None:
        self._letterings = letterings
        self.table = table
        self.width = width
        self._row_letterings: dict[tuple[str, bool], Sequence[Lettering]] = {}
        self.widths = self._column_widths()
        self.lefts = [width - foot for foot in accumulate(self.widths)]
        self.head = self._head(room * _TALLEST_HEAD)
        self.head_inks = letterings.table_head(dense=table.is_dense).inks
        self.head_height = max(map(_height, self.head), default=0.0) + 2 * PAD_Y
        self.recurring: set[int] = set()
        """Identities of the lines of cells that are there more than once."""
        self.linked = False
        """Whether any cell has a link."""
        self.slices = self._slices(max(room - self.head_height - _ABOVE, room / 3))
        self.feet = [0.0, *accumulate(piece.height for piece in self.slices)]
        self.shifts = self._shifts()
        self.stamps: dict[tuple[int, int], Stamp] = {}
        """Cells spelled out as operators, by the identities of lines and colours."""
        self.lines: dict[tuple[Line, float, float, int], Stamp] = {}
        """Lines spelled out, by their place in a cell and the identity of their colours."""
        self.head_stamp: Stamp | None = None
        """The repeated head, spelled out as operators."""

    def _head(self, room: float) -> list[Lines]:
        """Set the column headers: smaller, and at last cut short, where they are too tall."""
        for share in _HEAD_SIZES:
            head = [
                self._letterings.lines(
                    column.header.text, self.head_lettering(index).scaled(share), self.inner(index)
                )
                for index, column in enumerate(self.table.columns)
            ]
            if max(map(_height, head), default=0.0) <= room:
                return head
        return [lines[: max(int(room / lines[0].leading), 1)] if lines else lines for lines in head]

    def row_letterings(self, row: Row) -> Sequence[Lettering]:
        """Return the letterings of a row's cells."""
        form = (row.role, row.head)
        found = self._row_letterings.get(form)
        if found is None:
            found = self._row_letterings[form] = [
                self._cell_lettering(column, row, first=index == 0)
                for index, column in enumerate(self.table.columns)
            ]
        return found

    def _cell_lettering(self, column: Column, row: Row, *, first: bool) -> Lettering:
        made, dense = self._letterings, self.table.is_dense
        if column.kind == "number":
            return made.table_number(dense=dense)
        if row.role == "total" or (row.head and first):
            return made.table_row_head(dense=dense)
        return made.table_cell(dense=dense)

    def head_lettering(self, index: int) -> Lettering:
        """Return the lettering of a column's header: over numbers it is flush with them."""
        numeric = self.table.columns[index].kind == "number"
        made = self._letterings.table_head(dense=self.table.is_dense)
        return made.aligned("end" if numeric else "start")

    def _column_widths(self) -> list[float]:
        columns, rows = self.table.columns, self.table.rows
        sampled = [rows[place] for place in sample(len(rows))]
        texts = [
            None if column.kind == "bar" else [*self._words(index, sampled)]
            for index, column in enumerate(columns)
        ]
        weights = [column.weight for column in columns]
        return fit_columns(self.width, weights, texts, 2 * PAD_X)

    def _words(self, index: int, rows: Sequence[Row]) -> Iterator[Words]:
        """Yield the words of a column's header and of its cells."""
        stretches = self._letterings.typesetter.stretches
        yield stretches(self.table.columns[index].header.text, self.head_lettering(index).style)
        for row in rows:
            text = cell_text(row.cells[index]) if index < len(row.cells) else ()
            yield stretches(text, self.row_letterings(row)[index].style)

    def inner(self, index: int) -> float:
        """Return the width of a column's text."""
        return max(self.widths[index] - 2 * PAD_X, 1.0)

    def _slices(self, room: float) -> list[Slice]:
        slices: list[Slice] = []
        inner = [self.inner(index) for index in range(len(self.widths))]
        # An annex has the same texts again and again, as the same objects.
        known: dict[tuple[int, int, int], tuple[Lines, float, float]] = {}
        for row in self.table.rows:
            cells: list[Lines | float] = []
            above = below = 0.0
            letterings = self.row_letterings(row)
            for index, cell in enumerate(row.cells):
                if isinstance(cell, Bar):
                    cells.append(cell.share)
                    continue
                text, lettering = cell_text(cell), letterings[index]
                key = (id(text), id(lettering), index)
                found = known.get(key)
                if found is None:
                    found = known[key] = self._set(text, lettering, inner[index])
                else:
                    self.recurring.add(id(found[0]))
                lines, cell_above, cell_below = found
                cells.append(lines)
                if cell_above > above:
                    above = cell_above
                if cell_below > below:
                    below = cell_below
            height = above + below + 2 * PAD_Y
            if height <= room:
                slices.append(Slice(row, cells, height, above))
            else:
                slices.extend(_cut(row, cells))
        return slices

    def _set(self, text: Text, lettering: Lettering, width: float) -> tuple[Lines, float, float]:
        """Set a cell; return its lines, and its heights above and below the first baseline."""
        lines = self._letterings.set(text, lettering, width)
        if not lines:
            return lines, 0.0, 0.0
        self.linked = self.linked or any(line.links for line in lines)
        first = lines[0]
        return lines, first.baseline, first.leading * len(lines) - first.baseline

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


def _height(lines: Lines) -> float:
    return sum(line.leading for line in lines)


def _cut(row: Row, cells: Sequence[Lines | float]) -> list[Slice]:
    """Cut a row that no page could hold: so many lines of each cell at a time."""
    texts = [cell for cell in cells if isinstance(cell, tuple) and cell]
    leading = max(cell[0].leading for cell in texts)
    baseline = max(cell[0].baseline for cell in texts)
    longest = max(map(len, texts))
    element: list[Element] = []
    return [
        Slice(
            row,
            [cell[at : at + _CUT_LINES] if isinstance(cell, tuple) else cell for cell in cells],
            leading * min(_CUT_LINES, longest - at)
            + PAD_Y * ((at == 0) + (at + _CUT_LINES >= longest)),
            baseline,
            cut=element,
            first=at == 0,
            last=at + _CUT_LINES >= longest,
        )
        for at in range(0, longest, _CUT_LINES)
    ]
