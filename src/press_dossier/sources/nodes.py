"""YAML values as plain data, and the nodes that say where in the text each one stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"
Path = tuple[str | int, ...]
Style = Literal["plain", "single", "double", "literal", "folded", "block", "flow", "alias"]


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


def spelled(path: Sequence[str | int]) -> str:
    """Return a path as it is shown: `sections[1].regions[0].name`."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


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
