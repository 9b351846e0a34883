"""The office's own file as a base: checked before it is opened, its text left out.

What stays are its page, heads and feet, styles, numbering, fonts, theme and settings. Nothing
that runs, and nothing that is fetched from elsewhere, comes in.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

import docx
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.exceptions import OpcError
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.parser import parse_xml
from lxml import etree

from press_dossier.docx.letterhead_checks import check_fields, checked
from press_dossier.docx.markup import ORDER, put, remove, tag
from press_dossier.errors import Place, Problem, SourceError
from press_dossier.look import Page
from press_dossier.provenance import DOCUMENT

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.section import CT_SectPr

_KEPT = frozenset((RT.STYLES, RT.SETTINGS, RT.NUMBERING, RT.THEME, RT.FONT_TABLE))
_ROOTS = {
    CT.WML_STYLES: "w:styles",
    CT.WML_SETTINGS: "w:settings",
    CT.WML_NUMBERING: "w:numbering",
    CT.WML_FONT_TABLE: "w:fonts",
    CT.WML_HEADER: "w:hdr",
    CT.WML_FOOTER: "w:ftr",
    CT.OFC_THEME: "a:theme",
}
_UNWANTED_SETTINGS = (
    *("writeProtection", "documentProtection", "attachedTemplate", "mailMerge", "trackRevisions"),
    *("updateFields", "saveSubsetFonts", "footnotePr", "endnotePr", "docVars", "rsids"),
    *("attachedSchema", "schemaLibrary"),
)
"""Prompts, protection, and what would point to parts that are left out."""
_UNWANTED_OF_SECTION = (
    *("type", "sectPrChange", "pgNumType", "lnNumType", "footnotePr", "endnotePr"),
    *("cols", "vAlign", "textDirection", "docGrid", "printerSettings"),
)
"""What would set our text otherwise than a page of one column, or counts on parts left out."""
_TWIPS_PER_MM = 1440 / 25.4
_LEAST = 60.0
"""The smallest side of the text on a page, millimetres."""
_LARGEST = 558.8
"""The largest side of a page in Word, millimetres: 22 inches."""
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
    `letterhead-strict`, `letterhead-macros`, `letterhead-attached-template`,
    `letterhead-external`, `letterhead-page`, and the codes of `sources.package`.
    """
    document = _opened(checked(data, name), name)
    # Everybody looks for the text there, whatever the office's program calls it.
    document.part.partname = PackURI(f"/{DOCUMENT}")
    before = _names(document)
    section = _last_section(document)
    used = dict.fromkeys(reference.get(tag("r:id")) for reference in _references(section))
    for identifier, relationship in list(document.part.rels.items()):
        if relationship.reltype not in _KEPT and identifier not in used:
            del document.part.rels[identifier]
    running = _running(document, used, name)
    check_fields(running, name)
    _renumber(running)
    for name_ in _UNWANTED_SETTINGS:
        remove(document.settings.element, name_)
    for part in document.part.related_parts.values():
        if isinstance(part, XmlPart):
            _set_in_order(part.element)
    _keep_package_parts(document)
    left_out = sorted(before - _names(document))
    page = section_page(section)
    if not _leaves_room(page):
        size = f"{page.width:g} × {page.height:g} mm"
        raise SourceError(Problem("letterhead-page", Place(name), found=size))
    return document, Report(page, left_out=left_out)


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


def _leaves_room(page: Page) -> bool:
    """Say whether a page is one that Word can set, and its margins leave a column of text."""
    width, height = page.width - page.start - page.end, page.height - page.top - page.bottom
    return min(width, height) >= _LEAST and max(page.width, page.height) <= _LARGEST


def _attributes(section: etree._Element, name: str, standard: dict[str, int]) -> dict[str, int]:
    found = section.find(tag(name))
    values = {} if found is None else found.attrib
    read = {key: values.get(tag(key), "") for key in standard}
    return {
        key: int(value) if re.fullmatch(r"-?\d{1,6}", value) else standard[key]
        for key, value in read.items()
    }


def _opened(data: bytes, name: str | None) -> WordDocument:
    try:
        document = docx.Document(io.BytesIO(data))
        _ = document.styles.element, document.settings.element, document.element.body.tag
        if not all(_is_whole(part) for part in document.part.related_parts.values()):
            raise KeyError(name)
    except (OpcError, KeyError, ValueError, AttributeError, etree.XMLSyntaxError):
        # python-docx says in many ways that a part is missing or is not what it should be
        raise SourceError(Problem("package-broken", Place(name), found=name)) from None
    return document


def _is_whole(part: Part) -> bool:
    """Say whether a part that would stay is XML with the root that it should have."""
    kind = part.partname.ext == "xml" and _ROOTS.get(part.content_type)
    if not kind:
        return True
    root = part.element if isinstance(part, XmlPart) else parse_xml(part.blob)
    return bool(root.tag == tag(kind))


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
    for name in _UNWANTED_OF_SECTION:
        remove(last, name)
    for name in ("bidi", "rtlGutter"):
        put(last, name, True)
    for child in list(body):
        if child is not last:
            body.remove(child)
    return cast("CT_SectPr", last)


def _names(document: WordDocument) -> set[str]:
    return {str(part.partname) for part in document.part.package.iter_parts()}


def _references(section: etree._Element) -> Iterator[etree._Element]:
    yield from section.iterchildren(tag("headerReference"), tag("footerReference"))


def _running(
    document: WordDocument, identifiers: Iterable[str | None], name: str | None
) -> list[etree._Element]:
    """Return the roots of heads and feet. Raises SourceError for one that is missing."""
    parts = (document.part.related_parts.get(identifier or "") for identifier in identifiers)
    found = [part.element if isinstance(part, XmlPart) else None for part in parts]
    roots = [root for root in found if root is not None]
    if len(roots) < len(found):
        raise SourceError(Problem("package-broken", Place(name), found=name))
    return roots


def _renumber(running: list[etree._Element]) -> None:
    """Give pictures and controls of the heads and feet ids of their own, where they share one."""
    for name, attribute in (("wp:docPr", "id"), ("w:id", tag("val"))):
        elements = [element for part in running for element in part.iter(tag(name))]
        taken: set[str] = set()
        numbers = (element.get(attribute, "") for element in elements)
        highest = max((int(n) for n in numbers if re.fullmatch(r"\d{1,9}", n)), default=0)
        for element in elements:
            if element.get(attribute, "") in taken:
                highest += 1
                element.set(attribute, str(highest))
            taken.add(element.get(attribute, ""))


def _set_in_order(root: etree._Element) -> None:
    """Set children in the schema's order: LibreOffice writes some of a list's level out of it."""
    for name, order in ORDER.items():
        rank = {tag(child): n for n, child in enumerate(order)}
        for parent in root.iter(tag(name)):
            places = [rank.get(child.tag, -1) for child in parent]
            if -1 not in places and places != sorted(places):
                parent[:] = sorted(parent, key=lambda child: rank[child.tag])


def _keep_package_parts(document: WordDocument) -> None:
    """Leave out thumbnail, properties and all else that says something of the older file."""
    package = document.part.package
    for identifier, relationship in list(package.rels.items()):
        if relationship.reltype != RT.OFFICE_DOCUMENT:
            del package.rels[identifier]
