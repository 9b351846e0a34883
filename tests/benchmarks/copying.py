"""Copies the words of one dossier out of our PDF and the rivals', by every reader's own rules.

    .venv/bin/pip install typst weasyprint && .venv/bin/python -m tests.benchmarks.copying

Writes the table in README.md. A cell is the share of words, of pairs of neighbours, and of marked
strings (numbers, dates, bracketed and quoted passages, with all their punctuation) that come back.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from press_dossier.document import Document
from tests.benchmarks import content, readme
from tests.benchmarks.contestants import CONTESTANTS
from tests.benchmarks.measure import document_of
from tests.extraction import READERS, Kept, measure, read_pypdf

_PROGRAMS = {
    "pdfium": "pdfium (Chrome, Edge)",
    "pdfjs": "pdf.js (Firefox)",
    "pdftotext": "pdftotext (poppler)",
    "pymupdf": "MuPDF",
    "pypdf": "pypdf (not aimed at)",
}


def table(folder: Path) -> Iterator[str]:
    """Yield the lines of the table, a contestant a column."""
    source = content.source()
    readers = {**READERS, "pypdf": read_pypdf}
    document = document_of(source)
    texts = list(_texts(document))
    for contestant in CONTESTANTS:
        made = contestant.warm(contestant.write(document, source))
        (folder / f"{contestant.name}.pdf").write_bytes(made)
    names = (f"{c.name} {version(c.name)}" for c in CONTESTANTS)
    yield f"| words / pairs / marked strings, % | {' | '.join(names)} |"
    yield f"|---|{'---:|' * len(CONTESTANTS)}"
    for reader, program in _PROGRAMS.items():
        paths = [folder / f"{contestant.name}.pdf" for contestant in CONTESTANTS]
        cells = (_cell(measure(texts, readers[reader](path))) for path in paths)
        yield f"| {program} | {' | '.join(cells)} |"


def _texts(document: Document) -> Iterator[str]:
    """Yield the headings and paragraphs, which all of them set."""
    return (text for part, _, text in document.texts() if part == "body")


def _cell(kept: Kept) -> str:
    return " / ".join(f"{share * 100:.1f}" for share in (kept.words, kept.pairs, kept.marked))


def main() -> None:
    """Measure, print, and write the table where README.md keeps it."""
    with tempfile.TemporaryDirectory() as folder:
        lines = list(table(Path(folder)))
    print("\n".join(lines))
    readme.write("copying", lines)


if __name__ == "__main__":
    main()
