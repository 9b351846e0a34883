"""A file that is not what its reader reads is called what it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from press_dossier import making
from press_dossier.errors import SourceError
from press_dossier.sources import textfile
from press_dossier.sources.package import open_package
from press_dossier.sources.sheet import blank
from press_dossier.sources.signatures import is_text, kind_of
from tests.sample_document import sample_document

OPEN_DOCUMENT = b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text"


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\x89PNG\r\n\x1a\n\0", "PNG"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office 97–2003 (.doc, .xls)"),
        (b"{\\rtf1", "RTF"),
        (OPEN_DOCUMENT, "OpenDocument (.odt, .ods)"),
        (b"PK\x03\x04", "ZIP"),
        ("عنوان".encode(), None),
        (b"", None),
    ],
)
def test_a_kind_is_told_by_the_first_bytes(first: bytes, kind: str | None) -> None:
    assert kind_of(first) == kind


def test_office_files_are_told_apart_by_their_parts() -> None:
    assert kind_of(making.render(sample_document(), "docx")) == "Word (.docx)"
    assert kind_of(blank()) == "Excel (.xlsx)"


@pytest.mark.parametrize("data", ["نص".encode() * 5_000, b"a,b\n", b"x" + "م".encode() * 5_000])
def test_text_is_text_wherever_its_sample_ends(data: bytes) -> None:
    assert is_text(data)


@pytest.mark.parametrize("data", [b"\0\1\2\3" * 9, b"\xc3\xc7\xe1" * 99])
def test_other_bytes_are_no_text(data: bytes) -> None:
    assert not is_text(data)


@pytest.mark.parametrize(
    ("data", "code", "found"),
    [
        (b"%PDF-1.7", "wrong-kind", "PDF"),
        ("كلام".encode(), "not-a-package", "a"),
        (b"\0\1\2\3" * 9, "package-broken", "a"),
        (b"PK\x03\x04 cut short", "package-broken", "a"),
    ],
)
def test_what_is_no_office_file_is_called_what_it_is(data: bytes, code: str, found: str) -> None:
    with pytest.raises(SourceError) as error:
        open_package(data, "a")

    (problem,) = error.value.problems
    assert (problem.code, problem.found, problem.expected) == (code, found, ".docx")


def test_a_pdf_under_the_name_of_a_source_is_called_a_pdf(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"%PDF-1.7\n")

    with pytest.raises(SourceError, match="wrong-kind"):
        textfile.read(path)
