"""A dossier from YAML: text, plain data with its places, pictures, sheets, then the model."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from press_dossier.errors import Place, Problem, SourceError
from press_dossier.model import Dossier
from press_dossier.sources import pictures, textfile
from press_dossier.sources.building import build
from press_dossier.sources.marked import Marked, parse
from press_dossier.sources.textfile import TextFile


@dataclass(frozen=True)
class Reading:
    """A dossier with the text that it was read from, and what is doubtful about it.

    `foreign` holds the places of the members that another file gave, by their paths.
    """

    dossier: Dossier
    marked: Marked
    warnings: tuple[Problem, ...]
    foreign: Mapping[tuple[str | int, ...], Place]

    def place(self, path: Sequence[str | int]) -> Place:
        """Return where the value at a path of the source's data stands."""
        return _Places(self.marked, self.foreign).place(path)


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


def read_text(file: TextFile, folder: Path | None = None) -> Reading:
    """Validate a decoded text. Raises SourceError with every problem found."""
    with _uncollected():
        return _read(file, folder)


def _read(file: TextFile, folder: Path | None) -> Reading:
    marked = parse(file)
    places = _Places(marked, {})
    assets, problems = pictures.load_all(marked.data, folder, places)
    built = build(
        marked.data,
        places,
        problems=[*marked.problems, *problems],
        assets=assets,
        source_hash=sha256(file.encoded(file.text)).hexdigest(),
    )
    if built.dossier is None:
        raise SourceError(built.problems)
    return Reading(built.dossier, marked, built.problems, places.foreign)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hold the collector of cycles: what reading makes lives on, and looking at it costs half."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class _Places:
    """Places in the text, and in the files whose members joined it."""

    def __init__(self, marked: Marked, foreign: Mapping[tuple[str | int, ...], Place]) -> None:
        self._marked = marked
        self.foreign = foreign

    def place(self, path: Sequence[str | int], *, key: bool = False) -> Place:
        for length in range(len(path), 0, -1):
            place = self.foreign.get(tuple(path[:length]))
            if place is not None:
                return place
        return self._marked.place(path, key=key)
