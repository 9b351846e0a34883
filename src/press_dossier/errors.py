"""What can go wrong, said in one form.

    DossierError
    ├── SourceError (ValueError)       the input, a template or a picture is wrong
    ├── OutputError (OSError)          the place to write is wrong, or an older file would be lost
    ├── ProgramError (RuntimeError)    a needed program is missing or failed
    └── ConflictError (RuntimeError)   an edit and the source disagree

Every error holds its problems. A problem is data; `messages` puts it into words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

LONGEST_FOUND = 120
"""Characters of a value that a problem shows."""
_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem is: file, line and column from 1, and the field's path.

    For a sheet, `sheet` and `cell` stand in the place of line and column.
    """

    file: str | None = None
    line: int | None = None
    column: int | None = None
    field: str | None = None
    sheet: str | None = None
    cell: str | None = None

    def __str__(self) -> str:
        position = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        sheet = "!".join(part for part in (self.sheet, self.cell) if part)
        return " ".join(part for part in (position, sheet, self.field) if part)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: a stable code, its place, what was found and expected.

    `nearest` is the valid value that the found one may stand for; `values` fill the message.
    """

    code: str
    place: Place = Place()
    found: str | None = None
    expected: str | None = None
    nearest: str | None = None
    severity: Literal["error", "warning"] = "error"
    values: Mapping[str, str] = field(default_factory=lambda: _NOTHING)


def shortened(value: object) -> str | None:
    """Return a value as a message shows it: at most 120 characters, None for a collection."""
    if value is None or isinstance(value, dict | list | tuple):
        return None
    text = str(value)
    return text if len(text) <= LONGEST_FOUND else f"{text[: LONGEST_FOUND - 1]}…"


class DossierError(Exception):
    """Something is wrong that the user can mend; `problems` says what and where."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__(_codes(self.problems))

    def __str__(self) -> str:
        return _saying[0](self.problems)


class SourceError(DossierError, ValueError):
    """The source, a template, a letterhead or a picture is wrong."""


class OutputError(DossierError, OSError):
    """The place to write is wrong, or writing would destroy an older file's edits."""


class ProgramError(DossierError, RuntimeError):
    """A program that the work needs is missing or failed."""


class ConflictError(DossierError, RuntimeError):
    """An edit and the source disagree, and nobody has said which to take."""


def _codes(problems: Iterable[Problem]) -> str:
    return "; ".join(f"{problem.code} {problem.place}".strip() for problem in problems)


_saying: list[Callable[[Iterable[Problem]], str]] = [_codes]


def say_by(saying: Callable[[Iterable[Problem]], str]) -> None:
    """Let a function put problems into the words of `str(error)`; none stand in this room."""
    _saying[0] = saying
