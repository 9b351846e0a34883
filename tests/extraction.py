"""How much of a text survives in a PDF: what readers give back, held against what was set.

    kept = measure(expected, read_pdfium(path))
    assert kept.words >= 0.99

Words are compared exactly, after NFC, without bidi controls and without punctuation at their
ends; pairs are two neighbouring words; marked strings (numbers, dates, phones, bracketed and
quoted passages) are compared with all their punctuation.
"""

from __future__ import annotations

import os
import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest

PDFJS_FOLDER = Path(__file__).parent / "readers"
"""`npm install --prefix tests/readers pdfjs-dist@5.6.205` puts pdf.js here."""

_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\x00]")
_MARKED = re.compile(
    r"\([^()]+\)"
    r"|«[^«»]+»"
    r"|\+?\d[\d\s.,:/\u066b\u066c\u2013-]*\d[%٪]?"
    r"|\d[%٪]?"
)


class Kept(NamedTuple):
    """Shares from 0 to 1 of words, neighbouring pairs and marked strings; what was lost."""

    words: float
    pairs: float
    marked: float
    lost_words: tuple[str, ...]
    lost_marked: tuple[str, ...]


def normal(text: str) -> str:
    """Return a text as it is compared: NFC, no bidi controls, white space to one space."""
    return " ".join(_CONTROLS.sub("", unicodedata.normalize("NFC", text)).split())


def words(text: str) -> list[str]:
    """Return a text's words without the punctuation at their ends."""
    return [bare for word in normal(text).split(" ") if (bare := _bare(word))]


def marked(text: str) -> list[str]:
    """Return the numbers, dates, phones, bracketed and quoted passages of a text."""
    return [match.group().strip() for match in _MARKED.finditer(normal(text))]


def measure(expected: Iterable[str], extracted: str) -> Kept:
    """Hold what a reader gave against the texts that were set."""
    texts = list(expected)
    found = normal(extracted)
    found_words = words(extracted)
    wanted_words = Counter(word for text in texts for word in words(text))
    wanted_pairs = Counter(pair for text in texts for pair in pairwise(words(text)))
    wanted_marked = [string for text in texts for string in marked(text)]
    lost_marked = [
        string
        for string, count in Counter(wanted_marked).items()
        for _ in range(max(0, count - found.count(string)))
    ]
    return Kept(
        words=_share(wanted_words, Counter(found_words)),
        pairs=_share(wanted_pairs, Counter(pairwise(found_words))),
        marked=1 - len(lost_marked) / len(wanted_marked) if wanted_marked else 1.0,
        lost_words=tuple((wanted_words - Counter(found_words)).elements()),
        lost_marked=tuple(lost_marked),
    )


def _bare(word: str) -> str:
    while word and not _worded(word[0]):
        word = word[1:]
    while word and not _worded(word[-1]):
        word = word[:-1]
    return word


def _worded(character: str) -> bool:
    return unicodedata.category(character)[0] in "LMN"


def _share(wanted: Counter[Any], found: Counter[Any]) -> float:
    total = wanted.total()
    return (wanted & found).total() / total if total else 1.0


def read_pdfium(path: Path) -> str:
    """Return a PDF's text as Chrome's reader copies it."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def read_pymupdf(path: Path) -> str:
    """Return a PDF's text as MuPDF reads it."""
    import pymupdf

    with pymupdf.open(path) as document:
        return "\n".join(page.get_text() for page in document)


def read_pdftotext(path: Path, *options: str) -> str:
    """Return a PDF's text as poppler reads it."""
    return _output("pdftotext", *options, "-enc", "UTF-8", str(path), "-")


def read_pdfjs(path: Path) -> str:
    """Return a PDF's text as Firefox's reader lays it out."""
    return _output("node", str(PDFJS_FOLDER / "pdfjs.mjs"), str(pdfjs_library()), str(path))


def read_pypdf(path: Path) -> str:
    """Return a PDF's text as pypdf reads it (reported, not aimed at)."""
    import pypdf

    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def pdfjs_library() -> Path:
    """Return where pdf.js is, whether it is there or not; `PDFJS_DIST` names another folder."""
    folder = os.environ.get("PDFJS_DIST") or PDFJS_FOLDER / "node_modules" / "pdfjs-dist"
    return Path(folder) / "legacy" / "build" / "pdf.mjs"


READERS: dict[str, Callable[[Path], str]] = {
    "pdfium": read_pdfium,
    "pymupdf": read_pymupdf,
    "pdftotext": read_pdftotext,
    "pdfjs": read_pdfjs,
}

each_reader = pytest.mark.parametrize(
    "reader",
    [
        "pdfium",
        "pymupdf",
        pytest.param("pdftotext", marks=pytest.mark.needs("pdftotext")),
        pytest.param("pdfjs", marks=pytest.mark.needs("node", "pdfjs")),
    ],
)
"""Runs a test with each of the four readers that must agree."""


def _output(*command: str) -> str:
    return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")
