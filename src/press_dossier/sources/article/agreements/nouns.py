"""Nouns of what is signed, in all their forms: «مذكرتي تفاهم», «عقد توريد», «اتفاقيتيهما»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from press_dossier.sources.article import lexicon
from press_dossier.sources.article.agreements.forms import noun_forms
from press_dossier.sources.article.text.passages import Token
from press_dossier.sources.article.text.phrases import Phrases

Rank = Literal["plain", "guarded", "object", "generic", "plan"]
_RANKS: tuple[Rank, ...] = ("plain", "guarded", "generic", "plan")


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a noun.

    A `guarded` one only means a contract behind a signing, an `object` right behind it, a `generic`
    one with its kind behind it («خطاب نوايا»), a `plan` with both.
    """

    several: bool
    rank: Rank


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun in tokens `first` up to but without `last`, by its folded form without proclitics."""

    first: int
    last: int
    stem: str
    form: Form

    @property
    def has_kind(self) -> bool:
        """Whether the words behind it say of what kind it is: «عقد توريد»."""
        return self.last - self.first > 1


def noun_at(tokens: Sequence[Token], index: int, stop: int) -> Noun | None:
    """Return the noun of what is signed that begins at a token."""
    hit = _forms().at(tokens, index, stop)
    if hit is None:
        return None
    last = hit.last
    while last < stop and tokens[last].key in _kinds():
        last += 1
    if hit.meaning.rank in ("generic", "plan") and last - index == 1:
        return None
    return Noun(index, last, hit.stem, hit.meaning)


@cache
def _forms() -> Phrases[Form]:
    return Phrases(_written())


def _written() -> Iterator[tuple[str, Form]]:
    for line in lexicon.lines(lexicon.data("memoranda")["guarded_forms"]):
        yield line, Form(False, "guarded")
    nouns: dict[Rank, dict[str, str]] = lexicon.data("memoranda")["nouns"]
    for rank in _RANKS:
        for singular, plural in nouns[rank].items():
            definite = rank != "guarded"
            for form, number in noun_forms(singular, plural, definite=definite):
                yield form, Form(number == "several", rank)
    for word in lexicon.data("memoranda")["objects"].split():
        yield word, Form(word.endswith(("ين", "ود", "ائق")), "object")
    for line in lexicon.lines(lexicon.data("memoranda")["phrases"]):
        yield line, Form(False, "plain")


@cache
def _kinds() -> frozenset[str]:
    kinds = lexicon.words(lexicon.data("memoranda")["kinds"])
    return kinds | {f"ال{kind}" for kind in kinds}
