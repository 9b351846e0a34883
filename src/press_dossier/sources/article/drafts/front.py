"""What a draft has on its cover: the article's headline, and who issued what it reports."""

from __future__ import annotations

from press_dossier.sources.article import lexicon
from press_dossier.sources.article.drafts.bodies import sentence_text
from press_dossier.sources.article.facts import Fact, Institution
from press_dossier.sources.article.reading import Reading
from press_dossier.sources.article.text.passages import Sentence
from press_dossier.sources.article.text.phrases import stems

_LONGEST_TITLE = 120
_REACH = 4  # tokens: «بيان صحفي صادر عن وزارة …»
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


def communique(reading: Reading) -> tuple[str, Fact[Institution]] | None:
    """Return what the article reports, «بلاغ» or «بيان», with the institution that issued it."""
    data = lexicon.data("draft")
    kinds: dict[str, str] = data["communiques"]
    between = lexicon.words(data["of_communiques"])
    for fact in reading.institutions:
        tokens = reading.passages.tokens[max(fact.first - _REACH, 0) : fact.first]
        token = next((token for token in reversed(tokens) if token.key not in between), None)
        for _, stem in stems(token.key) if token is not None else ():
            if stem in kinds:
                return kinds[stem], fact
    return None


def has_arabic_digits(text: str) -> bool:
    """Whether a text writes its digits in the Arabic-Indic way, by their majority."""
    arabic = sum("٠" <= character <= "٩" for character in text)
    western = sum("0" <= character <= "9" for character in text)
    return arabic > western
