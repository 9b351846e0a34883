"""Word's own accessibility rules, and contents that open finished."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from press_dossier import docx
from press_dossier.document import Meta
from tests.docx.wordfile import WP, W, WordFile, text_of
from tests.sample_document import sample_document

DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


def test_every_picture_is_described_or_marked_as_ornament(either: WordFile) -> None:
    for properties in either.root().iter(f"{WP}docPr"):
        described = bool(properties.get("descr"))
        ornament = next(properties.iter(DECORATIVE), None) is not None
        assert described != ornament


def test_heading_levels_leave_none_out(either: WordFile) -> None:
    levels = [int(style[-1]) for style, _ in either.paragraphs() if style.startswith("heading ")]

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_no_empty_paragraph_makes_space(either: WordFile) -> None:
    body = either.root().find(f"{W}body")
    empty = [
        paragraph
        for paragraph in body.iterchildren(f"{W}p")
        if not text_of(paragraph).strip() and not list(paragraph.iter(f"{W}drawing"))
    ]

    # Word itself wants one after a table that ends the text, and between two tables.
    assert [either.style_of(paragraph) for paragraph in empty] == ["Table Gap"]


def test_tables_say_what_they_hold(either: WordFile) -> None:
    described = [
        table.find(f"{W}tblPr/{W}tblDescription") for table in either.root().iter(f"{W}tbl")
    ]

    assert all(found is not None for found in described)


def test_contents_show_entries_and_pages_before_any_update(official: WordFile) -> None:
    entries = [text for style, text in official.paragraphs() if style.startswith("toc ")]

    assert entries == [
        "1\tالبلدان\t3",
        "2\tالمباحثات\t4",
        "2.1\tمذكرتا التفاهم\t5",
        "3\tالصور\t6",
        "4\tللاتصال\t7",
        "5\tملحق\t8",
    ]


def test_page_numbers_are_in_the_documents_digits() -> None:
    document = sample_document()
    meta: Meta = replace(document.meta, digits="arab")

    file = WordFile(docx.render(replace(document, meta=meta), pages={"h_regions": 12}, total=34))

    entries = [text for style, text in file.paragraphs() if style.startswith("toc ")]
    assert entries[0].endswith("\t١٢")
    assert "٣٤" in text_of(file.document.sections[0].footer._element)


def test_numbers_that_word_would_count_otherwise_are_typed() -> None:
    document = sample_document()
    blocks = tuple(
        replace(block, number="٧") if getattr(block, "number", None) == "1" else block
        for block in document.blocks
    )

    file = WordFile(docx.render(replace(document, blocks=blocks)))

    headings = [text for style, text in file.paragraphs() if style == "heading 1"]
    assert headings[0] == "٧\tالبلدان"


def test_a_row_costs_the_same_in_a_long_table_as_in_a_short_one(make) -> None:
    sizes = {rows: len(make(rows=rows).package.read("word/document.xml")) for rows in (3, 53, 503)}

    assert (sizes[503] - sizes[53]) / 450 == pytest.approx((sizes[53] - sizes[3]) / 50, rel=0.02)
