"""A dossier from YAML: text, plain data with its places, pictures, sheets, then the model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from press_dossier import collector
from press_dossier.errors import Place, Problem, SourceError
from press_dossier.model import Dossier
from press_dossier.sources import keyboard, pictures, textfile
from press_dossier.sources.building import build
from press_dossier.sources.marked import Marked, Plain, parse
from press_dossier.sources.marked import Path as DataPath
from press_dossier.sources.textfile import TextFile

if TYPE_CHECKING:
    from press_dossier.sources.workbook import Row


@dataclass(frozen=True)
class Reading:
    """A dossier with the text that it was read from, and what is doubtful about it.

    `rows` holds the rows of sheets that gave members, by the members' paths.
    """

    dossier: Dossier
    marked: Marked
    warnings: tuple[Problem, ...]
    rows: Mapping[DataPath, Row]

    def place(self, path: Sequence[str | int]) -> Place:
        """Return where the value at a path of the source's data stands."""
        return _Places(self.marked, self.rows).place(path)


def load(path: str | Path) -> Dossier:
    """Read and validate a dossier. Raises SourceError with every problem found."""
    return read(path).dossier


def load_text(text: str, name: str | None = None, folder: Path | None = None) -> Dossier:
    """Validate a dossier that is at hand as text; `folder` is where its pictures lie.

    Raises SourceError with every problem found.
    """
    return read_text(textfile.checked(TextFile(text, name)), folder).dossier


def read(path: str | Path) -> Reading:
    """Read and validate a dossier and keep what it was read from.

    Raises SourceError with every problem found.
    """
    path = Path(path)
    return read_text(textfile.read(path), path.parent)


@collector.held(lasting=True)
def read_text(file: TextFile, folder: Path | None = None) -> Reading:
    """Validate a decoded text. Raises SourceError with every problem found."""
    return read_marked(parse(file), folder)


def read_marked(marked: Marked, folder: Path | None = None) -> Reading:
    """Validate a text that was parsed. Raises SourceError with every problem found."""
    places = _Places(marked, {})
    data, problems = marked.data, [*marked.problems, *keyboard.single_items(marked.file)]
    if _names_sheets(data):
        from press_dossier.sources import sheet

        data, places.rows, sheet_problems = sheet.join(data, folder, places)
        problems.extend(sheet_problems)
    assets, picture_problems = pictures.load_all(data, folder, places)
    built = build(
        data,
        places,
        problems=[*problems, *picture_problems],
        assets=assets,
        source_hash=sha256(marked.file.encoded(marked.file.text)).hexdigest(),
    )
    if built.dossier is None:
        raise SourceError(built.problems)
    return Reading(built.dossier, marked, built.problems, places.rows)


def _names_sheets(data: Plain) -> bool:
    sections = data.get("sections") if isinstance(data, dict) else None
    return isinstance(sections, list) and any(
        isinstance(section, dict) and "records" in section for section in sections
    )


class _Places:
    """Places in the text, and in the sheets whose rows joined it."""

    def __init__(self, marked: Marked, rows: Mapping[DataPath, Row]) -> None:
        self._marked = marked
        self.rows = rows

    def place(self, path: Sequence[str | int], *, key: bool = False) -> Place:
        if self.rows:
            from press_dossier.sources.sheet import row_place

            found = row_place(self.rows, path)
            if found is not None:
                return found
        return self._marked.place(path, key=key)
