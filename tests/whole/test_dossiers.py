"""Dossiers unlike the built-in ones, in both templates: what both files say and show."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

import pymupdf
import pypdfium2
import pytest

from press_dossier import making
from press_dossier.document import Document
from tests.docx.test_schema import findings
from tests.docx.wordfile import WordFile
from tests.extraction import READERS, measure
from tests.pdf.test_file import validation
from tests.whole.reading import ordered_texts, ordered_words, printed_texts

SOURCES = sorted((Path(__file__).parent / "dossiers").glob("*.yaml"))
LEAST_WORDS, LEAST_PAIRS, LEAST_MARKED = 0.99, 0.975, 0.97
SMALLEST = 8
"""Points."""

each_dossier = pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
each_template = pytest.mark.parametrize("template", ["official", "modern"])


@cache
def document(source: Path, template: str) -> Document:
    return making.compose(making.read(source), template)


@cache
def files(source: Path, template: str) -> dict[making.Format, bytes]:
    return making.render_all(document(source, template), making.FORMATS)


@each_dossier
def test_it_is_read_without_a_warning(source: Path) -> None:
    assert making.read(source).warnings == ()


@each_template
@each_dossier
def test_the_word_file_has_every_word_in_order(source: Path, template: str) -> None:
    found = WordFile(files(source, template)["docx"]).words()

    assert found == ordered_words(document(source, template))


@each_template
@each_dossier
@pytest.mark.parametrize(
    "reader",
    [
        "pdfium",
        pytest.param("pdftotext", marks=pytest.mark.needs("pdftotext")),
        pytest.param("pdfjs", marks=[pytest.mark.needs("node", "pdfjs"), pytest.mark.slow]),
    ],
)
def test_a_reader_copies_the_words_of_the_pdf_in_order(
    source: Path, template: str, reader: str, tmp_path: Path
) -> None:
    path = tmp_path / "dossier.pdf"
    path.write_bytes(files(source, template)["pdf"])

    extracted = READERS[reader](path)
    printed = measure(printed_texts(document(source, template)), extracted)
    ordered = measure(ordered_texts(document(source, template)), extracted)

    assert printed.words >= LEAST_WORDS, printed.lost_words
    assert ordered.pairs >= LEAST_PAIRS
    assert printed.marked >= LEAST_MARKED, printed.lost_marked


@each_template
@each_dossier
def test_the_pdf_has_its_words_in_order(source: Path, template: str, tmp_path: Path) -> None:
    path = tmp_path / "dossier.pdf"
    path.write_bytes(files(source, template)["pdf"])

    kept = measure(ordered_texts(document(source, template)), READERS["pymupdf"](path))

    assert kept.words >= LEAST_WORDS, kept.lost_words
    assert kept.pairs >= LEAST_PAIRS


@pytest.mark.slow
@each_template
@each_dossier
def test_the_same_source_makes_the_same_bytes(source: Path, template: str) -> None:
    again = making.render_all(document(source, template), making.FORMATS)

    assert again == files(source, template)


@each_template
@each_dossier
def test_no_word_stands_outside_its_page(source: Path, template: str) -> None:
    pdf = pypdfium2.PdfDocument(files(source, template)["pdf"])

    outside = []
    for number, page in enumerate(pdf, 1):
        width, height = page.get_size()
        text = page.get_textpage()
        for index in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(index)
            if left < 0 or bottom < 0 or right > width or top > height:
                outside.append((number, text.get_text_bounded(left, bottom, right, top)))

    assert outside == []


@each_template
@each_dossier
def test_no_text_is_too_small_to_read(source: Path, template: str) -> None:
    with pymupdf.open(stream=files(source, template)["pdf"], filetype="pdf") as pages:
        sizes = {
            span["size"]
            for page in pages
            for block in page.get_text("dict")["blocks"]
            for line in block.get("lines", ())
            for span in line["spans"]
        }

    assert min(sizes) >= SMALLEST


@each_template
def test_a_table_of_many_columns_is_set_smaller(template: str) -> None:
    (annex,) = (source for source in SOURCES if source.stem == "annex")
    scale = document(annex, template).look.scale

    with pymupdf.open(stream=files(annex, template)["pdf"], filetype="pdf") as pages:
        body = pages[-1].get_text("dict")["blocks"]
    sizes = {
        round(span["size"], 1)
        for block in body
        for line in block.get("lines", ())
        for span in line["spans"]
        if span["text"].strip()
    }

    assert scale.small in sizes
    assert scale.table not in sizes


@each_template
@each_dossier
def test_the_word_file_is_valid(source: Path, template: str, tmp_path: Path) -> None:
    assert findings(WordFile(files(source, template)["docx"]), tmp_path) == []


@pytest.mark.slow
@pytest.mark.needs("java", "verapdf")
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
@each_template
@each_dossier
def test_the_pdf_passes_verapdf(source: Path, template: str, flavour: str, tmp_path: Path) -> None:
    assert validation(files(source, template)["pdf"], flavour, tmp_path) == []


@pytest.mark.slow
@pytest.mark.needs("soffice")
@each_template
@each_dossier
def test_word_breaks_its_pages_nearly_where_the_pdf_does(
    source: Path, template: str, tmp_path: Path
) -> None:
    word = tmp_path / "dossier.docx"
    word.write_bytes(files(source, template)["docx"])
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(word)], check=True, capture_output=True, timeout=120)

    pages = len(pypdfium2.PdfDocument(tmp_path / "dossier.pdf"))
    assert abs(pages - len(pypdfium2.PdfDocument(files(source, template)["pdf"]))) <= 1
