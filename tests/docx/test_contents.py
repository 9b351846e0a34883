"""The contents in Word: entries that stay clear of their pages' numbers."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from press_dossier.document import Contents, Heading
from press_dossier.docx import render
from tests.docx.wordfile import W, WordFile, text_of
from tests.sample_document import authored, sample_document

LONG = "من كلمة الوزير في افتتاح الدورة وما جاء فيها عن القراءة في السنوات الأولى كلها"


def _entries(*headings: Heading) -> tuple[WordFile, list[etree._Element]]:
    document = replace(sample_document(), blocks=(Contents(), *headings))
    file = WordFile(render(document, pages={h.title.key: 3 for h in headings}))
    return file, [p for p in file.root().iter(f"{W}p") if file.style_of(p) == "toc 1"]


def test_a_title_that_would_run_into_its_pages_number_is_broken_before() -> None:
    _, (long, short) = _entries(
        Heading(1, authored("h_long", LONG), number="1"),
        Heading(1, authored("h_short", "الخلاصة"), number="2"),
    )

    assert "\n" in text_of(long)
    assert text_of(long).replace("\n", " ") == f"1\t{LONG}\t3"
    assert text_of(short) == "2\tالخلاصة\t3"


def test_an_entry_without_a_number_stands_beneath_the_titles_of_the_others() -> None:
    _, (numbered, annex) = _entries(
        Heading(1, authored("h_one", "البلدان"), number="1"),
        Heading(1, authored("h_annex", "ملحق")),
    )

    assert numbered.find(f"{W}pPr/{W}ind") is None  # hangs by its style
    assert annex.find(f"{W}pPr/{W}ind").get(f"{W}hanging") == "0"
