"""Where the fonts, templates and data lie: in a checkout, or in an installed wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from press_dossier.errors import Place, Problem, ProgramError, SourceError

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent
_TRUETYPE = (b"\0\1\0\0", b"true")
_TABLES = frozenset((b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp"))
"""What both files draw a text with."""


class Family(NamedTuple):
    """A font family: TrueType files of its two weights. Without `bold`, regular serves both."""

    name: str
    regular: Path
    bold: Path | None = None


@cache
def folder(name: str) -> Path:
    """Return the folder `fonts` or `templates`: the wheel's copy, else the checkout's.

    Raises ProgramError where neither is there.
    """
    places = (_PACKAGE / name, _CHECKOUT / name)
    for candidate in places:
        if candidate.is_dir():
            return candidate
    raise missing(places[1] if (_CHECKOUT / "pyproject.toml").is_file() else places[0])


def missing(path: Path) -> ProgramError:
    """Return the error for a file or folder of our own that is not where it was installed."""
    return ProgramError(Problem("own-file-missing", Place(str(path)), found=str(path)))


@cache
def families() -> dict[str, Family]:
    """Return the bundled font families by name; a family is a folder with `Regular.ttf`."""
    return families_in(folder("fonts"))


def families_in(place: Path) -> dict[str, Family]:
    """Return the font families in a folder by name; none where there is no such folder."""
    found = {}
    for path in sorted(place.iterdir()) if place.is_dir() else ():
        if (path / "Regular.ttf").is_file():
            bold = path / "Bold.ttf"
            found[path.name] = Family(
                path.name, path / "Regular.ttf", bold if bold.is_file() else None
            )
    return found


@cache
def check_font(path: Path) -> None:
    """Raise SourceError (`font-broken`) for what is no whole TrueType file (OpenType, «otff»)."""
    try:
        with path.open("rb") as file:
            head = file.read(12)
            count = int.from_bytes(head[4:6], "big")
            records = file.read(16 * count)
        size = path.stat().st_size
    except OSError as error:
        reason = error.strerror or type(error).__name__
        problem = Problem("cannot-read", Place(str(path)), values={"reason": reason})
        raise SourceError(problem) from None
    tables = {
        records[at : at + 4]: int.from_bytes(records[at + 8 : at + 12], "big")
        + int.from_bytes(records[at + 12 : at + 16], "big")
        for at in range(0, len(records), 16)
    }
    whole = len(records) == 16 * count and tables.keys() >= _TABLES
    if not (head.startswith(_TRUETYPE) and whole and max(tables.values()) <= size):
        problem = Problem("font-broken", Place(str(path)), found=path.name, expected="TrueType")
        raise SourceError(problem)


def data(name: str) -> Path:
    """Return the path of a file in the package's `data` folder."""
    return _PACKAGE / "data" / name


def examples() -> Path:
    """Return the folder of the built-in dossiers."""
    return _PACKAGE / "examples"
