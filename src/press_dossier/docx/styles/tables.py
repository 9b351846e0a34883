"""Styles of tables and of what stands in their cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from press_dossier.docx.markup import Value, Xml, border, children, fill
from press_dossier.docx.styles.definition import Style
from press_dossier.docx.styles.lettering import Lettering
from press_dossier.docx.styles.measures import (
    CARD_LEADING,
    CARD_SIDES,
    cell_margins,
    length,
    paragraph,
)

_BAR = 7.0
"""Thickness of a bar, points."""


def cells(letters: Lettering) -> Iterator[Style]:
    """Yield the paragraphs of cells."""
    palette, scale = letters.look.palette, letters.look.scale
    small, table = scale.small, scale.table
    close = paragraph(table * 1.6)
    yield Style("Table Gap", paragraph=paragraph(10))
    yield from _table_cells(letters, dense=False)
    yield from _table_cells(letters, dense=True)
    muted = letters.font(small, heading=True, colour=palette.muted)
    centred = paragraph(small * CARD_LEADING, align="center")
    yield Style("Card Bound", paragraph=centred | {"keepNext": True}, run=muted)
    yield Style(
        "Card Number",
        paragraph=paragraph(scale.number * 1.35, align="center") | {"keepNext": True},
        run=letters.font(scale.number, heading=True, bold=True, colour=palette.heading),
    )
    yield Style("Card Label", paragraph=centred, run=muted)
    accent = letters.font(small, heading=True, colour=palette.accent_text)
    yield Style("Party Country", paragraph=close | {"keepNext": True}, run=accent)
    yield Style(
        "Party Name",
        paragraph=paragraph(table * 1.75) | {"keepNext": True},
        run=letters.font(table, heading=True, bold=True, colour=palette.heading),
    )
    yield Style("Panel State", paragraph=close | {"keepNext": True}, run=accent)
    yield Style("Panel Text", paragraph=paragraph(table * 1.8, after=4), run=letters.font(table))


def _table_cells(letters: Lettering, *, dense: bool) -> Iterator[Style]:
    """Yield the paragraphs of a table's cells; those of a dense one are smaller."""
    palette, scale = letters.look.palette, letters.look.scale
    size, head = scale.cell(dense=dense), scale.cell_head(dense=dense)
    name = "Dense" if dense else "Table"
    base, line = f"{name} Text", size * 1.6
    leading = paragraph(line)
    yield Style(base, paragraph=leading, run=letters.font(size))
    label = letters.font(head, heading=True, bold=True, colour=palette.heading)
    yield Style(f"{name} Head", based=base, paragraph=leading, run=label)
    white = letters.font(head, heading=True, bold=True, colour=palette.on_ground)
    heads = paragraph(head * 1.55) | {"keepNext": True}
    yield Style(f"{name} Heading", based=base, paragraph=heads, run=white)
    number = letters.font(size, heading=True, bold=True, colour=palette.heading)
    yield Style(f"{name} Number", based=base, paragraph=leading, run=number)
    yield Style(f"{name} Total", based=base, paragraph=leading, run=label)
    # A bar stands in the middle of its row's first line.
    bar = paragraph(_BAR, before=(line - _BAR) / 2) | {"shd": fill(palette.accent)}
    yield Style(f"{name} Bar", based=base, paragraph=bar, run={"sz": 8, "szCs": 8})


def tables(letters: Lettering, *, hung: bool = False) -> Iterator[Style]:
    """Yield the tables themselves, from edge to edge of the text: drawn in where they are hung."""
    palette = letters.look.palette

    def placed(vertical: int, horizontal: int) -> dict[str, Value]:
        return {
            "tblInd": length(horizontal if hung else 0),
            "tblCellMar": cell_margins(vertical, horizontal),
        }

    head: dict[str, Value] = {"shd": fill(palette.heading)}
    total: dict[str, Value] = {"shd": fill(palette.tint)}
    yield Style(
        "Dossier Table",
        "table",
        "Normal Table",
        quick=True,
        more={
            "tblPr": {
                "tblBorders": {
                    "bottom": border(palette.line),
                    "insideH": border(palette.line),
                },
                **placed(70, 100),
            },
            "tblStylePr": Xml(_conditional("firstRow", head) + _conditional("lastRow", total)),
        },
    )
    yield Style(
        "Dossier Columns",
        "table",
        "Normal Table",
        more={"tblPr": placed(0, 0)},
    )
    yield Style(
        "Dossier Cards",
        "table",
        "Normal Table",
        more={"tblPr": placed(100, CARD_SIDES)},
    )
    line = border(palette.line)
    yield Style(
        "Dossier Panel",
        "table",
        "Normal Table",
        more={
            "tblPr": {
                "tblBorders": {
                    "top": border(palette.accent, 18),
                    "left": line,
                    "bottom": line,
                    "right": line,
                },
                **placed(120, 240),
            },
        },
    )


def _conditional(kind: str, cells: Mapping[str, Value]) -> str:
    inner = children("tblStylePr", {"tcPr": cells})
    return f'<w:tblStylePr w:type="{kind}">{inner}</w:tblStylePr>'
