"""Files are written whole or not at all, and never over an edited Word file."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from press_dossier import writing
from press_dossier.errors import OutputError
from press_dossier.messages import describe
from press_dossier.writing import write


def codes(error: pytest.ExceptionInfo[OutputError]) -> list[str]:
    return [problem.code for problem in error.value.problems]


def fail_for(suffix: str, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let replacing a file with this suffix fail as the system would."""
    replace = os.replace

    def failing(source: Path, target: Path) -> None:
        if str(target).endswith(suffix):
            raise OSError(number, os.strerror(number), str(target))
        replace(source, target)

    monkeypatch.setattr(writing.os, "replace", failing)


def test_files_are_written_and_missing_folders_made(tmp_path: Path) -> None:
    path = tmp_path / "ملفات" / "2026" / "مراكش.pdf"

    write({path: b"new"})

    assert path.read_bytes() == b"new"
    assert [p.name for p in path.parent.iterdir()] == ["مراكش.pdf"]


def test_a_new_file_is_readable_as_any_other(tmp_path: Path) -> None:
    (tmp_path / "other").touch()

    write({tmp_path / "a.pdf": b"new"})

    modes = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert len(modes) == 1


def test_an_older_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    path.chmod(0o640)

    write({path: b"new"})

    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_identical_bytes_are_no_overwriting(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"not made here")
    before = path.stat().st_mtime_ns

    write({path: b"not made here"})

    assert path.stat().st_mtime_ns == before


def test_a_word_file_that_was_not_made_here_is_kept(tmp_path: Path) -> None:
    word, pdf = tmp_path / "a.docx", tmp_path / "a.pdf"
    word.write_bytes(b"edited elsewhere")

    with pytest.raises(OutputError) as error:
        write({pdf: b"new", word: b"new"})

    assert codes(error) == ["word-unknown"]
    assert word.read_bytes() == b"edited elsewhere"
    assert not pdf.exists()


def test_force_overwrites_an_edited_word_file(tmp_path: Path) -> None:
    word = tmp_path / "a.docx"
    word.write_bytes(b"edited elsewhere")

    write({word: b"new"}, force=True)

    assert word.read_bytes() == b"new"


@pytest.mark.parametrize("number", [errno.EACCES, errno.EBUSY])
def test_a_file_held_open_is_named_and_all_older_files_stay_whole(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf, word = tmp_path / "a.pdf", tmp_path / "a.docx"
    pdf.write_bytes(b"old pdf")
    word.write_bytes(b"old word")
    fail_for(".docx", number, monkeypatch)

    with pytest.raises(OutputError) as error:
        write({pdf: b"new", word: b"new"}, force=True)

    said = describe(error.value.problems[0], "ar")
    assert "الملف مفتوح في برنامج آخر" in said
    assert str(word) in said
    assert pdf.read_bytes() == b"old pdf"
    assert word.read_bytes() == b"old word"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.docx", "a.pdf"]


def test_where_the_second_file_fails_a_first_that_was_not_there_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_for(".docx", errno.ENOSPC, monkeypatch)

    with pytest.raises(OutputError) as error:
        write({tmp_path / "a.pdf": b"new", tmp_path / "a.docx": b"new"})

    assert codes(error) == ["disk-full"]
    assert list(tmp_path.iterdir()) == []


def test_an_interruption_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(writing.os, "fsync", interrupted)

    with pytest.raises(KeyboardInterrupt):
        write({tmp_path / "a.pdf": b"new"})

    assert list(tmp_path.iterdir()) == []


def test_a_link_is_followed_not_replaced(tmp_path: Path) -> None:
    real, link = tmp_path / "real.pdf", tmp_path / "link.pdf"
    real.write_bytes(b"old")
    link.symlink_to(real)

    write({link: b"new"})

    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()

    with pytest.raises(OutputError) as error:
        write({tmp_path / "a.pdf": b"new"})

    assert codes(error) == ["not-a-file"]


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"a file")

    with pytest.raises(OutputError) as error:
        write({tmp_path / "out" / "a.pdf": b"new"})

    assert codes(error) == ["not-a-folder"]
    assert (tmp_path / "out").read_bytes() == b"a file"


def test_a_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as error:
        write({tmp_path / ("ا" * 300 + ".pdf"): b"new"})

    assert codes(error) == ["name-too-long"]


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="there is no /sys")
def test_a_folder_that_may_not_be_written_is_said() -> None:
    with pytest.raises(OutputError) as error:  # not even root may make a file there
        write({Path("/sys/kernel/a.pdf"): b"new"})

    assert codes(error) == ["no-permission"]
