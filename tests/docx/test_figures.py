from __future__ import annotations

from tests.docx.wordfile import WP, C, W, WordFile

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
