"""Tables of data. One string a table, whatever its length."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from press_dossier.document import Bar, Cell, Piece, Row, Table
from press_dossier.docx.fitting import column_widths, header_width, number_width
from press_dossier.docx.grid import cell, cell_properties, grid, shares, table_properties
from press_dossier.docx.job import Job
from press_dossier.docx.markup import Value, children, fill
from press_dossier.docx.styles.measures import TWIPS_PER_POINT

_THINNEST = 0.02
"""The shortest bar that still shows, as a share of the longest."""
_WHOLE_ROWS = 12
"""A table of at most so many rows stays on one page."""
_FEWEST_ROWS = 2
"""The fewest rows of a table that stand on its last page."""
_CELL_SIDES = 200
"""Twips of a cell's two side margins, as the table style has them."""


def table(job: Job, block: Table, new_page: bool) -> str:
    """Return a table with its caption above, header row repeated, rows never split."""
    caption = ""
    if block.caption is not None:
        content = job.pen.piece(block.caption)
        caption = job.paragraph("caption", content, keep_next=True, new_page=new_page)
    widths = shares(job.width, _column_weights(job, block))
    has_total = bool(block.rows) and block.rows[-1].role == "total"
    head = any(row.head for row in block.rows)
    properties = table_properties(
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
    return f"{caption}<w:tbl>{properties}{grid(widths)}{header}{''.join(rows)}</w:tbl>"


def _column_weights(job: Job, block: Table) -> list[float]:
    width, sides = job.width / TWIPS_PER_POINT, _CELL_SIDES / TWIPS_PER_POINT
    return column_widths(job.document.look, block, job.typesetter, width, sides)


def _header(job: Job, block: Table, widths: Sequence[int], new_page: bool) -> str:
    shade = fill(job.document.look.palette.heading)
    cells = "".join(
        cell(
            width,
            job.paragraph(
                _cell_style(block, "Heading"),
                job.pen.piece(column.header),
                new_page=new_page and n == 0,
                more=_flush(width, header_width(job.document.look, block, n, job.typesetter))
                if column.kind == "number"
                else None,
            ),
            shd=shade,
        )
        for n, (column, width) in enumerate(zip(block.columns, widths, strict=True))
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _flush(width: int, widest: float) -> dict[str, Value]:
    """Return the indent by which numbers end with their column, units under units.

    `width` is the column's in twips, `widest` the widest number's in points.
    """
    rest = width - _CELL_SIDES - ceil(widest * TWIPS_PER_POINT)
    return {"ind": {"left": rest}} if rest > 0 else {}


def _cell_style(block: Table, kind: str) -> str:
    """Return the name of the style of a kind of cell."""
    return f"{'Dense' if block.is_dense else 'Table'} {kind}"


def _prefixes(
    job: Job, block: Table, widths: Sequence[int]
) -> dict[tuple[int, bool, bool], tuple[str, str]]:
    """Return what opens a cell, up to its paragraph's style, and its indent.

    By column, total and head.
    """
    look = job.document.look
    found = {}
    for n, (column, width) in enumerate(zip(block.columns, widths, strict=True)):
        indent = ""
        if column.kind == "number":
            widest = number_width(look, block, n, job.typesetter)
            indent = children("pPr", _flush(width, widest))
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
                    f"<w:tc>{cell_properties(width, **shade)}"
                    f'<w:p><w:pPr><w:pStyle w:val="{style}"/>',
                    "" if head else indent,
                )
    return found


def _row(
    job: Job,
    row: Row,
    widths: Sequence[int],
    prefixes: dict[tuple[int, bool, bool], tuple[str, str]],
    bar_style: str,
    *,
    keep_next: bool,
) -> str:
    keep = "<w:keepNext/>" if keep_next else ""
    total = row.role == "total"
    parts = ["<w:tr><w:trPr><w:cantSplit/></w:trPr>"]
    for n, shown in enumerate(row.cells):
        if isinstance(shown, Bar) and shown.share > 0:
            parts.append(_bar(job, shown, widths[n], bar_style, keep_next=keep_next))
            continue
        opening, indent = prefixes[n, total, n == 0 and row.head]
        parts.append(f"{opening}{keep}{indent}</w:pPr>")
        parts.append(_content(job, shown, row.key if n == 0 else None))
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
    return cell(width, job.paragraph(style, "", keep_next=keep_next, more=indent))
