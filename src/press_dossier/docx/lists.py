"""Lists: bulleted or numbered, titled or plain, short ones in two columns."""

from __future__ import annotations

from collections.abc import Sequence

from press_dossier.document import Items, Piece
from press_dossier.docx.fitting import text_style
from press_dossier.docx.grid import columns
from press_dossier.docx.job import Job
from press_dossier.docx.markup import Value
from press_dossier.docx.numbering import number_property
from press_dossier.docx.styles.measures import LIST_INDENT, TWIPS_PER_POINT
from press_dossier.look import POINTS_PER_MM

_COLUMNS = 2
_FEWEST_IN_COLUMNS = 4
_KEPT = 4
"""So many lines of an item stay on one page; of more, the first two do."""
_SLACK = 8.0
"""Points of a column kept free: Word and the typesetter do not measure quite alike."""


def items(job: Job, block: Items, new_page: bool) -> str:
    """Return a list: the first line of each item bears its bullet or number."""
    base = "List Number" if block.ordered else "List Bullet"
    number = job.numbering.ordered() if block.ordered else job.numbering.bullets()
    place: Value = number_property(number)
    titled = any(item.title is not None for item in block.items)
    more_lines = "List Detail" if titled else "List Continue"
    written: list[str] = []
    for item in block.items:
        lines: list[tuple[str, Piece]] = []
        if item.title is not None:
            lines.append((f"{base} Title", item.title))
        lines += ((more_lines if lines or n else base, text) for n, text in enumerate(item.texts))
        kept = len(lines) - 1 if len(lines) <= _KEPT else 1
        for n, (style, piece) in enumerate(lines):
            written.append(
                job.paragraph(
                    style,
                    job.pen.piece(piece),
                    keep_next=n < kept,
                    new_page=new_page and not written,
                    more={"numPr": place} if n == 0 else None,
                )
            )
    if _are_short(job, block):
        texts = [text for item in block.items for text in item.texts]
        return columns(job, written, _COLUMNS, texts)
    return "".join(written)


def _are_short(job: Job, block: Items) -> bool:
    """Say whether items are many, and each one line of half the width."""
    texts = [item.texts[0] for item in block.items if not item.title and len(item.texts) == 1]
    if block.ordered or len(texts) < max(len(block.items), _FEWEST_IN_COLUMNS):
        return False
    room = job.width / TWIPS_PER_POINT / _COLUMNS - LIST_INDENT * POINTS_PER_MM - _SLACK
    return _widest(job, texts) <= room


def _widest(job: Job, pieces: Sequence[Piece]) -> float:
    look = job.document.look
    style = text_style(look, look.scale.body, heading=False, bold=False)
    return max(job.typesetter.width(piece.text, style) for piece in pieces)
