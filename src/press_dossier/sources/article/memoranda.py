"""Memoranda and agreements: signed, renewed or only discussed, each with its partners.

The noun («مذكرتي تفاهم») is looked for first; its clause tells the state, and what follows «مع» or
«بين» the partners: institutions, countries, or a side by its nationality («نظيره الإيرلندي»).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from press_dossier.sources.article import lexicon
from press_dossier.sources.article.facts import (
    Country,
    Fact,
    Institution,
    Memorandum,
    State,
    fact,
)
from press_dossier.sources.article.outcomes import is_signing, outcome
from press_dossier.sources.article.parties import Parties, Party
from press_dossier.sources.article.passages import Passages, Sentence
from press_dossier.sources.article.phrases import Hit, Phrases


@dataclass(frozen=True)
class _Words:
    nouns: Phrases[str]
    again: frozenset[str]
    guarded: frozenset[str]
    clauses: Phrases[bool]


@cache
def _words() -> _Words:
    data = lexicon.data("memoranda")
    return _Words(
        nouns=Phrases((line, line) for line in lexicon.lines(data["nouns"])),
        again=lexicon.words(data["again"]),
        guarded=lexicon.words(data["guarded"]),
        clauses=Phrases((line, True) for line in lexicon.lines(data["clauses"])),
    )


def memoranda(
    passages: Passages,
    countries: Sequence[Fact[Country]],
    institutions: Sequence[Fact[Institution]],
    state: str | None,
) -> list[Fact[Memorandum]]:
    """Return the memoranda of a text. `state` is the issuer's country: no partner of its own."""
    found: list[Fact[Memorandum]] = []
    parties = Parties(passages, countries, institutions)
    for sentence in passages.sentences:
        near = [f for f in found if f.sentence >= sentence.index - 1]
        told = {partner.country for f in near for partner in f.value.partners}
        found.extend(_Reader(passages, sentence, parties, state, told).read())
    return found


class _Reader:
    """Reads one sentence."""

    def __init__(
        self,
        passages: Passages,
        sentence: Sentence,
        parties: Parties,
        state: str | None,
        told: set[str | None],
    ) -> None:
        self._passages = passages
        self._tokens = passages.tokens
        self._sentence = sentence
        self._parties = parties
        self._state = state
        self._told = told  # countries of the partners in the sentence before
        self._found = 0
        self._words = _words()
        first, last = sentence.first, sentence.last
        self._breaks = [
            first,
            *(hit.first for hit in self._words.clauses.within(self._tokens, first, last)),
            last,
        ]

    def read(self) -> Iterator[Fact[Memorandum]]:
        nouns = list(self._nouns())
        state: State | None = None
        for position, (first, last) in enumerate(nouns):
            stop = nouns[position + 1][0] if position + 1 < len(nouns) else self._sentence.last
            stop = min([stop, *(b for b in self._breaks if b > last)])
            start = self._clause(first)
            state = outcome(self._tokens, start, first, stop, self._sentence.last) or state
            if state is None:
                continue
            since = nouns[position - 1][1] if position else self._sentence.first
            parties = list(self._partners(first, last, stop, since))
            if not parties:
                continue
            self._found += 1
            end = max(last, *(party.last for party in parties))
            start = min(first, *(party.first for party in parties))
            rule = f"memorandum-{state}"
            if self._is_single(first):
                partners = tuple(party.partner for party in parties)
                doubt = _doubt(parties)
                value = Memorandum(state, partners)
                yield fact(self._passages, value, start, end, rule, doubt=doubt)
                continue
            for party in parties:
                value = Memorandum(state, (party.partner,))
                first, last, doubt = min(start, party.first), party.last, _doubt([party])
                yield fact(self._passages, value, first, last, rule, doubt=doubt)

    def _nouns(self) -> Iterator[tuple[int, int]]:
        """Yield the tokens of each noun; «أخرى», «الثانية» count once one has been said."""
        index, said, behind = self._sentence.first, False, -1
        while index < self._sentence.last:
            hit = self._words.nouns.at(self._tokens, index, self._sentence.last)
            if hit is not None and self._is_meant(hit):
                said = True
                yield hit.first, hit.last
                index = behind = hit.last
                continue
            again = said and self._tokens[index].key in self._words.again
            if (
                again
                and index != behind
                and index + 1 < self._sentence.last
                and self._tokens[index + 1].key in _LEADING
            ):
                yield index, index + 1
            index += 1

    def _is_meant(self, hit: Hit[str]) -> bool:
        """Whether «عقد» is a contract: behind a signing, or as an object («عقدا ثانيا»)."""
        index, stem = hit.first, hit.stem
        if stem not in self._words.guarded or hit.last - index > 1:
            return True
        before = self._tokens[index - 1] if index > self._sentence.first else None
        if before is not None and before.plain == "على" and index - 1 > self._sentence.first:
            before = self._tokens[index - 2]
        if before is not None and is_signing(before):
            return True
        signing = any(is_signing(token) for token in self._tokens[self._clause(index) : index])
        return signing and (stem.endswith(("ا", "ين")) or stem == "عقود")

    def _clause(self, index: int) -> int:
        """Return the first token of the clause that a token stands in."""
        return max(index - _LONGEST_CLAUSE, *(b for b in self._breaks if b <= index))

    def _is_single(self, index: int) -> bool:
        """Whether one memorandum is spoken of: «مذكرة», not «مذكرتي», «ثلاث مذكرات»."""
        key = self._tokens[index].key
        return not key.endswith(("ات", "تي", "تا", "تين", "تان", "ولين"))

    def _partners(self, first: int, last: int, stop: int, since: int) -> Iterator[Party]:
        start = max(since, self._clause(first))
        between = self._between(last, stop)
        behind = self._with(last, stop)
        if between is not None and (behind is None or between < behind):
            opening = self._parties.behind_anaphora(between + 1, stop)
            both = list(self._parties.row(opening, stop))
            if both:
                yield from self._others(both)
                return
        ahead = self._with(start, first)
        joined = behind is not None and self._tokens[behind].key == "ومع"
        found: list[Party] = []
        for index in (ahead, behind) if joined else (behind, ahead):
            if index is not None and (joined or not found):
                found += self._parties.row(index + 1, stop if index == behind else first)
        if not found and behind is not None:
            found += self._parties.examples(behind + 1, stop)
        if found:
            yield from found
            return
        yield from list(self._subjects(start, first)) or self._behind(start, first, last)

    def _between(self, first: int, last: int) -> int | None:
        """Return the «بين» whose parties follow; «بينها وبين …» leaves only the other side."""
        for index in range(first, last):
            key = self._tokens[index].key
            if key in ("بين", "وبين"):
                return index
        return None

    def _behind(self, start: int, first: int, last: int) -> Iterator[Party]:
        """Yield who is told apart: «وقعها عن الجانب …», or a counterpart met just before."""
        sides = list(self._parties.sides_of(start, self._sentence.last))
        if sides:
            told = {self._state, *self._told}
            yield from (party for party in sides if party.partner.country not in told)
        elif self._found == 0 and self._parties.speaks_of_both(start, first):
            for index in range(self._sentence.index, max(self._sentence.index - 2, -1), -1):
                earlier = self._passages.sentences[index]
                party = self._met(earlier.first, min(earlier.last, start))
                if party is not None:
                    yield party
                    return

    def _met(self, first: int, last: int) -> Party | None:
        """Return the last party of another country that stands behind «مع»."""
        for index in range(last - 1, first - 1, -1):
            if self._tokens[index].key in ("مع", "ومع"):
                party = self._parties.at(index + 1, last)
                if party is not None and party.partner.country not in (None, self._state):
                    return party
        return None

    def _with(self, first: int, last: int) -> int | None:
        """Return the «مع» that a partner follows; one whose partner is known before others."""
        found = [i for i in range(first, last) if self._tokens[i].key in ("مع", "ومع")]
        known = [i for i in found if self._parties.at(i + 1, last) is not None]
        return next(iter(known or found), None)

    def _others(self, parties: list[Party]) -> Iterator[Party]:
        """Leave the issuer out of «بين … و…»: its own side, or the one without a country."""
        foreign = [p for p in parties if p.partner.country and p.partner.country != self._state]
        others = [p for p in parties if self._state is None or p.partner.country != self._state]
        fresh = [p for p in parties if not self._parties.is_said_before(p, self._sentence.first)]
        for chosen in (foreign, others, fresh):
            if 0 < len(chosen) < len(parties):
                yield from chosen
                return
        yield from parties

    def _subjects(self, start: int, noun: int) -> Iterator[Party]:
        """Yield who signs with the issuer: «وقعت قطر وتركيا …», «وقع الوزير ونظيره المجري …»."""
        if any(self._tokens[i].key.endswith("وقعا") for i in range(start, noun)):
            start = self._sentence.first
        parties: list[Party] = []
        index = start
        while index < noun:
            party = self._parties.at(index, noun)
            two = self._parties.two_sides(index, noun)
            parties.extend(two or ([party] if party else []))
            index = max([index + 1, *(found.last for found in parties)])
        if len(parties) == 1 and self._joins_the_issuer(parties[0]):
            yield parties[0]
            return
        countries = {party.partner.country for party in parties}
        counterparts = [p for p in parties if p.counterpart]
        if counterparts or len(countries) > 1:
            yield from counterparts or self._others(parties)
        elif len(parties) == _PAIR and self._tokens[parties[1].first].key.startswith("و"):
            yield parties[1]  # «وقعت الهيئة … والمنظمة … خطة عمل»: the issuer comes first

    def _joins_the_issuer(self, party: Party) -> bool:
        """«ووقع المصرف والبنك المركزي الأردني …»: behind a signing and the issuer's bare name."""
        first = party.first
        joined = self._tokens[first].key.startswith("و") and not party.counterpart
        own = party.partner.country is not None and party.partner.country == self._state
        foreign = party.partner.country is not None
        near = self._clause(first) if foreign else first - 2
        signing = any(is_signing(t) for t in self._tokens[max(near, self._sentence.first) : first])
        return joined and signing and not own


def _doubt(parties: Sequence[Party]) -> str | None:
    return None if all(party.known for party in parties) else "unknown-partner"


_LEADING = frozenset({"مع", "بين", "بينها", "بينه"})
_LONGEST_CLAUSE = 80  # tokens before a noun
_PAIR = 2
