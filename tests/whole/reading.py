"""The words of a document, and those that its files give back."""

from __future__ import annotations

from collections import Counter

import pymupdf

from press_dossier.document import Document
from tests.docx.wordfile import CONTROLS
from tests.extraction import words

ORDERED = ("cover", "contents", "body")


def ordered_texts(document: Document) -> list[str]:
    """Return the texts that both files have in one order."""
    return [text for part, _, text in document.texts() if part in ORDERED]


def ordered_words(document: Document) -> list[str]:
    """Return the words of these texts, each with its punctuation."""
    return [word for text in ordered_texts(document) for word in CONTROLS.sub("", text).split()]


def printed_texts(document: Document) -> list[str]:
    """Return all that stands on a page: no alternative texts; a lone cover has no running head."""
    hidden = {"alt"} if document.blocks else {"alt", "running"}
    return [text for part, _, text in document.texts() if part not in hidden]


def shown_words(source: Document | bytes) -> Counter[str]:
    """Count the words of a document, or those that MuPDF reads in a PDF."""
    if isinstance(source, Document):
        return Counter(word for text in printed_texts(source) for word in words(text))
    with pymupdf.open(stream=source, filetype="pdf") as pages:
        return Counter(word for page in pages for word in words(page.get_text()))
