"""A tagged PDF as a screen reader meets it: the tree, and the text that each element holds.

file = TaggedFile(data)
file.spoken()   # (role, text) in the tree's order
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf

_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CODE = re.compile(rb"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>")


def normal(text: str) -> str:
    """Return a text without bidi controls, white space to one space."""
    return " ".join(_CONTROLS.sub("", unicodedata.normalize("NFC", text)).split())


@dataclass
class Node:
    """A structure element with its marked contents and its children, in order."""

    role: str
    dictionary: pikepdf.Dictionary
    parent: Node | None
    kids: list[Node | str] = field(default_factory=list)

    def text(self) -> str:
        """What is read aloud: its own texts and its children's."""
        return "".join(kid if isinstance(kid, str) else kid.text() for kid in self.kids)

    def walk(self) -> Iterator[Node]:
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()


class TaggedFile:
    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(BytesIO(data))
        self.pages = list(self.pdf.pages)
        self._numbers = {page.obj.objgen: index for index, page in enumerate(self.pages)}
        self._fonts: dict[tuple[int, int], dict[str, str]] = {}
        self.contents = [self._page_texts(page) for page in self.pages]
        """Page → marked-content id → text."""
        self.seen: set[tuple[int, int]] = set()
        """Marked contents that the tree knows."""
        self.annotations: list[pikepdf.Object] = []
        """Annotations that the tree knows."""
        self.root = self._node(self.pdf.Root.StructTreeRoot.K, None)

    def spoken(self, *roles: str) -> list[tuple[str, str]]:
        """Return role and text of the elements of these roles, in the tree's order."""
        return [
            (node.role, normal(node.text()))
            for node in self.root.walk()
            if node.role in roles or not roles
        ]

    def nodes(self, role: str) -> list[Node]:
        return [node for node in self.root.walk() if node.role == role]

    def outline(self) -> list[tuple[int, str]]:
        """Return depth and title of each bookmark."""
        return list(self._entries(self.pdf.Root.Outlines.First, 1))

    def _entries(self, entry: pikepdf.Object, depth: int) -> Iterator[tuple[int, str]]:
        while True:
            yield depth, str(entry.Title)
            if "/First" in entry:
                yield from self._entries(entry.First, depth + 1)
            if "/Next" not in entry:
                return
            entry = entry.Next

    def _node(self, element: pikepdf.Dictionary, parent: Node | None) -> Node:
        node = Node(str(element.S)[1:], element, parent)
        kids = element.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if not isinstance(kid, pikepdf.Dictionary):
                node.kids.append(self._content(element.Pg, int(kid)))
            elif kid.get("/Type") == "/MCR":
                node.kids.append(self._content(kid.Pg, int(kid.MCID)))
            elif kid.get("/Type") == "/OBJR":
                self.annotations.append(kid.Obj)
            else:
                node.kids.append(self._node(kid, node))
        return node

    def _content(self, page: pikepdf.Dictionary, mcid: int) -> str:
        number = self._numbers[page.objgen]
        assert (number, mcid) not in self.seen, "two elements hold the same marked content"
        self.seen.add((number, mcid))
        return self.contents[number][mcid]

    def _page_texts(self, page: pikepdf.Page) -> dict[int, str]:
        texts: dict[int, str] = {}
        marks: list[int | str | None] = []
        font: dict[str, str] = {}
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "BDC" | "BMC":
                    properties = operands[1] if len(operands) > 1 else {}
                    mcid = properties.get("/MCID")
                    if mcid is not None:
                        texts.setdefault(int(mcid), "")
                    marks.append(str(operands[0]) if mcid is None else int(mcid))
                case "EMC":
                    marks.pop()
                case "Tf":
                    font = self._font(page.Resources.Font[str(operands[0])])
                case "Tj" | "TJ":
                    parts = operands[0]
                    codes = (
                        b"".join(
                            bytes(part)
                            for part in (parts if isinstance(parts, pikepdf.Array) else [parts])
                            if isinstance(part, pikepdf.String)
                        )
                        .hex()
                        .upper()
                    )
                    letters = [font[codes[at : at + 4]] for at in range(0, len(codes), 4)]
                    reverse = "/ReversedChars" in marks
                    owner = next((mark for mark in marks if isinstance(mark, int)), None)
                    assert owner is not None or "/Artifact" in marks, "text outside any mark"
                    if owner is not None:
                        texts[owner] += "".join(reversed(letters) if reverse else letters)
        assert not marks
        return texts

    def _font(self, font: pikepdf.Dictionary) -> dict[str, str]:
        key = font.objgen
        if key not in self._fonts:
            self._fonts[key] = {
                code.decode().upper(): bytes.fromhex(text.decode()).decode("utf-16-be")
                for code, text in _CODE.findall(font.ToUnicode.read_bytes())
            }
        return self._fonts[key]
