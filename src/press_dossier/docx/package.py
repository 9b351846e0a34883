"""The file's package: our own base document, opened and written by rules of our own."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI, PackURI
from docx.opc.part import Part

from press_dossier.docx.archive import pack, parts_in
from press_dossier.docx.markup import attribute

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.package import Package

_P = TypeVar("_P", bound=Part)
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_THEME = "application/vnd.openxmlformats-officedocument.theme+xml"
_BASE = Path(__file__).parent / "base"
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


def open_base() -> WordDocument:
    """Open our base document: `base/` holds its parts, one file each."""
    return docx.Document(io.BytesIO(pack(parts_in(_BASE))))


def require_part(document: WordDocument, name: str, part_type: type[_P], kind: str) -> _P:
    """Return the main part's part of a kind, taken from our base where the file has none.

    `name` is its name in `word/` without ending, `kind` its relationship.
    """
    main = document.part
    try:
        return cast(_P, main.part_related_by(kind))
    except KeyError:
        blob = dict(parts_in(_BASE))[f"word/{name}.xml"]
        content_type = _THEME if kind == RELATIONSHIP_TYPE.THEME else f"{_WORD}.{name}+xml"
        uri = main.package.next_partname(f"/word/{name.rstrip('1')}%d.xml")
        part = cast(_P, part_type.load(uri, content_type, blob, main.package))
        main.relate_to(part, kind)
        return part


def add_part(
    source: Part | Package,
    name: str,
    content_type: str,
    relationship: str,
    package: Package,
    data: bytes = b"",
) -> tuple[Part, str]:
    """Add a part under a free name and return it with its relationship's id.

    `name` may hold `%d` for the number that makes it free, as in `/word/header%d.xml`.
    """
    uri = package.next_partname(name) if "%d" in name else PackURI(name)
    part = Part(uri, content_type, data, package)
    return part, source.relate_to(part, relationship)


def write(package: Package, written: Mapping[str, bytes]) -> bytes:
    """Return the package as a zip file, the same bytes for the same parts.

    `written` gives, by name, the bytes of parts that were written apart from it.
    """
    return pack(_members(package, written))


def _members(package: Package, written: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    parts = list(package.iter_parts())
    yield CONTENT_TYPES_URI.membername, _content_types(parts)
    yield PACKAGE_URI.rels_uri.membername, package.rels.xml
    for part in parts:
        yield part.partname.membername, written.get(part.partname) or part.blob
        if len(part.rels):
            yield part.partname.rels_uri.membername, part.rels.xml


def _content_types(parts: list[Part]) -> bytes:
    """Return `[Content_Types].xml` (ISO 29500-2, 10.1.2)."""
    endings = {"rels", "xml", *(part.partname.ext for part in parts)}
    defaults = "".join(
        f'<Default Extension="{ending}" ContentType="{_DEFAULTS[ending]}"/>'
        for ending in sorted(endings & _DEFAULTS.keys())
    )
    overrides = "".join(
        f'<Override PartName="{attribute(part.partname)}" ContentType="{part.content_type}"/>'
        for part in sorted(parts, key=lambda part: str(part.partname))
        if _DEFAULTS.get(part.partname.ext) != part.content_type
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Types xmlns="{_TYPES}">{defaults}{overrides}</Types>'
    ).encode()
