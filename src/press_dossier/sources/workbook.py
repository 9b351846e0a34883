"""The rows of a workbook: sheets and columns recognised by name, cells as plain text.

Only values are read: no formula is computed, no link followed, no macro looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from press_dossier import geography, resources
from press_dossier.errors import Place, Problem, SourceError
from press_dossier.model.dates import readings
from press_dossier.model.scalars import western
from press_dossier.sources import package, signatures, textfile

MOST_ROWS = 50_000
MOST_COLUMNS = 50
_HEADER_ROWS = 20
"""The header stands among the first rows: offices write titles above it."""

_DAY_FIRST = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")


@cache
def words() -> dict[str, Any]:
    """Return what sheets, columns and fields are called."""
    import yaml

    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    with resources.data("sheet.yaml").open("rb") as file:
        found: dict[str, Any] = yaml.load(file, loader)
    return found


def names(group: str) -> dict[str, str]:
    """Return what each folded name of a group (`sheets`, `columns`, `fields`) stands for."""
    return _names(group)


@cache
def _names(group: str) -> dict[str, str]:
    return {
        fold(spelling): name for name, spellings in words()[group].items() for spelling in spellings
    }


def fold(text: str) -> str:
    """Return a name as names are compared."""
    return " ".join(geography.fold(text).lower().replace("_", " ").split()).strip(" :*")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text and its address (`B7`); `is_error` where the program shows an error."""

    text: str
    address: str
    is_error: bool = False

    @property
    def column(self) -> str:
        """The letters of the cell's column."""
        return self.address.rstrip("0123456789")


@dataclass(frozen=True, slots=True)
class Row:
    """One row's cells by what their columns hold. A blank cell is not among them.

    `columns` are the header's cells by what stands below them.
    """

    file: str | None
    sheet: str
    number: int
    cells: Mapping[str, Cell]
    columns: Mapping[str, Cell]

    def place(self, field: str | None = None) -> Place:
        """Return the place of a field's cell, or of the row's first; the column names the field."""
        head = self.columns.get(field or "")
        column = (head or next(iter(self.columns.values()))).column
        named = head.text if head else field
        return Place(self.file, field=named, sheet=self.sheet, cell=f"{column}{self.number}")


@dataclass(frozen=True, slots=True)
class Workbook:
    """The meetings' rows and the dossier's fields, with what was wrong on the way."""

    name: str | None
    rows: tuple[Row, ...]
    fields: Mapping[str, Cell] | None
    """By path (`issuer.state`); None where there is no sheet of them."""
    fields_sheet: str
    labels: Mapping[str, str]
    """What the sheet calls each field, by path."""
    problems: tuple[Problem, ...]


def read(path: Path) -> Workbook:
    """Read a workbook. Raises SourceError for what leaves nothing to read."""
    data = textfile.read_bytes(path, package.LARGEST_FILE)
    return decode(data, str(path))


def decode(data: bytes, name: str | None = None) -> Workbook:
    """Read a workbook's bytes. Raises SourceError for what leaves nothing to read."""
    opened = package.open_package(data, name, expected=".xlsx")
    for entry in opened.namelist():
        if entry.lower().endswith((".xml", ".rels")):
            package.part(opened, entry, name)
    try:
        sheets = _sheets(data)
    # The library has no error of its own for a workbook that is not what it says.
    except Exception:
        kind = signatures.kind_of(data)
        if kind not in (None, "ZIP", "Excel (.xlsx)"):
            raise signatures.wrong_kind(str(kind), name, ".xlsx") from None
        raise SourceError(Problem("package-broken", Place(name), found=name)) from None
    return _understood(sheets, name)


@dataclass(frozen=True, slots=True)
class _Sheet:
    title: str
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]
    is_whole: bool


def _sheets(data: bytes) -> list[_Sheet]:
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        return [
            _sheet(sheet.title, sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS))
            for sheet in book.worksheets
            if names("sheets").get(fold(sheet.title)) != "lists"
        ]
    finally:
        book.close()


def _sheet(title: str, rows: Iterable[Sequence[Any]]) -> _Sheet:
    kept = []
    for number, row in enumerate(rows, 1):
        cells = tuple(
            Cell(text, f"{column}{number}", cell.data_type == "e")
            for column, cell in zip(_letters(), row, strict=False)
            if cell.value is not None and (text := _text(cell.value))
        )
        if cells:
            kept.append((number, cells))
    is_whole = not kept or kept[-1][0] <= MOST_ROWS + 1
    return _Sheet(title, tuple(kept), is_whole)


@cache
def _letters() -> tuple[str, ...]:
    from openpyxl.utils import get_column_letter

    return tuple(get_column_letter(number) for number in range(1, MOST_COLUMNS + 1))


def _text(value: object) -> str:
    """Return a cell's value as an author would type it in YAML."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value).replace("_x000D_", "").strip()


def _understood(sheets: list[_Sheet], name: str | None) -> Workbook:
    problems: list[Problem] = []
    known = names("sheets")
    by_role = {known[fold(s.title)]: s for s in reversed(sheets) if fold(s.title) in known}
    others = [sheet for sheet in sheets if fold(sheet.title) not in known]
    meetings = by_role.get("meetings") or (others[0] if others else None)
    dossier = by_role.get("dossier")
    if meetings is None:
        titles = ", ".join(words()["sheets"]["meetings"])
        raise SourceError(Problem("sheet-missing", Place(name), expected=titles))
    rows = tuple(_rows(meetings, name, problems))
    title = dossier.title if dossier else words()["sheets"]["dossier"][0]
    labels: dict[str, str] = {}
    fields = _fields(dossier, name, labels, problems) if dossier else None
    return Workbook(name, rows, fields, title, labels, tuple(problems))


def _rows(sheet: _Sheet, name: str | None, problems: list[Problem]) -> Iterator[Row]:
    header = next((row for row in sheet.rows[:_HEADER_ROWS] if _is_header(row[1])), None)
    if header is None:
        expected = ", ".join(spellings[0] for spellings in words()["columns"].values())
        problems.append(Problem("sheet-no-header", Place(name, sheet=sheet.title), None, expected))
        return
    if not sheet.is_whole:
        limit = f"≤ {MOST_ROWS:,}"
        problems.append(Problem("sheet-too-long", Place(name, sheet=sheet.title), None, limit))
        return
    columns = _columns(header[1], Place(name, sheet=sheet.title), problems)
    meanings = {head.column: field for field, head in columns.items()}
    for number, cells in sheet.rows:
        if number <= header[0]:
            continue
        found = {field: cell for cell in cells if (field := meanings.get(cell.column)) is not None}
        if found:
            yield Row(name, sheet.title, number, found, columns)


def _is_header(cells: tuple[Cell, ...]) -> bool:
    known = names("columns")
    found = {known[fold(cell.text)] for cell in cells if fold(cell.text) in known}
    return len(found) > 1 and bool(found & {"country", "entity"})


def _columns(cells: tuple[Cell, ...], place: Place, problems: list[Problem]) -> dict[str, Cell]:
    """Return the head of each column that is known, in the order of the sheet."""
    known = names("columns")
    columns: dict[str, Cell] = {}
    for cell in cells:
        there = Place(place.file, sheet=place.sheet, cell=cell.address)
        field = known.get(fold(cell.text))
        if field is None:
            problems.append(_unknown("column-unknown", there, cell.text, "columns"))
        elif field in columns:
            problems.append(Problem("column-twice", there, found=cell.text))
        else:
            columns[field] = cell
    if "continent" not in columns:
        spelling = words()["columns"]["continent"][0]
        problems.append(Problem("column-missing", place, expected=spelling))
    return columns


def _unknown(code: str, place: Place, found: str, group: str) -> Problem:
    """Return a warning of a name that is ignored, with the one that may be meant."""
    expected = ", ".join(spellings[0] for spellings in words()[group].values())
    return Problem(code, place, found, expected, nearest_name(found, group), "warning")


def nearest_name(found: str, group: str) -> str | None:
    """Return the spelling of a group's name that `found` is most like."""
    from difflib import get_close_matches

    folded = {fold(word): word for spellings in words()[group].values() for word in spellings}
    matches = get_close_matches(fold(found[:80]), list(folded), 1, 0.75)
    return folded[matches[0]] if matches else None


def _fields(
    sheet: _Sheet, name: str | None, labels: dict[str, str], problems: list[Problem]
) -> dict[str, Cell]:
    known = names("fields")
    fields: dict[str, Cell] = {}
    for _, cells in sheet.rows:
        place = Place(name, sheet=sheet.title, cell=cells[0].address)
        path = known.get(fold(cells[0].text))
        if path is None:
            problems.append(_unknown("row-unknown", place, cells[0].text, "fields"))
        elif path in fields:
            problems.append(Problem("row-twice", place, cells[0].text))
        elif len(cells) > 1:
            fields[path], labels[path] = cells[1], cells[0].text
    return fields


def day(text: str) -> str:
    """Return a day typed day first (24/11/2025) in ISO 8601; any other text as it is."""
    match = _DAY_FIRST.fullmatch(western(text))
    if match is None:
        return text
    days, month, year = match.groups()
    iso = f"{year}-{int(month):02}-{int(days):02}"
    return iso if iso in readings(text) else text
