"""Fonts in the file: subsets of whole Unicode blocks, obfuscated (ISO 29500-4, 17.8.1).

Whole blocks, so that the text stays editable: a letter typed later is there too.
"""

from __future__ import annotations

import hashlib
import struct
import uuid
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import uharfbuzz as hb
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.oxml import serialize_part_xml
from docx.opc.part import Part
from docx.oxml.parser import parse_xml

from press_dossier.docx.job import Job
from press_dossier.docx.markup import Value, children, declarations, put, tag
from press_dossier.docx.package import add_part, require_part
from press_dossier.errors import Place, Problem, SourceError
from press_dossier.look import Look

Embedding = Literal["subset", "full", "none"]

_FONT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_FONT_RELATION = f"{RT.FONT_TABLE.rpartition('/')[0]}/font"
_EMBEDDED = tuple(map(tag, ("embedRegular", "embedBold", "embedItalic", "embedBoldItalic")))
_OBFUSCATED = 32
_RESTRICTED = 0x0002
_NO_SUBSET = 0x0100
_BITMAPS_ONLY = 0x0200
_NAME_OF_FAMILY = 1
_LATIN_TWINS = {"noto-naskh-arabic": "noto-serif", "noto-kufi-arabic": "noto-sans"}

# Basic Latin to Latin Extended-A, General Punctuation, Currency; Arabic, its Supplement and the
# forms that other programs ask for by code.
_BLOCKS = (
    *((0x0020, 0x017F), (0x2000, 0x206F), (0x20A0, 0x20CF)),
    *((0x0600, 0x06FF), (0x0750, 0x077F), (0xFE70, 0xFEFF)),
    (0x2D30, 0x2D7F),
)


@dataclass(frozen=True, slots=True)
class Face:
    """What Word wants to know of a family, from its regular file's `OS/2` and `name` tables."""

    name: str
    panose: str
    signature: dict[str, str]
    embedding: int
    """`fsType`: what the licence allows."""


@lru_cache(maxsize=32)
def face(path: Path) -> Face:
    """Read a font file."""
    loaded = hb.Face(hb.Blob.from_file_path(str(path)))
    table = bytes(loaded.reference_table("OS/2").data)
    ranges = struct.unpack_from(">4I", table, 42)
    pages = struct.unpack_from(">2I", table, 78) if len(table) >= 86 else (0, 0)
    signature = {f"usb{n}": f"{value:08X}" for n, value in enumerate(ranges)}
    signature |= {f"csb{n}": f"{value:08X}" for n, value in enumerate(pages)}
    return Face(
        loaded.get_name(_NAME_OF_FAMILY) or path.parent.name,
        table[32:42].hex().upper(),
        signature,
        struct.unpack_from(">H", table, 8)[0],
    )


def latin(look: Look, family: str) -> str:
    """Return the family that Latin and digits beside a family's Arabic are set in.

    Its own, whose design the PDF shows; for Noto's Arabic the family that its Latin was taken
    from, since on other machines older releases without Latin, if installed, beat the embedded
    ones.
    """
    twin = _LATIN_TWINS.get(family, family)
    for name in (twin, family):
        if name in look.families and _has_latin(look.families[name].regular):
            return name
    return look.faces.fallback[0]


@lru_cache(maxsize=32)
def _has_latin(path: Path) -> bool:
    held = hb.Face(hb.Blob.from_file_path(str(path))).unicodes
    return set(range(0x21, 0x7F)) <= set(held)


def names(look: Look) -> dict[str, str]:
    """Return the name of each family that the file names: body, heading, and Latin text's."""
    arabic = (look.faces.body, look.faces.heading)
    used = dict.fromkeys((*arabic, *(latin(look, family) for family in arabic)))
    return {family: face(look.families[family].regular).name for family in used}


def add_fonts(job: Job, embed: Embedding) -> None:
    """List the families in the font table, and embed them.

    A family that is embedded already keeps its entry; one in whose place the office has its own
    is left out. Raises SourceError where a face's licence forbids what is asked.
    """
    look, letters = job.document.look, job.letters
    shown = {letters.latin, letters.heading_latin or letters.latin}
    shown |= {letters.names[look.faces.body], letters.names[look.faces.heading]}
    families = [look.families[family] for family, name in names(look).items() if name in shown]
    part = require_part(job.word, "fontTable", Part, RT.FONT_TABLE)
    root = parse_xml(part.blob)
    listed = {entry.get(tag("name")): entry for entry in root.iterchildren(tag("font"))}
    embedded = False
    for family in families:
        about = face(family.regular)
        former = listed.get(about.name)
        if former is not None:
            if embed == "none" or next(former.iterchildren(*_EMBEDDED), None) is not None:
                continue
            root.remove(former)
        values: dict[str, Value] = {
            "panose1": about.panose,
            "charset": "00",
            "family": "auto",
            "pitch": "variable",
            "sig": dict(about.signature),
        }
        if embed != "none":
            values["embedRegular"] = _embedded(part, family.regular, embed)
            if family.bold is not None:
                values["embedBold"] = _embedded(part, family.bold, embed)
            embedded = True
        inner = children("font", values).replace(" w:id=", " r:id=")
        entry = f'<w:font{declarations(("w", "r"))} w:name="{about.name}">{inner}</w:font>'
        root.append(parse_xml(entry))
    job.written[part.partname] = serialize_part_xml(root)
    if embedded:
        put(job.word.settings.element, "embedTrueTypeFonts", True)


def _embedded(part: Part, path: Path, embed: Embedding) -> Value:
    data, key = _obfuscated(path, embed)
    package = part.package
    name = "/word/fonts/font%d.odttf"
    _, related = add_part(part, name, _FONT_TYPE, _FONT_RELATION, package, data)
    return {"id": related, "fontKey": f"{{{key}}}"}


@lru_cache(maxsize=32)
def _obfuscated(path: Path, embed: Embedding) -> tuple[bytes, str]:
    """Return a font file whose first 32 bytes are mixed with its key, and the key."""
    _check_licence(path, embed)
    data = path.read_bytes() if embed == "full" else _subset(path)
    key = uuid.UUID(bytes=hashlib.sha256(data).digest()[:16], version=4)
    mask = key.bytes[::-1] * 2
    start = bytes(a ^ b for a, b in zip(data[:_OBFUSCATED], mask, strict=True))
    return start + data[_OBFUSCATED:], str(key).upper()


def _check_licence(path: Path, embed: Embedding) -> None:
    allowed = face(path).embedding
    forbidden = _BITMAPS_ONLY | (_NO_SUBSET if embed == "subset" else 0)
    if allowed & 0x000E == _RESTRICTED or allowed & forbidden:
        raise SourceError(
            Problem(
                "font-not-embeddable",
                Place(str(path)),
                found=f"fsType {allowed:#06x}",
                values={"font": face(path).name},
            )
        )


def _subset(path: Path) -> bytes:
    plan = hb.SubsetInput()
    for first, last in _BLOCKS:
        plan.unicode_set.add_range(first, last)
    plan.flags = hb.SubsetFlags.NO_HINTING
    return bytes(plan.subset(hb.Face(hb.Blob.from_file_path(str(path)))).blob.data)
