"""Reading the committed tables of `data/geography`: tab-separated, cells split by « | »."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache

from press_dossier import resources


def rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table, each by the names in its first line."""
    lines = _read(f"{name}.tsv").splitlines()
    head = lines[0].split("\t")
    for line in lines[1:]:
        yield dict(zip(head, line.split("\t"), strict=True))


def cell(text: str) -> list[str]:
    """The members of a cell."""
    return text.split(" | ") if text else []


def phrases(name: str) -> list[str]:
    """The lines of a list, comments and blank lines out."""
    lines = _read(f"{name}.txt").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@cache
def containment() -> dict[str, list[str]]:
    """Each region's direct members, from UN M49 by way of CLDR: `{"015": ["DZ", "EG", …]}`."""
    data: dict[str, dict[str, list[str]]] = json.loads(_read("containment.json"))
    return data["contains"]


@cache
def words(role: str) -> tuple[str, ...]:
    """The words of one role in `context.tsv`: `title`, `currency`, `language`, …"""
    table = {row["role"]: row["words"] for row in rows("context")}
    return tuple(cell(table[role]))


def _read(name: str) -> str:
    return resources.data(f"geography/{name}").read_text(encoding="utf-8")
