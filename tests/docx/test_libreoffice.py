"""What LibreOffice prints of a file, where its ways are not Word's."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from press_dossier import docx
from press_dossier.document import Datum, Document, Heading
from tests.docx.full_cover import full_cover
from tests.sample_document import LookName, chart, computed, label, sample_document

pytestmark = [pytest.mark.slow, pytest.mark.needs("soffice"), pytest.mark.needs("pdftotext")]

Print = Callable[[Document], list[list[str]]]
"""Prints a document and returns the words of each page."""


@pytest.fixture
def printed(tmp_path: Path) -> Print:
    def printed(document: Document) -> list[list[str]]:
        source = tmp_path / "in.docx"
        source.write_bytes(docx.render(document))
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf"]
        subprocess.run([*command, source], capture_output=True, check=True, cwd=tmp_path)
        command = ["pdftotext", "-raw", str(tmp_path / "in.pdf"), "-"]
        text = subprocess.run(command, capture_output=True, check=True, text=True).stdout
        return [page.split() for page in text.split("\f")[:-1]]

    return printed


def test_a_charts_numbers_and_names_stand_in_order_and_whole(printed: Print) -> None:
    # Latin names: Arabic ones do not copy whole out of LibreOffice's PDF.
    bars = (("INTERPOL", 38), ("UNESCO", 12))
    data = tuple(
        Datum(label(f"bar_{n}", name), count, computed(f"bar_{n}_count", str(count)))
        for n, (name, count) in enumerate(bars)
    )
    heading = Heading(level=1, title=label("h_chart", "رسم"))
    blocks = (heading, replace(chart(), data=data))

    words = printed(replace(sample_document(), blocks=blocks, notes=()))[-1]

    assert {"38", "12", "INTERPOL", "UNESCO"} <= set(words)


@pytest.mark.parametrize("look", ["official", "modern"])
@pytest.mark.parametrize("noted", [False, True])
def test_a_full_cover_stays_on_its_page(printed: Print, look: LookName, noted: bool) -> None:
    document = sample_document(look)

    words, *_ = printed(replace(document, cover=full_cover(document.cover, noted=noted)))

    assert {"BEGIN", "LAST"} <= set(words)
