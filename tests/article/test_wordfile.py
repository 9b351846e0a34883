"""An article may come as a Word file."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

from press_dossier.errors import SourceError
from press_dossier.sources.article import draft


def word_file(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    table = document.add_table(1, 1)
    table.cell(0, 0).text = "حضر 20 خبيرا."
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_paragraphs_and_cells_are_read() -> None:
    drafted = draft(word_file("زار الوزير فرنسا.", "ثم زار كينيا."), name="article.docx")

    assert drafted.encoding == "docx"
    assert [fact.value.code for fact in drafted.reading.countries] == ["FR", "KE"]
    assert [str(fact.value.value) for fact in drafted.reading.quantities] == ["20"]


def test_a_package_that_is_no_word_file_is_refused() -> None:
    with pytest.raises(SourceError) as refusal:
        draft(b"PK\x03\x04 no package", name="article.docx")

    assert [problem.code for problem in refusal.value.problems] == ["package-broken"]
