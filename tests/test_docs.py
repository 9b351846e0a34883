"""README.md, CHANGELOG.md and THIRD-PARTY.md are true of the code beside them."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

import pytest

import press_dossier
from press_dossier import resources
from press_dossier.cli import main
from press_dossier.cli.command import COMMANDS
from press_dossier.cli.entry import command_named

PROJECT = Path(__file__).resolve().parent.parent
README = (PROJECT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
LINES = sorted(set(re.findall(r"`(make-dossier [^`]+)`", README)))
ROOMS = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", README, re.MULTILINE)


def blocks(language: str) -> list[str]:
    return [text for name, text in BLOCKS if name == language]


def test_the_first_two_shell_blocks_set_up_and_are_one_line_each() -> None:
    make, test = blocks("sh")[:2]

    assert make.count("\n") == test.count("\n") == 1
    assert make.strip().endswith(".venv/bin/make-dossier")
    assert test.strip().endswith(".venv/bin/pytest")


def test_ci_runs_the_test_line_that_is_written_there() -> None:
    script = (PROJECT / ".ci/run").read_text(encoding="utf-8")

    assert "README.md" in script
    assert ".venv/bin/pytest\n" not in script


@pytest.mark.parametrize("line", LINES)
def test_every_command_in_it_exists_with_its_options(line: str) -> None:
    words = shlex.split(line.partition(">")[0])[1:]
    name = words[0] if words and words[0] in COMMANDS else "make"

    known = {opt for param in command_named(name).params for opt in param.opts} | {"--help", "-"}

    assert {word for word in words if word.startswith("-")} <= known


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_it(command: str) -> None:
    assert any(line.startswith(f"make-dossier {command}") for line in LINES)


def test_its_longer_source_has_no_problem_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("port.yaml").write_text(blocks("yaml")[1], encoding="utf-8")

    code = main(["check", "port.yaml"])

    assert (code, capsys.readouterr().err) == (0, "")


def test_its_source_is_valid_and_its_python_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("visit.yaml").write_text(blocks("yaml")[0], encoding="utf-8")
    assert main(["check", "visit.yaml"]) == 0

    names: dict[str, object] = {}
    exec(blocks("python")[0], names)

    exec(blocks("python")[1], names)

    assert names["codes"] == ["file-not-found"]
    assert Path("visit.pdf").read_bytes().startswith(b"%PDF")
    assert isinstance(names["word"], bytes)


def test_its_map_names_every_room_and_no_other() -> None:
    package = Path(press_dossier.__file__).parent
    rooms = {
        path.stem
        for path in package.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").is_file()
    }

    named = {name for row in ROOMS for name in re.findall(r"\w+", row)}

    assert named == rooms - {"__main__"}


def test_its_pictures_are_there() -> None:
    for path in re.findall(r"!\[[^]]+]\(([^)]+)\)", README):
        assert (PROJECT / path).is_file()


def test_the_changelog_knows_this_version() -> None:
    changelog = (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert f"## {press_dossier.__version__}" in changelog


def test_every_font_has_its_licence_and_is_named() -> None:
    third_party = (PROJECT / "THIRD-PARTY.md").read_text(encoding="utf-8")

    for family in resources.families().values():
        folder = family.regular.parent
        assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text("utf-8").upper()
        assert folder.name in third_party or f"{folder.name.split('-')[0]}-*" in third_party


def test_every_library_that_is_installed_with_it_is_named() -> None:
    third_party = (PROJECT / "THIRD-PARTY.md").read_text(encoding="utf-8")
    with (PROJECT / "pyproject.toml").open("rb") as file:
        required = tomllib.load(file)["project"]["dependencies"]

    names = [re.split(r"[<>=;~! ]", line)[0] for line in required]

    assert [name for name in names if name not in third_party] == []
