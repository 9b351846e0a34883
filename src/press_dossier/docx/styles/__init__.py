"""The Word styles of a look: what each kind of text looks like, stated once.

A style carries everything that it may: fonts with their complex-script twins, sizes, weights,
languages and the direction of the paragraph. Only `w:rtl` is left to the runs: the schema
allows none in a style.
"""

from __future__ import annotations

from collections.abc import Iterator

from press_dossier.docx.styles import page, prose, tables
from press_dossier.docx.styles.definition import Style
from press_dossier.docx.styles.lettering import Lettering
from press_dossier.docx.styles.measures import cell_margins, length
from press_dossier.look import Scale

__all__ = ["Lettering", "Style", "all_styles"]


def all_styles(letters: Lettering, cover: Scale, *, hung: bool = False) -> Iterator[Style]:
    """Yield every style of a look, a base before what is based on it.

    `cover` holds the sizes that fit the cover on its page; `hung` says that the file's program
    hangs tables out by the margin of their cells.
    """
    yield from _defaults(letters)
    yield from prose.prose(letters)
    yield from prose.headings(letters)
    yield from prose.lists(letters)
    yield from page.cover(letters, cover)
    yield from page.running(letters)
    yield from tables.cells(letters)
    yield from prose.characters(letters)
    yield from tables.tables(letters, hung=hung)


def _defaults(letters: Lettering) -> Iterator[Style]:
    """Yield what every document must have."""
    scale, ink = letters.look.scale, letters.look.palette.ink
    yield Style(
        "Normal",
        based=None,
        default=True,
        quick=True,
        paragraph={"bidi": True, "widowControl": True, "spacing": {"before": 0, "after": 0}},
        run=letters.font(scale.body, colour=ink),
    )
    yield Style("Default Paragraph Font", "character", based=None, default=True)
    yield Style(
        "Normal Table",
        "table",
        based=None,
        default=True,
        more={"tblPr": {"tblInd": length(0), "tblCellMar": cell_margins(0, 108)}},
    )
