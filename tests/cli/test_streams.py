"""What the command prints arrives, on any console and into any pipe."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import SMALL

COMMAND = [sys.executable, "-m", "press_dossier"]


def run_process(
    *arguments: str, cwd: Path, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *arguments], cwd=cwd, env=os.environ | environment, capture_output=True
    )


def test_arabic_goes_out_as_utf_8_where_the_console_has_no_arabic(tmp_path: Path) -> None:
    done = run_process(
        "--lang", "ar", "--formt", cwd=tmp_path, PYTHONIOENCODING="cp1252", PYTHONUTF8="0"
    )

    assert done.returncode == 2
    assert "لا يوجد خيار".encode() in done.stderr


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "schema"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()

    assert process.returncode == 0
    assert said == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_an_output_that_takes_nothing_is_an_error(tmp_path: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*COMMAND, "schema"], cwd=tmp_path, stdout=full, stderr=subprocess.PIPE
        )

    assert done.returncode == 1
    assert b"[cannot-print]" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="a shell of POSIX")
def test_closed_streams_do_not_stop_the_work(tmp_path: Path) -> None:
    line = f'"{sys.executable}" -m press_dossier --format pdf >&- 2>&-'

    done = subprocess.run(["sh", "-c", line], cwd=tmp_path)

    assert done.returncode == 0
    assert (tmp_path / "output/marrakech.pdf").exists()


@pytest.mark.skipif(os.name == "nt", reason="names are bytes on POSIX only")
def test_a_name_that_is_no_text_is_made_and_printed_as_it_is(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path) + b"/caf\xe9"

    done = run_process("--format", "pdf", "--output", os.fsdecode(folder), cwd=tmp_path)

    assert done.returncode == 0
    assert done.stdout == folder + b"/marrakech.pdf\n"


def test_python_m_does_the_same(tmp_path: Path) -> None:
    done = run_process("--version", cwd=tmp_path)

    assert done.stdout.decode().startswith("make-dossier ")


def test_a_dash_is_the_source_on_standard_input(tmp_path: Path) -> None:
    line = [*COMMAND, "-", "--format", "pdf"]

    done = subprocess.run(line, cwd=tmp_path, input=SMALL.encode(), capture_output=True)

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().splitlines() == [str(Path("output/stdin.pdf"))]


def test_what_is_wrong_on_standard_input_has_its_line(tmp_path: Path) -> None:
    wrong = SMALL.replace("title:", "titel:").encode()

    done = subprocess.run([*COMMAND, "check", "-"], cwd=tmp_path, input=wrong, capture_output=True)

    assert done.returncode == 1
    assert done.stderr.decode().startswith("<stdin>:3:1: error: no field is named titel here")
