from __future__ import annotations

from dataclasses import replace

import pytest

from press_dossier import docx
from press_dossier.document import AnyBlock, plain
from press_dossier.figures import world_map
from press_dossier.figures.photo import photo_size
from press_dossier.typography import Typesetter
from tests.docx.wordfile import WP, C, W, WordFile, text_of
from tests.figures.scenes import WIDTH, drawn_by_lot, map_of
from tests.sample_document import picture, sample_document, spans

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def test_a_chart_stands_in_a_paragraph_from_left_to_right(official: WordFile) -> None:
    (chart,) = official.root().iter(f"{C}chart")

    paragraph = next(chart.iterancestors(f"{W}p"))
    direction = paragraph.find(f"{W}pPr/{W}bidi")
    assert direction is not None
    assert direction.get(f"{W}val") == "0"
    text = official.document.sections[0]
    width = text.page_width - text.left_margin - text.right_margin
    extent = int(next(paragraph.iter(f"{WP}extent")).get("cx"))
    assert abs(extent - width) < 2000  # EMU: its place is that of a paragraph that runs the other


def test_a_chart_says_what_the_pdf_says(official: WordFile) -> None:
    (name,) = (name for name in official.names() if name.startswith("word/charts/chart"))
    root = official.root(name)

    assert not list(root.iter(f"{C}title"))
    assert next(root.iter(f"{C}autoTitleDeleted")).get("val") == "1"


def test_labels_of_a_chart_are_neither_broken_nor_left_out(official: WordFile) -> None:
    (name,) = (name for name in official.names() if name.startswith("word/charts/chart"))

    bodies = list(official.root(name).iter(f"{A}bodyPr"))

    assert bodies
    assert {(body.get("rot"), body.get("wrap")) for body in bodies} == {("0", "none")}


def test_a_bar_of_a_table_stands_at_the_first_line_of_its_row(official: WordFile) -> None:
    styles = official.document.styles

    bars = [p for p in official.root().iter(f"{W}p") if official.style_of(p).endswith(" Bar")]

    assert bars
    for paragraph in bars:
        cell = next(paragraph.iterancestors(f"{W}tc"))
        assert cell.find(f"{W}tcPr/{W}vAlign") is None
    for kind in ("Table", "Dense"):
        bar, text = (styles[f"{kind} {name}"].paragraph_format for name in ("Bar", "Text"))
        middle = bar.space_before + bar.line_spacing / 2
        assert abs(middle - text.line_spacing / 2) < 1000  # EMU


def test_the_numbers_of_a_chart_stand_at_the_ends_of_their_bars(official: WordFile) -> None:
    (name,) = (name for name in official.names() if name.startswith("word/charts/chart"))

    assert next(official.root(name).iter(f"{C}dLblPos")).get("val") == "outEnd"


def written(*blocks: AnyBlock) -> WordFile:
    return WordFile(docx.render(replace(sample_document(), blocks=blocks, notes=())))


def paragraphs(file: WordFile, style: str) -> list[str]:
    """The texts of a style's paragraphs."""
    found = (p for p in file.root().iter(f"{W}p") if file.style_of(p) == style)
    return [text_of(paragraph) for paragraph in found]


def test_the_key_of_a_map_is_text_beneath_it_in_the_order_of_the_numbers() -> None:
    block = replace(map_of(drawn_by_lot(80)), key=spans("دليل الأرقام"))
    look = sample_document().look
    drawing = world_map(block, look, Typesetter(look.families), WIDTH, "latn")

    rows = paragraphs(written(block), "Map Key")

    wanted = [f"{plain(entry.number)} {plain(entry.name.text)}" for entry in drawing.key]
    assert " ".join(" ".join(rows).split()) == " ".join(["دليل الأرقام", *wanted])


def test_a_map_with_room_for_its_names_has_no_key() -> None:
    assert paragraphs(written(map_of(["MA", "BR", "JP"])), "Map Key") == []


def test_a_credit_stands_behind_its_label_in_the_face_of_the_headings() -> None:
    file = written(picture("photo"))

    assert paragraphs(file, "Credit") == ["تصوير: قسم الإعلام"]
    fonts = {s.name: s.element.find(f"{W}rPr/{W}rFonts") for s in file.document.styles}
    assert fonts["Credit"].get(f"{W}cs") == fonts["Caption"].get(f"{W}cs")


@pytest.mark.parametrize(("width", "height"), [(480, 270), (1600, 400), (200, 900)])
def test_a_photo_is_as_large_as_in_the_pdf_and_narrow_ones_stand_on_a_band(
    width: int, height: int
) -> None:
    block = picture("photo")
    block = replace(block, asset=replace(block.asset, width=width, height=height))

    file = written(block)

    page = sample_document().look.page
    text = (page.height - page.top - page.bottom) * 72 / 25.4
    wide, tall = photo_size(block.asset, WIDTH, text)
    extents = [
        (int(e.get("cx")) / 12700, int(e.get("cy")) / 12700)
        for e in file.root().iter(f"{WP}extent")
    ]
    assert any(extent == pytest.approx((wide, tall), abs=0.2) for extent in extents)
    (holder,) = (p for p in file.root().iter(f"{W}p") if file.style_of(p) == "Picture")
    assert (holder.find(f"{W}pPr/{W}shd") is not None) == (wide < WIDTH - 1)
