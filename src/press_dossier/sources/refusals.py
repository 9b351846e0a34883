"""Turns what the model refuses into problems: place, found, expected, nearest, a stable code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Protocol

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from press_dossier import geography
from press_dossier.errors import LONGEST_FOUND, Place, Problem, shortened
from press_dossier.model import Dossier
from press_dossier.sources import keyboard
from press_dossier.sources.fields import example, meant, names_at
from press_dossier.sources.marked import Path, Plain

MOST_REFUSED = 10_000
_MOST_LIKENED = 500
"""Unknown fields whose nearest valid name is looked for."""
_TAGGED_LIST = "sections"
"""The list whose members are told apart by `kind`; pydantic names the kind in its locations."""

_MAPPING, _LIST, _TEXT = "key: value", "- …", "text"
_SHAPES = {
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "dict_type": _MAPPING,
    "dataclass_type": _MAPPING,
    "tuple_type": _LIST,
    "list_type": _LIST,
    "string_type": _TEXT,
    "bool_type": "true, false",
    "wrong-type": _TEXT,
}
_NUMBERS = frozenset(
    ("int_type", "int_parsing", "int_from_float", "decimal_type", "decimal_parsing", "not-a-number")
)
_NUMBER = "7, 7.5"
_RANGES = {
    "greater_than": "> {gt}",
    "greater_than_equal": "≥ {ge}",
    "less_than": "< {lt}",
    "less_than_equal": "≤ {le}",
}
_QUOTED = re.compile(r"'([^']*)'")


class Places(Protocol):
    """Knows where in its files the value at a path, or its key, stands."""

    def place(self, path: Sequence[str | int], *, key: bool = False) -> Place:
        """Return the place of the value at `path`, or of what should hold it."""
        ...


@dataclass(frozen=True, slots=True)
class Refusal:
    """A part of the data that the model refuses: `part` has to go for the rest to be read.

    `hides` says that facts go with it, so that what refers to them cannot be judged.
    """

    part: Path
    problem: Problem
    hides: bool = True
    missing: bool = False
    """Nothing is there to be taken out but what should hold it."""
    follows: bool = False
    """It needs no telling: a field is missing only because its name is misspelled."""


def refusals(
    error: ValidationError, data: Plain, places: Places, root: type[BaseModel] = Dossier
) -> list[Refusal]:
    """Return a refusal for each of the error's details, at most `MOST_REFUSED`.

    `root` is the model that refused.
    """
    found: list[Refusal] = []
    meant: set[tuple[Path, str | None]] = set()
    for details in islice(error.errors(include_url=False), MOST_REFUSED):
        # A list is called too short where a member of it is refused: that member is told.
        members = details["input"]
        if details["type"] == "too_short" and isinstance(members, list) and members:
            continue
        refusal = _refusal(details, data, places, root, is_likened=len(found) < _MOST_LIKENED)
        found.append(refusal)
        if refusal.problem.code == "unknown-field":
            meant.add((refusal.part[:-1], refusal.problem.nearest))
    return [replace(r, follows=r.missing and (r.part, r.problem.expected) in meant) for r in found]


def _refusal(
    details: ErrorDetails,
    data: Plain,
    places: Places,
    root: type[BaseModel],
    *,
    is_likened: bool,
) -> Refusal:
    kind = details["type"]
    context: dict[str, Any] = details.get("ctx", {})
    path, rest = _path(details["loc"], data)
    value = details["input"]
    if kind in ("missing", "missing-field", "union_tag_not_found"):
        name = context.get("field") or (rest[0] if rest else "kind")
        if isinstance(value, dict | list) or kind != "union_tag_not_found":
            return _missing(path, str(name), places)
    if kind == "extra_forbidden":
        name = str(path[-1])
        valid = tuple(names_at(data, path[:-1], root))
        problem = Problem(
            "unknown-field",
            places.place(path, key=True),
            found=shortened(name),
            nearest=meant(name, valid, "fields") if is_likened else None,
            expected=", ".join(valid) or None,
        )
        return Refusal(path, problem, hides=problem.nearest is not None)
    is_key = rest[:1] == ("[key]",)
    code, found, expected, near = _words(kind, context, path, value)
    if kind == "union_tag_invalid":
        path = (*path, "kind")
    place = places.place(path, key=is_key)
    if code == "unknown-country" and place.sheet is None and (near_list := _parted(found)):
        code, found, near = "arabic-comma", keyboard.comma_in(found), near_list
    if code == "unknown-country" and place.sheet is not None:
        from press_dossier.sources.workbook import words

        code, expected = "unknown-country-cell", words()["columns"]["entity"][0]
    problem = Problem(code, place, shortened(found), expected, near, values=_values(kind, context))
    part = path[:-1] if kind == "union_tag_invalid" else path
    return Refusal(part, problem)


def _parted(found: str) -> str | None:
    """Return the list that was meant by countries between Arabic commas, None for one name."""
    names = keyboard.parted(found[:LONGEST_FOUND])
    if len(names) > 1 and any(geography.resolve(name) for name in names):
        return keyboard.as_list(names)
    return None


def _missing(path: Path, name: str, places: Places) -> Refusal:
    place = places.place((*path, name))
    shown = example((name,))
    values = {"example": f"{name}: {shown}"} if shown is not None else {}
    problem = Problem("missing-field", place, expected=name, values=values)
    return Refusal(path, problem, missing=True)


def _path(location: tuple[str | int, ...], data: Plain) -> tuple[Path, Path]:
    """Return the part of a location that is in the data, and what is left of it."""
    path: list[str | int] = []
    value: Any = data
    steps = list(location)
    while steps:
        if len(path) == 2 and path[0] == _TAGGED_LIST and isinstance(path[1], int):
            kind = value.get("kind") if isinstance(value, dict) else None
            if steps[0] == kind and len(path) + len(steps) == len(location):
                steps.pop(0)
                continue
        step = steps[0]
        if not _has(value, step):
            break
        value = value[step]
        path.append(step)
        steps.pop(0)
    return tuple(path), tuple(steps)


def _has(value: Plain, step: str | int) -> bool:
    if isinstance(step, int):
        return isinstance(value, list) and step < len(value)
    return isinstance(value, dict) and step in value


def _words(
    kind: str, context: dict[str, Any], path: Path, value: Any
) -> tuple[str, Any, str | None, str | None]:
    """Return code, found, expected and nearest."""
    found = context.get("found", value)
    if kind in _SHAPES or kind == "union_tag_not_found":
        return "wrong-type", value, _SHAPES.get(kind, _MAPPING), None
    if kind in ("literal_error", "enum", "union_tag_invalid", "unknown-value"):
        said = str(context.get("expected") or context.get("expected_tags") or "")
        valid = tuple(_QUOTED.findall(said)) or tuple(said.split(", "))
        found = context.get("tag", found)
        return "unknown-value", found, ", ".join(valid), meant(str(found), valid, "values")
    if kind == "unknown-country":
        suggested = geography.suggest(str(found)[:LONGEST_FOUND])
        return kind, found, None, suggested[0] if suggested else None
    if kind == "string_too_long":
        return "too-long", value, f"≤ {context['max_length']:,}", None
    if kind in ("too_short", "string_too_short"):
        return "empty-list" if isinstance(value, list) else "empty-text", None, None, None
    if kind == "string_pattern_mismatch":
        return "wrong-form", value, example(path), None
    if kind in _NUMBERS:
        return "not-a-number", value, _NUMBER, _number_in(value)
    if kind in _RANGES:
        return "number-out-of-range", value, _RANGES[kind].format(**context), None
    if "_" in kind:
        # A rule of pydantic's own that no field had when this was written.
        return "wrong-value", value, _parameters(context), None
    expected = context.get("expected")
    return kind, context.get("found"), str(expected) if expected else None, context.get("nearest")


def _number_in(value: Any) -> str | None:
    """Return the number that a text says in another way: with groups, or in words."""
    if not isinstance(value, str):
        return None
    from press_dossier.numerals import parse_number

    number = parse_number(value[:LONGEST_FOUND].strip())
    return None if number is None else f"{number:f}"


def _parameters(context: dict[str, Any]) -> str | None:
    """Return a rule's parameters in one line, None where it has none."""
    return ", ".join(str(value) for value in context.values()) or None


def _values(kind: str, context: dict[str, Any]) -> dict[str, str]:
    """Return what a rule of the model says besides; pydantic's own say nothing that we need."""
    if "_" in kind:
        return {}
    told = ("found", "expected", "nearest", "field")
    return {name: shortened(value) or "" for name, value in context.items() if name not in told}
