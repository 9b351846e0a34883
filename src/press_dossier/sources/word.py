"""What a corrected Word file says: the text of each piece, rows, loose paragraphs, changes.

A piece is known by the tag of its content control, else by the bookmark of the same key that
stands around it: LibreOffice drops the tags, ONLYOFFICE the bookmarks of deleted rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from press_dossier import provenance
from press_dossier.errors import Place, Problem, SourceError
from press_dossier.provenance import Provenance
from press_dossier.sources import package, textfile
from press_dossier.sources.word_text import Change, Found, Loose, Reader, Tracked, WordRow

__all__ = ["Change", "Found", "Loose", "Tracked", "WordFile", "WordRow", "decode", "read"]


@dataclass(frozen=True)
class WordFile:
    """A Word file as read. `memory` is what it remembers of its making, None where it is lost."""

    name: str
    memory: Provenance | None
    found: Mapping[str, tuple[Found, ...]]
    loose: tuple[Loose, ...]
    rows: tuple[WordRow, ...]
    changes: tuple[Change, ...]


def read(path: Path, tracked: Tracked | None = None) -> WordFile:
    """Read a Word file, its tracked changes accepted or rejected.

    Raises SourceError for a file that is no Word file or not safe, and, where there are tracked
    changes and `tracked` does not say what to do, with a problem `tracked-change` for each.
    """
    return decode(textfile.read_bytes(path, package.LARGEST_FILE), str(path), tracked)


def decode(data: bytes, name: str, tracked: Tracked | None = None) -> WordFile:
    """Read a Word file's bytes; see `read`."""
    opened = package.open_package(data, name)
    main = package.part(opened, _main(opened, name), name)
    if main is None:
        raise SourceError(Problem("not-a-word-file", Place(name), found=name))
    reader = Reader(tracked)
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


def _root(data: bytes, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise SourceError(Problem("package-broken", Place(name), found=name)) from None


def _unsettled(change: Change, name: str) -> Problem:
    values = {"kind": change.kind, "author": change.author}
    return Problem("tracked-change", Place(name), found=change.text, values=values)
