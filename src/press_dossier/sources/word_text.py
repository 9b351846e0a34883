"""Walks the main part of a Word file: pieces, rows, loose paragraphs, tracked changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple

from lxml import etree

from press_dossier.sources.word_found import (
    Change,
    Found,
    Loose,
    Stretch,
    WordRow,
    attributed,
)

Tracked = Literal["accept", "reject"]

_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
_SPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_RELATIONS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_MARKS_OF_PARAGRAPH = [
    etree.XPath("w:pPr/w:rPr/w:ins | w:pPr/w:rPr/w:del", namespaces={"w": space})
    for space in _SPACES
]
_LINK_FIELD = re.compile(r'\s*HYPERLINK\s+"([^"]+)"')
# Properties are looked at where what they belong to opens.
_PROPERTIES = frozenset(("pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sectPr"))
_TRACKED = {"ins": "ins", "moveTo": "ins", "del": "del", "moveFrom": "del"}
_UNREAD = _PROPERTIES | {"drawing", "pict", "object", "AlternateContent", "instrText"}
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_JOINER = "\ufeff"
"""Binds what Word would part at a hyphen; no source has it."""
_MOST_SHOWN = 80


@dataclass(slots=True)
class _Cell:
    paragraphs: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Row:
    table: int
    number: int
    paragraph: int
    found: int
    loose: int
    """What was found before it."""
    cells: list[_Cell] = field(default_factory=list)
    is_gone: bool = False


class _Control(NamedTuple):
    """A content control that is open."""

    key: str | None
    is_contents: bool
    is_prompt: bool


class Reader:
    """Walks the main part once, element by element, and keeps what is open."""

    def __init__(
        self,
        tracked: Tracked | None,
        strong: Mapping[str, bool | None] | None = None,
        links: Mapping[str, str] | None = None,
    ) -> None:
        """`strong` says of character styles by id what `Mark.is_strong` does, `links` targets."""
        self._strong_styles = strong or {}
        self._targets = links or {}
        self._links: list[str | None] = []
        self._is_strong: bool | None = False
        self.found: list[Found] = []
        self.loose: list[Loose] = []
        self.rows: list[WordRow] = []
        self.changes: list[Change] = []
        self._dropped = "ins" if tracked == "reject" else "del"
        self._controls: list[_Control] = []
        self._marks: dict[str, str] = {}
        self._rows: list[_Row] = []
        self._tables: list[int] = []
        self._table_count = self._row_count = self._paragraph = 0
        self._stretches: list[Stretch] = []
        self._joins_next = False
        self._fields: list[str] = []

    def read(self, root: etree._Element) -> None:
        """Read a main part, from its root."""
        self._walk(root)

    def _walk(self, element: etree._Element) -> None:
        name = _name(element)
        if name == "r":
            self._run(element)
        elif name not in _UNREAD and not (name in _TRACKED and self._is_dropped(name, element)):
            self._start(name, element)
            for child in element:
                self._walk(child)
            self._end(name)

    def _run(self, run: etree._Element) -> None:
        self._is_strong = False
        for child in run:
            name = _name(child)
            if name == "rPr":
                self._is_strong = self._strong(child)
            elif name in ("t", "delText"):
                self._write(child.text or "")
            elif name == "fldChar":
                self._field(_attribute(child, "fldCharType"))
            elif name == "instrText":
                if self._fields:
                    self._fields[-1] += child.text or ""
            elif name in _CHARACTERS:
                self._write(_CHARACTERS[name])
            else:
                self._walk(child)

    def _start(self, name: str, element: etree._Element) -> None:
        match name:
            case "p":
                self._open_paragraph(element)
            case "tc" if self._rows:
                self._rows[-1].cells.append(_Cell())
            case "tr":
                self._open_row(element)
            case "sdt":
                self._open_control(element)
            case "bookmarkStart":
                key = _attribute(element, "name")
                if _KEY.fullmatch(key):
                    self._marks[_attribute(element, "id")] = key
                    self._begin(key)
            case "bookmarkEnd":
                self._marks.pop(_attribute(element, "id"), None)
            case "hyperlink":
                target = _attribute_of(_RELATIONS, element, "id")
                self._links.append(self._targets.get(target))
            case "tbl":
                self._table_count += 1
                self._tables.append(self._table_count)

    def _end(self, name: str) -> None:
        match name:
            case "p":
                self._close_paragraph()
            case "tr" if self._rows:
                self._close_row(self._rows.pop())
            case "sdt":
                self._controls.pop()
            case "hyperlink":
                self._links.pop()
            case "tbl":
                self._tables.pop()
            case "body":
                self._joins_next = False
                self._close_paragraph()

    def _is_dropped(self, name: str, element: etree._Element) -> bool:
        """Say whether a tracked change takes this element's text away; remember the change."""
        kind = _TRACKED[name]
        text = "".join(
            part.text or "" for part in element.iter() if _name(part) in ("t", "delText")
        )
        if text:
            self._remember(kind, text, element)
        return kind == self._dropped

    def _remember(self, kind: str, text: str, element: etree._Element) -> None:
        shown = text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 1]}…"
        said: Literal["inserted", "deleted"] = "inserted" if kind == "ins" else "deleted"
        self.changes.append(Change(said, shown, _attribute(element, "author")))

    def _open_control(self, element: etree._Element) -> None:
        properties = next((child for child in element if _name(child) == "sdtPr"), ())
        children = {_name(child): child for child in properties}
        tag = _attribute(children["tag"], "val") if "tag" in children else ""
        key = tag if _KEY.fullmatch(tag) else None
        is_contents, is_prompt = "docPartObj" in children, "showingPlcHdr" in children
        self._controls.append(_Control(key, is_contents, is_prompt))
        if key is not None:
            self._begin(key)

    def _key(self) -> str | None:
        """Return the key of text that is written now: the innermost tag's, else bookmark's."""
        for control in reversed(self._controls):
            if control.key is not None:
                return control.key
        return next(reversed(self._marks.values()), None)

    @property
    def _is_in_contents(self) -> bool:
        return any(control.is_contents for control in self._controls)

    def _begin(self, key: str) -> None:
        """Note that a piece stands here, though it may be empty."""
        if not any(stretch.key == key for stretch in self._stretches):
            self._stretches.append(Stretch(key))

    def _write(self, text: str) -> None:
        if self._is_silent():
            return
        text = text.replace(_JOINER, "")
        key = self._key()
        if not self._stretches or self._stretches[-1].key != key:
            self._stretches.append(Stretch(key))
        self._stretches[-1].write(text, self._is_strong, self._link())

    def _strong(self, properties: etree._Element) -> bool | None:
        """Whether a run is strong: by its own weight, that of Arabic first, else by its style."""
        own = {_name(child): _attribute(child, "val") for child in properties}
        for weight in ("bCs", "b"):
            if weight in own:
                return own[weight] not in ("0", "false", "off")
        return self._strong_styles.get(own.get("rStyle", ""), False)

    def _link(self) -> str | None:
        """Return the target of text that is written now, None where it is no link."""
        if self._links:
            return self._links[-1]
        for code in self._fields:
            found = _LINK_FIELD.match(code)
            if found:
                return found[1]
        return None

    def _is_silent(self) -> bool:
        """Whether text here is a field's code, the contents, a note's mark or a prompt."""
        is_silent = any(control.is_contents or control.is_prompt for control in self._controls)
        return is_silent or any(
            "\0" not in code or code.split("\0")[0].split()[:1] in (["TOC"], ["NOTEREF"])
            for code in self._fields
        )

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append("")
        elif kind == "separate" and self._fields:
            self._fields[-1] += "\0"
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _open_row(self, element: etree._Element) -> None:
        self._row_count += 1
        table = self._tables[-1] if self._tables else 0
        row = _Row(table, self._row_count, self._paragraph + 1, len(self.found), len(self.loose))
        for properties in (child for child in element if _name(child) == "trPr"):
            for mark in properties:
                if _name(mark) in ("ins", "del"):
                    text = " ".join(t.text or "" for t in element.iter() if _name(t) == "t")
                    self._remember(_name(mark), text, mark)
                    row.is_gone = row.is_gone or _name(mark) == self._dropped
        self._rows.append(row)

    def _close_row(self, row: _Row) -> None:
        if row.is_gone:
            del self.found[row.found :], self.loose[row.loose :]
            return
        self.rows.append(
            WordRow(
                row.table,
                tuple("\n".join(cell.paragraphs) for cell in row.cells),
                tuple(tuple(cell.keys) for cell in row.cells),
                row.paragraph,
            )
        )

    def _open_paragraph(self, element: etree._Element) -> None:
        if not self._joins_next:
            self._paragraph += 1
        self._joins_next = False
        for mark in _paragraph_marks(element):
            kind = _name(mark)
            self._remember(kind, "¶", mark)
            self._joins_next = self._joins_next or kind == self._dropped

    def _close_paragraph(self) -> None:
        if self._joins_next:
            return
        stretches, self._stretches = self._stretches, []
        if self._is_in_contents:
            return
        whole = "".join(stretch.text for stretch in stretches)
        keyed = list(attributed(stretches))
        row = self._rows[-1] if self._rows else None
        if row is not None and row.cells:
            row.cells[-1].paragraphs.append(whole)
            row.cells[-1].keys += [key for key, _ in keyed]
        for key, one in keyed:
            number = row.number if row is not None else None
            self.found.append(Found(key, one.text, self._paragraph, number, tuple(one.marks)))
        if not keyed and whole.strip():
            table = row.table if row is not None else None
            all_of_it = Stretch(None)
            for stretch in stretches:
                all_of_it.take(stretch)
            start = len(whole) - len(whole.lstrip())
            text = Stretch(None)
            text.take(all_of_it, start, start + len(whole.strip()))
            self.loose.append(Loose(text.text, self._paragraph, table, tuple(text.marks)))


def _paragraph_marks(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Yield the tracked changes of a paragraph's mark itself."""
    for path in _MARKS_OF_PARAGRAPH:
        yield from path(paragraph)


def _name(element: etree._Element | None) -> str:
    """Return an element's local name; that of another vocabulary only where it is skipped."""
    return "" if element is None or not isinstance(element.tag, str) else _local(element.tag)


@lru_cache(maxsize=1024)
def _local(tag: str) -> str:
    space, _, name = tag[1:].partition("}")
    return name if space in _SPACES or name == "AlternateContent" else ""


def _attribute(element: etree._Element, name: str) -> str:
    return _attribute_of(_SPACES, element, name)


def _attribute_of(spaces: Sequence[str], element: etree._Element, name: str) -> str:
    for space in spaces:
        value = element.get(f"{{{space}}}{name}")
        if value is not None:
            return str(value)
    return ""
