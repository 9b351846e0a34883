"""Right to left as Word itself writes it: in the styles, the runs, the tables, the section."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from press_dossier.document import Contents, Heading, Paragraph
from press_dossier.docx import render
from tests.docx.wordfile import W, WordFile
from tests.sample_document import authored, ltr, sample_document

LRM = "\u200e"


def latin(text: str) -> bool:
    return text.startswith(LRM)


def test_every_paragraph_style_is_right_to_left(either: WordFile) -> None:
    for style in either.root("word/styles.xml").iter(f"{W}style"):
        if style.get(f"{W}type") == "paragraph":
            own = style.find(f"{W}pPr/{W}bidi")
            based = style.find(f"{W}basedOn")
            assert own is not None or based is not None, style.get(f"{W}styleId")
            assert own is None or own.get(f"{W}val", "1") == "1"


def test_every_size_and_weight_has_its_twin_for_arabic(either: WordFile) -> None:
    for run in either.root("word/styles.xml").iter(f"{W}rPr"):
        for latin_name, arabic_name in (("b", "bCs"), ("sz", "szCs"), ("i", "iCs")):
            assert (run.find(f"{W}{latin_name}") is None) == (run.find(f"{W}{arabic_name}") is None)
        fonts = run.find(f"{W}rFonts")
        if fonts is not None:
            assert {"ascii", "hAnsi", "cs"} <= {key.removeprefix(W) for key in fonts.attrib}


def test_a_run_carries_its_direction_and_its_character_style_only(either: WordFile) -> None:
    for name in ("word/document.xml", "word/footnotes.xml", "word/header1.xml"):
        for properties in either.root(name).iter(f"{W}rPr"):
            if properties.getparent().tag == f"{W}r":
                allowed = {"rStyle", "rtl"} | _direct(properties, either)
                assert {child.tag.removeprefix(W) for child in properties} <= allowed


def _direct(properties: etree._Element, file: WordFile) -> set[str]:
    """Return what stands in contents beside its style: LibreOffice heeds no style there."""
    style = properties.find(f"{W}rStyle")
    name = "" if style is None else file.style_names[style.get(f"{W}val")]
    return {"b", "bCs", "color"} if name.startswith("Contents ") else set()


def test_latin_and_phone_numbers_are_runs_of_their_own_between_marks(official: WordFile) -> None:
    runs = {
        text.text: text.getparent().find(f"{W}rPr/{W}rtl") is not None
        for text in official.root().iter(f"{W}t")
        if text.text and (LRM in text.text)
    }

    assert f"{LRM}+212 537 00 00 00{LRM}" in runs
    assert f"{LRM}Open Library (beta){LRM}" in runs  # the pair of brackets stays together
    assert not any(runs.values())


def test_arabic_runs_are_right_to_left(official: WordFile) -> None:
    for text in official.root().iter(f"{W}t"):
        if any("\u0600" <= character <= "\u06ff" for character in text.text or ""):
            assert text.getparent().find(f"{W}rPr/{W}rtl") is not None


def test_french_words_bear_their_language(official: WordFile) -> None:
    run = next(
        text.getparent()
        for text in official.root().iter(f"{W}t")
        if "Bibliothèque" in (text.text or "")
    )
    style = run.find(f"{W}rPr/{W}rStyle").get(f"{W}val")

    assert official.style_names[style] == "Language fr"


def test_paragraphs_are_aligned_by_words_that_mean_the_same_in_every_program(
    either: WordFile,
) -> None:
    aligned = {
        alignment.get(f"{W}val") for _, root in either.roots() for alignment in root.iter(f"{W}jc")
    }

    assert aligned == {"both", "center"}


def test_tables_run_from_right_to_left_with_a_header_and_whole_rows(either: WordFile) -> None:
    tables = list(either.root().iter(f"{W}tbl"))

    assert tables
    for table in tables:
        assert table.find(f"{W}tblPr/{W}bidiVisual") is not None
        assert table.find(f"{W}tblPr/{W}tblStyle") is not None
        widths = [int(column.get(f"{W}w")) for column in table.find(f"{W}tblGrid")]
        assert sum(widths) == int(table.find(f"{W}tblPr/{W}tblW").get(f"{W}w"))
        for row in table.iter(f"{W}tr"):
            assert row.find(f"{W}trPr/{W}cantSplit") is not None


def test_data_tables_repeat_their_heading_row_and_fill_its_cells(official: WordFile) -> None:
    table = next(
        table
        for table in official.root().iter(f"{W}tbl")
        if official.style_names[table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val")]
        == "Dossier Table"
    )
    header = table.find(f"{W}tr")

    assert header.find(f"{W}trPr/{W}tblHeader") is not None
    assert {cell.find(f"{W}tcPr/{W}shd").get(f"{W}fill") for cell in header.iter(f"{W}tc")} == {
        "0f4c3a"
    }


def test_the_section_runs_right_to_left_with_its_gutter_at_the_right(either: WordFile) -> None:
    section = either.root().find(f"{W}body/{W}sectPr")

    assert section.find(f"{W}bidi") is not None
    assert section.find(f"{W}rtlGutter") is not None


def test_headings_and_lists_bear_their_number_themselves(official: WordFile) -> None:
    styles = ("heading 1", "heading 2", "List Bullet Title", "List Number")
    for paragraph in official.root().iter(f"{W}p"):
        if official.style_of(paragraph) in styles:
            assert paragraph.find(f"{W}pPr/{W}numPr") is not None


def test_the_language_of_the_document_is_its_own(either: WordFile) -> None:
    defaults = either.root("word/styles.xml").find(f"{W}docDefaults//{W}lang")

    assert defaults.get(f"{W}bidi") == "ar-MA"
    assert either.document.core_properties.language == "ar-MA"


def test_brackets_around_latin_stand_inside_its_run() -> None:
    piece = authored("brackets", "معهد باستور (", ltr("Institut Pasteur", "fr"), ")، تونس")
    file = WordFile(render(replace(sample_document(), blocks=(Paragraph("body", piece),))))

    texts = [node.text for node in file.root().iter(f"{W}t")]

    assert texts[-3:] == ["معهد باستور ", f"{LRM}(Institut Pasteur){LRM}", "، تونس"]


def test_a_quote_in_latin_begins_at_the_left_beside_its_rule() -> None:
    latin = authored("latin", ltr("« La santé ne connaît pas de frontières. »", "fr"))
    arabic = authored("arabic", "قول بالعربية")
    blocks = tuple(Paragraph("quote", content) for content in (latin, arabic))
    file = WordFile(render(replace(sample_document(), blocks=blocks, notes=())))

    left, right = (
        p.find(f"{W}pPr") for p in file.root().iter(f"{W}p") if file.style_of(p) == "Quote"
    )

    assert left.find(f"{W}bidi").get(f"{W}val") == "0"
    assert left.find(f"{W}pBdr/{W}left").get(f"{W}val") == "single"
    assert left.find(f"{W}pBdr/{W}right").get(f"{W}val") == "nil"
    assert right.find(f"{W}bidi") is None
    assert right.find(f"{W}pBdr") is None


def test_latin_in_the_contents_stands_as_in_its_heading() -> None:
    title = authored("h_latin", "الأفق (", ltr("Vision 2030", "fr", "https://example.org"), ")")
    plainly = authored("h_plain", "المعهد (", ltr("Institut Pasteur", "fr"), ")")
    headings = tuple(Heading(1, piece) for piece in (title, plainly))
    blocks = (Contents(depth=1), *headings)
    file = WordFile(render(replace(sample_document(), blocks=blocks, notes=())))

    entries = [
        [node.text for node in paragraph.iter(f"{W}t")]
        for paragraph in file.root().iter(f"{W}p")
        if file.style_of(paragraph) == "toc 1"
    ]

    assert entries[0][:2] == ["الأفق ", f"{LRM}(Vision 2030){LRM}"]
    assert entries[1][:2] == ["المعهد ", f"{LRM}(Institut Pasteur){LRM}"]
