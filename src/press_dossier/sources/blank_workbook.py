"""The workbook to fill in: right to left, with lists to choose from and two rows of example."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from press_dossier import geography
from press_dossier.sources.workbook import words

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_ROWS = 2_000
"""Rows that have lists and date formats ready."""
_HEAD, _LABEL, _INK = "1F3A4D", "E8EEF2", "FFFFFF"
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def blank() -> bytes:
    """Return the workbook's bytes, the same each time."""
    from openpyxl import Workbook
    from openpyxl.worksheet.properties import PageSetupProperties

    book = Workbook()
    meetings = book.active
    assert meetings is not None
    titles = {role: spellings[0] for role, spellings in words()["sheets"].items()}
    meetings.title = titles["meetings"]
    dossier = book.create_sheet(titles["dossier"])
    lists = book.create_sheet(titles["lists"])
    for sheet in book.worksheets:
        sheet.sheet_view.rightToLeft = True
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    lists.sheet_state = "hidden"
    _fill_lists(lists)
    _fill_meetings(meetings, lists)
    _fill_dossier(dossier)
    return _bytes(book)


def _countries() -> list[str]:
    return sorted(geography.display_name(code) for code in geography.codes())


def _continents() -> list[str]:
    return [geography.region_name(code) for code in words()["starter"]["continents"]]


def _fill_lists(sheet: Worksheet) -> None:
    for column, values in enumerate((_continents(), _countries()), 1):
        for row, value in enumerate(values, 1):
            sheet.cell(row, column, value)


def _fill_meetings(sheet: Worksheet, lists: Worksheet) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment
    from openpyxl.utils import get_column_letter

    starter, spellings = words()["starter"], words()["columns"]
    fields: list[str] = starter["columns"]
    for column, field in enumerate(fields, 1):
        head = sheet.cell(1, column, spellings[field][0])
        _paint(head, _HEAD, _INK)
        if hint := starter["hints"].get(field):
            head.comment = Comment(hint, "make-dossier", height=90, width=260)
        sheet.column_dimensions[get_column_letter(column)].width = float(starter["widths"][field])
    for number, row in enumerate(starter["rows"], 2):
        for column, field in enumerate(fields, 1):
            cell = sheet.cell(number, column, row[field])
            cell.alignment = Alignment(vertical="top", wrap_text=True, readingOrder=2)
    dates = fields.index("date") + 1
    for number in range(2, 2 + len(starter["rows"])):
        sheet.cell(number, dates).number_format = "@"
    sheet.freeze_panes = "A2"
    _offer(sheet, lists, "A", len(_continents()), fields.index("continent") + 1)
    _offer(sheet, lists, "B", len(_countries()), fields.index("country") + 1)


def _offer(sheet: Worksheet, lists: Worksheet, letter: str, length: int, column: int) -> None:
    """Offer a list in a column; another spelling may still be typed."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    choices = DataValidation(
        type="list",
        formula1=f"'{lists.title}'!${letter}$1:${letter}${length}",
        allow_blank=True,
        showErrorMessage=False,
    )
    target = get_column_letter(column)
    choices.add(f"{target}2:{target}{_ROWS}")
    sheet.add_data_validation(choices)


def _fill_dossier(sheet: Worksheet) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    starter, spellings = words()["starter"], words()["fields"]
    for number, (path, value) in enumerate(starter["fields"].items(), 1):
        label = sheet.cell(number, 1, spellings[path][0])
        _paint(label, _LABEL, None)
        sheet.cell(number, 2, value).number_format = "@"
        if path == "status":
            states = ",".join(names[0] for names in words()["status"].values())
            choices = DataValidation(type="list", formula1=f'"{states}"', allow_blank=True)
            choices.add(f"B{number}")
            sheet.add_data_validation(choices)
    sheet.column_dimensions["A"].width = 22
    sheet.column_dimensions["B"].width = 60


def _paint(cell: object, ground: str, ink: str | None) -> None:
    from openpyxl.cell import Cell
    from openpyxl.styles import Alignment, Font, PatternFill

    assert isinstance(cell, Cell)
    cell.font = Font(bold=True, color=ink)
    cell.fill = PatternFill("solid", fgColor=ground)
    cell.alignment = Alignment(vertical="center", readingOrder=2)


def _bytes(book: Workbook) -> bytes:
    """Return the saved workbook with no time of its making in it."""
    saved, same = BytesIO(), BytesIO()
    book.save(saved)
    with ZipFile(saved) as old, ZipFile(same, "w", ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "docProps/core.xml":
                data = _STAMP.sub(rb"\g<1>2026-01-01T00:00:00Z", data)
            new.writestr(ZipInfo(entry.filename, _EARLIEST), data, ZIP_DEFLATED)
    return same.getvalue()
