"""Head and foot of every page, the section's page, and the notes at its foot."""

from __future__ import annotations

from docx.enum.section import WD_HEADER_FOOTER
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.parser import parse_xml
from docx.section import Section
from docx.shared import Mm

from press_dossier.document import Note, Running, Span, Text
from press_dossier.docx.fitting import alert_size
from press_dossier.docx.job import Job
from press_dossier.docx.markup import Value, Xml, declarations, put, tag
from press_dossier.docx.package import add_part
from press_dossier.docx.styles.definition import Style
from press_dossier.docx.styles.measures import TWIPS_PER_POINT, cover_end
from press_dossier.docx.text import Pen, simple_field
from press_dossier.look import POINTS_PER_MM, Page

_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_HEAD_DISTANCE = 12.0
"""From the paper's edge to the head and the foot, millimetres."""
_ALERT_DISTANCE = 10.0
"""The same where an alert stands above the head."""
_FIELDS = {"page": "PAGE", "pages": "NUMPAGES"}
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:bidi/></w:pPr><w:r><w:separator/>'
    '</w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr>'
    "<w:bidi/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"
)


def set_page(section: Section, page: Page) -> None:
    """Give a section the look's page. Under `w:bidi` the gutter lies at the right."""
    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
    section.right_margin, section.left_margin = Mm(page.start), Mm(page.end)
    section.header_distance = section.footer_distance = Mm(_HEAD_DISTANCE)


def add_running(job: Job, section: Section, running: Running, behind_cover: str = "") -> None:
    """Add head and foot; the cover has none but the alert, unless it bears it already.

    `behind_cover` are the shapes that are anchored in the cover's head.
    """
    section.different_first_page_header_footer = True
    if running.alert is not None:
        section.header_distance = Mm(_ALERT_DISTANCE)
    head = _head(job, running)
    _add(job, section, "header", WD_HEADER_FOOTER.PRIMARY, head)
    alert = ""
    if running.alert is not None and not job.document.cover.bears(running.alert):
        alert = _alert(job, running.alert, cover_end(job.document.look))
    if alert or behind_cover:
        first = job.paragraph("Cover Alert", behind_cover + alert)
        _add(job, section, "header", WD_HEADER_FOOTER.FIRST_PAGE, first)
    foot = job.paragraph("footer", _foot(job, running))
    _add(job, section, "footer", WD_HEADER_FOOTER.PRIMARY, foot)


def add_to_letterhead(job: Job, section: Section, running: Running) -> tuple[int, int]:
    """Add to the office's heads and feet what it lacks; return how many of each it has.

    An alert stands in every head, a missing one made for it; our head and foot stand where the
    office has none of any kind.
    """
    properties = section._sectPr
    heads = list(properties.iterchildren(tag("headerReference")))
    feet = list(properties.iterchildren(tag("footerReference")))
    if not heads:
        _add(job, section, "header", WD_HEADER_FOOTER.PRIMARY, _head(job, running))
    if not feet:
        foot = job.paragraph("footer", _foot(job, running))
        _add(job, section, "footer", WD_HEADER_FOOTER.PRIMARY, foot)
    if running.alert is not None:
        alert = job.paragraph("Alert", _alert(job, running.alert))
        wrapped = f"<x{declarations()}>{alert}</x>"
        for reference in heads:
            part = job.part.related_parts[reference.get(tag("r:id"))]
            part.element.append(parse_xml(wrapped)[0])
        present = {reference.type_ for reference in heads}
        for kind in _needed_heads(job, section) - present:
            if heads or kind != WD_HEADER_FOOTER.PRIMARY:
                _add(job, section, "header", kind, alert)
    return len(heads), len(feet)


def _needed_heads(job: Job, section: Section) -> set[WD_HEADER_FOOTER]:
    """Return the kinds of head that a page of the section may show."""
    kinds = {WD_HEADER_FOOTER.PRIMARY}
    if section.different_first_page_header_footer:
        kinds.add(WD_HEADER_FOOTER.FIRST_PAGE)
    if job.word.settings.odd_and_even_pages_header_footer:
        kinds.add(WD_HEADER_FOOTER.EVEN_PAGE)
    return kinds


def _head(job: Job, running: Running) -> str:
    ends = job.pen.runs(running.start) + "<w:r><w:tab/></w:r>" + job.pen.runs(running.end)
    alert = ""
    if running.alert is not None:
        alert = job.paragraph("Alert", _alert(job, running.alert))
    return alert + job.paragraph("header", ends)


def _alert(job: Job, alert: Text, end: float = 0.0) -> str:
    """Return an alert's runs, smaller where it would not stand on one line.

    `end` is what its line lacks at its end, millimetres.
    """
    look = job.document.look
    size = alert_size(
        look, alert, job.typesetter, job.width / TWIPS_PER_POINT - end * POINTS_PER_MM
    )
    if size >= look.scale.running:
        return job.pen.runs(alert)
    run: dict[str, Value] = {"sz": round(size * look.scale.latin * 2), "szCs": round(size * 2)}
    style = Style(f"Alert {size:.3g}", "character", "Default Paragraph Font", run=run)
    job.sheet.add((style,))
    return job.pen.runs(alert, style.name)


def _foot(job: Job, running: Running) -> str:
    cached = {"page": job.page_number(2), "pages": job.page_number(job.total or 2)}
    return "".join(
        job.pen.span(part)
        if isinstance(part, Span)
        else simple_field(_FIELDS[part], cached[part], job.pen.run_properties())
        for part in running.foot
    )


def _add(job: Job, section: Section, kind: str, which: WD_HEADER_FOOTER, content: str) -> None:
    root = "hdr" if kind == "header" else "ftr"
    data = f'<w:{root}{declarations()} mc:Ignorable="w14 w15">{content}</w:{root}>'
    content_type = CT.WML_HEADER if kind == "header" else CT.WML_FOOTER
    relationship = RT.HEADER if kind == "header" else RT.FOOTER
    name = f"/word/{kind}%d.xml"
    part, related = add_part(job.part, name, content_type, relationship, job.package)
    job.written[part.partname] = _HEAD + data.encode()
    properties = section._sectPr
    if kind == "header":
        properties.add_headerReference(which, related)
    else:
        properties.add_footerReference(which, related)


def add_notes(job: Job, notes: tuple[Note, ...], on_cover: int = 0) -> None:
    """Add the notes as footnotes in the order of their references, after Word's two separators.

    A note that nothing refers to comes last. The first `on_cover` stand on the cover.
    """
    if not notes:
        return
    part, _ = add_part(job.part, "/word/footnotes.xml", CT.WML_FOOTNOTES, RT.FOOTNOTES, job.package)
    pen = job.pen_for(part)
    unnoted = (note.number for note in notes if note.number not in job.noted)
    places = job.noted | {number: n for n, number in enumerate(unnoted, len(job.noted) + 1)}
    ordered = sorted(notes, key=lambda note: places[note.number])
    written = "".join(
        _note(job, pen, note, n, "Cover Footnote" if n <= on_cover else "footnote text")
        for n, note in enumerate(ordered, 1)
    )
    root = f'<w:footnotes{declarations()} mc:Ignorable="w14 w15">'
    data = f"{root}{_SEPARATORS}{written}</w:footnotes>"
    job.written[part.partname] = _HEAD + data.encode()
    separators = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    put(job.word.settings.element, "footnotePr", Xml(separators))


def _note(job: Job, pen: Pen, note: Note, number: int, kind: str) -> str:
    style = job.sheet.id("footnote reference")
    mark = f'<w:r><w:rPr><w:rStyle w:val="{style}"/><w:rtl/></w:rPr><w:footnoteRef/></w:r>'
    gap = '<w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve"> </w:t></w:r>'
    text = job.paragraph(kind, mark + gap + pen.piece(note.content))
    return f'<w:footnote w:id="{number}">{text}</w:footnote>'
