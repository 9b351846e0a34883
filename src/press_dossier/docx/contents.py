"""The contents: a field that Word can update, which shows its entries without being updated."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import accumulate

from press_dossier.document import Contents, Heading, Text
from press_dossier.docx.fitting import SAFETY, text_style
from press_dossier.docx.job import Job
from press_dossier.docx.markup import Value, children
from press_dossier.docx.markup import text as escape
from press_dossier.docx.styles.measures import (
    HEADING_LEVELS,
    TWIPS_PER_POINT,
    contents_indent,
    twips,
)
from press_dossier.docx.text import run
from press_dossier.look import POINTS_PER_MM

_TO_PAGE = 9.0
"""Millimetres that an entry keeps free for its page's number."""
_TAB = "<w:r><w:tab/></w:r>"


def contents(job: Job, block: Contents, new_page: bool) -> str:
    """Return the list in Word's own control for contents; nothing where no heading is listed."""
    headings = list(job.document.headings(block.depth))
    if not headings:
        return ""
    # Headings in a style of ours based on the office's are found by their outline level.
    outline = "\\u " if job.report is not None else ""
    start = _begin(f' TOC \\o "1-{block.depth}" \\h \\z {outline}')
    numbered = any(heading.number is not None for heading in headings)
    entries = []
    for n, heading in enumerate(headings):
        level = min(heading.level, HEADING_LEVELS)
        more: dict[str, Value] = {}
        if numbered and heading.number is None:
            more["ind"] = {"left": twips(contents_indent(level)), "hanging": 0}
        content = (start if n == 0 else "") + _entry(job, heading)
        if heading is headings[-1]:
            content += _mark("end")
        entries.append(
            job.paragraph(
                f"toc {level}",
                content,
                new_page=new_page and n == 0,
                more=more,
            )
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
        number = run(heading.number, _number_properties(job)) + _TAB
    style = _page_properties(job)
    page = escape(job.page_number(job.pages.get(heading.title.key)))
    reference = (
        _begin(f" PAGEREF {anchor} \\h ") + f"<w:r>{style}<w:t>{page}</w:t></w:r>" + _mark("end")
    )
    spans = (replace(span, note=None, link=None, role="plain") for span in heading.title.text)
    title = job.pen.runs(_clear_of_page(job, tuple(spans), min(heading.level, HEADING_LEVELS)))
    return (
        f'<w:hyperlink w:anchor="{anchor}" w:history="1">{number}{title}{_TAB}{reference}'
        "</w:hyperlink>"
    )


def _number_properties(job: Job) -> str:
    colour = job.document.look.palette.accent_text.lstrip("#")
    return _properties(job, "Contents Number", {"b": True, "bCs": True, "color": colour})


def _page_properties(job: Job) -> str:
    return _properties(job, "Contents Page", {"color": job.document.look.palette.muted.lstrip("#")})


def _properties(job: Job, style: str, direct: Mapping[str, Value]) -> str:
    """Return a run's properties, direct too: LibreOffice heeds no character style in contents."""
    styled = {"rStyle": job.sheet.id(style), **direct, "rtl": True}
    return f"<w:rPr>{children('rPr', styled)}</w:rPr>"


def _clear_of_page(job: Job, title: Text, level: int) -> Text:
    """Return a title broken into lines where it would run into its page's number.

    An indent would do in Word; LibreOffice shows no number beyond it.
    """
    look = job.document.look
    room = job.width / TWIPS_PER_POINT - (contents_indent(level) + _TO_PAGE) * POINTS_PER_MM
    style = text_style(look, look.scale.table, bold=False)
    if job.typesetter.width(title, style) * SAFETY <= room:
        return title
    words = [len(line.text.split()) for line in job.typesetter.set(title, style, room / SAFETY)]
    ends = set(accumulate(words[:-1]))
    spans, passed = [], 0
    for span in title:
        parts = re.split("( )", span.text)
        for n, part in enumerate(parts):
            if part == " ":
                passed += 1
                parts[n] = "\n" if passed in ends else " "
        spans.append(replace(span, text="".join(parts)))
    return tuple(spans)


def _begin(instruction: str) -> str:
    """Return a field up to where its result begins."""
    code = f'<w:r><w:instrText xml:space="preserve">{escape(instruction)}</w:instrText></w:r>'
    return _mark("begin") + code + _mark("separate")


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
