"""`new` writes sources that make a dossier as they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from press_dossier.making import examples
from tests.cli.conftest import Run


def test_the_starter_is_valid_and_makes_both_files(run: Run) -> None:
    assert run("new", "my.yaml").out == "my.yaml\n"

    seen = run("my.yaml")

    assert (seen.code, seen.err) == (0, "")
    assert seen.files == ["my.yaml", str(Path("output/my.docx")), str(Path("output/my.pdf"))]


def test_the_starter_explains_itself_in_arabic(run: Run, tmp_path: Path) -> None:
    run("new", "my.yaml")

    comments = [
        line.partition("#")[2]
        for line in (tmp_path / "my.yaml").read_text(encoding="utf-8").splitlines()
        if "#" in line
    ]
    assert len(comments) > 20
    assert sum("\u0621" <= c <= "\u064a" for c in "".join(comments)) > 500


@pytest.mark.parametrize("example", examples())
def test_a_built_in_dossier_can_be_taken_to_start_from(example: str, run: Run) -> None:
    assert run("new", "mine.yaml", "--example", example).code == 0

    assert run("check", "mine.yaml").code == 0


def test_a_file_that_stands_there_is_kept_unless_forced(run: Run, small: Path) -> None:
    before = small.read_bytes()

    seen = run("new", small.name)

    assert seen.code == 1
    assert "[file-exists]" in seen.err
    assert small.read_bytes() == before
    assert run("new", small.name, "--force").code == 0
    assert small.read_bytes() != before
