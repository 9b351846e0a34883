"""Where the fonts, templates and data lie: in a checkout, or in an installed wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent


class Family(NamedTuple):
    """A font family: TrueType files of its two weights. Without `bold`, regular serves both."""

    name: str
    regular: Path
    bold: Path | None = None


@cache
def folder(name: str) -> Path:
    """Return the folder `fonts` or `templates`: the wheel's copy, else the checkout's.

    Raises FileNotFoundError where neither is there.
    """
    for candidate in (_PACKAGE / name, _CHECKOUT / name):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"{name}: neither in {_PACKAGE} nor in {_CHECKOUT}")


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


def data(name: str) -> Path:
    """Return the path of a file in the package's `data` folder."""
    return _PACKAGE / "data" / name


def examples() -> Path:
    """Return the folder of the built-in dossiers."""
    return _PACKAGE / "examples"
