"""Fonts, templates and data of our own: found, whole, or named where they are not."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from press_dossier import resources
from press_dossier.errors import SourceError
from press_dossier.resources import check_font, families

REGULAR = families()["noto-naskh-arabic"].regular


@pytest.mark.parametrize("family", families().values(), ids=lambda family: family.name)
def test_our_fonts_are_whole(family: resources.Family) -> None:
    for path in filter(None, (family.regular, family.bold)):
        check_font(path)


@pytest.mark.parametrize("size", [0, 7, 100, 5_000, REGULAR.stat().st_size - 5_000])
def test_a_font_that_was_cut_short_is_named(size: int, tmp_path: Path) -> None:
    path = tmp_path / "Regular.ttf"
    path.write_bytes(REGULAR.read_bytes()[:size])

    with pytest.raises(SourceError) as error:
        check_font(path)

    (problem,) = error.value.problems
    assert (problem.code, problem.place.file) == ("font-broken", str(path))


def test_a_font_of_another_kind_is_named(tmp_path: Path) -> None:
    path = tmp_path / "Regular.ttf"
    path.write_bytes(b"OTTO" + REGULAR.read_bytes()[4:])

    with pytest.raises(SourceError, match="font-broken"):
        check_font(path)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout's own files."""
    copy = tmp_path_factory.mktemp("copy")
    source = Path(resources.__file__).parents[2]
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("src", "fonts", "templates"):
        shutil.copytree(source / name, copy / name, ignore=ignored)
    return copy


@pytest.mark.parametrize(
    "lost",
    [
        "fonts",
        "templates",
        "fonts/noto-sans",
        "fonts/noto-naskh-arabic/Regular.ttf",
        "fonts/noto-sans/Regular.ttf",
    ],
)
def test_a_part_of_the_program_that_is_gone_is_called_that(lost: str, installed: Path) -> None:
    away = installed / "away"
    (installed / lost).rename(away)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "press_dossier", "check"],
            cwd=installed / "src",
            capture_output=True,
            encoding="utf-8",
        )
    finally:
        away.rename(installed / lost)

    assert done.returncode == 1
    assert "a part of the program itself is missing" in done.stderr
    assert Path(lost).parts[-1] in done.stderr
    assert "[own-file-missing]" in done.stderr
