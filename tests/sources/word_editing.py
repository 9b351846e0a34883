"""Edits a Word file as an editor's hand would, by its XML: for tests of what `pull` takes back."""

from __future__ import annotations

import copy
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MAIN = "word/document.xml"


def w(name: str) -> str:
    return f"{{{W}}}{name}"


class WordEditor:
    """The main part of a Word file, open for edits; `save` returns the file's bytes.

    `left_out` names parts that an editor dropped, `links` gives targets in the place of others.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        with ZipFile(BytesIO(data)) as package:
            self.root = etree.fromstring(package.read(_MAIN))
        self.left_out: set[str] = set()
        self.links: dict[str, str] = {}

    def save(self) -> bytes:
        file = BytesIO()
        with ZipFile(BytesIO(self._data)) as old, ZipFile(file, "w") as new:
            for entry in old.infolist():
                data = etree.tostring(self.root) if entry.filename == _MAIN else old.read(entry)
                if entry.filename.endswith("document.xml.rels"):
                    for link, other in self.links.items():
                        data = data.replace(f'"{link}"'.encode(), f'"{other}"'.encode())
                if not any(entry.filename.startswith(name) for name in self.left_out):
                    new.writestr(ZipInfo(entry.filename), data)
        return file.getvalue()

    def control(self, key: str) -> etree._Element:
        (found,) = self.controls(key)
        return found

    def controls(self, key: str) -> list[etree._Element]:
        return [tag.getparent().getparent() for tag in self.root.iter(w("tag"))
                if tag.get(w("val")) == key]  # fmt: skip

    def content(self, key: str) -> etree._Element:
        return self.control(key).find(w("sdtContent"))

    def text(self, key: str) -> str:
        return "".join(t.text or "" for t in self.content(key).iter(w("t")))

    def paragraph(self, key: str) -> etree._Element:
        return next(self.control(key).iterancestors(w("p")))

    def row(self, key: str) -> etree._Element:
        return next(self.control(key).iterancestors(w("tr")))

    def type_over(self, key: str, text: str) -> None:
        """Replace a piece's text, in its control."""
        content = self.content(key)
        for child in list(content):
            content.remove(child)
        if text:
            content.append(run(text))

    def embolden(self, key: str, words: str) -> None:
        """Select words within one run of a piece and press Ctrl+B; Word parts the run."""
        self._restyle(key, words, ("b", "bCs"))

    def unmark(self, key: str) -> None:
        """Take every run's formatting, and links, away from a piece."""
        content = self.content(key)
        runs = list(content.iter(w("r")))
        for child in list(content):
            content.remove(child)
        for part in runs:
            properties = part.find(w("rPr"))
            if properties is not None:
                part.remove(properties)
            content.append(part)

    def link(self, key: str, words: str, target: str) -> None:
        """Make words of a piece a link, in the long form of a field."""
        part = self._restyle(key, words, ())
        for position, inner in enumerate(_link_field(target)):
            part.addprevious(inner) if position < 3 else part.addnext(inner)

    def _restyle(self, key: str, words: str, properties: tuple[str, ...]) -> etree._Element:
        run_ = next(r for r in self.content(key).iter(w("r")) if words in r.find(w("t")).text)
        before, _, after = run_.find(w("t")).text.partition(words)
        parts = [copy.deepcopy(run_) for _ in range(3)]
        for part, text in zip(parts, (before, words, after), strict=True):
            part.find(w("t")).text = text
            run_.addprevious(part)
        remove(run_)
        for name in reversed(properties):
            parts[1].find(w("rPr")).insert(0, etree.Element(w(name)))
        return parts[1]

    def replace(self, text: str, other: str) -> None:
        """Type over the one run that has a text."""
        (found,) = (part for part in self.root.iter(w("t")) if part.text == text)
        found.text = other

    def retype(self, key: str, text: str) -> None:
        """Select a paragraph whole and type: control and bookmark go with what stood there."""
        paragraph = self.paragraph(key)
        for child in list(paragraph):
            if child.tag != w("pPr"):
                paragraph.remove(child)
        paragraph.append(run(text))

    def type_after(self, key: str, text: str) -> None:
        """Type behind a piece's control, at the end of its paragraph."""
        self.paragraph(key).append(run(text))

    def delete_paragraph(self, key: str) -> None:
        remove(self.paragraph(key))

    def delete_row(self, key: str) -> None:
        remove(self.row(key))

    def new_paragraph(self, key: str, text: str) -> None:
        """Press Enter behind a piece's paragraph and type."""
        fresh = etree.Element(w("p"))
        fresh.append(run(text))
        self.paragraph(key).addnext(fresh)

    def split(self, key: str, head: str, tail: str) -> None:
        """Press Enter within a piece: Word makes one control of two paragraphs of it."""
        paragraph, control = self.paragraph(key), self.control(key)
        content = control.find(w("sdtContent"))
        for child in list(content):
            content.remove(child)
        paragraph.addprevious(control)
        for text in (head, tail):
            part = etree.SubElement(content, w("p"))
            part.append(run(text))
        remove(paragraph)

    def merge(self, first: str, second: str) -> None:
        """Press Delete at a paragraph's end: Word keeps the controls of both in one paragraph."""
        gone = self.paragraph(second)
        for child in list(gone):
            if child.tag != w("pPr"):
                self.paragraph(first).append(child)
        remove(gone)

    def copy_row(self, key: str) -> etree._Element:
        """Copy a row below itself: tags are repeated, bookmarks are not."""
        row = self.row(key)
        fresh = copy.deepcopy(row)
        for name in ("bookmarkStart", "bookmarkEnd"):
            for mark in list(fresh.iter(w(name))):
                remove(mark)
        row.addnext(fresh)
        return fresh

    def drop_tags(self) -> None:
        """Forget every tag, as LibreOffice does."""
        for tag in list(self.root.iter(w("tag"))):
            remove(tag)

    def drop_bookmarks(self) -> None:
        """Forget every bookmark."""
        for name in ("bookmarkStart", "bookmarkEnd"):
            for mark in list(self.root.iter(w(name))):
                remove(mark)

    def track(self, kind: str, key: str, text: str = "") -> None:
        """Wrap a piece's text in a tracked deletion, or add a tracked insertion behind it."""
        content = self.content(key)
        change = etree.Element(w(kind), {w("id"): "900", w("author"): "المدير"})
        if kind == "ins":
            change.append(run(text))
        else:
            for child in list(content):
                change.append(child)
            for part in change.iter(w("t")):
                part.tag = w("delText")
        content.append(change)

    def track_row(self, kind: str, row: etree._Element) -> None:
        """Mark a row as inserted or deleted."""
        properties = row.find(w("trPr"))
        etree.SubElement(properties, w(kind), {w("id"): "901", w("author"): "المدير"})


def set_cells(row: etree._Element, texts: list[str | None]) -> None:
    """Type over the cells of a row; None leaves one as it is."""
    for cell, text in zip(row.iterchildren(w("tc")), texts, strict=True):
        if text is None:
            continue
        paragraph = cell.find(w("p"))
        for child in list(paragraph):
            if child.tag != w("pPr"):
                paragraph.remove(child)
        if text:
            paragraph.append(run(text))


def _link_field(target: str) -> list[etree._Element]:
    begin, code, separate, end = (etree.Element(w("r")) for _ in range(4))
    etree.SubElement(code, w("instrText")).text = f' HYPERLINK "{target}" '
    for part, kind in ((begin, "begin"), (separate, "separate"), (end, "end")):
        etree.SubElement(part, w("fldChar")).set(w("fldCharType"), kind)
    return [begin, code, separate, end]


def run(text: str) -> etree._Element:
    element = etree.Element(w("r"))
    etree.SubElement(element, w("t")).text = text
    return element


def remove(element: etree._Element) -> None:
    element.getparent().remove(element)
