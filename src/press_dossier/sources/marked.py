"""YAML read as plain strings, each with its stretch of the text.

Nothing is typed here: `NO` stays `NO`, `0537000000` and `12:30` stay as they were written; the
model gives types.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from press_dossier.errors import Place, Problem, SourceError
from press_dossier.sources import keyboard
from press_dossier.sources.events import DEEPEST, Builder
from press_dossier.sources.nodes import Node, Path, Plain, spelled, walk
from press_dossier.sources.textfile import TextFile, checked

__all__ = ["Marked", "Node", "Path", "Plain", "parse", "spelled", "walk"]

_TAG_DIRECTIVE = re.compile("^%TAG", re.MULTILINE)
_LONGEST_FOUND = 60
_OPENINGS = frozenset(("yaml-quote", "yaml-bracket", "yaml-no-colon"))
"""Told where what is not complete begins."""
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# What libyaml and PyYAML say, by the code of what the author most likely did.
_SYNTAX = (
    # PyYAML 6.0.4 has a limit of its own, which it meets before it tells of the first value.
    ("maximum nesting depth", "too-deep"),
    ("cannot start any token", "yaml-character"),
    ("scanning an alias", "yaml-character"),
    ("scanning an anchor", "yaml-character"),
    ("a tab character", "yaml-tab"),
    ("violates indentation", "yaml-tab"),
    ("mapping values are not allowed", "yaml-colon"),
    ("could not find expected ':'", "yaml-no-colon"),
    ("escape", "yaml-escape"),
    ("quoted scalar", "yaml-quote"),
    ("double-quoted", "yaml-quote"),
    ("flow sequence", "yaml-bracket"),
    ("flow mapping", "yaml-bracket"),
    ("flow node", "yaml-bracket"),
    ("block mapping", "yaml-indentation"),
    ("block collection", "yaml-indentation"),
    ("block entries", "yaml-indentation"),
    ("block sequence", "yaml-indentation"),
    ("undefined alias", "yaml-alias"),
)


@dataclass(frozen=True)
class Marked:
    """A YAML text as plain data, with the node of each value and the problems found on the way."""

    file: TextFile
    data: Plain
    root: Node
    problems: tuple[Problem, ...] = ()

    def node(self, path: Sequence[str | int]) -> Node | None:
        """Return the node of the value at `path`, None where there is none."""
        found = self.pair(path)
        return found[1] if found else None

    def pair(self, path: Sequence[str | int]) -> tuple[Node | None, Node] | None:
        """Return the nodes of key (None in a list) and value at `path`."""
        pair: tuple[Node | None, Node] = (None, self.root)
        for step in path:
            members = pair[1].members
            if isinstance(members, dict) and step in members:
                pair = members[str(step)]
            elif isinstance(members, list) and isinstance(step, int) and step < len(members):
                pair = (None, members[step])
            else:
                return None
        return pair

    def place(self, path: Sequence[str | int], *, key: bool = False) -> Place:
        """Return the place of the value at `path` (of its `key`), or of what should hold it."""
        for length in range(len(path), -1, -1):
            pair = self.pair(path[:length])
            if pair is not None:
                shown_key = pair[0] if key or length < len(path) else None
                node = shown_key or pair[1]
                return self.file.place(node.start, spelled(path) or None)
        return self.file.place(0, spelled(path) or None)


def parse(file: TextFile) -> Marked:
    """Read one YAML document.

    Duplicate keys are in `problems`, all at once. Raises SourceError for what leaves no data to
    go on with: a syntax error, a tag, several documents, excess of depth, nodes or aliases.
    """
    checked(file)
    # libyaml looks through all earlier ones at each; no dossier has any.
    if (directive := _TAG_DIRECTIVE.search(file.text)) is not None:
        problem = Problem("yaml-tag", file.place(directive.start()), found=directive[0])
        raise SourceError(problem)
    builder = Builder(file)
    last = None
    try:
        # The loader itself, not `yaml.parse`: that asks for every event twice.
        loader = _LOADER(file.text)
        try:
            while (event := loader.get_event()) is not None:
                builder.take(event)
                last = event
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        raise SourceError([*builder.problems, _syntax(file, error, last)]) from None
    except yaml.YAMLError:
        problem = Problem("yaml-syntax", Place(file.name), found=file.name)
        raise SourceError([*builder.problems, problem]) from None
    return Marked(file, builder.data, builder.root, tuple(builder.problems))


def _syntax(file: TextFile, error: yaml.MarkedYAMLError, last: Any) -> Problem:
    """Return what an error means; `last` is the event before it."""
    said = " ".join(part for part in (error.context, error.problem) if part)
    code = next((code for words, code in _SYNTAX if words in said), "yaml-syntax")
    if code == "too-deep" and error.problem_mark is not None:
        return Problem(code, file.place(error.problem_mark.index), expected=f"{DEEPEST:,}")
    opening = code in _OPENINGS and error.context_mark
    mark = opening or error.problem_mark or error.context_mark
    if mark is None:
        return Problem(code, Place(file.name), found=file.name)
    if _ends_late(last, error.problem_mark):
        mark, code = last.start_mark, "yaml-quote"
    if (slip := _slip(file, error)) is not None:
        return slip
    if code == "yaml-character":
        found = file.text[mark.index : mark.index + 1]
        return Problem("yaml-tab" if found == "\t" else code, file.place(mark.index), found=found)
    return Problem(code, file.place(mark.index), found=_line(file, mark.index))


def _slip(file: TextFile, error: yaml.MarkedYAMLError) -> Problem | None:
    """Return the Arabic comma, or the like of a colon, without which the lines can be parsed."""
    marks = [mark.index for mark in (error.context_mark, error.problem_mark) if mark is not None]
    found = keyboard.mended(file.text, min(marks), max(marks)) if marks else None
    if found is None:
        return None
    index, line, whole = found
    left = _error_in(whole)
    if left is not None and left <= max(marks):
        return None
    sign = file.text[index]
    code = "arabic-comma" if sign in keyboard.COMMAS else "colon-like"
    return Problem(code, file.place(index), found=sign, nearest=line)


def _error_in(text: str) -> int | None:
    """Return where a text can no longer be parsed, None where all of it can."""
    loader = _LOADER(text)
    try:
        while loader.get_event() is not None:
            pass
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return 0 if mark is None else int(mark.index)
    finally:
        loader.dispose()
    return None


def _ends_late(event: Any, mark: Any) -> bool:
    """Whether a quoted value that was not closed took the next one's opening quote for its end."""
    if mark is None or type(event) is not yaml.ScalarEvent or event.style not in ("'", '"'):
        return False
    start: Any = event.start_mark
    end: Any = event.end_mark
    return bool(start.line < end.line == mark.line)


def _line(file: TextFile, index: int) -> str | None:
    """Return the line of a character as it is shown, None where it is blank."""
    start, end = file.text.rfind("\n", 0, index) + 1, file.text.find("\n", index)
    line = file.text[start : end if end >= 0 else None].strip()
    return f"{line[:_LONGEST_FOUND]}…" if len(line) > _LONGEST_FOUND else line or None
