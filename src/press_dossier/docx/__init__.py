"""Draws a Document as a Word file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lxml import etree

from press_dossier.document import Document
from press_dossier.docx import blocks, cover, fonts, package, properties, running, theme
from press_dossier.docx.fitting import fit_cover
from press_dossier.docx.fonts import Embedding
from press_dossier.docx.job import Job
from press_dossier.docx.markup import declarations
from press_dossier.docx.numbering import Numbering, counts_as_given
from press_dossier.docx.styles import Lettering, all_styles
from press_dossier.docx.styles.measures import twips
from press_dossier.docx.stylesheet import StyleSheet

__all__ = ["Embedding", "render"]

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
    provenance, so that the file cannot be pulled; `letterhead` is the office's own file.
    Raises SourceError for a font that must not be embedded or a letterhead that is not safe.
    """
    word = package.open_base()
    look = document.look
    section = word.sections[0]
    running.set_page(section, look.page)
    families = fonts.used(look)
    names = {name: fonts.face(family.regular).name for name, family in families.items()}
    job = Job(
        document=document,
        word=word,
        sheet=StyleSheet(word.styles.element),
        numbering=Numbering(word.part.numbering_part.element, look),
        width=twips(look.page.width - look.page.start - look.page.end),
        keyed=not clean,
        pages=pages or {},
        total=total,
        numbered=counts_as_given(document.headings()),
    )
    latin = names[look.faces.fallback[0]]
    fit = fit_cover(look, document.cover, job.typesetter)
    fitted = replace(look, scale=replace(look.scale, title=fit.title))
    job.sheet.add(all_styles(Lettering(fitted, latin, names)))
    theme.set_theme(job, latin, names)
    job.number_styles()
    properties.set_language(job, document.meta.lang)
    written = cover.cover(job, document.cover, fit) + blocks.body(job, document)
    running.add_running(job, section, document.running)
    running.add_notes(job, document.notes)
    fonts.add_fonts(job, list(families.values()), embed)
    properties.set_properties(job, document.meta)
    main = _main(written, section._sectPr)
    if not clean:
        properties.add_provenance(job, main, "")
    job.written[job.part.partname] = main
    return package.write(job.package, job.written)


def _main(written: str, section: etree._Element) -> bytes:
    """Return `word/document.xml`."""
    page = etree.tostring(section, encoding="unicode")
    return (
        f'{_DECLARATION}<w:document{declarations()} mc:Ignorable="w14 w15">'
        f"<w:body>{written}{page}</w:body></w:document>"
    ).encode()
