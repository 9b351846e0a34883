"""Reads the committed tables of `data`: tab-separated, the members of a cell split by « | »."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from press_dossier import resources


def rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of `data/NAME.tsv`, each by the names in its first line."""
    lines = _lines(f"{name}.tsv")
    head = lines[0].split("\t")
    for line in lines[1:]:
        yield dict(zip(head, line.split("\t"), strict=True))


def cell(text: str) -> list[str]:
    """Return the members of a cell."""
    return text.split(" | ") if text else []


def phrases(name: str) -> list[str]:
    """Return the lines of `data/NAME.txt`, comments and blank lines out."""
    return [line for line in _lines(f"{name}.txt") if line and not line.startswith("#")]


@cache
def words(name: str, role: str) -> tuple[str, ...]:
    """Return the words that have a role in a table of `role` and `words`."""
    return next(tuple(cell(row["words"])) for row in rows(name) if row["role"] == role)


def _lines(name: str) -> list[str]:
    return resources.data(name).read_text(encoding="utf-8").splitlines()
