"""Each block of a document as Word's own: headings, paragraphs, lists, fields, pictures."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple, assert_never

from press_dossier.document import (
    AnyBlock,
    Cards,
    Chart,
    Contents,
    Document,
    Fields,
    Heading,
    Image,
    Items,
    Map,
    Panel,
    Paragraph,
    Piece,
    Table,
    is_left_to_right,
)
from press_dossier.docx.cards import cards
from press_dossier.docx.contents import contents
from press_dossier.docx.figures import chart, image, world_map
from press_dossier.docx.fitting import label_column
from press_dossier.docx.job import Job
from press_dossier.docx.lists import items
from press_dossier.docx.markup import Value
from press_dossier.docx.numbering import number_property
from press_dossier.docx.panels import panel
from press_dossier.docx.styles.measures import (
    FIELD_LABELS,
    HEADING_LEVELS,
    TWIPS_PER_MM,
    heading_rule,
    label_indent,
    quote_rule,
    twips,
)
from press_dossier.docx.tables import table
from press_dossier.docx.text import Pen, run

_STYLES = {
    "lead": "Lead",
    "body": "Body Text",
    "quote": "Quote",
    "attribution": "Attribution",
    "note": "Note",
    "boilerplate": "Boilerplate",
}
_TABLES = Table | Cards | Panel
_BODY_LEVEL = 9
"""The outline level of what the contents pass over."""
_TIGHT = ("lead", "body")
_BELOW_TABLE = 200
_BETWEEN_TABLES = 480
"""Above a text that tables follow: farther from the one before than from them."""
_ABOVE_TABLE = 220
_BELOW_FIELDS = 160
"""Twips."""
_KEPT = 5
"""So many fields stay on one page; of more, the first two and the last two do."""

_FEW_NOTES = 3


def body(job: Job, document: Document, *, opening: Collection[str] | None = None) -> str:
    """Return all blocks; two tables in a row get a paragraph between them, else Word joins them.

    `opening` are the keys of the headings that stand first on a page of the PDF, where known.
    """
    on_new_page = _on_new_page(document, opening)
    written: list[str] = []
    below_table = False
    for number, one in enumerate(document.blocks):
        if below_table and isinstance(one, _TABLES) and getattr(one, "caption", None) is None:
            written.append(job.paragraph("Table Gap", ""))
        new_page = number in on_new_page
        following = document.blocks[number + 1 : number + 2]
        above_table = any(isinstance(after, _TABLES) for after in following)
        near = _Neighbours(below_table=below_table, above_table=above_table)
        written.append(block(job, one, new_page=new_page, near=near))
        below_table = isinstance(one, _TABLES)
    if below_table:
        written.append(job.paragraph("Table Gap", ""))
    return "".join(written)


def _on_new_page(document: Document, opening: Collection[str] | None) -> set[int]:
    """Return the places of the blocks that begin a page: the first, and those that ask for it.

    Of these, headings do where they do in the PDF, where that is known; so do the contents. Where
    notes at the pages' feet take room that the PDF gives them at its end, the contents stand
    before the first section instead of the page's turn.
    """
    asking = {number for number, one in enumerate(document.blocks) if one.new_page}
    contents = _beginning_of_contents(document)
    if opening is not None:
        if contents is not None:
            asking.add(contents)
        asking = {number for number in asking if _opens(document.blocks[number], opening)}
    if contents is not None and len(document.notes) > _FEW_NOTES:
        asking.add(contents)
        asking.discard(_end_of_contents(document))
    return {0, *asking}


def _opens(block: AnyBlock, opening: Collection[str]) -> bool:
    return block.title.key in opening if isinstance(block, Heading) else block.new_page


def _end_of_contents(document: Document) -> int:
    """Return the place after the contents."""
    places = (n for n, one in enumerate(document.blocks, 1) if isinstance(one, Contents))
    return next(places, 0)


def _beginning_of_contents(document: Document) -> int | None:
    """Return the place of the contents among the blocks, of their heading where they have one."""
    blocks = document.blocks
    for number, one in enumerate(blocks):
        if isinstance(one, Contents):
            headed = number > 0 and isinstance(blocks[number - 1], Heading)
            return number - headed
    return None


class _Neighbours(NamedTuple):
    """Whether a table, which has no space around it of its own, stands above or below."""

    below_table: bool
    above_table: bool


def block(job: Job, block: AnyBlock, *, new_page: bool, near: _Neighbours) -> str:
    """Return one block's markup."""
    match block:
        case Heading():
            return _heading(job, block, new_page, near)
        case Paragraph():
            return _paragraph(job, block, new_page, near)
        case Items():
            return items(job, block, new_page)
        case Fields():
            return _fields(job, block, new_page)
        case Table():
            return table(job, block, new_page)
        case Cards():
            return cards(job, block, new_page)
        case Panel():
            return panel(job, block, new_page)
        case Image():
            return image(job, block, new_page)
        case Chart():
            return chart(job, block, new_page)
        case Map():
            return world_map(job, block, new_page)
        case Contents():
            return contents(job, block, new_page)
        case _:
            assert_never(block)


def _paragraph(job: Job, paragraph: Paragraph, new_page: bool, near: _Neighbours) -> str:
    """Return a paragraph, farther from a table than from text."""
    spacing: dict[str, Value] = {}
    if near.below_table and paragraph.style in _TIGHT and not new_page:
        spacing["before"] = _BETWEEN_TABLES if near.above_table else _BELOW_TABLE
    if near.above_table and paragraph.style in _TIGHT:
        spacing["after"] = _ABOVE_TABLE
    more: dict[str, Value] = {"spacing": spacing} if spacing else {}
    if is_left_to_right(paragraph.content.text):
        more |= _left_to_right(job, paragraph)
    return job.paragraph(
        _STYLES[paragraph.style],
        job.pen.piece(paragraph.content),
        keep_next=paragraph.keep_next,
        new_page=new_page,
        more=more,
    )


def _left_to_right(job: Job, paragraph: Paragraph) -> dict[str, Value]:
    """Return the layout of a paragraph that runs from left to right: its rule is at the left."""
    more: dict[str, Value] = {"bidi": False}
    if paragraph.style == "quote":
        rule = quote_rule(job.document.look)
        more["pBdr"] = {"left": rule, "right": {"val": "nil"}}
    return more


def _heading(job: Job, heading: Heading, new_page: bool, near: _Neighbours) -> str:
    level = min(heading.level, HEADING_LEVELS)
    style = f"heading {level}" if heading.listed else f"Heading {level} Unlisted"
    title = job.pen.piece(heading.title)
    if heading.listed:
        mark, name = job.ids.next_bookmark(), job.anchor(heading.title.key)
        title = (
            f'<w:bookmarkStart w:id="{mark}" w:name="{name}"/>{title}<w:bookmarkEnd w:id="{mark}"/>'
        )
    more: dict[str, Value] = {}
    if near.above_table and not new_page:
        more["spacing"] = {"after": _ABOVE_TABLE}
    if heading.number is not None and job.numbered:
        more["numPr"] = number_property(job.heading_numbers, level - 1)
        if level == 1:
            more["pBdr"] = heading_rule(job.document.look, job.heading_indents[0])
    elif job.sheet.is_numbered(style):
        more["numPr"] = number_property(job.numbering.none())
    if job.report is not None and not heading.listed:
        more["outlineLvl"] = _BODY_LEVEL
    if heading.number is not None and not job.numbered:
        title = run(f"{heading.number}\t", job.pen.run_properties("Heading Number")) + title
        indent = twips(job.heading_indents[level - 1])
        more["ind"] = {"left": indent, "hanging": indent}
    return job.paragraph(style, title, new_page=new_page, more=more)


def _fields(job: Job, fields: Fields, new_page: bool) -> str:
    """Return a line a field; labels wider than their column's style make it wider."""
    labels = [row.label for row in fields.rows]
    width = job.width / TWIPS_PER_MM
    stop = label_column(job.document.look, labels, job.typesetter, width, FIELD_LABELS)
    more = label_indent(stop, 0, FIELD_LABELS) if stop > FIELD_LABELS else {}
    last: dict[str, Value] = {"spacing": {"after": _BELOW_FIELDS}}
    count = len(fields.rows)
    kept = range(count - 1) if count <= _KEPT else (0, count - 2)
    return "".join(
        job.paragraph(
            "Field",
            field_line(job.pen, row.label, row.value, "Field Label"),
            keep_next=n in kept,
            new_page=new_page and n == 0,
            more={**more, **(last if n == count - 1 else {})},
        )
        for n, row in enumerate(fields.rows)
    )


def field_line(pen: Pen, label: Piece, value: Piece, label_style: str) -> str:
    """Return a label and its value with a tab between them."""
    tab = "<w:r><w:tab/></w:r>"
    return pen.piece(label, label_style) + tab + pen.piece(value)
