"""Reads a Word file the way a reader sees it, for the tests: texts in order, parts, ids."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import docx
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
CONTROLS = re.compile("[\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]")
OF_FIGURES = ("Map Key", "Picture Caption", "Credit")


@dataclass(frozen=True)
class WordFile:
    data: bytes

    @cached_property
    def package(self) -> zipfile.ZipFile:
        return zipfile.ZipFile(io.BytesIO(self.data))

    @cached_property
    def document(self) -> docx.document.Document:
        return docx.Document(io.BytesIO(self.data))

    def names(self) -> list[str]:
        return self.package.namelist()

    def root(self, name: str = "word/document.xml") -> etree._Element:
        return etree.fromstring(self.package.read(name))

    def roots(self) -> Iterator[tuple[str, etree._Element]]:
        for name in self.names():
            if name.endswith(".xml") and name.startswith("word/"):
                yield name, self.root(name)

    @cached_property
    def style_names(self) -> dict[str, str]:
        return {
            style.get(f"{W}styleId"): style.find(f"{W}name").get(f"{W}val")
            for style in self.root("word/styles.xml").iter(f"{W}style")
        }

    def style_of(self, paragraph: etree._Element) -> str:
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return self.style_names[style.get(f"{W}val")] if style is not None else "Normal"

    def pieces(self) -> list[tuple[str, str]]:
        """Return `(key, text)` of each keyed control, in the file's order."""
        return [
            (control.find(f"{W}sdtPr/{W}tag").get(f"{W}val"), text_of(control))
            for control in self.root().iter(f"{W}sdt")
            if control.find(f"{W}sdtPr/{W}tag") is not None
        ]

    def paragraphs(self) -> Iterator[tuple[str, str]]:
        """Yield `(style, text)` of each paragraph of the body, numbers of headings included."""
        counted = [0] * 9
        for paragraph in self.root().iter(f"{W}p"):
            style, text = self.style_of(paragraph), text_of(paragraph)
            level = paragraph.find(f"{W}pPr/{W}numPr/{W}ilvl")
            number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
            if style.startswith("heading ") and number is not None and number.get(f"{W}val") != "0":
                depth = int(level.get(f"{W}val"))
                counted[depth] += 1
                counted[depth + 1 :] = [0] * (8 - depth)
                text = ".".join(map(str, counted[: depth + 1])) + " " + text
            yield style, text

    def words(self) -> list[str]:
        """Return the body's words in reading order, contents' page numbers left out."""
        found: list[str] = []
        for style, text in self.paragraphs():
            if style.startswith("toc "):
                text = text.rpartition("\t")[0]
            if style not in OF_FIGURES:
                found += text.split()
        return found


def text_of(element: etree._Element) -> str:
    """Return an element's text without bidi controls, tabs and breaks kept."""
    parts = []
    for node in element.iter(f"{W}t", f"{W}tab", f"{W}br"):
        if node.tag == f"{W}t":
            parts.append(node.text or "")
        elif node.getparent().tag == f"{W}r":
            parts.append("\t" if node.tag == f"{W}tab" else "\n")
    return CONTROLS.sub("", "".join(parts))
