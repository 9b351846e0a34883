"""A dossier from a workbook of meetings, and the rows of one joined to a YAML source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from press_dossier import geography
from press_dossier.errors import Place, Problem, SourceError
from press_dossier.model import Dossier
from press_dossier.sources import package, pictures, textfile, workbook
from press_dossier.sources.beside import OutsideError, beside
from press_dossier.sources.building import build
from press_dossier.sources.marked import Path as DataPath
from press_dossier.sources.marked import Plain, spelled
from press_dossier.sources.refusals import Places
from press_dossier.sources.workbook import Row, Workbook

_TOPICS = re.compile(r"[;؛\n]")
_TOPICS_BY_COMMA = re.compile(r"[,،]")


@dataclass(frozen=True)
class Reading:
    """A dossier with the places of its values, and what is doubtful about it."""

    dossier: Dossier
    warnings: tuple[Problem, ...]
    places: Places

    def place(self, path: Sequence[str | int]) -> Place:
        """Return where the value at a path of the source's data stands."""
        return self.places.place(path)


def load(path: str | Path) -> Dossier:
    """Read and validate a dossier. Raises SourceError with every problem found."""
    return read(path).dossier


def read(path: str | Path) -> Reading:
    """Read and validate a workbook: meetings in one sheet, the dossier's fields in another.

    Raises SourceError with every problem found, each with sheet and cell.
    """
    path = Path(path)
    data = textfile.read_bytes(path, package.LARGEST_FILE)
    book = workbook.decode(data, str(path))
    problems = list(book.problems)
    if book.fields is None:
        problems.append(Problem("sheet-no-dossier", Place(str(path)), None, book.fields_sheet))
    elif not book.rows and not book.problems:
        problems.append(Problem("sheet-empty", Place(str(path))))
    regions, rows = _regions(book.rows, problems)
    places = _Places(book, {("sections", 0, "regions", *tail): row for tail, row in rows.items()})
    source = _dossier_data(book, regions)
    assets, picture_problems = pictures.load_all(source, path.parent, places)
    built = build(
        source,
        places,
        problems=[*problems, *picture_problems],
        assets=assets,
        source_hash=sha256(data).hexdigest(),
    )
    told = tuple(_in_its_words(problem, book) for problem in built.problems)
    if built.dossier is None:
        raise SourceError(told)
    return Reading(built.dossier, told, places)


def join(
    data: Plain, folder: Path | None, places: Places
) -> tuple[Plain, dict[DataPath, Row], list[Problem]]:
    """Return data to whose regions the rows of the sheets named by `records` are joined.

    Rows go to the region that their continent names; new regions follow in the sheet's order.
    Also returned: the row of each path that came from a sheet, and what is wrong.
    """
    rows: dict[DataPath, Row] = {}
    problems: list[Problem] = []
    if not isinstance(data, dict) or not isinstance(data.get("sections"), list):
        return data, rows, problems
    sections: list[Plain] = list(data["sections"])  # type: ignore[arg-type]
    for position, section in enumerate(sections):
        if not isinstance(section, dict) or not isinstance(section.get("records"), str):
            continue
        path: DataPath = ("sections", position)
        try:
            book = _beside(folder, str(section["records"]))
        except SourceError as error:
            place = places.place((*path, "records"))
            problems.extend(_told_at(problem, place) for problem in error.problems)
            continue
        problems.extend(book.problems)
        if book.fields is not None:
            there = Place(book.name, sheet=book.fields_sheet)
            problems.append(Problem("sheet-dossier-ignored", there, severity="warning"))
        regions, joined = _regions(book.rows, problems, section.get("regions") or [])
        sections[position] = section | {"regions": regions}
        rows |= {(*path, "regions", *tail): row for tail, row in joined.items()}
    return (data | {"sections": sections} if rows else data), rows, problems


def blank() -> bytes:
    """Return a workbook to fill in, right to left, with lists to choose from."""
    from press_dossier.sources import blank_workbook

    return blank_workbook.blank()


def row_place(rows: Mapping[DataPath, Row], path: Sequence[str | int]) -> Place | None:
    """Return the place of the cell that gave the value at `path`, None where no sheet did."""
    for length in range(len(path), 0, -1):
        row = rows.get(tuple(path[:length]))
        if row is not None:
            return row.place(_column(path[length:]))
    return None


def _column(tail: Sequence[str | int]) -> str | None:
    """Return which column gave the field of an entry, or the name of a region."""
    if not tail:
        return None
    return "continent" if tail[0] == "name" else str(tail[0])


class _Places:
    """Places in a workbook: the cells of the rows and of the dossier's fields."""

    def __init__(self, book: Workbook, rows: Mapping[DataPath, Row]) -> None:
        self._book = book
        self._rows = rows

    def place(self, path: Sequence[str | int], *, key: bool = False) -> Place:
        found = row_place(self._rows, path)
        if found is not None:
            return found
        field = ".".join(str(step) for step in path)
        cell = (self._book.fields or {}).get(field)
        return Place(
            self._book.name,
            field=_label(self._book, field) or spelled(path) or None,
            sheet=self._book.fields_sheet,
            cell=cell.address if cell else None,
        )


def _label(book: Workbook, path: str) -> str | None:
    """Return what the sheet calls a field of the dossier, or should; None for no such field."""
    spellings = workbook.words()["fields"].get(path)
    return book.labels.get(path) or (spellings[0] if spellings else None)


def _in_its_words(problem: Problem, book: Workbook) -> Problem:
    """Return a problem in the words of the workbook, where it has its own for what is expected."""
    if problem.place.sheet is None:
        return problem
    match problem.code:
        case "missing-field" if label := _label(book, problem.expected or ""):
            return replace(problem, expected=label, values={})
        case "unknown-value" if problem.place.field == _label(book, "status"):
            states = workbook.words()["status"]
            expected = ", ".join(spellings[0] for spellings in states.values())
            nearest = workbook.nearest_name(problem.found or "", "status") or problem.nearest
            return replace(problem, expected=expected, nearest=nearest)
        case _:
            return problem


def _beside(folder: Path | None, name: str) -> Workbook:
    try:
        path = beside(folder, name) if folder is not None else None
    except OutsideError:
        raise SourceError(Problem("sheet-outside", found=name)) from None
    except (OSError, ValueError, RuntimeError):
        path = None
    if path is None:
        raise SourceError(Problem("file-not-found", found=name))
    data = textfile.read_bytes(path, package.LARGEST_FILE)
    return workbook.decode(data, name)


def _told_at(problem: Problem, place: Place) -> Problem:
    """Return a problem of a whole workbook at the place in the source that names it."""
    return problem if problem.place.sheet else replace(problem, place=place)


def _dossier_data(book: Workbook, regions: list[Plain]) -> dict[str, Plain]:
    section: dict[str, Plain] = {"kind": "regions", "regions": regions}
    data: dict[str, Any] = {"format": "1", **workbook.words()["defaults"], "sections": [section]}
    for path, cell in (book.fields or {}).items():
        *groups, name = path.split(".")
        holder = data
        for group in groups:
            holder = holder.setdefault(group, {})
        holder[name] = _field(name, cell.text)
    figures: list[Plain] = [{"at": "sections.regions.countries"}]
    if any(_is_record(row) for row in book.rows):
        figures.insert(0, {"at": "sections.regions.records"})
    if book.fields is None:
        data["title"] = "—"
    return data | {"key_figures": figures if regions else []}


def _field(name: str, text: str) -> str:
    if name == "date":
        return workbook.day(text)
    if name == "status":
        return workbook.names("status").get(workbook.fold(text), text)
    return text


_PARTY = ("country", "entity")
_FACTS = ("delegation", "head", "date", "place", "topics")


def _is_record(row: Row) -> bool:
    return any(field in row.cells for field in _FACTS)


def _regions(
    rows: Sequence[Row], problems: list[Problem], existing: Plain = None
) -> tuple[list[Plain], dict[DataPath, Row]]:
    """Return regions with the rows joined, and the row of each path that a row gave."""
    regions = [_copied(region) for region in (existing if isinstance(existing, list) else ())]
    positions = {
        _region_key(str(region.get("name") or "")): position
        for position, region in reversed(list(enumerate(regions)))
        if isinstance(region, dict)
    }
    given: dict[DataPath, Row] = {}
    for row in rows:
        faults = dict(_faults(row))
        problems.extend(faults.values())
        if faults.keys() & set(_PARTY):
            continue
        continent = row.cells.get("continent")
        # A row without continent is judged too, in a region that no file will show.
        name = continent.text if continent else "—"
        position = positions.setdefault(_region_key(name), len(regions))
        if position == len(regions):
            regions.append({"name": name, "countries": []})
            given[(position,)] = row
        region = regions[position]
        countries = region.setdefault("countries", []) if isinstance(region, dict) else None
        if isinstance(countries, list):
            given[(position, "countries", len(countries))] = row
            countries.append(_entry(row))
    return regions, given


def _copied(region: Plain) -> Plain:
    """Return a region whose list of countries may grow without growing the source's."""
    if not isinstance(region, dict):
        return region
    countries = region.get("countries")
    if countries is None or isinstance(countries, list):
        return region | {"countries": list(countries or ())}
    return dict(region)


def _region_key(name: str) -> str:
    return geography.region_code(name) or workbook.fold(name)


def _faults(row: Row) -> Iterator[tuple[str, Problem]]:
    """Yield what is wrong with a row before the model looks at it, with the field."""
    wanted = workbook.words()["columns"]
    if "continent" not in row.cells and "continent" in row.columns:
        expected = row.columns["continent"].text
        yield "continent", Problem("cell-missing", row.place("continent"), expected=expected)
    if not row.cells.keys() & set(_PARTY):
        head = row.columns.get("country")
        expected = head.text if head else wanted["country"][0]
        yield "country", Problem("cell-missing", row.place("country"), expected=expected)
    for field, cell in row.cells.items():
        if cell.is_error:
            yield field, Problem("cell-error", row.place(field), found=cell.text)


def _entry(row: Row) -> Plain:
    entry: dict[str, Plain] = {}
    for field, cell in row.cells.items():
        if cell.is_error:
            continue
        if field == "topics":
            entry[field] = list(_topics(cell.text))
        elif field != "continent":
            entry[field] = workbook.day(cell.text) if field == "date" else cell.text
    return entry


def _topics(text: str) -> Iterator[str]:
    """Yield topics parted by semicolons or lines; by commas where there are neither."""
    parting = _TOPICS if _TOPICS.search(text) else _TOPICS_BY_COMMA
    return (topic.strip() for topic in parting.split(text) if topic.strip())
