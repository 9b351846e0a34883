"""The word lists that tell who can be a party to a memorandum."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from press_dossier.sources.article import lexicon
from press_dossier.sources.article.text.phrases import Phrases


@dataclass(frozen=True)
class PartyWords:
    """The word lists of `memoranda.yaml`, `people.yaml` and `institutions.yaml`, folded."""

    about: frozenset[str]
    sides: frozenset[str]
    both: frozenset[str]
    counterparts: frozenset[str]
    plurals: frozenset[str]
    honorifics: frozenset[str]
    polite: frozenset[str]
    roaming: frozenset[str]
    several: frozenset[str]
    offices: frozenset[str]
    carriers: frozenset[str]
    carrying: frozenset[str]
    vague: frozenset[str]
    counts: frozenset[str]
    naming: frozenset[str]
    tying: frozenset[str]
    ministers_of: frozenset[str]


_ELSEWHERE = {"honorifics", "offices", "plurals", "polite"}


@cache
def party_words() -> PartyWords:
    """Return the word lists."""
    data = lexicon.data("memoranda")
    listed = PartyWords.__dataclass_fields__.keys() - _ELSEWHERE
    titles = lexicon.data("people")["titles"].replace("\n", " ")
    honorifics = lexicon.data("people")["honorifics"].replace("\n", " ")
    return PartyWords(
        **{name: lexicon.words(data[name]) for name in listed},
        honorifics=lexicon.words(honorifics),
        polite=lexicon.words(f"{honorifics} {titles}"),
        offices=lexicon.words(lexicon.data("people")["offices"]),
        plurals=lexicon.words(lexicon.data("institutions")["plurals"]),
    )


@cache
def openers_of_examples() -> Phrases[bool]:
    """Return the words that name some of many: «أبرزها», «من بينها»."""
    return Phrases((line, True) for line in lexicon.lines(lexicon.data("groups")["open_before"]))
