"""The help tells every option of every command, in both languages."""

from __future__ import annotations

import pytest

from press_dossier.cli.command import COMMANDS
from press_dossier.making import examples
from tests.cli.conftest import Run


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_has_help_with_an_example(command: str, language: str, run: Run) -> None:
    seen = run(*command.split(), "--help", "--lang", language)

    assert seen.code == 0
    assert seen.err == ""
    title = {"en": "Examples:", "ar": "أمثلة:"}[language]
    assert f"make-dossier {command}".rstrip() in seen.out.partition(title)[2]


def test_the_main_help_lists_commands_and_built_in_dossiers(run: Run) -> None:
    said = run("--help").out

    for name in [*COMMANDS, *examples()]:
        assert f"\n  {name} " in said


def test_the_version_is_the_package_s(run: Run) -> None:
    from press_dossier import __version__

    assert run("--version").out == f"make-dossier {__version__}\n"
