"""An exception says in English what is wrong, as the command does, and keeps it as data."""

from __future__ import annotations

from pathlib import Path

import pytest

from press_dossier import DossierError, load
from press_dossier.errors import OutputError, Problem


def test_an_error_is_said_in_words_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("format: 1\ndocument_type: ملف\ntitel: عنوان\n", "utf-8")

    with pytest.raises(DossierError) as caught:
        load(path)

    first, *rest = str(caught.value).splitlines()
    assert first == f"{path}:3:1: error: no field is named titel here [unknown-field]"
    assert "  did you mean: title" in rest
    assert [problem.code for problem in caught.value.problems] == ["unknown-field"]


def test_an_error_of_the_place_to_write_is_said_in_words_too() -> None:
    error = OutputError(Problem("read-only", found="a.pdf"))

    assert str(error) == "error: a.pdf may only be read [read-only]"
