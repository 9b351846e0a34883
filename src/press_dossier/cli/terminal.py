"""A table for a terminal: columns from the right, Arabic shaped and reordered, or left as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from wcwidth import wcswidth

from press_dossier.document import Bar, Cell, Piece, Table, plain

_GAP = "  "
_BAR = 12
"""Columns of the longest bar."""
_NARROWEST = 16


@dataclass(frozen=True)
class Terminal:
    """How lines are laid out. With `bidi` the terminal shapes and reorders by itself."""

    width: int
    bidi: bool = False

    def table(self, table: Table) -> Iterator[str]:
        """Yield a table's lines: head, rule, rows; totals under a rule of their own."""
        head = [plain(column.header.text) for column in table.columns]
        rows = [[_text(cell) for cell in row.cells] for row in table.rows]
        widths = self._widths([head, *rows])
        yield from self._row(head, widths)
        rule = "─" * (sum(widths) + len(_GAP) * (len(widths) - 1))
        yield rule
        for index, row in enumerate(table.rows):
            if row.role == "total" and table.rows[index - 1].role != "total":
                yield rule
            yield from self._row(rows[index], widths)

    def paragraph(self, text: str) -> Iterator[str]:
        """Yield a text's lines, from the right edge."""
        for line in _wrapped(text, self.width):
            yield self._cell(line, self.width)

    def _widths(self, rows: Sequence[Sequence[str]]) -> list[int]:
        """Return each column's width: what it needs, the widest one what the others leave.

        Where that is too little, the others get no more than their longest word.
        """
        columns = list(zip(*rows, strict=True))
        widths = [max(map(_width, column)) for column in columns]
        widest = widths.index(max(widths))
        space = self.width - len(_GAP) * (len(widths) - 1)
        if space - sum(widths) + widths[widest] < _NARROWEST:
            words = [[word for text in column for word in text.split()] for column in columns]
            narrow = [max(map(_width, column), default=0) for column in words]
            widths = [w if i == widest else narrow[i] for i, w in enumerate(widths)]
        left = space - sum(widths) + widths[widest]
        widths[widest] = max(_NARROWEST, min(widths[widest], left))
        return widths

    def _row(self, texts: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
        cells = [_wrapped(text, width) for text, width in zip(texts, widths, strict=True)]
        for number in range(max(map(len, cells))):
            lines = [cell[number] if number < len(cell) else "" for cell in cells]
            shown = [self._cell(line, width) for line, width in zip(lines, widths, strict=True)]
            yield _GAP.join(shown if self.bidi else reversed(shown)).rstrip()

    def _cell(self, line: str, width: int) -> str:
        space = " " * (width - _width(line))
        return line + space if self.bidi else space + self._visual(line)

    @cached_property
    def _visual(self) -> Callable[[str], str]:
        from arabic_reshaper import ArabicReshaper
        from bidi import get_display

        reshape = ArabicReshaper({"delete_harakat": False}).reshape
        return lambda line: str(get_display(reshape(line), base_dir="R"))


def _text(cell: Cell) -> str:
    match cell:
        case Piece():
            return plain(cell.text)
        case Bar():
            return "█" * max(1, round(cell.share * _BAR)) if cell.share else ""
        case _:
            return plain(cell)


def _width(text: str) -> int:
    return max(wcswidth(text), 0)


def _wrapped(text: str, width: int) -> list[str]:
    """Break a logical text between words into lines of at most `width` columns, if they fit."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and _width(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
