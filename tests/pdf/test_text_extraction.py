"""What readers give back of the articles: words, neighbouring pairs, marked strings.

The corpus is varied: vowelled text, numbers, dates, phones, brackets, quotes, French, Tifinagh.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from press_dossier.document import Span, plain
from press_dossier.resources import families
from press_dossier.typography import TextStyle, Typesetter
from tests.corpus import articles
from tests.extraction import READERS, each_reader, normal, read_pdfium
from tests.extraction import measure as keep
from tests.pdf.drawing import draw

FALLBACK = ("noto-sans", "noto-sans-tifinagh")
SETTER = Typesetter(families())


def _style(family: str, justification: str) -> TextStyle:
    return TextStyle(
        family, 13, 23, align="justify", justification=justification, fallback=FALLBACK
    )


@pytest.fixture(scope="session")
def drawn(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("articles")

    @cache
    def _drawn(family: str, justification: str) -> Path:
        path = folder / f"{family}-{justification}.pdf"
        draw(path, articles().values(), _style(family, justification), SETTER)
        return path

    return _drawn


@pytest.mark.parametrize("family", ["amiri", "noto-naskh-arabic"])
@pytest.mark.parametrize("justification", ["ragged", "spaces", "kashida"])
@each_reader
def test_readers_give_the_articles_back(drawn, family, justification, reader):
    texts = [plain(text) for paragraphs in articles().values() for text in paragraphs]

    kept = keep(texts, READERS[reader](drawn(family, justification)))

    assert kept.words >= 0.99, kept.lost_words
    assert kept.pairs >= 0.975
    assert kept.marked >= 0.97, kept.lost_marked


@each_reader
@pytest.mark.parametrize(
    ("family", "size", "measure"),
    [("amiri", 15, 420), ("ibm-plex-sans-arabic", 11, 300), ("noto-naskh-arabic", 13, 250)],
)
def test_loose_lines_are_read_as_well(tmp_path, family, size, measure, reader):
    style = TextStyle(
        family, size, 2 * size, align="justify", justification="spaces", fallback=FALLBACK
    )
    texts = [plain(text) for paragraphs in articles().values() for text in paragraphs]
    path = tmp_path / "loose.pdf"

    draw(path, articles().values(), style, SETTER, measure)

    kept = keep(texts, READERS[reader](path))
    assert kept.words >= 0.99, kept.lost_words
    assert kept.pairs >= 0.975
    assert kept.marked >= 0.97, kept.lost_marked


@pytest.mark.parametrize("family", ["noto-kufi-arabic", "ibm-plex-sans-arabic"])
def test_heading_faces_are_read_as_well(drawn, family):
    texts = [plain(text) for paragraphs in articles().values() for text in paragraphs]

    assert keep(texts, read_pdfium(drawn(family, "ragged"))).words >= 0.98


@pytest.mark.parametrize(
    "text",
    [
        "INTERPOL (196 دولة عضوا)",
        "بلغت النسبة 75.5 بالمئة",
        "زيادة قدرها 12% هذه السنة",
        "قال: «نعم، سنفعل».",
        "سُلَّمِيَّةٌ وَلَا شَكَّ",
        "يوم 12/03/2024 على الساعة 09:30",
        "المادة (36) من القانون رقم 111.14",
        "بلغ ٢٥٫٥ في ٢٣/٠١/٢٠٢٥",
    ],
)
@pytest.mark.parametrize("family", ["amiri", "noto-naskh-arabic"])
def test_a_single_line_is_read_back_exactly(tmp_path, text, family):
    path = tmp_path / "line.pdf"

    draw(path, [[(Span(text),)]], _style(family, "ragged"), SETTER)

    assert {name: normal(READERS[name](path)) for name in ("pdfium", "pymupdf")} == {
        "pdfium": text,
        "pymupdf": text,
    }


def test_a_phone_number_keeps_its_groups_in_order(tmp_path):
    text = (Span("الهاتف: "), Span("+212 537-65-43-21", direction="ltr"), Span(" نهارا"))
    path = tmp_path / "phone.pdf"

    draw(path, [[text]], _style("amiri", "ragged"), SETTER)

    assert normal(read_pdfium(path)) == plain(text)


def test_kashida_leaves_no_trace_in_copied_text(drawn):
    assert "\u0640" not in read_pdfium(drawn("amiri", "kashida"))


def test_the_same_text_gives_the_same_bytes(tmp_path):
    first, second = tmp_path / "1.pdf", tmp_path / "2.pdf"
    for path in (first, second):
        draw(path, articles().values(), _style("amiri", "kashida"), Typesetter(families()))

    assert first.read_bytes() == second.read_bytes()
