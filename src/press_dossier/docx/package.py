"""The file's package: our own base document, opened and written by rules of our own."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import docx
from docx.opc.constants import CONTENT_TYPE
from docx.opc.oxml import CT_Types, serialize_part_xml
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI, PackURI
from docx.opc.part import Part

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.opc.package import OpcPackage

_BASE = Path(__file__).parent / "base"
_TIMELESS = (1980, 1, 1, 0, 0, 0)
"""The date of every member: a zip file can hold none before it."""
# Content types by the name's ending; every other part is named one by one.
_DEFAULTS: Mapping[str, str] = {
    "rels": CONTENT_TYPE.OPC_RELATIONSHIPS,
    "xml": CONTENT_TYPE.XML,
    "png": CONTENT_TYPE.PNG,
    "jpeg": CONTENT_TYPE.JPEG,
    "svg": "image/svg+xml",
    "odttf": "application/vnd.openxmlformats-officedocument.obfuscatedFont",
    "xlsx": CONTENT_TYPE.SML_SHEET,
}
_PACKED = frozenset(("png", "jpeg", "xlsx"))
"""Endings of parts that are compressed already."""


def open_base() -> WordDocument:
    """Open our base document: `base/` holds its parts, one file each."""
    return docx.Document(io.BytesIO(_base_bytes()))


@cache
def _base_bytes() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for path in sorted(_BASE.rglob("*")):
            if path.is_file():
                package.writestr(path.relative_to(_BASE).as_posix(), path.read_bytes())
    return file.getvalue()


def add_part(
    source: Part | OpcPackage,
    name: str,
    content_type: str,
    relationship: str,
    package: OpcPackage,
    data: bytes = b"",
) -> tuple[Part, str]:
    """Add a part under a free name and return it with its relationship's id.

    `name` may hold `%d` for the number that makes it free, as in `/word/header%d.xml`.
    """
    uri = package.next_partname(name) if "%d" in name else PackURI(name)
    part = Part(uri, content_type, data, package)
    return part, source.relate_to(part, relationship)


def write(package: OpcPackage, written: Mapping[str, bytes]) -> bytes:
    """Return the package as a zip file, the same bytes for the same parts.

    `written` gives, by name, the bytes of parts that were written apart from it.
    """
    parts = list(package.iter_parts())
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        _add(archive, CONTENT_TYPES_URI, _content_types(parts))
        _add(archive, PACKAGE_URI.rels_uri, package.rels.xml)
        for part in parts:
            _add(archive, part.partname, written.get(part.partname) or part.blob)
            if len(part.rels):
                _add(archive, part.partname.rels_uri, part.rels.xml)
    return file.getvalue()


def _add(archive: zipfile.ZipFile, name: PackURI, data: bytes) -> None:
    info = zipfile.ZipInfo(name.membername, _TIMELESS)
    packed = name.ext.lower() in _PACKED
    info.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    archive.writestr(info, data)


def _content_types(parts: list[Part]) -> bytes:
    """Return `[Content_Types].xml` (ISO 29500-2, 10.1.2)."""
    types = CT_Types.new()
    endings = {"rels", "xml", *(part.partname.ext for part in parts)}
    for ending in sorted(endings & _DEFAULTS.keys()):
        types.add_default(ending, _DEFAULTS[ending])
    for part in sorted(parts, key=lambda part: str(part.partname)):
        if _DEFAULTS.get(part.partname.ext) != part.content_type:
            types.add_override(part.partname, part.content_type)
    return serialize_part_xml(types)
