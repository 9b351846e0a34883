"""`pull`: what was corrected in Word goes back into the source."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import SMALL, Run


@pytest.fixture
def corrected(run: Run, small: Path) -> Path:
    """Return a Word file of the small dossier in which one word was corrected."""
    run(small.name, "--format", "docx", "--output", "corrected.docx")
    path = Path("corrected.docx")
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    text = parts["word/document.xml"].decode()
    assert "عقد الوفد لقاءات" in text
    parts["word/document.xml"] = text.replace("الوفد لقاءات", "الوفد الوزاري لقاءات").encode()
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return path


def test_an_edit_is_written_and_told(run: Run, small: Path, corrected: Path) -> None:
    seen = run("pull", corrected.name, "--into", small.name)

    assert (seen.code, seen.err) == (0, "")
    assert "small.yaml:6:12 sections[0].body[0]: عقد الوفد لقاءات. → " in seen.out
    assert small.read_text("utf-8") == SMALL.replace("الوفد", "الوفد الوزاري")


def test_a_dry_run_prints_a_diff_and_writes_nothing(run: Run, small: Path, corrected: Path) -> None:
    seen = run("pull", corrected.name, "--into", small.name, "--dry-run")

    assert seen.code == 0
    assert "\n-    body: [عقد الوفد لقاءات.]\n" in seen.out
    assert "\n+    body: [عقد الوفد الوزاري لقاءات.]\n" in seen.out
    assert small.read_text("utf-8") == SMALL


def test_a_file_that_nobody_corrected_changes_nothing(run: Run, small: Path) -> None:
    run(small.name, "--format", "docx", "--output", "same.docx")

    seen = run("pull", "same.docx", "--into", small.name)

    assert (seen.code, seen.out, seen.err) == (0, "small.yaml: nothing to take\n", "")
    assert small.read_text("utf-8") == SMALL


def test_what_changed_on_both_sides_waits_for_a_word(
    run: Run, small: Path, corrected: Path
) -> None:
    changed = SMALL.replace("عقد الوفد لقاءات.", "عقد الوفد لقاءات عدة.")
    small.write_text(changed, encoding="utf-8")

    seen = run("pull", corrected.name, "--into", small.name)

    assert seen.code == 1
    assert "[conflict]" in seen.err
    assert "عقد الوفد الوزاري لقاءات." in seen.err
    assert small.read_text("utf-8") == changed
    assert run("pull", corrected.name, "--into", small.name, "--take", "word").code == 0
    assert "الوزاري" in small.read_text("utf-8")


def test_a_file_that_does_not_know_the_source_is_refused(
    run: Run, small: Path, corrected: Path
) -> None:
    run(small.name, "--format", "docx", "--clean", "--output", "clean.docx")

    seen = run("pull", "clean.docx", "--into", small.name)

    assert seen.code == 1
    assert "[word-no-keys]" in seen.err


def test_a_source_is_asked_for(run: Run, corrected: Path) -> None:
    seen = run("pull", corrected.name)

    assert seen.code == 2
    assert "--into" in seen.err
