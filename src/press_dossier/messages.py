"""Puts problems and the command's sentences into words, in English or Arabic.

The words stand in `data/messages.yaml`, read at the first one that is needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, Literal, get_args

from press_dossier import resources
from press_dossier.errors import Place, Problem

Language = Literal["en", "ar"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_LONGEST_VALUE = 160
_LONGEST_LIST = 600
"""Characters of what is expected: every field of a dossier, or every unit, is named."""
_FEW = 2
"""From so many on, others that say the same are told by their places alone."""
_MOST_PLACES = 20
_TERMS = frozenset(("reason", "kind"))
"""Values of problems that are words of a closed list."""
# C0 and C1 controls, DEL, line separators, bidi controls, lone surrogates: a value from outside
# must neither steer the terminal nor turn the line around.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)


class _Values(dict[str, str]):
    """Values of a message; one that a problem does not give is shown as an ellipsis."""

    def __missing__(self, key: str) -> str:
        return "…"


@cache
def _words() -> dict[str, Any]:
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with resources.data("messages.yaml").open("rb") as file:
        words: dict[str, Any] = yaml.load(file, loader)
    return words


def codes() -> frozenset[str]:
    """Return the codes of problems that have words of their own."""
    return frozenset(_words()["problems"])


def say(name: str, language: Language, **values: object) -> str:
    """Return a sentence of the command by its name."""
    template: str = _words()["sentences"][name][language]
    return template.format_map(_Values({key: visible(str(v)) for key, v in values.items()}))


def describe(problem: Problem, language: Language) -> str:
    """Return a problem in words: one line that says it, then what was found and expected.

    The first line has the form `file:line:column: error: message [code]`.
    """
    text = _words()["problems"].get(problem.code)
    unworded = text is None
    template: str = (text or _words()["unknown"])[language]
    place = problem.place
    values = _Values(
        found=_short(problem.found),
        expected=_short(_shape(problem.expected, language), _LONGEST_LIST),
        nearest=_short(problem.nearest),
        field=visible(place.field or ""),
        file=visible(place.file or ""),
        line=str(place.line or ""),
        code=problem.code,
    )
    terms = {key: _term(problem.values[key], language) for key in problem.values.keys() & _TERMS}
    values.update({key: _short(value) for key, value in {**problem.values, **terms}.items()})
    head = ": ".join(
        part
        for part in (
            _position(problem),
            say(problem.severity, language),
            f"{template.format_map(values)} [{problem.code}]",
        )
        if part
    )
    said = template if not unworded else ""
    details = {
        "field": visible(place.field) if place.field else None,
        "found": _short(problem.found) if problem.found and "{found}" not in said else None,
        "expected": _short(_shape(problem.expected, language), _LONGEST_LIST)
        if problem.expected and "{expected}" not in said
        else None,
        "example": problem.values.get("example"),
        "nearest": _short(problem.nearest) if problem.nearest and "{nearest}" not in said else None,
    }
    lines = [f"  {say(name, language, value=value)}" for name, value in details.items() if value]
    return "\n".join([head, *lines])


def describe_all(problems: Iterable[Problem], language: Language) -> Iterator[str]:
    """Yield problems in words, in their order; of many that say the same, the first in full.

    After that one come the places of the others: «and 59 more: lines 44–102».
    """
    groups: dict[str, list[Problem]] = {}
    for problem in problems:
        place = Place(problem.place.file, sheet=problem.place.sheet)
        groups.setdefault(describe(replace(problem, place=place), language), []).append(problem)
    for first, *others in groups.values():
        if len(others) < _FEW:
            yield from (describe(problem, language) for problem in (first, *others))
        else:
            more = say("and-more", language, number=len(others), places=_places(others, language))
            yield f"{describe(first, language)}\n  {more}"


def _places(problems: Sequence[Problem], language: Language) -> str:
    """Return the lines or cells of problems, neighbouring lines joined."""
    cells = [problem.place.cell for problem in problems if problem.place.cell]
    lines = sorted({problem.place.line for problem in problems if problem.place.line})
    runs: list[list[int]] = []
    for line in lines:
        if runs and line == runs[-1][-1] + 1:
            runs[-1].append(line)
        else:
            runs.append([line])
    shown = cells or [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
    cut = ["…"] if len(shown) > _MOST_PLACES else []
    name = "cells" if cells else "lines"
    return say(name, language, value=", ".join([*shown[:_MOST_PLACES], *cut]))


def _shape(expected: str | None, language: Language) -> str | None:
    """Return in words what stands for a kind of value, anything else as it is."""
    shape: dict[str, str] = _words()["shapes"].get(expected, {})
    return shape.get(language, expected)


def _term(said: str, language: Language) -> str:
    """Return what the system, or another room, says in English; in Arabic where it is known."""
    known: dict[str, str] = _words()["terms"]
    return known.get(said, said) if language == "ar" else said


def visible(text: str) -> str:
    """Return a text with what cannot be seen written as its code point."""
    return _UNSEEN.sub(lambda match: f"<U+{ord(match[0]):04X}>", text)


def _short(text: str | None, longest: int = _LONGEST_VALUE) -> str:
    text = visible(text or "")
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _position(problem: Problem) -> str:
    place = problem.place
    position = ":".join(str(part) for part in (place.file, place.line, place.column) if part)
    cell = "!".join(part for part in (place.sheet, place.cell) if part)
    return visible(" ".join(part for part in (position, cell) if part))
