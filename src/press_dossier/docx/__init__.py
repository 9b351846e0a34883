"""Draws a Document as a Word file."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.parts.numbering import NumberingPart
from lxml import etree

from press_dossier import collector
from press_dossier.document import Document
from press_dossier.docx import blocks, cover, fonts, package, properties, running, theme
from press_dossier.docx.cover_fitting import CoverFit, fit_cover
from press_dossier.docx.fonts import Embedding
from press_dossier.docx.job import Job
from press_dossier.docx.markup import declarations, tag
from press_dossier.docx.numbering import Numbering, counts_as_given
from press_dossier.docx.styles import Lettering, Style, all_styles
from press_dossier.docx.styles.measures import twips
from press_dossier.docx.stylesheet import StyleSheet

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from press_dossier.docx.letterhead import Report

__all__ = ["Embedding", "render", "render_with_report"]

_EDGES_AT_MARGIN = 15
"""The compatibility mode from which a table's edge stands at the margin."""
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def render(
    document: Document,
    *,
    pages: Mapping[str, int] | None = None,
    total: int | None = None,
    opening: Collection[str] | None = None,
    embed: Embedding = "subset",
    clean: bool = False,
    letterhead: bytes | None = None,
) -> bytes:
    """Return the document as the bytes of a `.docx` file.

    `pages` gives the page number of each listed heading by its piece's key, `total` the number
    of pages; `opening` are the keys of the headings that stand first on a page of the PDF: where
    they are given, those that ask for a new page get it there only, so that the numbers hold;
    `embed` says what of the fonts rides in the file; `clean` leaves out keys and provenance, so
    that the file cannot be pulled; `letterhead` is the office's own file, whose page
    (`grafting.look_on`) the numbers must have been counted on.
    Raises SourceError for a font that must not be embedded or a letterhead that is not safe.
    """
    return render_with_report(
        document,
        pages=pages,
        total=total,
        opening=opening,
        embed=embed,
        clean=clean,
        letterhead=letterhead,
    )[0]


@collector.held()
def render_with_report(
    document: Document,
    *,
    pages: Mapping[str, int] | None = None,
    total: int | None = None,
    opening: Collection[str] | None = None,
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
        from press_dossier.docx.grafting import fitted
        from press_dossier.docx.letterhead import open_letterhead

        word, report = open_letterhead(letterhead)
        document = replace(document, look=fitted(document.look, word, report))
    job = _begin(document, word, report, keyed=not clean)
    job.pages, job.total = pages or {}, total
    fit = _fit_cover(job)
    _add_styles(job, fit)
    cover_page, behind_cover = cover.cover(job, document.cover, fit)
    on_cover = len(job.noted)
    written = cover_page + blocks.body(job, document, opening=opening)
    section = word.sections[-1]
    if report is None:
        running.add_running(job, section, document.running, behind_cover)
    else:
        report.heads, report.feet = running.add_to_letterhead(job, section, document.running)
    running.add_notes(job, document.notes, on_cover)
    fonts.add_fonts(job, embed)
    properties.set_properties(job, document.meta)
    main = _main(written, section._sectPr)
    if clean:
        properties.set_mark(job, main)
    else:
        origin = hashlib.sha256(letterhead).hexdigest() if letterhead is not None else ""
        properties.add_provenance(job, main, origin)
    job.written[job.part.partname] = main
    return package.write(job.package, job.written), report


def _begin(document: Document, word: WordDocument, report: Report | None, *, keyed: bool) -> Job:
    """Return the job of writing a document into a file of Word's."""
    look = document.look
    names = fonts.names(look)
    latin, heading_latin = (
        names[fonts.latin(look, family)] for family in (look.faces.body, look.faces.heading)
    )
    letters = Lettering(look, latin, names, document.meta.lang, heading_latin)
    if report is not None:
        from press_dossier.docx import grafting

        letters = grafting.lettering(word, letters)
    numbering = package.require_part(word, "numbering", NumberingPart, RT.NUMBERING)
    job = Job(
        document=document,
        letters=letters,
        word=word,
        sheet=StyleSheet(word.styles.element),
        numbering=Numbering(numbering.element, look),
        width=twips(look.page.width - look.page.start - look.page.end),
        keyed=keyed,
        numbered=counts_as_given(document.headings()),
        report=report,
    )
    if report is not None:
        for part in word.part.related_parts.values():
            job.ids.begin_after(part.blob)
    return job


def _fit_cover(job: Job) -> CoverFit:
    """Fit the cover on its page; one that is too full for any size is made plain.

    What runs on to a second page would stand there as light as on the coloured one.
    """
    while True:
        document = job.document
        fit = fit_cover(
            document.look,
            document.cover,
            document.notes,
            job.typesetter,
            is_own_page=job.report is None,
        )
        if fit.is_whole or document.look.cover == "plain":
            return fit
        look = replace(document.look, cover="plain")
        job.document = replace(document, look=look)
        job.letters = replace(job.letters, look=look)


def _add_styles(job: Job, fit: CoverFit) -> None:
    """Add the look's styles: all of them to our base, to an office's file what it lacks."""
    lang = job.document.meta.lang
    styles: list[Style] = list(all_styles(job.letters, fit.scale, hung=_hangs_tables(job.word)))
    if job.report is None:
        job.sheet.add(styles)
        theme.set_theme(job)
        properties.set_language(job, lang)
    else:
        from press_dossier.docx import grafting

        grafting.graft(job.sheet, styles, lang, job.report)
        if not grafting.has_theme(job.part):
            theme.set_theme(job)
    job.number_styles()


def _hangs_tables(word: WordDocument) -> bool:
    """Say whether a table's text, not its edge, stands at the margin: before Word 2013."""
    modes = word.settings.element.iterfind(f"{tag('compat')}/{tag('compatSetting')}")
    found = (
        mode.get(tag("val"), "") for mode in modes if mode.get(tag("name")) == "compatibilityMode"
    )
    mode = next(found, "")
    return not mode.isdecimal() or int(mode) < _EDGES_AT_MARGIN


def _main(written: str, section: etree._Element) -> bytes:
    """Return `word/document.xml`."""
    page = etree.tostring(section, encoding="unicode")
    return (
        f'{_DECLARATION}<w:document{declarations()} mc:Ignorable="w14 w15">'
        f"<w:body>{written}{page}</w:body></w:document>"
    ).encode()
