"""Which section each sentence of an article goes to: by its facts first, then by cue words.

Every sentence goes to exactly one section. What belongs to no section stays as text, before the
first meeting is told («intro») or after («more»).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from press_dossier.geography import fold
from press_dossier.sources.article import lexicon
from press_dossier.sources.article.facts import Fact, Institution
from press_dossier.sources.article.reading import Reading
from press_dossier.sources.article.text.passages import Sentence
from press_dossier.sources.article.text.phrases import stems

SectionName = Literal[
    "intro",
    "meetings",
    "regions",
    "institutional_talks",
    "memoranda",
    "gala_dinner",
    "more",
    "conclusion",
]
ORDER: tuple[SectionName, ...] = get_args(SectionName)


@dataclass(frozen=True, slots=True)
class Routes:
    """The section of each sentence by its index, and the talks with institutions."""

    sections: Sequence[SectionName]
    talks: Sequence[Fact[Institution]]


def route(reading: Reading) -> Routes:
    """Return the section of every sentence."""
    talks = _talks(reading)
    router = _Router(reading, talks)
    sections: list[SectionName] = []
    for sentence in reading.passages.sentences:
        sections.append(router.section(sentence, sections))
    return Routes(sections, talks)


class _Router:
    def __init__(self, reading: Reading, talks: Sequence[Fact[Institution]]) -> None:
        self._reading = reading
        self._tokens = reading.passages.tokens
        self._dinners = {fact.sentence for fact in reading.dinners}
        self._memoranda = {
            reading.passages.sentence_at(index).index
            for fact in reading.memoranda
            for index in (fact.first, fact.last - 1)
        }
        self._regions = {
            member.sentence for fact in reading.groupings for member in fact.value.members
        }
        self._talks = {fact.sentence for fact in talks}
        declared = reading.totals.declared
        self._declared = declared.sentence if declared else None

    def section(self, sentence: Sentence, before: Sequence[SectionName]) -> SectionName:
        """Return the section of a sentence, given those of the sentences before it."""
        index = sentence.index
        if index in self._dinners or self._goes_on_dining(sentence, before):
            return "gala_dinner"
        if index == self._declared:
            return "meetings"
        if index in self._memoranda:
            return "memoranda"
        if index in self._regions:
            return "regions"
        if index in self._talks:
            return "institutional_talks"
        if self._concludes(sentence):
            return "conclusion"
        if index and self._speaks_of("talk", sentence) and "meetings" in before[-3:]:
            return "meetings"
        if index and self._is_bilateral(sentence):
            return "meetings"
        opened = any(section not in ("intro", "more") for section in before)
        return "more" if opened else "intro"

    def _goes_on_dining(self, sentence: Sentence, before: Sequence[SectionName]) -> bool:
        if not before or before[-1] != "gala_dinner":
            return False
        events = lexicon.data("events")
        units = lexicon.words(events["guests"]) | lexicon.words(events["performers"])
        counted = any(
            fact.value.unit in units
            for fact in self._reading.quantities
            if fact.sentence == sentence.index
        )
        words = lexicon.words(events["dinner_context"])
        said = any(self._tokens[i].key in words for i in range(sentence.first, sentence.last))
        return counted or said

    def _concludes(self, sentence: Sentence) -> bool:
        sentences = self._reading.passages.sentences
        last = sentences[-1]
        if len(sentences) < 4 or sentence.paragraph != last.paragraph:
            return False
        words = lexicon.words(lexicon.data("draft")["concluding"])
        key = self._tokens[sentence.first].key
        pair = self._tokens[sentence.first : sentence.first + 2]
        two = "_".join(token.key for token in pair)
        return key in words or two in words or sentence.first > last.first

    def _speaks_of(self, name: str, sentence: Sentence) -> bool:
        words = lexicon.words(lexicon.data("meetings")[name])
        return any(
            {stem.removeprefix("ال") for _, stem in stems(self._tokens[index].key)} & words
            for index in range(sentence.first, sentence.last)
        )

    def _is_bilateral(self, sentence: Sentence) -> bool:
        stem = fold(lexicon.data("meetings")["bilateral"])
        return any(
            self._tokens[index].key.removeprefix("ال").startswith(stem)
            for index in range(sentence.first, sentence.last)
        )


def _talks(reading: Reading) -> list[Fact[Institution]]:
    """Return the institutions of some level that the text says were talked with."""
    partners = {fold(partner.name) for fact in reading.memoranda for partner in fact.value.partners}
    found: dict[str, Fact[Institution]] = {}
    for fact in reading.institutions:
        name = fold(fact.value.name)
        if fact.value.level is None or name in partners or name in found:
            continue
        if _is_talked_with(reading, fact):
            found[name] = fact
    return list(found.values())


def _is_talked_with(reading: Reading, fact: Fact[Institution]) -> bool:
    """Whether a word of talks stands before an institution, or before the list it is in."""
    passages = reading.passages
    sentence = passages.sentences[fact.sentence]
    first, last = sentence.first, fact.first
    index = sentence.index
    while index and passages.words(passages.sentences[index])[0] in "-–•*·●▪■◦":
        index -= 1
        first = passages.sentences[index].first
    words = lexicon.words(lexicon.data("meetings")["with_whom"])
    for position in range(first, last):
        if {stem for _, stem in stems(passages.tokens[position].key)} & words:
            between = passages.tokens[position + 1 : last]
            return any(token.key in ("مع", "ومع") for token in between) or position > first - 1
    return False
