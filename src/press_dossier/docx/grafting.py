"""Styles of ours beside the office's: what it lacks of right to left, and what it lacks at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from lxml import etree

from press_dossier.docx.cascade import Chain, chain
from press_dossier.docx.letterhead import Report, open_letterhead
from press_dossier.docx.markup import Value, tag
from press_dossier.docx.styles import Lettering, Style
from press_dossier.docx.styles.measures import TWIPS_PER_POINT
from press_dossier.docx.stylesheet import StyleSheet
from press_dossier.look import Look, Scale

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_TWINS = (("b", "bCs"), ("i", "iCs"), ("sz", "szCs"))
_THEME_TWINS = {"minorHAnsi": "minorBidi", "majorHAnsi": "majorBidi"}
_MIRRORED = {"right": "left", "end": "left"}
"""Alignments that change sides when a paragraph becomes right-to-left."""
_BASES = frozenset(("Normal", "Default Paragraph Font", "Normal Table"))
_SUFFIX = "RTL"
_RUNNING_TEXT = "Body Text"
_NATURAL = 1.3
"""A line of single spacing in the faces that programs set Arabic in, as a share of its size."""
_SINGLE = 240
"""`w:line` of single spacing (ISO 29500-1, 17.3.1.33)."""


def graft(sheet: StyleSheet, styles: Iterable[Style], lang: str, report: Report) -> None:
    """Add the styles that the office lacks, and complete those that lack right to left.

    An existing style keeps face, size, colour and spacing; ours is based on it and adds the rest.
    """
    missing = []
    for style in styles:
        if style.name not in sheet:
            missing.append(style)
            report.styles_added.append(style.name)
        elif style.name not in _BASES and style.kind != "table":
            lacking = completion(chain(sheet.root, sheet.id(style.name)), style, lang)
            if lacking is None:
                report.styles_kept.append(style.name)
            else:
                sheet.complete(style.name, lacking)
                report.styles_completed.append(style.name)
    sheet.add(missing)


def completion(existing: Chain, style: Style, lang: str) -> Style | None:
    """Return a style with what an existing one lacks of right to left; None for one complete."""
    run = _missing_twins(existing) | _even_spacing(existing)
    paragraph: dict[str, Value] = {}
    if style.kind == "paragraph":
        if existing.attribute("lang", "bidi") is None:
            run["lang"] = {"bidi": lang}
        if not existing.is_right_to_left:
            paragraph["bidi"] = True
            aligned = existing.find("pPr", "jc")
            side = aligned[1].get(tag("val"), "") if aligned is not None else ""
            if side in _MIRRORED:
                paragraph["jc"] = _MIRRORED[side]
    if not run and not paragraph:
        return None
    name = f"{style.name} {_SUFFIX}"
    return Style(name, style.kind, style.name, paragraph=paragraph, run=run, quick=style.quick)


def look_on(letterhead: bytes, look: Look) -> Look:
    """Return a look on the office's page and in its sizes, its cover plain.

    Raises as `letterhead.open_letterhead` does.
    """
    word, report = open_letterhead(letterhead)
    return fitted(look, word, report)


def fitted(look: Look, word: WordDocument, report: Report) -> Look:
    """Return a look on the page and in the sizes of an open letterhead.

    The office's head is ornament enough: the cover is plain.
    """
    scale = measured(word.styles.element, look.scale)
    return replace(look, page=report.page, scale=scale, cover="plain")


def measured(root: etree._Element, scale: Scale) -> Scale:
    """Return the sizes that text takes in the office's styles, ours where it has none.

    `root` is its `w:styles`. What is no larger than running text is so beside theirs too.
    """
    sheet = StyleSheet(root)

    def size(name: str, standard: float) -> float:
        return _size(chain(root, sheet.id(name)), standard) if name in sheet else standard

    body, leading = size(_RUNNING_TEXT, scale.body), scale.leading
    if _RUNNING_TEXT in sheet:
        leading = _leading(chain(root, sheet.id(_RUNNING_TEXT)), body)
    return replace(
        scale,
        body=body,
        leading=leading,
        lead=min(scale.lead, body * scale.lead / scale.body),
        table=min(scale.table, body),
        small=min(scale.small, body),
        running=min(scale.running, body),
        heading=size("heading 1", scale.heading),
        subheading=size("heading 2", scale.subheading),
        title=size("Title", scale.title),
    )


def _size(existing: Chain, standard: float) -> float:
    """Return the size of Arabic text in points: its own where that is nearer than Latin's."""
    sizes = [found for name in ("szCs", "sz") if (found := existing.find("rPr", name)) is not None]
    if not sizes:
        return standard
    value = min(sizes, key=lambda found: found[0])[1].get(tag("val"), "")
    return int(value) / 2 if re.fullmatch(r"[1-9]\d{0,2}", value) else standard


def _leading(existing: Chain, size: float) -> float:
    """Return the distance of lines in points, by the nearest `w:line` of a chain."""
    for level in existing.levels:
        spacing = level.find(f"{tag('pPr')}/{tag('spacing')}")
        line = spacing.get(tag("line"), "") if spacing is not None else ""
        if spacing is None or not re.fullmatch(r"[1-9]\d{0,4}", line):
            continue
        if spacing.get(tag("lineRule"), "auto") == "auto":
            return size * _NATURAL * int(line) / _SINGLE
        return int(line) / TWIPS_PER_POINT
    return size * _NATURAL


def lettering(word: WordDocument, letters: Lettering) -> Lettering:
    """Return the letters of the styles that are added: in the office's faces, where it names any.

    Running text takes those of its default style, headings those of its first heading.
    """
    root, theme = word.styles.element, _theme(word.part)
    sheet = StyleSheet(root)
    body = _default_id(root)
    heading = sheet.id("heading 1") if "heading 1" in sheet else body
    latin = _face(chain(root, body), theme, "ascii", "asciiTheme")
    faces = letters.look.faces
    found = {
        family: _face(chain(root, style), theme, "cs", "cstheme", "ascii", "asciiTheme")
        for family, style in ((faces.body, body), (faces.heading, heading))
    }
    named = {family: name for family, name in found.items() if name}
    if latin:
        letters = replace(letters, latin=latin, heading_latin=None)
    return replace(letters, names={**letters.names, **named})


def has_theme(part: Part) -> bool:
    """Say whether the office's file brings a theme."""
    return any(relationship.reltype == RT.THEME for relationship in part.rels.values())


def _theme(part: Part) -> etree._Element | None:
    """Return the root of a file's theme, None where it has none that can be read."""
    try:
        return parse_xml(part.part_related_by(RT.THEME).blob)
    except (KeyError, etree.XMLSyntaxError):
        return None


def _default_id(root: etree._Element) -> str:
    """Return the id of the style of paragraphs that name none."""
    for style in root.iterchildren(tag("style")):
        if style.get(tag("type")) == "paragraph" and style.get(tag("default")) in ("1", "true"):
            return str(style.get(tag("styleId"), ""))
    return ""


def _face(existing: Chain, theme: etree._Element | None, *attributes: str) -> str:
    """Return the typeface that a chain names, "" where it names none."""
    found = existing.attribute("rFonts", *attributes)
    if found is None:
        return ""
    attribute, value = found[1:]
    if not attribute.lower().endswith("theme"):
        return value
    group = theme.find(f".//{tag('a:' + value[:5] + 'Font')}") if theme is not None else None
    if group is None:
        return ""
    if not value.endswith("Bidi"):
        return _named(group, "a:latin")
    scripts = (font.get("typeface", "") for font in group if font.get("script") == "Arab")
    return _named(group, "a:cs") or str(next(scripts, ""))


def _named(group: etree._Element, name: str) -> str:
    found = group.find(tag(name))
    return str(found.get("typeface", "")) if found is not None else ""


def _missing_twins(existing: Chain) -> dict[str, Value]:
    """Return the complex-script twins of what is set nearer than they are."""
    run: dict[str, Value] = {}
    for latin, arabic in _TWINS:
        found, twin = existing.find("rPr", latin), existing.find("rPr", arabic)
        if found is not None and (twin is None or twin[0] > found[0]):
            value = found[1].get(tag("val"))
            run[arabic] = value if value is not None else True
    font = existing.attribute("rFonts", "ascii", "asciiTheme")
    twin_font = existing.attribute("rFonts", "cs", "cstheme")
    if font is not None and (twin_font is None or twin_font[0] > font[0]):
        run["rFonts"] = dict(_twin_font(font[1], font[2]))
    return run


def _even_spacing(existing: Chain) -> dict[str, Value]:
    """Return what takes away space between letters: it tears the joins of Arabic."""
    found = existing.find("rPr", "spacing")
    spaced = found is not None and found[1].get(tag("val"), "0") != "0"
    return {"spacing": 0} if spaced else {}


def _twin_font(attribute: str, value: str) -> Mapping[str, str]:
    if attribute == "asciiTheme":
        return {"cstheme": _THEME_TWINS.get(value, "minorBidi")}
    return {"cs": value}
