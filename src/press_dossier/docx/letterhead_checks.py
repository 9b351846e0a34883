"""What a letterhead must not hold: what runs, what is fetched, what fills the memory."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from zipfile import ZipFile

from docx.opc.constants import CONTENT_TYPE as CT
from docx.oxml.parser import parse_xml
from lxml import etree

from press_dossier.docx.archive import pack
from press_dossier.docx.markup import tag
from press_dossier.errors import Place, Problem, SourceError
from press_dossier.sources.package import LARGEST_CONTENT, open_package, part

_TYPES = "[Content_Types].xml"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_RUNS = re.compile(r"macroEnabled|vbaProject|vbaData|activeX|oleObject", re.IGNORECASE)
"""Names, content types and relationships of what runs in Word."""
_FETCHED = frozenset(("aFChunk", "subDocument", "frame"))
"""Relationships to other documents."""
_LINKS = ("http:", "https:", "mailto:", "tel:")
_STRICT = b"http://purl.oclc.org/ooxml/"
_ROOT = "_rels/.rels"
_FETCHING_FIELDS = re.compile(
    r"\s*(INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|LINK|DATABASE|DDE|DDEAUTO|RD)\b", re.IGNORECASE
)
"""Fields whose result comes from another file or program (ISO 29500-1, 17.16.5)."""


def checked(data: bytes, name: str | None) -> bytes:
    """Return the file as a document of Word's, after every part was looked at."""
    package = open_package(data, name)
    # Every part is unpacked here, pictures and fonts too.
    if sum(entry.file_size for entry in package.infolist()) > LARGEST_CONTENT:
        limit = f"≤ {LARGEST_CONTENT // 1_000_000} MB"
        raise SourceError(Problem("package-too-large", Place(name), found=name, expected=limit))
    types = part(package, _TYPES, name)
    if types is None:
        raise SourceError(Problem("letterhead-not-word", Place(name), found=name))
    problems = [*_active(types, package.namelist(), name), *_relationship_problems(package, name)]
    if problems:
        raise SourceError(problems)
    known = {CT.WML_DOCUMENT_MAIN, _TEMPLATE}
    if not known & set(re.findall(r'ContentType="([^"]*)"', types.decode("utf-8", "replace"))):
        raise SourceError(Problem("letterhead-not-word", Place(name), found=name))
    if _STRICT in (part(package, _ROOT, name) or b""):
        raise SourceError(Problem("letterhead-strict", Place(name), found=name))
    renamed = types.replace(_TEMPLATE.encode(), CT.WML_DOCUMENT_MAIN.encode())
    if renamed == types:
        return data
    members = ((n, renamed if n == _TYPES else package.read(n)) for n in package.namelist())
    return pack(members)


def check_fields(running: Iterable[etree._Element], name: str | None) -> None:
    """Refuse heads and feet whose fields fetch something. Raises SourceError."""
    problems = [
        Problem("letterhead-external", Place(name), found=instruction.strip())
        for root in running
        for instruction in _instructions(root)
        if _FETCHING_FIELDS.match(instruction)
    ]
    if problems:
        raise SourceError(problems)


def _instructions(root: etree._Element) -> Iterator[str]:
    """Yield the instruction of each field; one may be written in several runs."""
    open_fields: list[str] = []
    for element in root.iter(tag("fldSimple"), tag("fldChar"), tag("instrText")):
        kind = element.get(tag("fldCharType"))
        if element.tag == tag("fldSimple"):
            yield element.get(tag("instr"), "")
        elif kind == "begin":
            open_fields.append("")
        elif kind == "end" and open_fields:
            yield open_fields.pop()
        elif kind is None and open_fields:
            open_fields[-1] += element.text or ""


def _active(types: bytes, names: Iterable[str], name: str | None) -> Iterator[Problem]:
    found = _RUNS.search("\n".join((types.decode("utf-8", "replace"), *names)))
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
