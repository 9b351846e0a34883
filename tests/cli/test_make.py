"""The main job: sources in, a PDF and a Word file out."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest

from press_dossier import making, writing
from tests.cli.conftest import SMALL, Run

PDF, WORD = str(Path("output/small.pdf")), str(Path("output/small.docx"))


def test_without_a_source_the_built_in_dossier_is_made(run: Run) -> None:
    seen = run()

    assert (seen.code, seen.err) == (0, "")
    assert seen.out.splitlines() == [
        str(Path("output/marrakech.pdf")),
        str(Path("output/marrakech.docx")),
    ]
    assert Path("output/marrakech.pdf").read_bytes().startswith(b"%PDF-")
    assert zipfile.is_zipfile("output/marrakech.docx")


def test_another_built_in_dossier_is_made_by_its_name(run: Run) -> None:
    assert run("--example", "health", "--format", "pdf").files == [str(Path("output/health.pdf"))]


@pytest.mark.parametrize(
    ("line", "files"),
    [
        ("small.yaml", [WORD, PDF]),
        ("small.yaml --format all", [WORD, PDF]),
        ("small.yaml --format pdf", [PDF]),
        ("small.yaml --format docx", [WORD]),
        ("small.yaml --output press", ["press/small.docx", "press/small.pdf"]),
        ("small.yaml --output a/b/c", ["a/b/c/small.docx", "a/b/c/small.pdf"]),
        ("small.yaml --output one.pdf", ["one.pdf"]),
        ("small.yaml --output deep/ONE.PDF", ["deep/ONE.PDF"]),
        ("small.yaml --output one.docx --format docx", ["one.docx"]),
        ("small.yaml --output v1.2", ["v1.2/small.docx", "v1.2/small.pdf"]),
        ("small.yaml --proof --format pdf", ["output/small-proof.pdf"]),
    ],
)
def test_the_line_says_which_files_are_made(
    line: str, files: list[str], run: Run, small: Path
) -> None:
    seen = run(*line.split())

    assert (seen.code, seen.err) == (0, "")
    made = sorted(str(Path(file)) for file in files)
    assert seen.files == sorted([*made, "small.yaml"])
    assert sorted(seen.out.splitlines()) == made


def test_a_failed_source_does_not_stop_the_others(run: Run, tmp_path: Path, small: Path) -> None:
    (tmp_path / "wrong.yaml").write_text("format: 1\n", encoding="utf-8")

    seen = run("wrong.yaml", "nowhere.yaml", small.name, "--format", "pdf")

    assert seen.code == 1
    assert seen.out == f"{PDF}\n"
    assert "wrong.yaml" in seen.err
    assert "nowhere.yaml" in seen.err


def test_of_several_sources_the_highest_code_counts(
    run: Run, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise RuntimeError("nobody foresaw\nthis")

    monkeypatch.setattr(making, "compose", failing)

    seen = run("nowhere.yaml", small.name)

    assert seen.code == 3
    assert "unexpected error: RuntimeError: nobody foresaw (--debug shows where)" in seen.err
    assert "Traceback" not in seen.err


def test_debug_shows_where_the_unexpected_happened(
    run: Run, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise RuntimeError("nobody foresaw this")

    monkeypatch.setattr(making, "compose", failing)

    assert "Traceback" in run(small.name, "--debug").err


def test_a_source_with_an_error_touches_no_file(run: Run, tmp_path: Path, small: Path) -> None:
    run(small.name)
    before = {path: Path(path).read_bytes() for path in (PDF, WORD)}
    small.write_text(SMALL.replace("kind: meetings", "kind: meeting"), encoding="utf-8")

    seen = run(small.name)

    assert seen.code == 1
    assert {path: Path(path).read_bytes() for path in (PDF, WORD)} == before


def test_warnings_are_told_and_the_files_made(run: Run, tmp_path: Path) -> None:
    warned = SMALL + "  - {kind: regions, regions: [{name: أوروبا, countries: [السنغال]}]}\n"
    (tmp_path / "warned.yaml").write_text(warned, encoding="utf-8")

    seen = run("warned.yaml", "--format", "pdf")

    assert seen.code == 0
    assert "warning:" in seen.err
    assert "[region-differs]" in seen.err
    assert run("warned.yaml", "--format", "pdf", "--quiet").err == ""


def test_the_same_input_makes_the_same_bytes_and_leaves_the_files_alone(
    run: Run, small: Path
) -> None:
    run(small.name)
    before = {path: Path(path).stat().st_mtime_ns for path in (PDF, WORD)}

    assert run(small.name).code == 0

    assert {path: Path(path).stat().st_mtime_ns for path in (PDF, WORD)} == before


def test_a_word_file_made_again_from_a_changed_source_replaces_an_untouched_one(
    run: Run, small: Path
) -> None:
    run(small.name)
    before = Path(WORD).read_bytes()
    small.write_text(SMALL.replace("لقاءات.", "لقاءات كثيرة."), encoding="utf-8")

    assert run(small.name).code == 0
    assert Path(WORD).read_bytes() != before


def test_a_file_that_word_holds_open_is_named_in_arabic(
    run: Run, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(small.name)
    small.write_text(SMALL.replace("لقاءات.", "لقاءات كثيرة."), encoding="utf-8")
    before = {path: Path(path).read_bytes() for path in (PDF, WORD)}

    def held(source: Path, target: Path) -> None:
        raise PermissionError(13, "Access is denied", str(target))

    monkeypatch.setattr(writing.os, "replace", held)

    seen = run(small.name, "--lang", "ar")

    assert seen.code == 1
    assert f"الملف مفتوح في برنامج آخر: {PDF}" in seen.err
    assert {path: Path(path).read_bytes() for path in (PDF, WORD)} == before


def test_a_character_that_no_font_has_is_named_never_an_empty_box(run: Run, small: Path) -> None:
    small.write_text(SMALL.replace("لقاءات الساحل", "لقاءات 漢"), encoding="utf-8")

    seen = run(small.name)

    assert seen.code == 1
    assert "small.yaml:3:8: error: no font has the character 漢 (U+6F22" in seen.err
    assert seen.files == ["small.yaml"]


def test_a_letterhead_frames_the_word_file_and_is_reported(run: Run, small: Path) -> None:
    office = docx.Document()
    office.sections[0].header.paragraphs[0].text = "وزارة الاختبار"
    office.save("ministry.docx")

    seen = run(small.name, "--letterhead", "ministry.docx", "--lang", "en")

    assert seen.code == 0
    assert "letterhead: page" in seen.err
    made = docx.Document(WORD)
    assert made.sections[-1].header.paragraphs[0].text == "وزارة الاختبار"
    assert "الساحل" in made.element.xml


def test_a_letterhead_that_is_none_touches_no_file(run: Run, small: Path) -> None:
    seen = run(small.name, "--letterhead", small.name)

    assert seen.code == 1
    assert "small.yaml is a plain text, not a .docx file [not-a-package]" in seen.err
    assert seen.files == ["small.yaml"]


def test_without_libreoffice_its_page_numbers_cannot_be_had(
    run: Run, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")

    seen = run(small.name, "--paginate")

    assert seen.code == 1
    assert "is not installed: LibreOffice [program-missing]" in seen.err
    assert seen.files == ["small.yaml"]


@pytest.mark.slow
@pytest.mark.needs("soffice")
def test_libreoffice_counts_the_pages(run: Run) -> None:
    shown = run("--example", "marrakech", "--paginate", "--format", "docx", "--output", "m.docx")

    assert shown.code == 0
    with zipfile.ZipFile("m.docx") as package:
        assert b"PAGEREF" in package.read("word/document.xml")


def test_a_word_file_as_a_source_is_told_its_command(run: Run, small: Path) -> None:
    run(small.name)

    ours = run(WORD)
    assert ours.code == 2
    assert f"make-dossier pull {WORD}" in ours.err

    theirs = run("--format", "docx", "--clean", "--output", "clean.docx")
    assert theirs.code == 0
    other = run("clean.docx")
    assert other.code == 2
    assert "make-dossier draft clean.docx" in other.err


@pytest.mark.parametrize("name", ["meetings.csv", "meetings.xls", "meetings.ods"])
def test_a_table_of_another_kind_is_told_what_is_read(name: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / name).write_text("a,b", encoding="utf-8")

    seen = run(name)

    assert seen.code == 2
    assert "make-dossier new meetings.xlsx" in seen.err


def test_a_folder_without_its_template_file_is_told_what_is_missing(
    run: Run, small: Path, tmp_path: Path
) -> None:
    (tmp_path / "our").mkdir()

    seen = run(small.name, "--template", "our/")

    assert seen.code == 1
    assert f"{Path('our/template.yaml')} is missing [template-no-file]" in seen.err


def test_quiet_prints_nothing_where_all_is_well(run: Run, small: Path) -> None:
    seen = run(small.name, "-q", "--format", "pdf")

    assert (seen.code, seen.out, seen.err) == (0, "", "")
    assert PDF in seen.files
