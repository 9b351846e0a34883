"""What is said where, and what a terminal is told while it waits."""

from __future__ import annotations

import io
import sys
import time

import pytest

from press_dossier.cli import console as consoles
from press_dossier.cli.console import Console, language_of
from press_dossier.errors import Problem


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def terminal_after(seconds: float, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Let standard error be a terminal to which work is slow after so many seconds."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(consoles, "_SLOW", seconds)
    return terminal


def wait_for(terminal: Terminal, text: str) -> None:
    deadline = time.monotonic() + 10
    while text not in terminal.getvalue():
        assert time.monotonic() < deadline, terminal.getvalue()
        time.sleep(0.01)


def test_slow_work_is_told_on_a_terminal_and_cleared_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = terminal_after(0.01, monkeypatch)
    console = Console("en")

    with console.progress("a.yaml"):
        wait_for(terminal, "a.yaml: reading")
        console.step("pdf")
        wait_for(terminal, "a.yaml: laying out the pages")

    assert terminal.getvalue().endswith("\r\x1b[K")


def test_quick_work_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = terminal_after(60, monkeypatch)

    with Console("en").progress("a.yaml"):
        pass

    assert terminal.getvalue() == ""


def test_no_progress_goes_into_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    console = Console("en")

    with console.progress("a.yaml"):
        assert console._progress is None

    assert capsys.readouterr().err == ""


def test_errors_come_before_warnings_and_quiet_keeps_warnings_back(
    capsys: pytest.CaptureFixture[str],
) -> None:
    problems = [
        Problem("region-differs", found="السنغال", severity="warning"),
        Problem("empty-source"),
    ]
    console = Console("en")

    console.report(problems)
    said = capsys.readouterr().err
    console.quiet = True
    console.report(problems)

    assert said.index("error:") < said.index("warning:")
    assert "warning:" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "environment", "language"),
    [
        ("", {}, "en"),
        ("", {"LANG": "ar_EG.UTF-8"}, "ar"),
        ("", {"LANG": "ar_EG.UTF-8", "LC_ALL": "C"}, "en"),
        ("", {"LANG": "fr_FR.UTF-8", "LC_MESSAGES": "ar_MA"}, "ar"),
        ("check --lang ar", {"LANG": "en_GB"}, "ar"),
        ("check --lang=en a.yaml", {"LANG": "ar_MA"}, "en"),
        ("check -- --lang ar", {}, "en"),
        ("--lang", {}, "en"),
    ],
)
def test_the_language_is_the_line_s_else_the_environment_s(
    line: str, environment: dict[str, str], language: str
) -> None:
    assert language_of(line.split(), environment) == language
