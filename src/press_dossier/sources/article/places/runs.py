"""Lists of countries: one after another with nothing between them but what joins a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from press_dossier.sources.article import lexicon
from press_dossier.sources.article.facts import Country, Fact
from press_dossier.sources.article.places.cues import Cue
from press_dossier.sources.article.text.passages import Passages

_COMMAS = frozenset("،,؛;:-–•*()·●▪■◦/—")


@dataclass(slots=True)
class Run:
    """Countries that stand in one list."""

    members: list[Fact[Country]] = field(default_factory=list)

    @property
    def first(self) -> int:
        """Its first token."""
        return self.members[0].first

    @property
    def last(self) -> int:
        """One past its last token."""
        return self.members[-1].last


@cache
def _between() -> frozenset[str]:
    return lexicon.words(lexicon.data("groups")["between"])


@cache
def _adding() -> frozenset[str]:
    return lexicon.words(lexicon.data("groups")["adding"])


def runs_of(
    passages: Passages, countries: Sequence[Fact[Country]], cues: Sequence[Cue]
) -> list[Run]:
    """Return the lists: countries with nothing between them but what joins a list."""
    runs: list[Run] = []
    cue_tokens = {index for cue in cues for index in range(cue.first, cue.last)}
    for country in countries:
        if runs and _continues(passages, runs[-1].last, country.first, cue_tokens):
            runs[-1].members.append(country)
        else:
            runs.append(Run([country]))
    return runs


def addition(passages: Passages, run: Run) -> int | None:
    """Return the place of the first country that «فضلا عن» adds to a list."""
    for place in range(1, len(run.members)):
        gap = passages.tokens[run.members[place - 1].last : run.members[place].first]
        if any(token.key.removeprefix("و") in _adding() for token in gap):
            return place
    return None


def _continues(passages: Passages, last: int, first: int, cue_tokens: set[int]) -> bool:
    if first - last > 6:
        return False
    gap = passages.tokens[last:first]
    if any(index in cue_tokens for index in range(last, first)):
        return False
    joined = passages.tokens[first].key.startswith("و")
    for token in gap:
        if token.kind == "mark" and token.key in _COMMAS:
            joined = True
        elif token.kind == "number" or token.key.removeprefix("و") in _between():
            joined = joined or token.key.startswith("و")
        else:
            return False
    text = passages.text[passages.tokens[last - 1].end : passages.tokens[first].start]
    return joined or "\n" in text
