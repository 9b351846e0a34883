"""What all tests share: programs that may be missing, and properties tested the same way each time.

A test marked `needs(program)` is skipped where the program is missing; where `CI` is set or
`--no-skips` given, it fails instead, so that a gap in the machine cannot pass for a success.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import hypothesis
import pytest

_PROJECT = Path(__file__).resolve().parent.parent

# What is a file rather than a command, and where it comes from.
_FILES = {
    "verapdf": (
        Path(os.environ.get("VERAPDF_JAR") or _PROJECT / "build/verapdf.jar"),
        "Maven Central: org.verapdf.apps:greenfield-apps, to build/verapdf.jar",
    ),
    "pdfjs": (
        Path(os.environ.get("PDFJS_DIST") or _PROJECT / "tests/readers/node_modules/pdfjs-dist"),
        "npm install --prefix tests/readers pdfjs-dist",
    ),
    "unicode-data": (
        Path("/usr/share/unicode/BidiCharacterTest.txt"),
        "Debian: unicode-data",
    ),
}
_PACKAGES = {
    "pdftotext": "Debian: poppler-utils",
    "pdftoppm": "Debian: poppler-utils",
    "soffice": "Debian: libreoffice-writer",
    "java": "Debian: default-jre-headless",
    "node": "Debian: nodejs",
}

hypothesis.settings.register_profile(
    "same", derandomize=True, deadline=None, database=None, print_blob=False
)
hypothesis.settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--no-skips", action="store_true", help="fail a test whose program is missing")


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker in item.iter_markers("needs"):
        for program in marker.args:
            missing = _missing(program)
            if missing and (item.config.getoption("--no-skips") or os.environ.get("CI")):
                pytest.fail(missing, pytrace=False)
            if missing:
                pytest.skip(missing)


def _missing(program: str) -> str | None:
    if program in _FILES:
        path, origin = _FILES[program]
        return None if path.exists() else f"{program} is not installed ({origin})"
    if shutil.which(program):
        return None
    return f"{program} is not installed ({_PACKAGES.get(program, 'not from pip')})"


@pytest.fixture(autouse=True)
def _own_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test depend on the language of the machine."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
