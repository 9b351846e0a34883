"""A dossier's YAML as an editor would lay it out, with comments. Scalars come out as strings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

_PLAIN = re.compile(
    r"[^\W_](?:[\w \u0610-\u061a\u064b-\u065f\u0670،؛؟.()/%+_«»-]*[\w\u064b-\u065f.)،؟»%])?"
)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


# What YAML 1.1 takes for something else than text where it stands plain.
_NOT_TEXT = frozenset(("y", "n", "yes", "no", "on", "off", "null", "nan", "inf"))


class Quoted(str):
    """A string that is quoted although it could stand plain: a code of digits."""


@dataclass(frozen=True)
class Flow:
    """A mapping or list on one line."""

    value: Mapping[str, object] | Sequence[object]


@dataclass(frozen=True)
class Noted:
    """A value with comment lines above it."""

    value: object
    notes: Sequence[str] = field(default=())


def written(data: Mapping[str, object]) -> str:
    """Return the YAML text of a mapping of mappings, lists and strings."""
    return "\n".join(_mapping(data, 0)) + "\n"


def _mapping(data: Mapping[str, object], depth: int) -> Iterator[str]:
    for key, value in data.items():
        indent = "  " * depth
        notes, inner = (value.notes, value.value) if isinstance(value, Noted) else ((), value)
        if depth == 0 and (isinstance(inner, (Mapping, Sequence)) and not isinstance(inner, str)):
            yield ""
        yield from (f"{indent}# {note}" for note in notes)
        if isinstance(inner, (str, Flow)):
            yield f"{indent}{key}: {_inline(inner)}"
        else:
            yield f"{indent}{key}:"
            yield from _block(inner, depth + 1)


def _block(value: object, depth: int) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from _mapping(value, depth)
        return
    assert isinstance(value, Sequence)
    indent = "  " * depth
    for member in value:
        notes, inner = (member.notes, member.value) if isinstance(member, Noted) else ((), member)
        yield from (f"{indent}# {note}" for note in notes)
        if isinstance(inner, (str, Flow)):
            yield f"{indent}- {_inline(inner)}"
            continue
        lines = list(_block(inner, depth + 1))
        first = next(i for i, line in enumerate(lines) if not line.lstrip().startswith("#"))
        yield from lines[:first]
        yield f"{indent}- {lines[first].lstrip()}"
        yield from lines[first + 1 :]


def _inline(value: object) -> str:
    if isinstance(value, Flow):
        value = value.value
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_inline(inner)}" for key, inner in value.items()) + "}"
    assert isinstance(value, Sequence)
    return "[" + ", ".join(_inline(inner) for inner in value) + "]"


def scalar(text: str) -> str:
    """Return a string as a YAML scalar: plain where no reader could mistake it, else quoted."""
    if not isinstance(text, Quoted) and (_is_plain(text) or _is_number(text)):
        return text
    return '"' + "".join(_ESCAPES.get(character, character) for character in text) + '"'


def _is_plain(text: str) -> bool:
    return (
        _PLAIN.fullmatch(text) is not None
        and not text[0].isdigit()
        and text.lower() not in _NOT_TEXT
    )


def _is_number(text: str) -> bool:
    whole, _, part = text.partition(".")
    digits = text.isascii() and whole.isdigit() and (part.isdigit() or not part)
    return digits and (whole == "0" or whole[0] != "0") and not text.endswith(".")
