"""Text files: encodings told apart, limits kept, refusals with their places."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from press_dossier.errors import SourceError
from press_dossier.sources import textfile


def refused(path: Path) -> tuple[str, int | None, int | None]:
    with pytest.raises(SourceError) as caught:
        textfile.read(path)
    (problem,) = caught.value.problems
    return problem.code, problem.place.line, problem.place.column


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_utf_8_and_utf_16_are_read_and_written_back_alike(tmp_path: Path, encoding: str) -> None:
    marks = {"utf-16-le": "\ufeff", "utf-16-be": "\ufeff"}
    data = (marks.get(encoding, "") + "title: لقاءات\r\n").encode(encoding)
    path = tmp_path / "d.yaml"
    path.write_bytes(data)

    file = textfile.read(path)

    assert file.text == "title: لقاءات\r\n"
    assert file.encoded(file.text) == data


def test_an_arabic_windows_file_is_refused_at_its_first_byte(tmp_path: Path) -> None:
    path = tmp_path / "d.yaml"
    path.write_bytes(b"format: 1\ntitle: " + "لقاءات".encode("windows-1256"))
    assert refused(path) == ("not-utf-8", 2, 8)


def test_utf_16_cut_in_a_character_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "d.yaml"
    path.write_bytes("title: ل".encode("utf-16")[:-1])
    assert refused(path)[0] == "not-utf-8"


def test_utf_16_without_mark_is_refused_for_its_nul(tmp_path: Path) -> None:
    path = tmp_path / "d.yaml"
    path.write_bytes("ab".encode("utf-16-le"))
    with pytest.raises(SourceError) as caught:
        textfile.read(path)
    assert caught.value.problems[0].code == "control-character"


def test_a_giant_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "d.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert refused(path) == ("too-large", None, None)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "absent.yaml")[0] == "file-not-found"
    assert refused(tmp_path)[0] == "not-a-file"
    assert refused(tmp_path / ("x" * 300))[0] in ("file-not-found", "cannot-read")
    assert refused(tmp_path / "nul\0.yaml")[0] in ("file-not-found", "cannot-read")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    path = tmp_path / "pipe.yaml"
    os.mkfifo(path)
    assert refused(path)[0] == "not-a-file"


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [
        ("tiny", "tiny.yaml"),
        ("tiny.pdf", "tiny.yaml"),
        ("tiny.yml", "tiny.yaml"),
        ("Tiny.yaml", "tiny.yaml"),
        ("tinny.docx", "tiny.docx"),
        ("nofile.docx", None),
        ("other.yaml", None),
    ],
)
def test_a_file_that_is_not_there_is_told_the_one_with_a_like_stem(
    asked: str, nearest: str | None, tmp_path: Path
) -> None:
    for name in ("tiny.docx", "tiny.yaml", "old.docx"):
        (tmp_path / name).write_text("", "utf-8")

    with pytest.raises(SourceError) as caught:
        textfile.read(tmp_path / asked)

    (problem,) = caught.value.problems
    found = Path(problem.nearest).name if problem.nearest else None
    assert found == nearest
