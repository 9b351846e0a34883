"""The command, run in this process and seen as a shell sees it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from press_dossier.cli import main


class Seen(NamedTuple):
    """What a run left: exit code, both streams, the files in its folder."""

    code: int
    out: str
    err: str
    files: list[str]


Run = Callable[..., Seen]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `make-dossier` in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run_here(*arguments: str) -> Seen:
        code = main(arguments)
        out, err = capsys.readouterr()
        files = [str(p.relative_to(tmp_path)) for p in tmp_path.rglob("*") if p.is_file()]
        return Seen(code, out, err, sorted(files))

    return run_here


SMALL = """\
format: 1
document_type: ملف صحفي
title: لقاءات الساحل
sections:
  - kind: meetings
    body: [عقد الوفد لقاءات.]
    declared: {value: 2, unit: bilateral_meeting}
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A dossier that is made in no time."""
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return path
