"""Bookmarks, nested as the headings are (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from dataclasses import dataclass, field

from press_dossier.document import Heading, plain
from press_dossier.pdf.archive import ArchiveDocument, reference, text_string
from press_dossier.pdf.sheet import Anchor


@dataclass(slots=True)
class _Entry:
    level: int
    number: int
    title: str
    anchor: Anchor | None
    children: list[_Entry] = field(default_factory=list)

    @property
    def open_count(self) -> int:
        """How many entries are seen beneath it when all are open."""
        return sum(1 + child.open_count for child in self.children)


def add_outline(
    document: ArchiveDocument, headings: list[Heading], anchors: dict[str, Anchor]
) -> int | None:
    """Add the bookmarks and return their number; None where there is no heading."""
    root = _Entry(0, document.allocate(), "", None)
    path = [root]
    for heading in headings:
        while path[-1].level >= heading.level:
            path.pop()
        number = f"{heading.number} " if heading.number else ""
        entry = _Entry(
            heading.level,
            document.allocate(),
            number + plain(heading.title.text),
            anchors[heading.title.key],
        )
        path[-1].children.append(entry)
        path.append(entry)
    _write(document, root, b"/Type/Outlines")
    return root.number if root.children else None


def _write(document: ArchiveDocument, entry: _Entry, entries: bytes) -> None:
    children = entry.children
    if children:
        entries += b"/First %b/Last %b/Count %d" % (
            reference(children[0].number),
            reference(children[-1].number),
            entry.open_count,
        )
    document.put(entry.number, b"<<" + entries + b">>")
    for index, child in enumerate(children):
        assert child.anchor is not None
        links = b"/Parent " + reference(entry.number)
        if index:
            links += b"/Prev " + reference(children[index - 1].number)
        if index + 1 < len(children):
            links += b"/Next " + reference(children[index + 1].number)
        target = b"/Dest[%d 0 R/XYZ null %.1f null]" % (child.anchor.page, child.anchor.y)
        _write(document, child, links + b"/Title" + text_string(child.title) + target)
