"""The workbook in a chart. Written as it is: a library stamps it with the time of day.

It holds what the chart shows, and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from press_dossier.docx.archive import pack, parts_in
from press_dossier.docx.markup import text

_BASE = Path(__file__).parent / "workbook_base"
_SHEET = "xl/worksheets/sheet1.xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def workbook(unit: str, rows: Sequence[tuple[str, float]]) -> bytes:
    """Return an `.xlsx` file: names in column A, numbers in B under what they count."""
    lines = [_row(1, "", _text("B1", unit))]
    lines += (
        _row(n, _text(f"A{n}", name), f'<c r="B{n}"><v>{value:.15g}</v></c>')
        for n, (name, value) in enumerate(rows, 2)
    )
    sheet = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView rightToLeft="1" workbookViewId="0"/>'
        f"</sheetViews><sheetData>{''.join(lines)}</sheetData></worksheet>"
    )
    return pack([*parts_in(_BASE), (_SHEET, sheet.encode())])


def _row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def _text(place: str, characters: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text(characters)}</t></is></c>'
