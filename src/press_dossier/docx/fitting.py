"""What must fit its room: a key figure, the columns of labels and of tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from press_dossier.document import Bar, Piece, Row, Table
from press_dossier.look import POINTS_PER_MM, Look
from press_dossier.typography import TextStyle, Typesetter
from press_dossier.typography.columns import Words, fit_columns, sample

_LABEL_GAP = 12.0
_WIDEST_LABEL = 0.35
SAFETY = 1.03
"""Word's own breaking may set a line a little wider than the typesetter."""


def text_style(look: Look, size: float, *, heading: bool = True, bold: bool = True) -> TextStyle:
    """Return how the typesetter measures a text of a size in points."""
    return TextStyle(
        look.faces.heading if heading else look.faces.body,
        size,
        size,
        bold=bold,
        latin_scale=look.scale.latin,
        fallback=look.faces.fallback,
    )


def label_column(
    look: Look, labels: Iterable[Piece], typesetter: Typesetter, width: float, least: float
) -> float:
    """Return the width of a column of labels and the gap after it; all in millimetres."""
    style = text_style(look, look.scale.small)
    widest = max((typesetter.width(label.text, style) for label in labels), default=0.0)
    needed = (widest + _LABEL_GAP) / POINTS_PER_MM
    return max(least, min(needed, width * _WIDEST_LABEL))


def fits_card(look: Look, value: Piece, typesetter: Typesetter, width: float) -> bool:
    """Say whether a key figure's number stands on one line of `width` points."""
    style = text_style(look, look.scale.number)
    return typesetter.width(value.text, style) * SAFETY <= width


def column_widths(
    look: Look, table: Table, typesetter: Typesetter, width: float, sides: float
) -> list[float]:
    """Return the widths of a table's columns, measured by what stands in some of its rows.

    `sides` is the room that a cell's margins take; all in points.
    """
    columns = table.columns
    sampled = [table.rows[place] for place in sample(len(table.rows))]
    texts = [
        None if column.kind == "bar" else [*_words(look, table, n, sampled, typesetter)]
        for n, column in enumerate(columns)
    ]
    return fit_columns(width, [column.weight for column in columns], texts, sides)


def _words(
    look: Look, table: Table, index: int, rows: Iterable[Row], typesetter: Typesetter
) -> Iterator[Words]:
    """Yield the words of a column's header and of its cells, as wide as Word may set them."""
    column, scale, dense = table.columns[index], look.scale, table.is_dense
    number = column.kind == "number"
    cells = text_style(look, scale.cell(dense=dense), heading=number, bold=number)
    heads = text_style(look, scale.cell_head(dense=dense))
    texts = [(column.header.text, heads)]
    for row in rows:
        cell = row.cells[index] if index < len(row.cells) else ()
        text = () if isinstance(cell, Bar) else cell.text if isinstance(cell, Piece) else cell
        texts.append((text, heads if row.head and index == 0 else cells))
    for text, style in texts:
        yield [(word * SAFETY, space * SAFETY) for word, space in typesetter.stretches(text, style)]
