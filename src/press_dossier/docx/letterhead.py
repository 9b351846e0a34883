"""The office's own file as a base: checked before it is opened, its text left out.

What stays are its page, heads and feet, styles, numbering, fonts, theme and settings. Nothing
that runs, and nothing that is fetched from elsewhere, comes in.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, cast
from zipfile import ZipFile

import docx
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.exceptions import OpcError
from docx.oxml.parser import parse_xml
from lxml import etree

from press_dossier.docx.archive import pack
from press_dossier.docx.markup import remove, tag
from press_dossier.errors import Place, Problem, SourceError
from press_dossier.look import Page
from press_dossier.sources.package import open_package, part

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.section import CT_SectPr

_TYPES = "[Content_Types].xml"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_RUNS = re.compile(r"macroEnabled|vbaProject|vbaData|activeX|oleObject", re.IGNORECASE)
"""Content types and relationships of what runs in Word."""
_FETCHED = frozenset(("aFChunk", "subDocument", "frame"))
"""Relationships to other documents."""
_LINKS = ("http:", "https:", "mailto:", "tel:")
_KEPT = frozenset((RT.STYLES, RT.SETTINGS, RT.NUMBERING, RT.THEME, RT.FONT_TABLE))
_UNWANTED_SETTINGS = (
    *("writeProtection", "documentProtection", "attachedTemplate", "mailMerge", "trackRevisions"),
    *("updateFields", "saveSubsetFonts", "footnotePr", "endnotePr", "docVars", "rsids"),
    *("attachedSchema", "schemaLibrary"),
)
"""Prompts, protection, and what would point to parts that are left out."""
_TWIPS_PER_MM = 1440 / 25.4
_A4 = {"w": 11906, "h": 16838}
_MARGINS = {"top": 1440, "right": 1440, "bottom": 1440, "left": 1440, "gutter": 0}


@dataclass
class Report:
    """What was taken from a letterhead, and what was not."""

    page: Page
    heads: int = 0
    feet: int = 0
    styles_kept: list[str] = field(default_factory=list)
    """Its styles that our text takes as they are."""
    styles_completed: list[str] = field(default_factory=list)
    """Its styles that lacked something of right to left: ours are based on them."""
    styles_added: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    """Names of its parts that do not ride in the new file."""


def open_letterhead(data: bytes, name: str | None = None) -> tuple[WordDocument, Report]:
    """Open a `.docx` or `.dotx` without its text; its last section's page, heads and feet stay.

    Also returns a report of its page and of what was left out.

    Raises SourceError with every reason why the file is not used: `letterhead-not-word`,
    `letterhead-macros`, `letterhead-attached-template`, `letterhead-external`, and the codes of
    `sources.package`.
    """
    document = _opened(_checked(data, name), name)
    before = _names(document)
    section = _last_section(document)
    used = {section.get(tag("r:id")) for section in _references(section)}
    for identifier, relationship in list(document.part.rels.items()):
        if relationship.reltype not in _KEPT and identifier not in used:
            del document.part.rels[identifier]
    for name_ in _UNWANTED_SETTINGS:
        remove(document.settings.element, name_)
    _keep_package_parts(document)
    left_out = sorted(before - _names(document))
    return document, Report(section_page(section), left_out=left_out)


@lru_cache(maxsize=4)
def page_of(data: bytes) -> Page:
    """Return the page and margins that a letterhead gives; raises as `open_letterhead` does."""
    return open_letterhead(data)[1].page


def section_page(section: CT_SectPr) -> Page:
    """Return a section's page in millimetres. The gutter lies at the right."""
    size = _attributes(section, "pgSz", _A4)
    margins = _attributes(section, "pgMar", _MARGINS)

    def millimetres(twips: int) -> float:
        return round(abs(twips) / _TWIPS_PER_MM, 1)

    return Page(
        width=millimetres(size["w"]),
        height=millimetres(size["h"]),
        top=millimetres(margins["top"]),
        bottom=millimetres(margins["bottom"]),
        start=millimetres(margins["right"] + margins["gutter"]),
        end=millimetres(margins["left"]),
    )


def _attributes(section: etree._Element, name: str, standard: dict[str, int]) -> dict[str, int]:
    found = section.find(tag(name))
    values = {} if found is None else found.attrib
    read = {key: values.get(tag(key), "") for key in standard}
    return {
        key: int(value) if re.fullmatch(r"-?\d{1,6}", value) else standard[key]
        for key, value in read.items()
    }


def _checked(data: bytes, name: str | None) -> bytes:
    """Return the file as a document of Word's, after every part was looked at."""
    package = open_package(data, name)
    types = part(package, _TYPES, name)
    if types is None:
        raise SourceError(Problem("letterhead-not-word", Place(name), found=name))
    problems = [*_active(types, name), *_relationship_problems(package, name)]
    if problems:
        raise SourceError(problems)
    known = {CT.WML_DOCUMENT_MAIN, _TEMPLATE}
    if not known & set(re.findall(r'ContentType="([^"]*)"', types.decode("utf-8", "replace"))):
        raise SourceError(Problem("letterhead-not-word", Place(name), found=name))
    renamed = types.replace(_TEMPLATE.encode(), CT.WML_DOCUMENT_MAIN.encode())
    if renamed == types:
        return data
    members = ((n, renamed if n == _TYPES else package.read(n)) for n in package.namelist())
    return pack(members)


def _active(types: bytes, name: str | None) -> Iterator[Problem]:
    found = _RUNS.search(types.decode("utf-8", "replace"))
    if found:
        yield Problem("letterhead-macros", Place(name), found=found.group())


def _relationship_problems(package: ZipFile, name: str | None) -> Iterator[Problem]:
    for entry in package.namelist():
        if not entry.lower().endswith((".xml", ".rels")) or entry == _TYPES:
            continue
        try:
            data = part(package, entry, name)
        except SourceError as error:
            yield from error.problems
            continue
        if not entry.lower().endswith(".rels"):
            continue
        try:
            relationships = list(parse_xml(data or b""))
        except etree.XMLSyntaxError:
            yield Problem("package-broken", Place(name), found=entry)
            continue
        for relationship in relationships:
            problem = _relationship_problem(relationship, name)
            if problem is not None:
                yield problem


def _relationship_problem(relationship: etree._Element, name: str | None) -> Problem | None:
    kind = relationship.get("Type", "").rpartition("/")[2]
    target = relationship.get("Target", "")
    if kind == "attachedTemplate":
        return Problem("letterhead-attached-template", Place(name), found=target)
    if _RUNS.search(kind) or kind == "control":
        return Problem("letterhead-macros", Place(name), found=target)
    external = relationship.get("TargetMode", "").lower() == "external"
    link = kind == "hyperlink" and target.lower().startswith(_LINKS)
    if kind in _FETCHED or (external and not link):
        return Problem("letterhead-external", Place(name), found=target)
    return None


def _opened(data: bytes, name: str | None) -> WordDocument:
    try:
        document = docx.Document(io.BytesIO(data))
        _ = document.styles.element, document.settings.element, document.element.body.tag
    except (OpcError, KeyError, ValueError, AttributeError, etree.XMLSyntaxError):
        # python-docx says in many ways that a part is missing or is not what it should be
        raise SourceError(Problem("package-broken", Place(name), found=name)) from None
    return document


def _last_section(document: WordDocument) -> CT_SectPr:
    """Return the last section's properties, with the heads and feet that it inherits."""
    body = document.element.body
    sections = list(body.iter(tag("sectPr")))
    last = body.get_or_add_sectPr()
    inherited: dict[tuple[str, str], etree._Element] = {}
    for section in sections:
        for reference in _references(section):
            inherited[reference.tag, reference.get(tag("type"), "default")] = reference
    for reference in list(_references(last)):
        last.remove(reference)
    for place, reference in enumerate(inherited.values()):
        last.insert(place, reference)
    for name in ("type", "sectPrChange", "pgNumType", "lnNumType", "footnotePr", "endnotePr"):
        remove(last, name)
    for child in list(body):
        if child is not last:
            body.remove(child)
    return cast("CT_SectPr", last)


def _names(document: WordDocument) -> set[str]:
    return {str(part.partname) for part in document.part.package.iter_parts()}


def _references(section: etree._Element) -> Iterator[etree._Element]:
    yield from section.iterchildren(tag("headerReference"), tag("footerReference"))


def _keep_package_parts(document: WordDocument) -> None:
    """Leave out thumbnail, properties and all else that says something of the older file."""
    package = document.part.package
    for identifier, relationship in list(package.rels.items()):
        if relationship.reltype != RT.OFFICE_DOCUMENT:
            del package.rels[identifier]
