"""Figures: a chart that Word can edit, a map as a picture of the paths that every drawer has."""

from __future__ import annotations

from press_dossier.document import Chart, Image, Map, Piece, plain
from press_dossier.docx.drawing import inline_chart, inline_picture
from press_dossier.docx.job import Job
from press_dossier.docx.markup import Value
from press_dossier.docx.styles.measures import TWIPS_PER_MM, TWIPS_PER_POINT
from press_dossier.look import POINTS_PER_MM

_TALLEST = 110.0
"""Millimetres of the tallest picture."""
_COARSEST = 110.0
"""Pixels an inch that a picture must have: it is not drawn larger."""
_MM_PER_INCH = 25.4
_ROW = 8.5
_AROUND = 2.0
"""Millimetres of a chart's row, and of what stands above and below its rows."""


def image(job: Job, block: Image, new_page: bool) -> str:
    """Return a picture as wide as the text at most, with caption and credit beneath."""
    asset = block.asset
    width = min(
        job.width / TWIPS_PER_MM,
        asset.width * _MM_PER_INCH / _COARSEST,
        _TALLEST * asset.width / max(asset.height, 1),
    )
    size = (width, width * asset.height / max(asset.width, 1))
    relationship = job.add_image(asset.data, asset.media_type)
    drawn = inline_picture(job.ids.next_drawing(), relationship, size, plain(block.alt.text))
    return _captioned(job, drawn, (block.caption, block.credit), new_page)


def chart(job: Job, block: Chart, new_page: bool) -> str:
    """Return a native chart with its workbook, its caption beneath."""
    from press_dossier.docx.chart import add_chart

    size = (job.width / TWIPS_PER_MM, _AROUND + _ROW * len(block.data))
    drawn = inline_chart(job.ids.next_drawing(), add_chart(job, block), size, plain(block.alt.text))
    # In a right-to-left paragraph LibreOffice prints the digits of a chart's numbers backwards.
    # A chart is as wide as the text, so that it stands where it would.
    return _captioned(job, drawn, (block.caption,), new_page, bidi=False)


def world_map(job: Job, block: Map, new_page: bool) -> str:
    """Return a map as SVG, with a PNG for programs that show none; caption and credit beneath."""
    from press_dossier import figures  # countries' outlines, for a map only

    look = job.document.look
    drawing = figures.world_map(block, look, job.typesetter, job.width / TWIPS_PER_POINT)
    fallback = job.add_image(figures.png(drawing), "image/png")
    original = job.add_image(figures.svg(drawing).encode(), "image/svg+xml")
    size = (drawing.width / POINTS_PER_MM, drawing.height / POINTS_PER_MM)
    alt = plain(block.alt.text)
    drawn = inline_picture(job.ids.next_drawing(), fallback, size, alt, original)
    return _captioned(job, drawn, (block.caption, block.credit), new_page)


def _captioned(
    job: Job, drawn: str, texts: tuple[Piece | None, ...], new_page: bool, *, bidi: bool = True
) -> str:
    """Return a figure's paragraph, kept with its caption and credit."""
    styles = ("Picture Caption", "Credit")
    lines = [(piece, style) for piece, style in zip(texts, styles, strict=False) if piece]
    direction: dict[str, Value] = {} if bidi else {"bidi": False}
    written = job.paragraph(
        "Picture", drawn, keep_next=bool(lines), new_page=new_page, more=direction
    )
    for n, (piece, style) in enumerate(lines, 1):
        written += job.paragraph(style, job.pen.piece(piece), keep_next=n < len(lines))
    return written
