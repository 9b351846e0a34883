"""What a Word file remembers of its making: a Custom XML part with hashes, never texts.

    <provenance xmlns="urn:make-dossier:provenance" format="1" template="official"
                letterhead="" source="<sha-256>" document="<sha-256 of word/document.xml>">
      <piece key="title" hash="…"/>
    </provenance>

A file without keys (`--clean`) has no such part: only the hash of its main part, as its version.

`docx` writes both, `sources.word` reads the part, and `writing` asks whether a file is as it was
made.
"""

from __future__ import annotations

import hashlib
import html
import io
import unicodedata
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from press_dossier.document import Piece

FORMAT = "1"
NAMESPACE = "urn:make-dossier:provenance"
DOCUMENT = "word/document.xml"
_CORE = "docProps/core.xml"
_MARK = "sha256-"
_HASH_LENGTH = 16
_PART_LIMIT = 50_000_000
"""Bytes of the largest part that is unpacked for reading."""

# Bidi controls (UAX #9, 2) and joiners carry no words; editors add and drop them at will.
_CONTROLS = dict.fromkeys(
    (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2060, 0xFEFF)
)
_DIGITS = {
    ord(digit): str(value)
    for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹")
    for value, digit in enumerate(digits)
}
_FOLDED = _CONTROLS | _DIGITS


@dataclass(frozen=True, slots=True)
class Provenance:
    """What the part says. `letterhead` is the hash of the office's file, "" without one."""

    template: str
    source: str
    """SHA-256 of the source's bytes, hexadecimal."""
    letterhead: str = ""
    document: str = ""
    """SHA-256 of `word/document.xml`, hexadecimal."""
    hashes: Mapping[str, str] = field(default_factory=dict)
    """Key to hash of the piece's normal form, in reading order."""
    format: str = FORMAT


def normal_form(text: str) -> str:
    """Return what two texts are compared by: NFC, no bidi controls, single spaces, 0-9 digits."""
    return " ".join(unicodedata.normalize("NFC", text.translate(_FOLDED)).split())


def normal_row(text: str) -> str:
    """Return the normal form of an annex row, its cells parted by tabs."""
    return "\t".join(normal_form(cell) for cell in text.split("\t"))


def text_hash(normal: str) -> str:
    """Return the hash of a normal form: 16 hexadecimal digits."""
    return hashlib.sha256(normal.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH_LENGTH]


def piece_hash(piece: Piece) -> str:
    """Return the hash of a piece's text."""
    return text_hash(normal_row("".join(span.text for span in piece.text)))


def document_hash(document_xml: bytes) -> str:
    """Return the hash of a main part."""
    return hashlib.sha256(document_xml).hexdigest()


def hashes(pieces: Iterable[Piece]) -> dict[str, str]:
    """Return the hash of each piece by its key."""
    return {piece.key: piece_hash(piece) for piece in pieces}


def to_xml(provenance: Provenance) -> bytes:
    """Return the Custom XML part."""
    head = "".join(
        f' {name}="{html.escape(value)}"'
        for name, value in (
            ("format", provenance.format),
            ("template", provenance.template),
            ("letterhead", provenance.letterhead),
            ("source", provenance.source),
            ("document", provenance.document),
        )
    )
    pieces = "".join(
        f'<piece key="{key}" hash="{value}"/>' for key, value in provenance.hashes.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<provenance xmlns="{NAMESPACE}"{head}>{pieces}</provenance>'
    ).encode()


def from_xml(part: bytes) -> Provenance | None:
    """Read a Custom XML part; None where it is another program's, or broken."""
    from xml.etree import ElementTree

    if NAMESPACE.encode() not in part or b"<!DOCTYPE" in part:
        return None
    try:
        root = ElementTree.fromstring(part)
    except ElementTree.ParseError:
        return None
    if root.tag != f"{{{NAMESPACE}}}provenance":
        return None
    return Provenance(
        template=root.get("template", ""),
        source=root.get("source", ""),
        letterhead=root.get("letterhead", ""),
        document=root.get("document", ""),
        hashes={
            piece.get("key", ""): piece.get("hash", "")
            for piece in root.iter(f"{{{NAMESPACE}}}piece")
        },
        format=root.get("format", ""),
    )


def read(docx: bytes) -> Provenance | None:
    """Return what a Word file remembers; None where it has no part of ours or is no Word file."""
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as package:
            for info in package.infolist():
                if info.filename.startswith("customXml/item") and info.file_size <= _PART_LIMIT:
                    found = from_xml(package.read(info))
                    if found is not None:
                        return found
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return None
    return None


def mark(document_xml: bytes) -> str:
    """Return the core property `version` of a file without keys: the hash of its main part."""
    return f"{_MARK}{document_hash(document_xml)}"


def untouched(docx: bytes) -> bool:
    """Say whether a Word file's text is as it was made: no program has saved it since."""
    provenance = read(docx)
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as package:
            if any(package.getinfo(name).file_size > _PART_LIMIT for name in (DOCUMENT, _CORE)):
                return False
            main = document_hash(package.read(DOCUMENT))
            if provenance is not None:
                return main == provenance.document
            return f">{_MARK}{main}<".encode() in package.read(_CORE)
    except (zipfile.BadZipFile, OSError, ValueError, KeyError, NotImplementedError, RuntimeError):
        return False
