"""What a corrected Word file says: the text of each piece, rows, loose paragraphs, changes.

A piece is known by the tag of its content control, else by the bookmark of the same key that
stands around it: LibreOffice drops the tags, ONLYOFFICE the bookmarks of deleted rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from press_dossier import provenance
from press_dossier.errors import Place, Problem, SourceError
from press_dossier.provenance import Provenance
from press_dossier.sources import package, textfile
from press_dossier.sources.word_found import Change, Found, Loose, Mark, WordRow
from press_dossier.sources.word_text import Reader, Tracked

_STRONG = frozenset(("strong", "strong emphasis"))
"""Names of styles, lower case: Word's and LibreOffice's."""
_DOUBTFUL = "doubtful"
"""The style of what the proof copy doubts, strong or not."""

__all__ = ["Change", "Found", "Loose", "Mark", "Tracked", "WordFile", "WordRow", "decode", "read"]


@dataclass(frozen=True)
class WordFile:
    """A Word file as read. `memory` is what it remembers of its making, None where it is lost.

    `renamed` gives the key that the file has by the one that the source has since.
    """

    name: str
    memory: Provenance | None
    found: Mapping[str, tuple[Found, ...]]
    loose: tuple[Loose, ...]
    rows: tuple[WordRow, ...]
    changes: tuple[Change, ...]
    renamed: Mapping[str, str] = field(default_factory=dict)

    def written(self, key: str) -> str | None:
        """Return the hash of the text that a piece was made with, None where it is not known."""
        return self.memory.hashes.get(key) if self.memory else None


def read(path: Path, tracked: Tracked | None = None) -> WordFile:
    """Read a Word file, its tracked changes accepted or rejected.

    Raises SourceError for a file that is no Word file or not safe, and, where there are tracked
    changes and `tracked` does not say what to do, with a problem `tracked-change` for each.
    """
    return decode(textfile.read_bytes(path, package.LARGEST_FILE), str(path), tracked)


def decode(data: bytes, name: str, tracked: Tracked | None = None) -> WordFile:
    """Read a Word file's bytes; see `read`."""
    opened = package.open_package(data, name)
    main_name = _main(opened, name)
    main = package.part(opened, main_name, name)
    if main is None:
        raise SourceError(Problem("not-a-word-file", Place(name), found=name))
    folder, _, file = main_name.rpartition("/")
    styles = _strong_styles(opened, f"{folder}/styles.xml", name)
    reader = Reader(tracked, styles, _links(opened, f"{folder}/_rels/{file}.rels", name))
    reader.read(_root(main, name))
    if reader.changes and tracked is None:
        raise SourceError(_unsettled(change, name) for change in reader.changes)
    found: dict[str, list[Found]] = {}
    for one in reader.found:
        found.setdefault(one.key, []).append(one)
    return WordFile(
        name,
        provenance.read(data),
        {key: tuple(ones) for key, ones in found.items()},
        tuple(reader.loose),
        tuple(reader.rows),
        tuple(reader.changes),
    )


def _main(opened: ZipFile, name: str) -> str:
    """Return the main part's name: Word for the web writes `word/document2.xml`."""
    for relationship in _root(package.part(opened, "_rels/.rels", name) or b"<none/>", name):
        if relationship.get("Type", "").endswith("/officeDocument"):
            return str(relationship.get("Target", "")).lstrip("/")
    return provenance.DOCUMENT


def _strong_styles(opened: ZipFile, part: str, name: str) -> dict[str, bool | None]:
    """Return the ids of styles that make text strong; with None of those that hide whether."""
    found: dict[str, bool | None] = {}
    for style in _root(package.part(opened, part, name) or b"<none/>", name):
        named = {_local(child): child for child in style}.get("name")
        names = set(_value(named, "val").lower().removesuffix(" rtl").split(" and "))
        if names & _STRONG:
            found[_value(style, "styleId")] = True
        elif _DOUBTFUL in names:
            found[_value(style, "styleId")] = None
    return found


def _links(opened: ZipFile, part: str, name: str) -> dict[str, str]:
    """Return the targets of links by their relationships' ids."""
    return {
        relationship.get("Id", ""): relationship.get("Target", "")
        for relationship in _root(package.part(opened, part, name) or b"<none/>", name)
        if relationship.get("Type", "").endswith("/hyperlink")
    }


def _local(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def _value(element: etree._Element | None, name: str) -> str:
    """Return an attribute by its local name."""
    values = element.attrib.items() if element is not None else ()
    return next((str(value) for key, value in values if etree.QName(key).localname == name), "")


def _root(data: bytes, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise SourceError(Problem("package-broken", Place(name), found=name)) from None


def _unsettled(change: Change, name: str) -> Problem:
    values = {"kind": change.kind, "author": change.author}
    return Problem("tracked-change", Place(name), found=change.text, values=values)
