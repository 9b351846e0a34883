"""True page numbers, counted by LibreOffice; and what is said where it is missing."""

from __future__ import annotations

import shutil

import pytest

from press_dossier.docx.pagination import paginate
from press_dossier.errors import ProgramError
from tests.docx.wordfile import WordFile
from tests.sample_document import sample_document


@pytest.mark.slow
@pytest.mark.needs("soffice")
def test_each_heading_gets_the_page_it_falls_on(official: WordFile) -> None:
    pages, total = paginate(official.data)

    listed = [heading.title.key for heading in sample_document().headings()]
    assert list(pages) == listed
    assert pages["h_regions"] == 3  # behind the cover and the page of summary and contents
    assert list(pages.values()) == sorted(pages.values())
    assert pages["h_annex"] == total


def test_a_missing_program_is_named(official: WordFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)

    with pytest.raises(ProgramError) as caught:
        paginate(official.data)

    assert caught.value.problems[0].code == "program-missing"
