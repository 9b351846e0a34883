"""Names of the model's parts: paths such as `sections.meetings.body.3fa1c20b`, and their keys.

A member of a list is named by its `id`, else by its ISO or M49 code, else by a hash of its text;
an equal one after it gets `_2`. It is never named by its index, so an inserted member moves no
other name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from pydantic import BaseModel

from press_dossier.model.base import Part
from press_dossier.model.dossier import Dossier
from press_dossier.model.sections import Entry, Region

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


def walk(dossier: Dossier) -> Iterator[tuple[str, Location, object]]:
    """Yield `(path, location, value)` of every part: the name's path, and where it lies in data.

    A location is keys and indices as they stand in the source: `("sections", 0, "body", 2)`.
    """
    yield from _walk_fields("", (), dossier, dossier)


def _walk_fields(
    path: str, location: Location, part: BaseModel, dossier: Dossier
) -> Iterator[tuple[str, Location, object]]:
    for name, info in type(part).model_fields.items():
        if isinstance(part, Dossier) and name in ("evidence", "doubts"):
            continue
        value = getattr(part, name)
        if value is None:
            continue
        written = info.alias or name
        here = f"{path}.{written}" if path else written
        yield from _walk_value(here, (*location, written), value, dossier)


def _walk_value(
    path: str, location: Location, value: object, dossier: Dossier
) -> Iterator[tuple[str, Location, object]]:
    yield path, location, value
    if isinstance(value, BaseModel):
        yield from _walk_fields(path, location, value, dossier)
    elif isinstance(value, tuple):
        for index, (name, member) in enumerate(
            zip(_names(path, value, dossier), value, strict=True)
        ):
            yield from _walk_value(f"{path}.{name}", (*location, index), member, dossier)
    elif isinstance(value, dict):
        for name, member in value.items():
            yield from _walk_value(f"{path}.{name}", (*location, name), member, dossier)


def _names(path: str, members: Sequence[Part | str], dossier: Dossier) -> Iterable[str]:
    if path == "sections":
        return (dossier.section_id(section) for section in dossier.sections)
    return names(members)


def index(dossier: Dossier) -> dict[str, tuple[Location, object]]:
    """Return location and value of every part by its path."""
    return {path: (location, value) for path, location, value in walk(dossier)}
