"""What every table is made of: properties, columns, rows and cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from press_dossier.document import Piece, Table, plain
from press_dossier.docx.job import Job
from press_dossier.docx.markup import Value, children, element

_PARTING = " · "
"""Between the texts of a table that describe it."""


def table_properties(
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


def grid(widths: Sequence[int]) -> str:
    """Return `w:tblGrid`; widths in twips."""
    columns = "".join(element("gridCol", {"w": width}) for width in widths)
    return f"<w:tblGrid>{columns}</w:tblGrid>"


def plain_row(cells: Sequence[str], widths: Sequence[int], *, head: bool) -> str:
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


def cell(width: int, content: str, **more: Value) -> str:
    """Return a cell of a width in twips; `more` are further properties of it."""
    return f"<w:tc>{cell_properties(width, **more)}{content}</w:tc>"


def across(widths: Sequence[int], content: str) -> str:
    """Return a cell that spans columns of these widths."""
    more: dict[str, Value] = {"gridSpan": len(widths)} if len(widths) > 1 else {}
    return cell(sum(widths), content, **more)


def cell_properties(width: int, **more: Value) -> str:
    """Return `w:tcPr`."""
    values: dict[str, Value] = {"tcW": {"w": width, "type": "dxa"}, **more}
    return f"<w:tcPr>{children('tcPr', values)}</w:tcPr>"


def lines(job: Job, pieces: Sequence[tuple[str, Piece | None]], new_page: bool) -> str:
    """Return a paragraph a piece, each in its style."""
    present = [(style, piece) for style, piece in pieces if piece is not None]
    return "".join(
        job.paragraph(style, job.pen.piece(piece), new_page=new_page and n == 0)
        for n, (style, piece) in enumerate(present)
    )


def shares(width: int, weights: Sequence[float]) -> list[int]:
    """Divide a width in proportion to weights, to the last twip."""
    total = sum(weights)
    edges, reached = [0], 0.0
    for weight in weights:
        reached += weight
        edges.append(round(width * reached / total))
    return [right - left for left, right in pairwise(edges)]


def columns(job: Job, paragraphs: Sequence[str], count: int, holds: Sequence[Piece]) -> str:
    """Return paragraphs side by side, row by row, in a table without lines.

    `holds` are the texts that stand in it.
    """
    widths = shares(job.width, [1.0] * count)
    rows = []
    for start in range(0, len(paragraphs), count):
        row = paragraphs[start : start + count]
        cells = [cell(width, content) for width, content in zip(widths, row, strict=False)]
        rows.append(plain_row(cells, widths, head=False))
    properties = table_properties(job, "Dossier Columns", holds=holds)
    return f"<w:tbl>{properties}{grid(widths)}{''.join(rows)}</w:tbl>"
