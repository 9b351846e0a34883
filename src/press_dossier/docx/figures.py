"""Figures: a chart that Word can edit, a map as a picture of the paths that every drawer has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from press_dossier.document import Chart, Image, Map, Piece, plain
from press_dossier.docx.drawing import inline_chart, inline_picture
from press_dossier.docx.job import Job
from press_dossier.docx.markup import Value, fill
from press_dossier.docx.styles.measures import TWIPS_PER_MM, TWIPS_PER_POINT, tab_stops
from press_dossier.docx.text import run
from press_dossier.figures.photo import photo_size
from press_dossier.look import POINTS_PER_MM

if TYPE_CHECKING:
    from press_dossier.figures import Drawing

_ROW = 8.5
_AROUND = 2.0
"""Millimetres of a chart's row, and of what stands above and below its rows."""
_BELOW_KEY = 80
"""Twips between a map's key and its caption."""

Line = tuple[str, str]
"""A paragraph's style and content."""


def image(job: Job, block: Image, new_page: bool) -> str:
    """Return a picture with caption and credit beneath.

    One that is not as wide as the text stands on a band of that width.
    """
    page = job.document.look.page
    width = job.width / TWIPS_PER_POINT
    text = (page.height - page.top - page.bottom) * POINTS_PER_MM
    drawn_width, drawn_height = photo_size(block.asset, width, text)
    band: dict[str, Value] = {}
    if drawn_width < width:
        band = {"shd": fill(job.document.look.palette.tint), "jc": "center"}
    relationship = job.add_image(block.asset.data, block.asset.media_type)
    size = (drawn_width / POINTS_PER_MM, drawn_height / POINTS_PER_MM)
    drawn = inline_picture(job.ids.next_drawing(), relationship, size, plain(block.alt.text))
    credit = _credit(job, block.credit, block.credit_label)
    return _captioned(job, drawn, [*_caption(job, block.caption), *credit], new_page, band)


def chart(job: Job, block: Chart, new_page: bool) -> str:
    """Return a native chart with its workbook, its caption beneath."""
    from press_dossier.docx.chart import add_chart

    size = (job.width / TWIPS_PER_MM, _AROUND + _ROW * len(block.data))
    drawn = inline_chart(job.ids.next_drawing(), add_chart(job, block), size, plain(block.alt.text))
    # In a right-to-left paragraph LibreOffice prints the digits of a chart's numbers backwards.
    # A chart is as wide as the text, so that it stands where it would.
    return _captioned(job, drawn, [*_caption(job, block.caption)], new_page, {"bidi": False})


def world_map(job: Job, block: Map, new_page: bool) -> str:
    """Return a map as SVG, with a PNG for programs that show none; its key, caption and credit."""
    from press_dossier import figures  # countries' outlines, for a map only

    look = job.document.look
    width = job.width / TWIPS_PER_POINT
    drawing = figures.world_map(block, look, job.typesetter, width, job.document.meta.digits)
    fallback = job.add_image(figures.png(drawing), "image/png")
    original = job.add_image(figures.svg(drawing).encode(), "image/svg+xml")
    size = (drawing.width / POINTS_PER_MM, drawing.height / POINTS_PER_MM)
    alt = plain(block.alt.text)
    drawn = inline_picture(job.ids.next_drawing(), fallback, size, alt, original)
    lines = [*_caption(job, block.caption), *_credit(job, block.credit)]
    key = _key(job, block, drawing) if drawing.key else ""
    return _captioned(job, drawn, lines, new_page, key=key)


def _key(job: Job, block: Map, drawing: Drawing) -> str:
    """Return what the numbers on a map mean, a paragraph a row.

    The title stands in the first: a paragraph of its own would be taken for one typed in Word.
    """
    from press_dossier.figures.key import key

    placed = key(drawing, job.document.look, job.typesetter)
    names = [start + placed.indent for start in placed.starts]
    stops = tab_stops(("left", at / POINTS_PER_MM) for at in sorted((*placed.starts[1:], *names)))
    written = ""
    title = job.pen.runs(block.key, "Map Key Title") + "<w:r><w:br/></w:r>"
    for n, row in enumerate(placed.rows, 1):
        content = "<w:r><w:tab/></w:r>".join(
            job.pen.runs(entry.number, "Map Key Number")
            + "<w:r><w:tab/></w:r>"
            + job.pen.piece(entry.name)
            for entry in row
        )
        more: dict[str, Value] = {"tabs": stops}
        if n == len(placed.rows):
            more["spacing"] = {"after": _BELOW_KEY}
        written += job.paragraph("Map Key", title + content, keep_next=True, more=more)
        title = ""
    return written


def _caption(job: Job, caption: Piece | None) -> Iterator[Line]:
    if caption is not None:
        yield "Picture Caption", job.pen.piece(caption)


def _credit(job: Job, credit: Piece | None, label: Piece | None = None) -> Iterator[Line]:
    if credit is not None:
        before = "" if label is None else job.pen.piece(label) + run(" ", "<w:rPr><w:rtl/></w:rPr>")
        yield "Credit", before + job.pen.piece(credit)


def _captioned(
    job: Job,
    drawn: str,
    lines: list[Line],
    new_page: bool,
    more: dict[str, Value] | None = None,
    *,
    key: str = "",
) -> str:
    """Return a figure's paragraph, kept with what stands beneath it."""
    written = job.paragraph("Picture", drawn, keep_next=bool(lines), new_page=new_page, more=more)
    written += key
    for n, (style, content) in enumerate(lines, 1):
        written += job.paragraph(style, content, keep_next=n < len(lines))
    return written
