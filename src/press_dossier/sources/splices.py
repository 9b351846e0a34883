"""Which stretches of a YAML text an edit replaces, and by what."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from press_dossier.sources.edits import Add, Drop, Edit, PatchError, Put
from press_dossier.sources.marked import Marked, Node, Path, Plain, spelled
from press_dossier.sources.scalars import on_one_line, scalar

_NARROWEST = 40
"""Columns of the narrowest block scalar that keeps its width."""


@dataclass(frozen=True, slots=True)
class Splice:
    """A stretch of the text, by indices of characters, and what replaces it."""

    start: int
    end: int
    text: str


class Splicer:
    """Finds the stretches of one text that edits replace."""

    def __init__(self, marked: Marked) -> None:
        self._marked = marked
        self._text = marked.file.text
        self._newline = "\r\n" if "\r\n" in self._text else "\n"

    def splices(self, edits: Sequence[Edit]) -> list[Splice]:
        """Return the splices of all edits, those at one place in their order."""
        found: list[Splice] = []
        changes: dict[Path, list[Edit]] = defaultdict(list)
        gone = {edit.path for edit in edits if isinstance(edit, Drop)}
        for edit in edits:
            holders = len(edit.path) + isinstance(edit, Add)
            if any(edit.path[:length] in gone for length in range(1, holders)):
                continue
            if isinstance(edit, Put):
                node = self._marked.node(edit.path)
                if node is not None:
                    found.append(self._put(edit, node))
                    continue
            changes[edit.path if isinstance(edit, Add) else edit.path[:-1]].append(edit)
        for path, members in changes.items():
            found += self._changes(path, members)
        return found

    def _changes(self, path: Path, edits: list[Edit]) -> list[Splice]:
        """Return the splices of what comes to and goes from one collection."""
        node = self._marked.node(path)
        adds = [edit for edit in edits if isinstance(edit, Add)]
        if adds and (node is None or node.members is None):
            return self._new_list(path, node, [add.value for add in adds])
        if node is None or node.style not in ("flow", "block"):
            raise PatchError(spelled(path))
        gone = {edit.path[-1] for edit in edits if isinstance(edit, Drop)}
        if isinstance(node.members, dict):
            fresh = {str(e.path[-1]): e.text for e in edits if isinstance(e, Put)}
            if node.style == "flow":
                return list(self._flow_mapping(node, gone, fresh))
            return list(self._block_mapping(path, node, gone, fresh))
        if node.style == "flow":
            return list(self._flow_list(node, gone, adds))
        return list(self._block_list(path, node, gone, adds))

    def _put(self, edit: Put, node: Node) -> Splice:
        if node.members is not None:
            raise PatchError(spelled(edit.path))
        if node.style in ("literal", "folded"):
            end = self._content_end(node)
            return Splice(node.start, end, self._block_scalar(node, end, edit.text))
        style = "plain" if node.style == "alias" else node.style
        written = scalar(edit.text, style, is_flow=self._is_in_flow(edit.path))
        glued = node.start == node.end and self._text[node.start - 1 : node.start] == ":"
        return Splice(node.start, node.end, f" {written}" if glued else written)

    def _new_list(self, path: Path, node: Node | None, values: list[Plain]) -> list[Splice]:
        """Return the splice that makes a list where its field is blank or not there."""
        written = on_one_line(values)
        if node is not None:
            gap = " " if self._text[node.start - 1 : node.start] == ":" else ""
            return [Splice(node.start, node.end, gap + written)]
        holder = self._marked.node(path[:-1])
        if holder is None or not isinstance(holder.members, dict):
            raise PatchError(spelled(path))
        return [self._new_field(path[:-1], holder, f"{path[-1]}: {written}")]

    def _new_field(self, path: Path, node: Node, written: str) -> Splice:
        if node.style == "flow":
            last = list(node.members or ())
            end = self._pair_end(node, str(last[-1])) if last else node.start + 1
            return Splice(end, end, f", {written}" if last else written)
        if node.style != "block":
            raise PatchError(spelled(path))
        return self._lines_after(self._content_end(node), self._column(node.start), [written])

    def _block_list(
        self, path: Path, node: Node, gone: set[str | int], adds: list[Add]
    ) -> Iterable[Splice]:
        members = node.members
        assert isinstance(members, list)
        dashes = self._dashes(node, members)
        indent = self._column(dashes[0])
        for position in sorted(position for position in gone if isinstance(position, int)):
            start, end = dashes[position], self._line_end(self._content_end(members[position]))
            if self._text[self._line_start(start) : start].strip():
                if position + 1 == len(members):
                    raise PatchError(spelled(path))
                yield Splice(start, dashes[position + 1], "")
            else:
                yield Splice(self._line_start(start), end, "")
        if len(gone) == len(members) and not adds:
            key, _ = self._marked.pair(path) or (None, None)
            if key is not None:
                colon = self._text.index(":", key.end) + 1
                yield Splice(colon, colon, " []")
        for add in adds:
            like = members[max(add.index - 1, 0)]
            lines = self._member(add.value, like, indent)
            if add.index == 0:
                start = self._line_start(dashes[0])
                written = "".join(f"{' ' * indent}{line}{self._newline}" for line in lines)
                yield Splice(start, start, written)
            else:
                yield self._lines_after(self._content_end(members[add.index - 1]), indent, lines)

    def _member(self, value: Plain, like: Node, indent: int) -> list[str]:
        """Return a block list's new member, laid out as one of its others."""
        if isinstance(value, dict) and like.style == "block":
            fields = [
                f"{key}: {on_one_line(member, is_flow=False)}" for key, member in value.items()
            ]
            return [f"- {fields[0]}", *(f"  {field}" for field in fields[1:])]
        if isinstance(value, str) and like.style in ("literal", "folded"):
            lines = self._block_scalar(like, self._content_end(like), value, indent + 2)
            first, *rest = lines.split(self._newline)
            return [f"- {first}", *(line[indent:] for line in rest)]
        if isinstance(value, str):
            style = like.style if like.style in ("single", "double") else "plain"
            return [f"- {scalar(value, style, is_flow=False)}"]
        return [f"- {on_one_line(value)}"]

    def _block_mapping(
        self, path: Path, node: Node, gone: set[str | int], fresh: dict[str, str]
    ) -> Iterable[Splice]:
        members = node.members
        assert isinstance(members, dict)
        names = list(members)
        for position, name in enumerate(names):
            if name not in gone:
                continue
            start, end = members[name][0].start, self._content_end(members[name][1])
            if not self._text[self._line_start(start) : start].strip():
                yield Splice(self._line_start(start), self._line_end(end), "")
            elif position + 1 < len(names):
                yield Splice(start, members[names[position + 1]][0].start, "")
            else:
                raise PatchError(spelled(path))
        for name, text in fresh.items():
            yield self._new_field(path, node, f"{name}: {scalar(text, 'plain', is_flow=False)}")

    def _flow_mapping(
        self, node: Node, gone: set[str | int], fresh: dict[str, str]
    ) -> Iterable[Splice]:
        members = node.members
        assert isinstance(members, dict)
        stretches = [
            (members[name][0].start, self._pair_end(node, name), name in gone) for name in members
        ]
        added = [f"{name}: {scalar(text, 'plain', is_flow=True)}" for name, text in fresh.items()]
        return self._flow_splices(node, stretches, {len(stretches): added})

    def _flow_list(self, node: Node, gone: set[str | int], adds: list[Add]) -> Iterable[Splice]:
        members = node.members
        assert isinstance(members, list)
        stretches = [
            (member.start, member.end, position in gone) for position, member in enumerate(members)
        ]
        added: dict[int, list[str]] = defaultdict(list)
        for add in adds:
            added[add.index].append(on_one_line(add.value))
        return self._flow_splices(node, stretches, added)

    def _flow_splices(
        self,
        node: Node,
        stretches: list[tuple[int, int, bool]],
        added: dict[int, list[str]],
    ) -> Iterable[Splice]:
        """Yield splices of what lies between the members that stay, never of those."""
        between = ", "
        if len(stretches) > 1:
            between = self._text[stretches[0][1] : stretches[1][0]]
            between = between if between.strip() == "," else ", "
        reached, kept_before = node.start + 1, False
        new: list[str] = []
        is_changed = False
        for position, (start, end, is_gone) in enumerate(stretches):
            new += added.get(position, ())
            if is_gone:
                is_changed = True
                continue
            if new or is_changed:
                lead = self._text[node.start + 1 : stretches[0][0]]
                opening = between if kept_before else lead
                parts = [*new, ""]
                yield Splice(reached, start, opening + between.join(parts))
            reached, kept_before, new, is_changed = end, True, [], False
        new += added.get(len(stretches), ())
        if new or is_changed:
            tail = stretches[-1][1] if stretches else node.end - 1
            opening = between if kept_before and new else ""
            yield Splice(reached, tail, opening + between.join(new))

    def _pair_end(self, node: Node, name: str) -> int:
        assert isinstance(node.members, dict)
        key, value = node.members[name]
        return max(key.end, value.end)

    def _dashes(self, node: Node, members: list[Node]) -> list[int]:
        """Return where the dash of each member stands."""
        column = self._column(node.start)
        dashes = [node.start]
        for before in members[:-1]:
            position = self._line_end(self._content_end(before))
            while self._text[position + column : position + column + 1] != "-" or (
                self._text[position : position + column].strip()
            ):
                position = self._line_end(position)
                if position >= len(self._text):
                    raise PatchError("a list whose members share lines")
            dashes.append(position + column)
        return dashes

    def _lines_after(self, end: int, indent: int, lines: list[str]) -> Splice:
        """Return the splice that puts lines below the one where `end` lies."""
        position = self._line_end(end)
        written = self._newline.join(f"{' ' * indent}{line}" for line in lines)
        if position and self._text[position - 1] != "\n":
            return Splice(position, position, self._newline + written)
        return Splice(position, position, written + self._newline)

    def _block_scalar(self, like: Node, end: int, text: str, indent: int | None = None) -> str:
        """Return a text as a block scalar with the header and about the width of another."""
        header, _, body = self._text[like.start : end].partition("\n")
        lines = [line for line in body.splitlines() if line.strip()]
        if not lines:
            return scalar(text, "double", is_flow=False)
        if indent is None:
            indent = min(len(line) - len(line.lstrip(" ")) for line in lines)
        width = max(_NARROWEST, *(len(line.strip()) for line in lines))
        if len(lines) == 1:
            width = max(width, len(text) + 1)
        wrapped = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
        return self._newline.join([header.rstrip("\r"), *(" " * indent + line for line in wrapped)])

    def _content_end(self, node: Node) -> int:
        """Return where a value's last character ends, comments and blank lines below left out."""
        if node.style in ("literal", "folded"):
            return node.start + len(self._text[node.start : node.end].rstrip())
        if node.style != "block" or not node.members:
            return node.end
        if isinstance(node.members, list):
            return self._content_end(node.members[-1])
        key, value = list(node.members.values())[-1]
        return max(key.end + 1, self._content_end(value))

    def _is_in_flow(self, path: Path) -> bool:
        nodes = (self._marked.node(path[:length]) for length in range(len(path)))
        return any(node is not None and node.style == "flow" for node in nodes)

    def _line_start(self, position: int) -> int:
        return self._text.rfind("\n", 0, position) + 1

    def _line_end(self, position: int) -> int:
        """Return where the next line starts."""
        end = self._text.find("\n", position)
        return len(self._text) if end < 0 else end + 1

    def _column(self, position: int) -> int:
        return position - self._line_start(position)
