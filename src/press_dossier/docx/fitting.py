"""What must fit its room: a key figure, the columns of labels and of tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import floor

from press_dossier.document import Bar, Card, Cell, Heading, Piece, Row, Span, Table, Text, plain
from press_dossier.docx.styles.measures import HEADING_GAP, heading_sizes
from press_dossier.look import POINTS_PER_MM, Look
from press_dossier.typography import TextStyle, Typesetter, abreast
from press_dossier.typography.abreast import LEAST_NUMBER, MOST_LABEL_LINES, NARROWEST_LABEL
from press_dossier.typography.columns import Words, fit_columns, sample

_LABEL_GAP = 12.0
_LEAST_NUMBER = 0.6
"""The least room of a heading's number, in sizes."""
_MARK_DIGIT = 0.4
"""The width of a digit of a note's mark, in sizes of its text."""
_SMALLEST_ALERT = 0.74
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


def card_size(
    look: Look, values: Sequence[Piece], typesetter: Typesetter, widths: Sequence[float]
) -> float:
    """Return the size at which each key figure's number stands on one line; all in points."""
    full = look.scale.number
    numbers = [_number_width(look, value, typesetter) for value in values]
    share = min(
        (width / number for number, width in zip(numbers, widths, strict=True) if number),
        default=1.0,
    )
    # Word sizes type in half points.
    return full if share >= 1 else max(floor(full * share * 2) / 2, look.scale.running)


def _number_width(look: Look, value: Piece, typesetter: Typesetter) -> float:
    full = look.scale.number
    return (
        typesetter.width(value.text, text_style(look, full)) + _marks(value.text) * full
    ) * SAFETY


def card_widths(
    look: Look,
    cards: Sequence[Card],
    typesetter: Typesetter,
    width: float,
    gap: float,
    sides: float,
) -> list[float]:
    """Return the widths of the cards of a row, as many as stand abreast; all in points.

    `sides` is the room that a card's margins take.
    """

    def fits(card_width: float) -> bool:
        room = card_width - sides
        size = card_size(look, [card.value for card in cards], typesetter, [room] * len(cards))
        return size >= look.scale.number * LEAST_NUMBER and all(
            _has_few_lines(look, card, typesetter, room) for card in cards
        )

    def wants(share: float) -> list[float]:
        numbers = [_number_width(look, card.value, typesetter) * share for card in cards]
        labels = [_label_width(look, card, typesetter, width) for card in cards]
        return [max(pair) + sides for pair in zip(numbers, labels, strict=True)]

    return abreast.card_widths(len(cards), width, gap, fits, wants)


def _label_width(look: Look, card: Card, typesetter: Typesetter, width: float) -> float:
    """Return the least width of a card's label."""

    def has_few_lines(room: float) -> bool:
        return _has_few_lines(look, card, typesetter, room)

    return abreast.least_width(has_few_lines, NARROWEST_LABEL, width)


def _has_few_lines(look: Look, card: Card, typesetter: Typesetter, room: float) -> bool:
    label = text_style(look, look.scale.small, bold=False)
    lines = typesetter.set(card.label.text, label, room / SAFETY)
    return len(lines) <= MOST_LABEL_LINES and all(line.natural <= room for line in lines)


def _marks(text: Text) -> float:
    """Return the width of the marks of a text's notes, as a share of its size."""
    return sum(len(str(span.note)) * _MARK_DIGIT for span in text if span.note is not None)


def alert_size(look: Look, alert: Text, typesetter: Typesetter, width: float) -> float:
    """Return the size at which the head's alert stands on one line, if it need not be tiny."""
    full = look.scale.running
    widest = typesetter.width(alert, text_style(look, full)) * SAFETY
    if widest <= width:
        return full
    return max(floor(full * width / widest * 2) / 2, full * _SMALLEST_ALERT)


def heading_indents(
    look: Look, headings: Iterable[Heading], typesetter: Typesetter
) -> tuple[float, ...]:
    """Return the room of the widest number of each level and the gap after it, millimetres."""
    sizes = heading_sizes(look.scale)
    widest = [0.0] * len(sizes)
    for heading in headings:
        if heading.number is not None:
            level = min(heading.level, len(sizes)) - 1
            style = text_style(look, sizes[level])
            width = typesetter.width((Span(heading.number),), style)
            widest[level] = max(widest[level], width)
    least = [size * _LEAST_NUMBER for size in sizes]
    return tuple(
        max(width * SAFETY, room) / POINTS_PER_MM + HEADING_GAP
        for width, room in zip(widest, least, strict=True)
    )


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


def header_width(look: Look, table: Table, index: int, typesetter: Typesetter) -> float:
    """Return the width of a column's header, points."""
    style = text_style(look, look.scale.cell_head(dense=table.is_dense))
    return typesetter.width(table.columns[index].header.text, style) * SAFETY


def number_width(look: Look, table: Table, index: int, typesetter: Typesetter) -> float:
    """Return the width of a column's widest number, points."""
    size = look.scale.cell(dense=table.is_dense)
    style = text_style(look, size)
    # Each length's marks are as wide as those of another text of its length, or nearly.
    kinds = {
        (len(plain(text)), round(_marks(text), 2)): text
        for row in table.rows
        if index < len(row.cells) and (text := _text_of(row.cells[index]))
    }
    widths = (typesetter.width(text, style) + _marks(text) * size for text in kinds.values())
    return max(widths, default=0.0) * SAFETY + size / 4


def _text_of(cell: Cell) -> Text:
    return () if isinstance(cell, Bar) else cell.text if isinstance(cell, Piece) else cell


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
        text = _text_of(row.cells[index]) if index < len(row.cells) else ()
        texts.append((text, heads if row.head and index == 0 else cells))
    for text, style in texts:
        yield [(word * SAFETY, space * SAFETY) for word, space in typesetter.stretches(text, style)]
