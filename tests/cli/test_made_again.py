"""A Word file that stands in the way: replaced where nothing is lost, else kept and named."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import SMALL, Run

PDF, WORD = Path("output/small.pdf"), Path("output/small.docx")


def edit(before: str, after: str) -> None:
    """Change the Word file's text as a save in another program does."""
    with zipfile.ZipFile(WORD) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    main = parts["word/document.xml"].decode()
    assert before in main
    parts["word/document.xml"] = main.replace(before, after).encode()
    with zipfile.ZipFile(WORD, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)


def save_again() -> None:
    """Save the Word file without an edit: another program writes the same in other bytes."""
    edit("<w:body>", "<w:body><!-- saved elsewhere -->")


@pytest.fixture
def changed(run: Run, small: Path) -> Path:
    """A source that was changed after its files were made."""
    run(small.name)
    small.write_text(SMALL.replace("لقاءات الساحل", "لقاءات الجبل"), encoding="utf-8")
    return small


def test_edits_that_were_pulled_are_no_reason_to_keep_the_file(run: Run, small: Path) -> None:
    run(small.name)
    edit("عقد الوفد", "عقد الوفد الوزاري")
    assert run("pull", str(WORD), "--into", small.name).code == 0

    seen = run(small.name)

    assert (seen.code, seen.err) == (0, "")
    assert seen.out.splitlines() == [str(PDF), str(WORD)]
    again = run("pull", str(WORD), "--into", small.name)
    assert again.out == "small.yaml: nothing to take\n"


def test_a_file_that_was_only_saved_again_is_replaced(run: Run, changed: Path) -> None:
    save_again()

    seen = run(changed.name)

    assert (seen.code, seen.err) == (0, "")
    with zipfile.ZipFile(WORD) as package:
        assert "الجبل" in package.read("word/document.xml").decode()


def test_an_edit_that_was_not_pulled_keeps_the_word_file_and_not_the_pdf(
    run: Run, changed: Path
) -> None:
    edit("عقد الوفد", "عقد الوفد الوزاري")
    edited, pdf = WORD.read_bytes(), PDF.read_bytes()

    seen = run(changed.name)

    assert seen.code == 1
    assert f"`make-dossier pull {WORD} --into small.yaml` takes the edits back" in seen.err
    assert "[word-edited]" in seen.err
    assert seen.out == f"{PDF}\n"
    assert WORD.read_bytes() == edited
    assert PDF.read_bytes() != pdf
    assert run(changed.name, "--force").code == 0
    assert WORD.read_bytes() != edited


def test_edits_that_cannot_go_back_are_shown(run: Run, changed: Path) -> None:
    edit("اجتماعان ثنائيان", "لقاءات كثيرة")

    seen = run(changed.name)

    assert seen.code == 1
    assert "cannot go back into small.yaml, and is kept; --force overwrites" in seen.err
    assert "[word-edits-listed]" in seen.err
    assert "لقاءات كثيرة" in seen.err
    assert "pull" not in seen.err


def test_what_changed_on_both_sides_is_shown_and_kept(run: Run, changed: Path) -> None:
    edit("الساحل", "السهل")

    seen = run(changed.name)

    assert seen.code == 1
    assert "[word-edited]" in seen.err
    assert "Word: لقاءات السهل | source: لقاءات الجبل" in seen.err


def test_an_untouched_file_without_keys_is_replaced(run: Run, small: Path) -> None:
    run(small.name, "--format", "docx", "--clean")
    small.write_text(SMALL.replace("لقاءات الساحل", "لقاءات الجبل"), encoding="utf-8")

    seen = run(small.name, "--embed", "none")

    assert (seen.code, seen.err) == (0, "")
    assert seen.out.splitlines() == [str(PDF), str(WORD)]


def test_an_edited_file_without_keys_is_kept_and_called_what_it_is(run: Run, small: Path) -> None:
    run(small.name, "--format", "docx", "--clean")
    save_again()

    seen = run(small.name)

    assert seen.code == 1
    assert "made without keys (--clean) or by another program" in seen.err
    assert "[word-unknown]" in seen.err
    assert "pull" not in seen.err
    assert seen.out == f"{PDF}\n"


def test_a_file_made_without_keys_from_the_same_source_is_no_other(run: Run, small: Path) -> None:
    run(small.name, "--format", "docx", "--clean")

    assert run(small.name, "--format", "docx", "--clean").code == 0


def test_an_edited_file_of_a_workbook_is_kept_without_promising_to_pull(run: Run) -> None:
    run("new", "small.xlsx")
    run("small.xlsx", "--format", "docx")
    save_again()
    path = WORD.read_bytes()

    seen = run("small.xlsx", "--format", "docx")

    assert seen.code == 1
    assert "no edits go back into a workbook" in seen.err
    assert WORD.read_bytes() == path


def test_an_edited_file_of_another_dossier_is_kept(run: Run, small: Path) -> None:
    run("--example", "health", "--format", "docx", "--output", str(WORD))
    save_again()

    seen = run(small.name)

    assert seen.code == 1
    assert f"was edited, and hardly a text of it is in {small.name}" in seen.err
