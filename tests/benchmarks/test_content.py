"""The rivals set the words that we set."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

import pytest

from tests.benchmarks import content
from tests.benchmarks.measure import document_of


@pytest.mark.parametrize("meetings", [0, 30])
def test_every_word_of_ours_is_in_the_rivals_sources(meetings: int) -> None:
    document = document_of(content.source(meetings=meetings))
    ours = " ".join(text for part, _, text in document.texts() if part in ("body", "contents"))

    typst = content.typst(document).replace("\\", "")
    page = html.unescape(content.as_html(document, "font.ttf"))

    for rival in (typst, page):
        missing = words(ours) - words(rival)
        assert {word for word in missing if not word.isdecimal()} == set()


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", unicodedata.normalize("NFC", text)))


@pytest.mark.parametrize("meetings", [0, 30])
def test_each_variant_differs_in_every_paragraph_and_row(meetings: int) -> None:
    first, second = (set(distinct(meetings, variant)) for variant in (1, 2))

    assert len(first) >= 25
    assert first & second == set()


def distinct(meetings: int, variant: int) -> Iterator[str]:
    """Yield the paragraphs, or the delegations of the rows."""
    for part, key, text in document_of(content.source(meetings=meetings, variant=variant)).texts():
        if part == "body" and ("body" in (key or "") or text.startswith("وفد")):
            yield text
