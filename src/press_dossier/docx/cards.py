"""Key figures as cells side by side, their numbers in one size."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle, islice

from press_dossier.document import Card, Cards
from press_dossier.docx.fitting import card_size, card_widths
from press_dossier.docx.grid import cell, grid, plain_row, shares, table_properties
from press_dossier.docx.job import Job
from press_dossier.docx.markup import Value, border, fill
from press_dossier.docx.styles.definition import Style
from press_dossier.docx.styles.measures import CARD_LEADING, CARD_SIDES, TWIPS_PER_POINT

_GAP = 180
"""Twips between two cards: a cell of its own, since borders run on over a gap that is a border."""


def cards(job: Job, block: Cards, new_page: bool) -> str:
    """Return the key figures: a cell a figure, as many abreast as fit, each row a table.

    So that there is air between the rows too.
    """

    gap, sides = _GAP / TWIPS_PER_POINT, 2 * CARD_SIDES / TWIPS_PER_POINT
    wanted = card_widths(
        job.document.look, block.cards, job.typesetter, job.width / TWIPS_PER_POINT, gap, sides
    )
    count = len(wanted)
    widths = shares(job.width - _GAP * (count - 1), wanted)
    columns = [part for width in widths for part in (width, _GAP)][:-1]
    style = _number_style(job, block, [width / TWIPS_PER_POINT - sides for width in widths])
    rows = []
    for start in range(0, len(block.cards), count):
        row = block.cards[start : start + count]
        holds = [piece for card in row for piece in (card.bound, card.value, card.label)]
        properties = table_properties(job, "Dossier Cards", holds=holds)
        opening = f"<w:tbl>{properties}{grid(columns)}"
        bounded = any(card.bound for card in row)
        cells: list[str] = []
        for n, (card, width) in enumerate(zip(row, widths, strict=False)):
            if n:
                cells.append(cell(_GAP, job.paragraph("Table Gap", "")))
            cells.append(_card(job, card, width, bounded, style, new_page and start == n == 0))
        rows.append(f"{opening}{plain_row(cells, columns, head=start == 0)}</w:tbl>")
    return job.paragraph("Table Gap", "").join(rows)


def _number_style(job: Job, block: Cards, rooms: Sequence[float]) -> str:
    """Return the style of the numbers: one size for all, the largest that the longest fits."""
    look = job.document.look
    values = [card.value for card in block.cards]
    size = card_size(look, values, job.typesetter, [*islice(cycle(rooms), len(values))])
    if size >= look.scale.number:
        return "Card Number"
    run = job.letters.font(size, heading=True, bold=True, colour=look.palette.heading)
    style = Style(f"Card Number {size:g}", based="Card Number", run=run)
    job.sheet.add((style,))
    return style.name


def _card(
    job: Job, card: Card, width: int, bounded: bool, number_style: str, new_page: bool
) -> str:
    look = job.document.look
    lines = [(number_style, card.value), ("Card Label", card.label)]
    if card.bound is not None:
        lines.insert(0, ("Card Bound", card.bound))
    # Where a neighbour has a bound above its number, all numbers stand level with it.
    bound = round(look.scale.small * CARD_LEADING * TWIPS_PER_POINT)
    lowered: dict[str, Value] = {"spacing": {"before": bound}} if bounded and not card.bound else {}
    content = "".join(
        job.paragraph(
            style,
            job.pen.piece(piece),
            new_page=new_page and n == 0,
            more=lowered if n == 0 else None,
        )
        for n, (style, piece) in enumerate(lines)
    )
    top: dict[str, Value] = {"top": border(look.palette.accent, 18)}
    return cell(width, content, shd=fill(look.palette.tint), tcBorders=top)
