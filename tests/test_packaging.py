"""The wheel, installed elsewhere, works without the checkout and carries every licence."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import press_dossier

PROJECT = Path(__file__).resolve().parent.parent

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-deps", "--wheel-dir", str(folder), str(PROJECT))
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    pip("install", "--no-deps", "--target", str(folder), str(wheel))
    return folder


def pip(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "pip", "--quiet", *arguments], check=True)


def run(installed: Path, cwd: Path, *arguments: str) -> str:
    """Run Python on the installed package, in a folder with an empty home."""
    environment = {"PYTHONPATH": str(installed), "HOME": str(cwd), "PATH": os.environ["PATH"]}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def test_it_holds_what_the_checkout_holds(wheel: Path) -> None:
    package = PROJECT / "src/press_dossier"
    expected = {
        f"press_dossier/{path.relative_to(base)}"
        for root, base in (
            (package, package),
            (PROJECT / "fonts", PROJECT),
            (PROJECT / "templates", PROJECT),
        )
        for path in root.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.name != ".gitkeep"
    }

    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}

    assert {name for name in held if not name.endswith(".gitkeep")} == expected


def test_it_carries_its_licence_and_those_of_others(wheel: Path) -> None:
    names = [name.partition(".dist-info/")[2] for name in zipfile.ZipFile(wheel).namelist()]

    licences = {name.removeprefix("licenses/") for name in names if name.startswith("licenses/")}

    fonts = {f"fonts/{path.parent.name}/OFL.txt" for path in PROJECT.glob("fonts/*/OFL.txt")}
    assert licences == {"LICENSE", "THIRD-PARTY.md", *fonts}


def test_it_makes_the_built_in_dossiers_elsewhere(installed: Path, tmp_path: Path) -> None:
    where = run(installed, tmp_path, "-c", "import press_dossier; print(press_dossier.__file__)")
    assert Path(where.strip()).is_relative_to(installed)

    printed = run(installed, tmp_path, "-m", "press_dossier", "--template", "modern")

    paths = [tmp_path / line for line in printed.splitlines()]
    assert [path.name for path in paths] == ["marrakech.pdf", "marrakech.docx"]
    assert paths[0].read_bytes().startswith(b"%PDF-")
    assert zipfile.is_zipfile(paths[1])


def test_it_makes_the_same_bytes_as_the_checkout(installed: Path, tmp_path: Path) -> None:
    run(installed, tmp_path, "-m", "press_dossier", "--example", "health")

    document = press_dossier.compose(
        press_dossier.load(Path(press_dossier.__file__).parent / "examples/health/dossier.yaml")
    )

    for format in ("pdf", "docx"):
        made = (tmp_path / "output" / f"health.{format}").read_bytes()
        assert made == press_dossier.render(document, format)
