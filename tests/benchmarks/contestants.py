"""Who takes part: how each sets a document in this process, and from the command line."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from press_dossier import resources
from press_dossier.document import Document
from tests.benchmarks import content

_FONT = resources.families()["noto-naskh-arabic"].regular


@dataclass(frozen=True)
class Contestant:
    """`write` makes its source from a document (ours: from the YAML), `command` sets a source
    from the command line, `warm` sets a document in this process.
    """

    name: str
    suffix: str
    write: Callable[[Document, str], str]
    command: Callable[[Path, Path], list[str]]
    warm: Callable[[str], bytes]


def _ours(source: str) -> bytes:
    from press_dossier import compose, render
    from press_dossier.sources import yaml

    return render(compose(yaml.load_text(source)), "pdf")


def _typst(source: str) -> bytes:
    import typst

    made = typst.compile(source.encode(), font_paths=[str(_FONT.parent)], ignore_system_fonts=True)
    assert isinstance(made, bytes)
    return made


def _weasyprint(source: str) -> bytes:
    from weasyprint import HTML

    made = HTML(string=source).write_pdf()
    assert isinstance(made, bytes)
    return made


def _typst_command(source: Path, target: Path) -> list[str]:
    program = (
        "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2],"
        " font_paths=[sys.argv[3]], ignore_system_fonts=True)"
    )
    return [sys.executable, "-c", program, str(source), str(target), str(_FONT.parent)]


CONTESTANTS = (
    Contestant(
        "make-dossier",
        ".yaml",
        lambda _, source: source,
        lambda s, t: [sys.executable, "-m", "press_dossier", str(s), "--output", str(t)],
        _ours,
    ),
    Contestant(
        "Typst",
        ".typ",
        lambda document, _: content.typst(document),
        _typst_command,
        _typst,
    ),
    Contestant(
        "WeasyPrint",
        ".html",
        lambda document, _: content.as_html(document, _FONT.as_uri()),
        lambda s, t: [sys.executable, "-m", "weasyprint", str(s), str(t)],
        _weasyprint,
    ),
)
