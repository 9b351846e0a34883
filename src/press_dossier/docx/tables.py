"""Tables: data, key figures, panels. One string a table, whatever its length."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import ceil

from press_dossier.document import Bar, Card, Cards, Cell, Panel, Piece, Row, Table, plain
from press_dossier.docx.fitting import column_widths, fits_card
from press_dossier.docx.job import Job
from press_dossier.docx.markup import Value, border, children, element, fill
from press_dossier.docx.styles.measures import CARD_GAP, CARD_LEADING, TWIPS_PER_POINT

_THINNEST = 0.02
"""The shortest bar that still shows, as a share of the longest."""
_STATE_SHARE = 0.16
"""Of a panel's width, for the state of what it shows."""
_MOST_CARDS = 5
_MOST_PARTIES = 3
"""Most cells abreast."""
_WHOLE_ROWS = 12
"""A table of at most so many rows stays on one page."""
_FEWEST_ROWS = 2
"""The fewest rows of a table that stand on its last page."""
_CARD_SIDES = 120
"""Twips of a card's two side margins, as its style has them."""
_CELL_SIDES = 200
"""Twips of a cell's two side margins, as the table style has them."""
_PARTING = " · "
"""Between the texts of a table that describe it."""


def table(job: Job, block: Table, new_page: bool) -> str:
    """Return a table with its caption above, header row repeated, rows never split."""
    caption = ""
    if block.caption is not None:
        content = job.pen.piece(block.caption)
        caption = job.paragraph("caption", content, keep_next=True, new_page=new_page)
    widths = shares(job.width, _column_weights(job, block))
    has_total = bool(block.rows) and block.rows[-1].role == "total"
    head = any(row.head for row in block.rows)
    properties = _table_properties(
        job,
        "Dossier Table",
        has_total=has_total,
        first_column=head,
        table=block,
        holds=[column.header for column in block.columns] if block.alt is None else (),
    )
    header = _header(job, block, widths, new_page and not caption)
    prefixes, bars = _prefixes(job, block, widths), _cell_style(block, "Bar")
    # A short table stays whole, and no last row stands alone, as in the PDF.
    kept = len(block.rows) if len(block.rows) <= _WHOLE_ROWS else _FEWEST_ROWS
    first_kept, last = len(block.rows) - kept, len(block.rows) - 1
    rows = [
        _row(job, row, widths, prefixes, bars, keep_next=first_kept <= n < last)
        for n, row in enumerate(block.rows)
    ]
    return f"{caption}<w:tbl>{properties}{_grid(widths)}{header}{''.join(rows)}</w:tbl>"


def _column_weights(job: Job, block: Table) -> list[float]:
    width, sides = job.width / TWIPS_PER_POINT, _CELL_SIDES / TWIPS_PER_POINT
    return column_widths(job.document.look, block, job.typesetter, width, sides)


def _header(job: Job, block: Table, widths: Sequence[int], new_page: bool) -> str:
    shade = fill(job.document.look.palette.heading)
    style = _cell_style(block, "Heading")
    cells = "".join(
        _cell(
            width,
            job.paragraph(style, job.pen.piece(column.header), new_page=new_page and n == 0),
            shd=shade,
        )
        for n, (column, width) in enumerate(zip(block.columns, widths, strict=True))
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _cell_style(block: Table, kind: str) -> str:
    """Return the name of the style of a kind of cell."""
    return f"{'Dense' if block.is_dense else 'Table'} {kind}"


def _prefixes(job: Job, block: Table, widths: Sequence[int]) -> dict[tuple[int, bool, bool], str]:
    """Return what opens a cell, up to its paragraph's style, by column, total and head."""
    look = job.document.look
    found = {}
    for n, (column, width) in enumerate(zip(block.columns, widths, strict=True)):
        for total in (False, True):
            for head in (False, True):
                kind = "Text"
                if head:
                    kind = "Head"
                elif column.kind == "number":
                    kind = "Number"
                elif total:
                    kind = "Total"
                style = job.sheet.id(_cell_style(block, kind))
                shade: dict[str, Value] = {"shd": fill(look.palette.tint)} if total else {}
                found[n, total, head] = (
                    f"<w:tc>{_cell_properties(width, **shade)}"
                    f'<w:p><w:pPr><w:pStyle w:val="{style}"/>'
                )
    return found


def _row(
    job: Job,
    row: Row,
    widths: Sequence[int],
    prefixes: dict[tuple[int, bool, bool], str],
    bar_style: str,
    *,
    keep_next: bool,
) -> str:
    keep = "<w:keepNext/></w:pPr>" if keep_next else "</w:pPr>"
    total = row.role == "total"
    parts = ["<w:tr><w:trPr><w:cantSplit/></w:trPr>"]
    for n, cell in enumerate(row.cells):
        if isinstance(cell, Bar) and cell.share > 0:
            parts.append(_bar(job, cell, widths[n], bar_style, keep_next=keep_next))
            continue
        parts.append(prefixes[n, total, n == 0 and row.head])
        parts.append(keep)
        parts.append(_content(job, cell, row.key if n == 0 else None))
        parts.append("</w:p></w:tc>")
    parts.append("</w:tr>")
    return "".join(parts)


def _content(job: Job, cell: Cell, row_key: str | None) -> str:
    """Return a cell's runs; an annex row's control stands on its first cell only."""
    match cell:
        case Piece():
            return job.pen.piece(cell)
        case Bar():
            return ""
        case _:
            runs = job.pen.runs(cell)
            return job.pen.control(row_key, runs) if row_key else runs


def _bar(job: Job, bar: Bar, width: int, style: str, *, keep_next: bool) -> str:
    """Return a cell with a bar: a shaded line, shortened by an indent at its end."""
    room = max(width - _CELL_SIDES, 1)
    rest = round(room * (1 - max(min(bar.share, 1.0), _THINNEST)))
    indent: dict[str, Value] = {"ind": {"left": 0, "right": rest}}
    return _cell(width, job.paragraph(style, "", keep_next=keep_next, more=indent))


def cards(job: Job, block: Cards, new_page: bool) -> str:
    """Return the key figures: a cell a figure, at most five abreast, each row a table.

    So that there is air between the rows too.
    """
    abreast = _abreast(len(block.cards), _MOST_CARDS)
    widths = shares(job.width, [1.0] * abreast)
    rows = []
    for start in range(0, len(block.cards), abreast):
        row = block.cards[start : start + abreast]
        holds = [piece for card in row for piece in (card.bound, card.value, card.label)]
        properties = _table_properties(job, "Dossier Cards", holds=holds)
        opening = f"<w:tbl>{properties}{_grid(widths)}"
        bounded = any(card.bound for card in row)
        cells = [
            _card(job, card, width, bounded, new_page and start == n == 0)
            for n, (card, width) in enumerate(zip(row, widths, strict=False))
        ]
        rows.append(f"{opening}{_plain_row(cells, widths, head=start == 0)}</w:tbl>")
    return job.paragraph("Table Gap", "").join(rows)


def _card(job: Job, card: Card, width: int, bounded: bool, new_page: bool) -> str:
    look = job.document.look
    room = (width - CARD_GAP * TWIPS_PER_POINT / 8 - _CARD_SIDES) / TWIPS_PER_POINT
    fits = fits_card(look, card.value, job.typesetter, room)
    lines = [
        ("Card Number" if fits else "Card Number Small", card.value),
        ("Card Label", card.label),
    ]
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
    return _cell(width, content, shd=fill(look.palette.tint), tcBorders=top)


def _plain_row(cells: Sequence[str], widths: Sequence[int], *, head: bool) -> str:
    """Return a row that may have fewer cells than the table columns."""
    missing = len(widths) - len(cells)
    after = (
        f'<w:gridAfter w:val="{missing}"/>'
        f'<w:wAfter w:w="{sum(widths[len(cells) :])}" w:type="dxa"/>'
        if missing
        else ""
    )
    header = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr>{after}<w:cantSplit/>{header}</w:trPr>{''.join(cells)}</w:tr>"


def _abreast(count: int, most: int) -> int:
    """Return how many cells stand in a row, the rows as even as they can be."""
    return ceil(count / ceil(count / most)) if count else 1


def panel(job: Job, block: Panel, new_page: bool) -> str:
    """Return a frame: the parties side by side, at most three abreast, the texts beneath.

    A state stands at the end of the last row of parties, after them as in the document.
    """
    abreast = _abreast(len(block.parties), _MOST_PARTIES)
    state = round(job.width * _STATE_SHARE) if block.tag is not None else 0
    widths = shares(job.width - state, [1.0] * abreast) + ([state] if state else [])
    rows = []
    for start in range(0, max(len(block.parties), 1 if state else 0), abreast):
        cells = []
        parties = block.parties[start : start + abreast]
        is_last = start + abreast >= len(block.parties)
        for n, party in enumerate(parties):
            lines = [("Party Country", party.country), ("Party Name", party.name)]
            content = _lines(job, lines, new_page and start == n == 0)
            # Only the last row has a state: above it the last party takes its column too.
            is_wide = state and not is_last and n + 1 == abreast
            cells.append(_across(widths[n:] if is_wide else widths[n : n + 1], content))
        if block.tag is not None and is_last:
            content = _lines(job, [("Panel State", block.tag)], False)
            cells.append(_across(widths[len(parties) :], content))
        filled = widths[: len(cells)] if state else widths
        rows.append(_plain_row(cells, filled, head=start == 0))
    texts = [("Panel Text", text) for text in block.texts]
    beneath = _lines(job, texts, new_page and not rows)
    if beneath:
        span: dict[str, Value] = {"gridSpan": len(widths)} if len(widths) > 1 else {}
        wide = _cell(job.width, beneath, **span)
        rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{wide}</w:tr>")
    holds = [piece for party in block.parties for piece in (party.country, party.name)]
    properties = _table_properties(job, "Dossier Panel", holds=[*holds, block.tag])
    return f"<w:tbl>{properties}{_grid(widths)}{''.join(rows)}</w:tbl>"


def _lines(job: Job, pieces: Sequence[tuple[str, Piece | None]], new_page: bool) -> str:
    """Return a paragraph a piece, each in its style."""
    present = [(style, piece) for style, piece in pieces if piece is not None]
    return "".join(
        job.paragraph(style, job.pen.piece(piece), new_page=new_page and n == 0)
        for n, (style, piece) in enumerate(present)
    )


def columns(job: Job, paragraphs: Sequence[str], count: int, holds: Sequence[Piece]) -> str:
    """Return paragraphs side by side, row by row, in a table without lines.

    `holds` are the texts that stand in it.
    """
    widths = shares(job.width, [1.0] * count)
    rows = []
    for start in range(0, len(paragraphs), count):
        row = paragraphs[start : start + count]
        cells = [_cell(width, content) for width, content in zip(widths, row, strict=False)]
        rows.append(_plain_row(cells, widths, head=False))
    properties = _table_properties(job, "Dossier Columns", holds=holds)
    return f"<w:tbl>{properties}{_grid(widths)}{''.join(rows)}</w:tbl>"


def shares(width: int, weights: Sequence[float]) -> list[int]:
    """Divide a width in proportion to weights, to the last twip."""
    total = sum(weights)
    edges, reached = [0], 0.0
    for weight in weights:
        reached += weight
        edges.append(round(width * reached / total))
    return [right - left for left, right in pairwise(edges)]


def _table_properties(
    job: Job,
    style: str,
    *,
    has_total: bool = False,
    first_column: bool = False,
    table: Table | None = None,
    holds: Iterable[Piece | None] = (),
) -> str:
    """Return `w:tblPr`; `holds` are the texts that describe a table without a description."""
    look = 0x0620 | (0x0040 if has_total else 0) | (0x0080 if first_column else 0)
    values: dict[str, Value] = {
        "tblStyle": job.sheet.id(style),
        "bidiVisual": True,
        "tblW": {"w": job.width, "type": "dxa"},
        "tblLayout": {"type": "fixed"},
        "tblLook": {
            "val": f"{look:04X}",
            "firstRow": 1,
            "lastRow": int(has_total),
            "firstColumn": int(first_column),
            "lastColumn": 0,
            "noHBand": 1,
            "noVBand": 1,
        },
    }
    if table is not None and table.caption is not None:
        values["tblCaption"] = plain(table.caption.text)
    if table is not None and table.alt is not None:
        values["tblDescription"] = plain(table.alt.text)
    texts = [plain(piece.text) for piece in holds if piece is not None]
    if texts:
        values["tblDescription"] = _PARTING.join(texts)
    return f"<w:tblPr>{children('tblPr', values)}</w:tblPr>"


def _grid(widths: Sequence[int]) -> str:
    columns = "".join(element("gridCol", {"w": width}) for width in widths)
    return f"<w:tblGrid>{columns}</w:tblGrid>"


def _across(widths: Sequence[int], content: str) -> str:
    """Return a cell that spans columns of these widths."""
    more: dict[str, Value] = {"gridSpan": len(widths)} if len(widths) > 1 else {}
    return _cell(sum(widths), content, **more)


def _cell(width: int, content: str, **more: Value) -> str:
    return f"<w:tc>{_cell_properties(width, **more)}{content}</w:tc>"


def _cell_properties(width: int, **more: Value) -> str:
    values: dict[str, Value] = {"tcW": {"w": width, "type": "dxa"}, **more}
    return f"<w:tcPr>{children('tcPr', values)}</w:tcPr>"
