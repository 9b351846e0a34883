"""The contents: a field that Word can update, which shows its entries without being updated."""

from __future__ import annotations

from dataclasses import replace

from press_dossier.document import Contents, Heading
from press_dossier.docx.job import Job
from press_dossier.docx.markup import text as escape
from press_dossier.docx.text import run

_TAB = "<w:r><w:tab/></w:r>"


def contents(job: Job, block: Contents, new_page: bool) -> str:
    """Return the list in Word's own control for contents; nothing where no heading is listed."""
    headings = list(job.document.headings(block.depth))
    if not headings:
        return ""
    # Headings in a style of ours based on the office's are found by their outline level.
    outline = "\\u " if job.report is not None else ""
    start = _begin(f' TOC \\o "1-{block.depth}" \\h \\z {outline}')
    entries = []
    for n, heading in enumerate(headings):
        content = (start if n == 0 else "") + _entry(job, heading)
        if heading is headings[-1]:
            content += _mark("end")
        entries.append(
            job.paragraph(f"toc {min(heading.level, 4)}", content, new_page=new_page and n == 0)
        )
    return (
        f'<w:sdt><w:sdtPr><w:id w:val="{job.ids.next_control()}"/><w:docPartObj>'
        '<w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{''.join(entries)}</w:sdtContent></w:sdt>"
    )


def _entry(job: Job, heading: Heading) -> str:
    anchor = job.anchor(heading.title.key)
    number = ""
    if heading.number is not None:
        number = run(heading.number, job.pen.run_properties("Heading Number")) + _TAB
    style = job.pen.run_properties("Contents Page")
    page = escape(job.page_number(job.pages.get(heading.title.key)))
    reference = (
        _begin(f" PAGEREF {anchor} \\h ") + f"<w:r>{style}<w:t>{page}</w:t></w:r>" + _mark("end")
    )
    spans = (replace(span, note=None, link=None, role="plain") for span in heading.title.text)
    title = job.pen.runs(tuple(spans))
    return (
        f'<w:hyperlink w:anchor="{anchor}" w:history="1">{number}{title}{_TAB}{reference}'
        "</w:hyperlink>"
    )


def _begin(instruction: str) -> str:
    """Return a field up to where its result begins."""
    code = f'<w:r><w:instrText xml:space="preserve">{escape(instruction)}</w:instrText></w:r>'
    return _mark("begin") + code + _mark("separate")


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
