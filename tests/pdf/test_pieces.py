"""Cards, the cover's logo, and the alert stand as a reader needs them."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from press_dossier.document import Card, Cards, Document
from press_dossier.look import POINTS_PER_MM
from press_dossier.pdf import render
from press_dossier.pdf.archive import ArchiveDocument
from press_dossier.pdf.blocks.cards import CardRow, card_rows
from press_dossier.pdf.lettering import Letterings
from press_dossier.pdf.structure import Tree
from press_dossier.typography import Typesetter
from tests.sample_document import LookName, authored, sample_document

SETTER = Typesetter(sample_document().look.families)


def rows_of(*cards: tuple[str, str]) -> list[CardRow]:
    """The rows of cards, each a value and a label."""
    block = Cards(
        tuple(
            Card(None, authored(f"v{n}", value), authored(f"l{n}", label))
            for n, (value, label) in enumerate(cards)
        )
    )
    letterings = Letterings(sample_document().look, SETTER, "latn")
    top = Tree(ArchiveDocument(), "ar").top
    rows = [row for row in card_rows(letterings, block, 442, top) if isinstance(row, CardRow)]
    for row in rows:
        row.fit(442)
    return rows


def sizes(row: CardRow) -> set[float]:
    return {value.lettering.style.size for _, value, _ in row._parts}


def lengths(rows: list[CardRow]) -> list[int]:
    return [len(row._parts) for row in rows]


def test_numbers_side_by_side_have_one_size() -> None:
    (row,) = rows_of(("43", "لقاء"), ("450 إلى 500", "مشارك"), ("9", "قوائم"))

    assert len(sizes(row)) == 1


def test_a_long_number_has_a_broader_card_than_its_neighbours() -> None:
    few = [("43", "لقاء")] * 4

    (row,) = rows_of(*few, ("450 إلى 500", "مشارك"))

    assert lengths([row]) == [5]
    assert row._widths[-1] > 2 * row._widths[0]
    assert sum(row._widths) + 4 * 9 == pytest.approx(442)


def test_fewer_cards_stand_abreast_before_a_number_shrinks_much() -> None:
    few = [("43", "لقاء")] * 3

    assert lengths(rows_of(*few, ("500", "مشارك"), ("600", "مشارك"))) == [5]
    long = ("45 000 إلى 50 000", "مشارك")
    assert lengths(rows_of(*few, long, long)) == [2, 2, 1]


def test_fewer_cards_stand_abreast_where_labels_would_be_columns_of_words() -> None:
    few = [("43", "لقاء")] * 2

    rows = rows_of(*few, *[("92", "في المئة من الأطفال الذين تستهدفهم خطة التلقيح الوطنية")] * 3)

    assert lengths(rows) == [3, 2]


def white_beside_logo(document: Document) -> bool:
    """Whether paper shows just above the logo, at the right of the cover."""
    page = pypdfium2.PdfDocument(render(document).data)[0]
    picture = page.render(scale=2).to_pil()
    look = document.look.page
    right = (look.width - look.start) * POINTS_PER_MM
    above = (round(2 * right - 8), round(2 * 30 * POINTS_PER_MM))
    return bool(picture.getpixel(above) == (255, 255, 255))


@pytest.mark.parametrize("look", ["official", "modern"])
def test_a_logo_stands_on_paper(look: LookName) -> None:
    assert white_beside_logo(sample_document(look))


def test_the_alert_stands_ten_millimetres_inside_the_page() -> None:
    document = sample_document()
    assert document.running.alert is not None
    page = pypdfium2.PdfDocument(render(document).data)[1]
    edge = page.get_height() - 10 * POINTS_PER_MM

    text = page.get_textpage()

    assert not text.get_text_bounded(bottom=edge).strip()
    assert text.get_text_bounded(bottom=edge - 20).strip()


def test_without_an_alert_the_running_head_stands_where_it_did() -> None:
    document = sample_document()
    quiet = replace(document, running=replace(document.running, alert=None))
    height = document.look.page.height * POINTS_PER_MM

    page = pypdfium2.PdfDocument(render(quiet).data)[1]

    assert page.get_textpage().get_text_bounded(bottom=height - 15 * POINTS_PER_MM).strip()
