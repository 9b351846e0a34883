"""What a draft has on its cover: the article's headline, and who issued what it reports."""

from __future__ import annotations

from typing import Any

from press_dossier.sources.article import lexicon
from press_dossier.sources.article.bodies import sentence_text
from press_dossier.sources.article.facts import Fact
from press_dossier.sources.article.passages import Sentence
from press_dossier.sources.article.reading import Reading

_LONGEST_TITLE = 120
_DASHES = frozenset("-\u2013\u2014/(")


def title(reading: Reading) -> str:
    """Return the headline where the article has one, else its event."""
    passages = reading.passages
    first = passages.sentences[0]
    text = sentence_text(passages, first)
    alone = len(passages.sentences) > 2 and passages.sentences[1].paragraph > 0
    is_short = len(text) <= _LONGEST_TITLE and " " in text
    if alone and is_short and text[-1] not in ".:،؛" and not _is_dateline(reading, first):
        return text
    untitled: str = lexicon.data("draft")["untitled"]
    return reading.event.value.name if reading.event else untitled


def _is_dateline(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence is a city and a date, or a dash: «الرياض 27 أكتوبر 2025 واس»."""
    city = next((city for city in reading.cities if city.first == sentence.first), None)
    if city is None or city.last >= sentence.last:
        return False
    is_parted = reading.passages.tokens[city.last].key in _DASHES
    return is_parted or any(date.last <= sentence.last for date in reading.dates)


def publisher(reading: Reading) -> Fact[Any] | None:
    """Return the institution whose communiqué the article reports."""
    words = lexicon.words(lexicon.data("draft")["communiques"])
    for fact in reading.institutions:
        near = reading.passages.tokens[max(fact.first - 2, 0) : fact.first]
        if any(token.key.lstrip("وفبل") in words or token.key in words for token in near):
            return fact
    return None
