"""`draft`: an article becomes a draft, on the screen, in a file, or straight on the page."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ARTICLE = (
    "عقد وزير الفلاحة في مدينة الساحل 12 لقاء ثنائيا مع نظرائه من السنغال وغانا وفرنسا.\n"
    "ووقع الوزير مذكرة تفاهم مع الوكالة الوطنية السنغالية للري.\n"
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_without_a_place_the_draft_is_printed(run: Run, article: Path) -> None:
    seen = run("draft", article.name)

    assert seen.code == 0
    assert "status: draft" in seen.out
    assert "عقد وزير الفلاحة" in seen.out
    assert seen.files == ["article.txt"]


def test_what_is_printed_is_valid(run: Run, article: Path, tmp_path: Path) -> None:
    (tmp_path / "dossier.yaml").write_text(run("draft", article.name).out, encoding="utf-8")

    assert run("check", "dossier.yaml").code == 0


def test_a_place_takes_the_draft(run: Run, article: Path) -> None:
    seen = run("draft", article.name, "-o", "dossier.yaml")

    assert (seen.code, seen.out) == (0, "dossier.yaml\n")
    assert run("draft", article.name, "--quiet").out == Path("dossier.yaml").read_text("utf-8")


def test_a_draft_that_was_corrected_is_kept(run: Run, article: Path) -> None:
    Path("dossier.yaml").write_text("corrected", encoding="utf-8")

    seen = run("draft", article.name, "-o", "dossier.yaml")

    assert seen.code == 1
    assert "[file-exists]" in seen.err
    assert Path("dossier.yaml").read_text(encoding="utf-8") == "corrected"
    assert run("draft", article.name, "-o", "dossier.yaml", "--force").code == 0


def test_a_format_makes_the_page_marked_as_a_draft(run: Run, article: Path) -> None:
    seen = run("draft", article.name, "--format", "pdf")

    assert seen.out == str(Path("output/article.pdf")) + "\n"
    assert seen.files == ["article.txt", str(Path("output/article.pdf"))]


def test_a_place_and_a_format_make_both(run: Run, article: Path) -> None:
    seen = run("draft", article.name, "-o", "dossier.yaml", "--format", "all")

    assert seen.files == [
        "article.txt",
        "dossier.yaml",
        str(Path("output/article.docx")),
        str(Path("output/article.pdf")),
    ]


def test_standard_input_is_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = io.TextIOWrapper(io.BytesIO(ARTICLE.encode("utf-16")))
    monkeypatch.setattr(sys, "stdin", typed)

    seen = run("draft", "-")

    assert "status: draft" in seen.out
    assert "stdin: read as utf-16" in seen.err


def test_the_encoding_is_told_apart_and_said(run: Run, article: Path) -> None:
    article.write_bytes(ARTICLE.encode("windows-1256"))

    seen = run("draft", article.name)

    assert "article.txt: read as windows-1256" in seen.err
    assert "عقد وزير الفلاحة" in seen.out


def test_an_article_that_tells_no_meetings_is_said_to(run: Run, article: Path) -> None:
    reported = run("draft", article.name)
    article.write_text("رفع الفريق رصيده إلى 19 نقطة في المركز الأول.", encoding="utf-8")
    played = run("draft", article.name)

    assert "no report of meetings" not in reported.err
    assert "article.txt: this reads like no report of meetings" in played.err


def test_an_article_without_words_is_refused(run: Run, article: Path) -> None:
    article.write_text("  \n…\n", encoding="utf-8")

    seen = run("draft", article.name, "-o", "dossier.yaml")

    assert seen.code == 1
    assert "[empty-article]" in seen.err
    assert seen.files == ["article.txt"]


def test_a_pdf_is_called_a_pdf_and_what_is_read_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "given.pdf").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3")

    seen = run("draft", "given.pdf")

    assert seen.code == 1
    assert "given.pdf: error: a file of the kind PDF is not read here [wrong-kind]" in seen.err
    assert "expected: .txt, .docx" in seen.err
