"""A wrong command exits with 2, says what is wrong, and makes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("--formt pdf", "option-unknown"),
        ("--format odt", "option-value"),
        ("--format", "option-lacks-value"),
        ("--output", "option-lacks-value"),
        ("check --strict=1", "option-no-value"),
        ("--template offical", "unknown-template"),
        ("check --template offical", "unknown-template"),
        ("pull small.docx --into small.yaml --template our/", "unknown-template"),
        ("--lang fr", "option-value"),
        ("--example nowhere", "example-unknown"),
        ("small.yaml --example marrakech", "source-and-example"),
        ("small.yaml --format all --output one.pdf", "output-other-format"),
        ("small.yaml --format docx --output one.pdf", "output-other-format"),
        ("small.yaml other.yaml --output one.pdf", "output-one-file"),
        ("small.yaml folder/small.yaml", "output-shared"),
        ("small.yaml small.yaml", "output-shared"),
        ("small.yaml --format pdf --clean", "option-needs-word"),
        ("small.yaml --output one.pdf --embed full", "option-needs-word"),
        ("article.txt", "source-is-prose"),
        ("article.docx", "source-is-prose"),
        ("chekc small.yaml", "command-unknown"),
        ("schema small.yaml", "argument-extra"),
        ("new", "argument-missing"),
        ("draft", "argument-missing"),
        ("draft article.txt -o page.pdf", "draft-output"),
        ("new dossier.json", "new-suffix"),
        ("summary small.yaml --plain --json", "options-clash"),
    ],
)
def test_it_is_refused(line: str, code: str, run: Run, small: Path) -> None:
    seen = run(*line.split())

    assert seen.code == 2
    assert f"[{code}]" in seen.err
    assert seen.out == ""
    assert seen.files == ["small.yaml"]


def test_what_was_likely_meant_is_named(run: Run) -> None:
    assert "did you mean: --format" in run("--formt", "pdf").err
    assert "did you mean: check" in run("chekc", "a.yaml").err
    assert "did you mean: official" in run("--template", "offical").err
    assert "did you mean: marrakech" in run("--example", "marakech").err


def test_the_help_of_that_command_is_named(run: Run) -> None:
    assert "make-dossier new --help" in run("new").err


def test_it_is_said_in_arabic_where_the_environment_is_arabic(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "ar_MA.UTF-8")

    assert "خطأ: لا يوجد خيار --formt" in run("--formt").err
    assert "error: there is no option --formt" in run("--formt", "--lang", "en").err


@pytest.mark.parametrize(
    "line", ["schema a b", "check --strict=1", "--output", "--format odt", "new", "--template x"]
)
def test_in_arabic_nothing_is_said_in_english(line: str, run: Run) -> None:
    said = run("--lang", "ar", *line.split()).err
    words = {word.strip("[]():,") for word in said.split()} - set(line.split())

    known = {"pdf", "docx", "all", "official", "modern", "make-dossier", "--help", "FILE", "x"}
    latin = {word for word in words if word.isascii() and word.isalpha()}
    assert latin <= known | {"schema", "check", "new"}


def test_an_interrupted_run_says_so_in_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted:
        buffer = property(lambda self: self)

        def read(self, _: int) -> bytes:
            raise KeyboardInterrupt

    monkeypatch.setattr("sys.stdin", Interrupted())

    seen = run("draft", "-")

    assert seen.code == 130
    assert seen.err.lstrip() == "interrupted; no file is half written\n"
