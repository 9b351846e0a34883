"""Builds plain data and its nodes from a YAML parser's events, within limits.

Nothing is typed here, and nothing recurses: depth costs no stack.
"""

from __future__ import annotations

from typing import Any, NoReturn

import yaml

from press_dossier.errors import Problem, SourceError
from press_dossier.sources.nodes import Members, Node, Path, Plain, Style, spelled
from press_dossier.sources.textfile import TextFile

DEEPEST = 50
MOST_NODES = 1_000_000
MOST_REPEATED = 200_000
"""Characters that aliases may repeat in all, a node counted as one more."""
MOST_TWICE = 1_000
"""Duplicate keys that are told."""

_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_STYLES: dict[str, Style] = {"'": "single", '"': "double", "|": "literal", ">": "folded"}


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


class Builder:
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
        """Take the next event. Raises SourceError where a limit is passed."""
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
