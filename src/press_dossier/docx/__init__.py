"""Draws a Document as a Word file."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from docx.parts.numbering import NumberingPart
from lxml import etree

from press_dossier.document import Document
from press_dossier.docx import blocks, cover, fonts, grafting, package, properties, running, theme
from press_dossier.docx.fitting import fit_cover
from press_dossier.docx.fonts import Embedding
from press_dossier.docx.job import Job
from press_dossier.docx.letterhead import Report, open_letterhead, page_of
from press_dossier.docx.markup import declarations
from press_dossier.docx.numbering import Numbering, counts_as_given
from press_dossier.docx.styles import Lettering, all_styles
from press_dossier.docx.styles.measures import twips
from press_dossier.docx.stylesheet import StyleSheet

__all__ = ["Embedding", "Report", "page_of", "render", "render_with_report"]

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def render(
    document: Document,
    *,
    pages: Mapping[str, int] | None = None,
    total: int | None = None,
    embed: Embedding = "subset",
    clean: bool = False,
    letterhead: bytes | None = None,
) -> bytes:
    """Return the document as the bytes of a `.docx` file.

    `pages` gives the page number of each listed heading by its piece's key, `total` the number
    of pages; `embed` says what of the fonts rides in the file; `clean` leaves out keys and
    provenance, so that the file cannot be pulled; `letterhead` is the office's own file, whose
    page (`page_of`) the numbers must have been counted on.
    Raises SourceError for a font that must not be embedded or a letterhead that is not safe.
    """
    return render_with_report(
        document, pages=pages, total=total, embed=embed, clean=clean, letterhead=letterhead
    )[0]


def render_with_report(
    document: Document,
    *,
    pages: Mapping[str, int] | None = None,
    total: int | None = None,
    embed: Embedding = "subset",
    clean: bool = False,
    letterhead: bytes | None = None,
) -> tuple[bytes, Report | None]:
    """Return what `render` returns, and what was taken from the letterhead where there is one."""
    report = None
    if letterhead is None:
        word = package.open_base()
        running.set_page(word.sections[0], document.look.page)
    else:
        word, report = open_letterhead(letterhead)
        # Its own head is the ornament.
        look = replace(document.look, page=report.page, cover="plain")
        document = replace(document, look=look)
    section = word.sections[-1]
    look = document.look
    families = fonts.used(look)
    names = {name: fonts.face(family.regular).name for name, family in families.items()}
    letters = Lettering(look, names[look.faces.fallback[0]], names, document.meta.lang)
    root = word.styles.element
    if report is not None:
        letters = grafting.lettering(root, _theme(word.part), letters)
    numbering = package.require_part(word, "numbering", NumberingPart, RT.NUMBERING)
    job = Job(
        document=document,
        letters=letters,
        word=word,
        sheet=StyleSheet(root),
        numbering=Numbering(numbering.element, look),
        width=twips(look.page.width - look.page.start - look.page.end),
        keyed=not clean,
        pages=pages or {},
        total=total,
        numbered=counts_as_given(document.headings()),
        report=report,
    )
    if report is not None:
        for part in word.part.related_parts.values():
            job.ids.begin_after(part.blob)
    fit = fit_cover(look, document.cover, job.typesetter)
    fitted = replace(look, scale=replace(look.scale, title=fit.title))
    styles = all_styles(replace(letters, look=fitted))
    if report is None:
        job.sheet.add(styles)
        theme.set_theme(job)
        properties.set_language(job, document.meta.lang)
    else:
        grafting.graft(job.sheet, styles, document.meta.lang, report)
    job.number_styles()
    written = cover.cover(job, document.cover, fit) + blocks.body(job, document)
    if report is None:
        running.add_running(job, section, document.running)
    else:
        report.heads, report.feet = running.add_to_letterhead(job, section, document.running)
    running.add_notes(job, document.notes)
    shown = {letters.latin, letters.names[look.faces.body], letters.names[look.faces.heading]}
    fonts.add_fonts(job, [f for name, f in families.items() if names[name] in shown], embed)
    properties.set_properties(job, document.meta)
    main = _main(written, section._sectPr)
    if not clean:
        origin = hashlib.sha256(letterhead).hexdigest() if letterhead is not None else ""
        properties.add_provenance(job, main, origin)
    job.written[job.part.partname] = main
    return package.write(job.package, job.written), report


def _theme(part: Part) -> etree._Element | None:
    """Return the root of a letterhead's theme, None where it has none."""
    try:
        return parse_xml(part.part_related_by(RT.THEME).blob)
    except (KeyError, etree.XMLSyntaxError):
        return None


def _main(written: str, section: etree._Element) -> bytes:
    """Return `word/document.xml`."""
    page = etree.tostring(section, encoding="unicode")
    return (
        f'{_DECLARATION}<w:document{declarations()} mc:Ignorable="w14 w15">'
        f"<w:body>{written}{page}</w:body></w:document>"
    ).encode()
