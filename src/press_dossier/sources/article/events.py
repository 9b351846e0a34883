"""Dinners and receptions for guests, the event itself, and where things happen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from press_dossier.geography import has_article
from press_dossier.sources.article import lexicon
from press_dossier.sources.article.facts import Dinner, Fact, fact
from press_dossier.sources.article.names.name_words import name_words
from press_dossier.sources.article.text.passages import Passages, Sentence
from press_dossier.sources.article.text.phrases import Phrases, stems, without_proclitic

_LONGEST_VENUE = 5
_LONGEST_EVENT = 9


@dataclass(frozen=True, slots=True)
class Event:
    """An event by its name: «المؤتمر الإفريقي الثاني للأمن الطرقي»."""

    name: str


@dataclass(frozen=True, slots=True)
class City:
    """A city with the code of its country."""

    name: str
    country: str


@cache
def _dinners() -> Phrases[bool]:
    return Phrases((line, True) for line in lexicon.lines(lexicon.data("events")["dinners"]))


def dinners(passages: Passages) -> list[Fact[Dinner]]:
    """Return the dinners of a text, each with its place where the sentence has one."""
    found = []
    for sentence in passages.sentences:
        hits = list(_dinners().within(passages.tokens, sentence.first, sentence.last))
        if not hits:
            continue
        venue = _venue(passages, sentence, hits[0].last)
        place = passages.surface(*venue) if venue else None
        if venue and place:
            token = passages.tokens[venue[0]]
            place = place[1:] if token.key[0] in "بل" and len(token.key) > 3 else place
        last = venue[1] if venue else hits[0].last
        found.append(fact(passages, Dinner(place), hits[0].first, last, "dinner"))
    return found


def _venue(passages: Passages, sentence: Sentence, first: int) -> tuple[int, int] | None:
    """Return the tokens of a place: «بقصر البديع التاريخي», «في فندق الخليج»."""
    tokens = passages.tokens
    venues = lexicon.words(lexicon.data("events")["venues"])
    for index in range(first, sentence.last):
        key = tokens[index].key
        here = key in venues and tokens[index - 1].key in ("في", "داخل", "وسط")
        if not here and not (key.startswith("ب") and key[1:].removeprefix("ال") in venues):
            continue
        last = index + 1
        while last < min(index + _LONGEST_VENUE, sentence.last):
            if tokens[last].kind != "word" or not (
                has_article(tokens[last].plain) or last == index + 1
            ):
                break
            last += 1
        return index, last
    return None


def event(passages: Passages) -> Fact[Event] | None:
    """Return the event that the article speaks of: the one named first."""
    heads = lexicon.words(lexicon.data("events")["heads"])
    for sentence in passages.sentences:
        for index in range(sentence.first, sentence.last):
            for proclitic, stem in stems(passages.tokens[index].key):
                noun = stem.removeprefix("ال")
                if noun not in heads:
                    continue
                last = _event_end(passages, index + 1, sentence.last, definite=noun != stem)
                if last is None:
                    continue
                name = without_proclitic(passages.tokens[index], proclitic, stem)
                name += passages.surface(index, last)[len(passages.tokens[index].text) :]
                return fact(passages, Event(name), index, last, "event")
    return None


def _event_end(passages: Passages, first: int, stop: int, *, definite: bool) -> int | None:
    """Return the token after an event's name, None where it has too few words to be one."""
    words = name_words()
    ends = lexicon.words(lexicon.data("events")["ends"])
    last, said = first, 0
    while last < min(first + _LONGEST_EVENT, stop):
        token = passages.tokens[last]
        rest = token.key[1:]
        if token.kind != "word" or token.key in ends:
            break
        if token.key in words.never and not _is_ordinal(token.key):
            break
        joined = token.key.startswith("لل") or (token.key[0] == "ل" and rest in words.aims)
        goes_on = token.key[0] == "و" and has_article(token.plain[1:]) and last > first
        inner = not definite or passages.tokens[last - 1].key[0] == "ل" or token.key[0] == "ل"
        if not (has_article(token.plain) or joined or goes_on or (inner and _is_inner(token.key))):
            break
        said += 1
        last += 1
    return last if said >= 2 else None


def _is_inner(key: str) -> bool:
    words = name_words()
    bare = key.removeprefix("ل")
    return bare in words.inner or bare in words.heads


def _is_ordinal(key: str) -> bool:
    return key.startswith("ال") and key in name_words().never and len(key) < 9


def cities(passages: Passages) -> Sequence[Fact[City]]:
    """Return the cities of a text in their order."""
    tokens = passages.tokens
    found = []
    uncertain = lexicon.words(lexicon.data("events")["uncertain_cities"])
    towns = lexicon.words(lexicon.data("events")["towns"])
    for hit in lexicon.cities().within(tokens, 0, len(tokens)):
        before = {stem for _, stem in stems(tokens[hit.first - 1].key)} if hit.first else set()
        if hit.stem in uncertain and hit.last == hit.first + 1 and not before & towns:
            continue
        name = without_proclitic(tokens[hit.first], hit.proclitic, hit.stem)
        name += passages.surface(hit.first, hit.last)[len(tokens[hit.first].text) :]
        found.append(
            fact(passages, City(name, hit.meaning), hit.first, hit.last, "city", name=name)
        )
    return found
