"""Whole documents give their words back: covers, tables, figures, running texts and all."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from press_dossier import compose, load
from press_dossier.document import Document, Paragraph
from press_dossier.making import examples
from press_dossier.pdf import render
from tests.extraction import READERS, each_reader, measure
from tests.sample_document import authored, ltr, sample_document

DOCUMENTS = ("every block", *sorted(examples()))

LEAST_WORDS = 0.99


@cache
def document(name: str, template: str) -> Document:
    if name == "every block":
        return sample_document("modern" if template == "modern" else "official", rows=40)
    return compose(load(examples()[name]), template)


@pytest.mark.parametrize("template", ["official", "modern"])
@pytest.mark.parametrize("name", DOCUMENTS)
@each_reader
def test_a_reader_copies_the_words_of_a_whole_document(
    reader: str, name: str, template: str, tmp_path: Path
) -> None:
    path = tmp_path / "dossier.pdf"
    path.write_bytes(render(document(name, template)).data)
    wanted = [text for part, _, text in document(name, template).texts() if part != "alt"]

    kept = measure(wanted, READERS[reader](path))

    assert kept.words >= LEAST_WORDS, kept.lost_words


@pytest.mark.needs("pdftotext")
def test_a_page_of_mostly_latin_keeps_its_arabic_lines(tmp_path: Path) -> None:
    latin = Paragraph(
        "body", authored("latin", ltr("The whole of this paragraph is English. " * 9))
    )
    mixed = Paragraph(
        "body", authored("mixed", "رأى ", ltr("Google"), " أن الحرف ", ltr("Unicode"))
    )
    source = replace(sample_document(), blocks=(latin, mixed), notes=())
    file = tmp_path / "latin.pdf"
    file.write_bytes(render(source).data)

    texts = [text for part, _, text in source.texts() if part == "body"]

    assert measure(texts, READERS["pdftotext"](file)).words == 1.0
