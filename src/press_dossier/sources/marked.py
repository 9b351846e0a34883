"""YAML read as plain strings, each with its stretch of the text.

Nothing is typed here: `NO` stays `NO`, `0537000000` and `12:30` stay as they were written; the
model gives types. Built from libyaml's events without recursion, so that depth costs no stack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NoReturn, TypeAlias

import yaml

from press_dossier.errors import Place, Problem, SourceError
from press_dossier.sources.textfile import TextFile, checked

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"
Path = tuple[str | int, ...]
Style = Literal["plain", "single", "double", "literal", "folded", "block", "flow", "alias"]

DEEPEST = 50
MOST_NODES = 1_000_000
MOST_REPEATED = 200_000
"""Characters that aliases may repeat in all, a node counted as one more."""

MOST_TWICE = 1_000
"""Duplicate keys that are told."""

_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_STYLES: dict[str, Style] = {"'": "single", '"': "double", "|": "literal", ">": "folded"}
_TAG_DIRECTIVE = re.compile("^%TAG", re.MULTILINE)
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# What libyaml and PyYAML say, by the code of what the author most likely did.
_SYNTAX = (
    ("cannot start any token", "yaml-character"),
    ("scanning an alias", "yaml-character"),
    ("scanning an anchor", "yaml-character"),
    ("a tab character", "yaml-tab"),
    ("violates indentation", "yaml-tab"),
    ("mapping values are not allowed", "yaml-colon"),
    ("could not find expected ':'", "yaml-colon"),
    ("quoted scalar", "yaml-quote"),
    ("double-quoted", "yaml-quote"),
    ("escape", "yaml-quote"),
    ("flow sequence", "yaml-bracket"),
    ("flow mapping", "yaml-bracket"),
    ("flow node", "yaml-bracket"),
    ("block mapping", "yaml-indentation"),
    ("block collection", "yaml-indentation"),
    ("block entries", "yaml-indentation"),
    ("block sequence", "yaml-indentation"),
    ("undefined alias", "yaml-alias"),
)


class Node:
    """A value's stretch of the text, `start` to `end`, with its members where it has any.

    `start` is past an anchor. A mapping's members are pairs of the key's node and the value's.
    """

    __slots__ = ("end", "members", "start", "style")

    def __init__(self, start: int, end: int, style: Style, members: Members = None) -> None:
        self.start = start
        self.end = end
        self.style = style
        self.members = members


Members: TypeAlias = "dict[str, tuple[Node, Node]] | list[Node] | None"


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


def spelled(path: Sequence[str | int]) -> str:
    """Return a path as it is shown: `sections[1].regions[0].name`."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


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
    builder = _Builder(file)
    try:
        # The loader itself, not `yaml.parse`: that asks for every event twice.
        loader = _LOADER(file.text)
        try:
            while (event := loader.get_event()) is not None:
                builder.take(event)
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        raise SourceError([*builder.problems, _syntax(file, error)]) from None
    except yaml.YAMLError as error:
        problem = Problem("yaml-syntax", Place(file.name), found=str(error).split("\n")[0])
        raise SourceError([*builder.problems, problem]) from None
    return Marked(file, builder.data, builder.root, tuple(builder.problems))


class _Frame:
    """A collection that is being read; `key` is the last key read, `waiting` for its value."""

    __slots__ = (
        "anchor",
        "is_mapping",
        "key",
        "key_node",
        "node",
        "skip",
        "value",
        "waiting",
        "weight",
    )

    def __init__(self, value: Any, node: Node, anchor: str | None, weight: int) -> None:
        self.value = value
        self.node = node
        self.anchor = anchor
        self.weight = weight
        self.is_mapping = isinstance(value, dict)
        self.key = ""
        self.key_node = node
        self.waiting = self.skip = False


class _Builder:
    """Takes parser events one by one and keeps data and nodes in step."""

    def __init__(self, file: TextFile) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.data: Plain = None
        self.root = Node(0, 0, "plain")
        self._frames: list[_Frame] = []
        self._top: _Frame | None = None
        self._anchors: dict[str, tuple[Plain, Node, int] | None] = {}
        self._nodes = self._weight = self._repeated = self._documents = 0

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._scalar(event)
        elif kind is yaml.MappingStartEvent:
            self._begin(event, {}, {})
        elif kind is yaml.SequenceStartEvent:
            self._begin(event, [], [])
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._finish(event)
        elif kind is yaml.AliasEvent:
            self._alias(event)
        elif kind is yaml.DocumentStartEvent:
            self._documents += 1
            if self._documents > 1:
                self._refuse("yaml-documents", event)

    def _scalar(self, event: Any) -> None:
        text: str = event.value
        style = _STYLES.get(event.style, "plain")
        start: int = event.start_mark.index
        if event.anchor or event.tag is not None:
            start = self._start(event)
        node = Node(start, event.end_mark.index, style)
        self._weight += 1 + len(text)
        top = self._top
        if top is not None and top.is_mapping and not top.waiting:
            self._key(top, text, node)
            return
        value = None if style == "plain" and text in _NULLS else text
        if event.anchor:
            self._anchors[event.anchor] = value, node, 1 + len(text)
        self._add(value, node)

    def _key(self, frame: _Frame, key: str, node: Node) -> None:
        frame.waiting, frame.key, frame.key_node = True, key, node
        frame.skip = key in frame.value
        if frame.skip and len(self.problems) < MOST_TWICE:
            members = frame.node.members
            assert isinstance(members, dict)
            line, _ = self.file.position(members[key][0].start)
            place = self.file.place(node.start, spelled((*self._path(), key)))
            values = {"first": str(line)}
            self.problems.append(Problem("duplicate-key", place, found=key, values=values))

    def _add(self, value: Any, node: Node) -> None:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            self._refuse_at(node.start, "too-large", limit=MOST_NODES)
        frame = self._top
        if frame is None:
            self.data, self.root = value, node
            return
        members: Any = frame.node.members
        if not frame.is_mapping:
            frame.value.append(value)
            members.append(node)
            return
        frame.waiting = False
        if not frame.skip:
            frame.value[frame.key] = value
            members[frame.key] = frame.key_node, node

    def _begin(self, event: Any, value: Any, members: Members) -> None:
        self._no_key(event)
        if len(self._frames) == DEEPEST:
            self._refuse("too-deep", event, limit=DEEPEST)
        style: Style = "flow" if event.flow_style else "block"
        node = Node(self._start(event), event.end_mark.index, style, members)
        if event.anchor:
            self._anchors[event.anchor] = None
        self._add(value, node)
        self._top = _Frame(value, node, event.anchor, self._weight)
        self._frames.append(self._top)

    def _finish(self, event: Any) -> None:
        frame = self._frames.pop()
        self._top = self._frames[-1] if self._frames else None
        frame.node.end = event.end_mark.index
        self._weight += 1
        if frame.anchor:
            weight = self._weight - frame.weight
            self._anchors[frame.anchor] = frame.value, frame.node, weight

    def _alias(self, event: Any) -> None:
        self._no_key(event)
        name = f"*{event.anchor}"
        if event.anchor not in self._anchors:
            self._refuse("yaml-alias", event, found=name)
        target = self._anchors[event.anchor]
        if target is None:
            self._refuse("yaml-alias-cycle", event, found=name)
        value, node, weight = target
        self._weight += weight
        self._repeated += weight
        if self._repeated > MOST_REPEATED:
            self._refuse("too-many-aliases", event, limit=MOST_REPEATED)
        if len(self._frames) + _depth(value) > DEEPEST:
            self._refuse("too-deep", event, limit=DEEPEST)
        start, end = event.start_mark.index, event.end_mark.index
        self._add(value, Node(start, end, "alias", node.members))

    def _no_key(self, event: Any) -> None:
        if self._top is not None and self._top.is_mapping and not self._top.waiting:
            self._refuse("yaml-key", event)

    def _path(self) -> Path:
        """Return the path of the collection that is being read."""
        return tuple(
            frame.key if frame.is_mapping else len(frame.value) - 1 for frame in self._frames[:-1]
        )

    def _start(self, event: Any) -> int:
        """Return where the value itself starts, past its anchor; refuse a tag."""
        if event.tag is not None:
            self._refuse("yaml-tag", event, found=event.tag)
        start: int = event.start_mark.index
        if event.anchor:
            start += 1 + len(event.anchor)
            while start < event.end_mark.index and self.file.text[start] in " \t":
                start += 1
        return start

    def _refuse(
        self, code: str, event: Any, *, found: str | None = None, limit: int | None = None
    ) -> NoReturn:
        self._refuse_at(event.start_mark.index, code, found=found, limit=limit)

    def _refuse_at(
        self, index: int, code: str, *, found: str | None = None, limit: int | None = None
    ) -> NoReturn:
        path = self._path() if code != "too-deep" else ()
        place = self.file.place(index, spelled(path) or None)
        expected = None if limit is None else f"{limit:,}"
        raise SourceError([*self.problems, Problem(code, place, found=found, expected=expected)])


def _depth(value: Plain) -> int:
    """Return how many collections stand one inside the other in `value`."""
    deepest = 0
    waiting = [(value, 1)]
    while waiting:
        found, depth = waiting.pop()
        if isinstance(found, dict | list):
            deepest = max(deepest, depth)
            members = found.values() if isinstance(found, dict) else found
            waiting.extend((member, depth + 1) for member in members)
    return deepest


def _syntax(file: TextFile, error: yaml.MarkedYAMLError) -> Problem:
    said = " ".join(part for part in (error.context, error.problem) if part)
    code = next((code for words, code in _SYNTAX if words in said), "yaml-syntax")
    opening = code in ("yaml-quote", "yaml-bracket") and error.context_mark
    mark = opening or error.problem_mark or error.context_mark
    if mark is None:
        return Problem(code, Place(file.name), found=error.problem)
    found = error.problem
    if code == "yaml-character":
        found = file.text[mark.index : mark.index + 1]
        code = "yaml-tab" if found == "\t" else code
    return Problem(code, file.place(mark.index), found=found)


def walk(data: Plain) -> Iterator[tuple[Path, str]]:
    """Yield each string with its path, in the order of the text."""
    waiting: list[tuple[Path, Plain]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, str):
            yield path, value
        elif isinstance(value, dict):
            waiting.extend((((*path, key), member) for key, member in reversed(value.items())))
        elif isinstance(value, list):
            members = list(enumerate(value))
            waiting.extend(((*path, index), member) for index, member in reversed(members))
