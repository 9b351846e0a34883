"""The word lists that tell names of people from other words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from press_dossier.sources.article import lexicon
from press_dossier.sources.article.names.name_words import name_words
from press_dossier.sources.article.names.nationalities import nationalities
from press_dossier.sources.article.numbers.nouns import nouns
from press_dossier.sources.article.text.phrases import Phrases


@dataclass(frozen=True)
class PersonWords:
    """The word lists of `people.yaml`, folded."""

    titles: Phrases[bool]
    honorifics: Phrases[bool]
    offices: frozenset[str]
    ends: frozenset[str]
    given: frozenset[str]
    binders: frozenset[str]
    sons: frozenset[str]
    speech: frozenset[str]
    towns: frozenset[str]
    theophoric: frozenset[str]


@cache
def person_words() -> PersonWords:
    """Return the word lists."""
    data = lexicon.data("people")
    return PersonWords(
        speech=lexicon.words(lexicon.data("speech")["verbs"]),
        towns=lexicon.words(lexicon.data("events")["towns"]),
        titles=Phrases((line, True) for line in lexicon.lines(data["titles"])),
        honorifics=Phrases((line, True) for line in lexicon.lines(data["honorifics"])),
        **{
            name: lexicon.words(data[name])
            for name in ("offices", "ends", "given", "binders", "sons", "theophoric")
        },
    )


@cache
def common_words() -> frozenset[str]:
    """Words of institutions, of what is counted and of nationality, which no name begins with."""
    known = name_words()
    words = known.inner | known.heads | known.plurals | known.qualities
    return words | nouns().keys() | nationalities().keys()
