"""Edits to plain data: a scalar takes a text, a member comes or goes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from press_dossier.sources.marked import Path, Plain


@dataclass(frozen=True, slots=True)
class Put:
    """A scalar takes a new text; a field that a mapping lacks is added at its end."""

    path: Path
    text: str


@dataclass(frozen=True, slots=True)
class Add:
    """A member is added to the list at `path`, before its member `index` (its length: at the end).

    Several at one index keep their order.
    """

    path: Path
    index: int
    value: Plain


@dataclass(frozen=True, slots=True)
class Drop:
    """A member of a list, or a field of a mapping, goes."""

    path: Path


Edit: TypeAlias = Put | Add | Drop


class PatchError(ValueError):
    """The text cannot take an edit in its place: an alias shares it, or its layout is unusual."""


def edited(data: Plain, edits: Iterable[Edit]) -> Plain:
    """Return the data with all edits made."""
    puts, drops, adds = {}, set(), defaultdict(list)
    for edit in edits:
        match edit:
            case Put():
                puts[edit.path] = edit.text
            case Drop():
                drops.add(edit.path)
            case Add():
                adds[edit.path].append(edit)
    return _edited((), data, puts, drops, adds)


def _edited(
    path: Path,
    value: Plain,
    puts: dict[Path, str],
    drops: set[Path],
    adds: dict[Path, list[Add]],
) -> Plain:
    if path in puts:
        return puts[path]
    if isinstance(value, dict):
        members = {
            key: _edited((*path, key), member, puts, drops, adds)
            for key, member in value.items()
            if (*path, key) not in drops
        }
        for put in puts:
            if put and put[:-1] == path and put[-1] not in value:
                members[str(put[-1])] = puts[put]
        for added in adds:
            name = str(added[-1]) if added else ""
            if added and added[:-1] == path and value.get(name) is None:
                members[name] = [one.value for one in adds[added]]
        return members
    if isinstance(value, list):
        found: list[Plain] = []
        for position in range(len(value) + 1):
            found += [add.value for add in adds.get(path, ()) if add.index == position]
            if position < len(value) and (*path, position) not in drops:
                found.append(_edited((*path, position), value[position], puts, drops, adds))
        return found
    return value
