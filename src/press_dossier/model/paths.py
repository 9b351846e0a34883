"""Names of the model's parts: paths such as `sections.meetings.body.3fa1c20b`, and their keys.

A member of a list is named by its `id`, else by its ISO or M49 code, else by a hash of its text;
an equal one after it gets `_2`. It is never named by its index, so an inserted member moves no
other name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from hashlib import sha256
from typing import NamedTuple

from pydantic import BaseModel

from press_dossier.model.base import Part
from press_dossier.model.dossier import Dossier
from press_dossier.model.sections import Entry, Region
from press_dossier.plurals import PluralForms

Location = tuple[str | int, ...]
"""Keys and indices as they stand in the source: `("sections", 0, "body", 2)`."""

LONGEST_KEY = 40
_HASH_LENGTH = 8
_SAFE = re.compile(r"[^a-z0-9_]")


def digest(text: str) -> str:
    """Return the short hash that stands for a text in a path: 8 hexadecimal digits."""
    return sha256(text.encode()).hexdigest()[:_HASH_LENGTH]


def names(members: Sequence[Part | str]) -> list[str]:
    """Return the names of a list's members, in their order."""
    seen: dict[str, int] = {}
    found = []
    for member in members:
        name = _own_name(member)
        count = seen[name] = seen.get(name, 0) + 1
        found.append(name if count == 1 else f"{name}_{count}")
    return found


def _own_name(member: Part | str) -> str:
    if isinstance(member, str):
        return digest(member)
    identifier = getattr(member, "id", None)
    if isinstance(identifier, str):
        return identifier
    if isinstance(member, Entry) and not member.is_record and member.country is not None:
        return member.country.code
    if isinstance(member, Region) and member.code is not None:
        return member.code
    return digest(member.identity())


def key(path: str) -> str:
    """Return the key of a path: `[a-z][a-z0-9_]{0,39}`, Word's bookmarks hold 40 characters.

    A path too long keeps its end, after a hash of the whole.
    """
    plain = _SAFE.sub("_", path.lower()).strip("_")
    plain = re.sub(r"^sections_", "s_", plain)
    if len(plain) <= LONGEST_KEY:
        return plain
    head = f"k{digest(path)}"
    return head + plain[-(LONGEST_KEY - len(head)) :]


_Found = list[tuple[str, Location, object]]


def walk(dossier: Dossier, *, closed: tuple[type[Part], ...] = ()) -> _Found:
    """Return `(path, location, value)` of every part, but of nothing inside a `closed` one.

    A path is that of names; a location is keys and indices as they stand in the source:
    `("sections", 0, "body", 2)`.
    """
    found: _Found = []
    _Walk(dossier, found, (str, *closed)).fields("", (), dossier)
    return found


class _Walk(NamedTuple):
    """Puts down what it meets. Most are texts, so those are told apart first."""

    dossier: Dossier
    found: _Found
    closed: tuple[type, ...]

    def fields(self, path: str, location: Location, part: BaseModel) -> None:
        for name, written in _written(type(part)):
            value = getattr(part, name)
            if value is not None:
                here = f"{path}.{written}" if path else written
                self.value(here, (*location, written), value)

    def value(self, path: str, location: Location, value: object) -> None:
        self.found.append((path, location, value))
        if isinstance(value, self.closed):
            return
        if isinstance(value, Part | PluralForms):
            self.fields(path, location, value)
        elif isinstance(value, tuple):
            for position, name in enumerate(self.names(path, value)):
                self.value(f"{path}.{name}", (*location, position), value[position])
        elif isinstance(value, dict):
            for name, member in value.items():
                self.value(f"{path}.{name}", (*location, name), member)

    def names(self, path: str, members: Sequence[Part | str]) -> Iterable[str]:
        if path == "sections":
            return (self.dossier.section_id(section) for section in self.dossier.sections)
        return names(members)


@cache
def _written(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Return the names of a model's fields that are walked, each with its name in the source."""
    return tuple(
        (name, info.alias or name)
        for name, info in model.model_fields.items()
        if not (issubclass(model, Dossier) and name in ("evidence", "doubts"))
    )


def members(part: Part, location: Location = ()) -> Iterator[tuple[Location, Part]]:
    """Yield the location of every member of a list and the member: no names, which cost hashes."""
    for name, written in _written(type(part)):
        value = getattr(part, name)
        if isinstance(value, Part):
            yield from members(value, (*location, written))
        elif isinstance(value, tuple):
            for position, member in enumerate(value):
                if isinstance(member, Part):
                    here = (*location, written, position)
                    yield here, member
                    yield from members(member, here)


def index(dossier: Dossier) -> dict[str, tuple[Location, object]]:
    """Return location and value of every part by its path."""
    return {path: (location, value) for path, location, value in walk(dossier)}
