"""Memoranda and agreements: signed, renewed or only discussed, each with its partners.

The noun («مذكرتي تفاهم») is looked for first; its clause tells the state, and what follows «مع» or
«بين» the partners: institutions, countries, or a side by its nationality («نظيره الإيرلندي»).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from press_dossier.sources.article import lexicon
from press_dossier.sources.article.contracts import Contract, Contracts
from press_dossier.sources.article.facts import (
    Country,
    Fact,
    Institution,
    Memorandum,
    State,
    fact,
)
from press_dossier.sources.article.outcomes import is_signing, outcome
from press_dossier.sources.article.parties import Parties
from press_dossier.sources.article.passages import Passages, Sentence
from press_dossier.sources.article.phrases import stems
from press_dossier.sources.article.rows import Rows
from press_dossier.sources.article.sides import Party

_PAIR = 2
_WITH = frozenset({"مع", "ومع"})
_BETWEEN = frozenset({"بين", "وبين"})


@dataclass(frozen=True, slots=True)
class _Before:
    """What the sentence before told: the countries of its partners, the state of its memoranda."""

    told: frozenset[str | None] = frozenset()
    state: State | None = None


def memoranda(
    passages: Passages,
    countries: Sequence[Fact[Country]],
    institutions: Sequence[Fact[Institution]],
    state: str | None,
) -> list[Fact[Memorandum]]:
    """Return the memoranda of a text. `state` is the issuer's country: no partner of its own."""
    found: list[Fact[Memorandum]] = []
    parties = Parties(passages, countries, institutions)
    before = _Before()
    for sentence in passages.sentences:
        reader = _Reader(passages, sentence, parties, state, before)
        here = list(reader.read())
        found.extend(here)
        told = frozenset(partner.country for f in here for partner in f.value.partners)
        before = _Before(told, _state_behind(passages, sentence, before, reader.outcome))
    return found


def _state_behind(
    passages: Passages, sentence: Sentence, before: _Before, outcome: State | None
) -> State | None:
    """Return the state that the next sentence may go on with: through a list, its heading's."""
    if passages.is_item(sentence):
        return before.state or outcome
    leads = passages.words(sentence).endswith(":")
    return outcome or (before.state if leads else None)


class _Reader:
    """Reads one sentence; `outcome` is the state of what it spoke of last."""

    def __init__(
        self,
        passages: Passages,
        sentence: Sentence,
        parties: Parties,
        state: str | None,
        before: _Before,
    ) -> None:
        self.outcome: State | None = None
        self._passages = passages
        self._tokens = passages.tokens
        self._sentence = sentence
        self._parties = parties
        self._sides = parties.sides
        self._rows = Rows(parties)
        self._state = state
        self._before = before
        self._found = 0
        self._claimed = sentence.first  # behind the partners found so far
        self._contracts = Contracts(self._tokens, sentence, resumes=before.state is not None)

    def read(self) -> Iterator[Fact[Memorandum]]:
        """Yield the memoranda of the sentence."""
        contracts = self._contracts.found
        for position, contract in enumerate(contracts):
            following = contracts[position + 1] if position + 1 < len(contracts) else None
            stop = following.first if following else self._sentence.last
            stop = min(stop, self._contracts.clause_end(contract.last))
            state = self._outcome(contract, stop)
            if state is None:
                continue
            since = contracts[position - 1].last if position else self._sentence.first
            listed = following is not None and following.again
            parties = list(self._partners(contract, stop, since, listed=listed))
            if parties:
                self._found += 1
                self._claimed = max(party.last for party in parties)
                yield from self._facts(contract, state, parties)

    def _outcome(self, contract: Contract, stop: int) -> State | None:
        first, last = contract.first, self._sentence.last
        start = self._contracts.clause(first)
        state = outcome(self._tokens, start, first, stop, last) or self.outcome
        item = self._passages.is_item(self._sentence)
        if state is None and (item or self._contracts.goes_on(contract)):
            state = self._before.state
        self.outcome = state
        return state

    def _facts(
        self, contract: Contract, state: State, parties: Sequence[Party]
    ) -> Iterator[Fact[Memorandum]]:
        """Yield one memorandum of all parties, or where several are spoken of, one of each."""
        start = min(contract.first, *(party.first for party in parties))
        groups = [parties] if self._contracts.is_single(contract) else [[p] for p in parties]
        for group in groups:
            end = max(party.last for party in group)
            first = min(start, *(party.first for party in group))
            value = Memorandum(state, tuple(party.partner for party in group))
            doubt = None if all(party.known for party in group) else "unknown-partner"
            last = max(end, contract.last) if group is parties else end
            yield fact(self._passages, value, first, last, f"memorandum-{state}", doubt=doubt)

    def _partners(
        self, contract: Contract, stop: int, since: int, *, listed: bool
    ) -> Iterator[Party]:
        first, last = contract.first, contract.last
        start = min(max(since, self._claimed, self._contracts.clause(first)), first)
        between = next((i for i in range(last, stop) if self._tokens[i].key in _BETWEEN), None)
        behind = self._with(last, stop)
        if between is not None and (behind is None or between < behind):
            both = self._both(between, stop)
            if both:
                yield from both
                return
        ahead = self._with(start, first)
        joined = behind is not None and self._tokens[behind].key == "ومع"
        found: list[Party] = []
        for index in (ahead, behind) if joined else (behind, ahead):
            if index is not None and (joined or not found):
                found += self._rows.row(index + 1, stop if index == behind else first)
        if not found and behind is not None:
            found += self._rows.examples(behind + 1, stop)
        found = found or self._tied(last, stop)
        if found:
            yield from found
        elif not listed:
            yield from list(self._subjects(start, first)) or self._apart(start, contract, stop)

    def _both(self, between: int, stop: int) -> list[Party]:
        """Return the other side of «بين … و…»; «بينها وبين …» leaves only that one."""
        if self._tokens[between].key == "وبين":
            return list(self._rows.row(between + 1, stop))
        both = self._rows.both(between + 1, stop)
        if len(both) == 1 and both[0].partner.country in (None, self._state):
            own = self._parties.is_said_before(both[0], self._sentence.first)
            return [] if own or not both[0].joined else both
        return list(self._others(both))

    def _tied(self, first: int, last: int) -> list[Party]:
        """Return the partners behind «ب» of «التي تربط القطاع باتحاد …», «تجمع … بكل من …»."""
        tying = lexicon.words(lexicon.data("memoranda")["tying"])
        ties = (i for i in range(first, last) if self._tokens[i].key in tying)
        for index in range(next(ties, last), last):
            party = self._parties.at(index, last) if self._tokens[index].key[0] == "ب" else None
            if party is not None and self._tokens[index].key != party.partner.name:
                return list(self._rows.row(index, last))
        return []

    def _apart(self, start: int, contract: Contract, stop: int) -> Iterator[Party]:
        """Yield who is told apart: «وقعها عن الجانب …», or a counterpart met just before."""
        sides = list(self._sides.signing_for(start, self._sentence.last))
        if sides:
            told = {self._state, *self._before.told}
            yield from (party for party in sides if party.partner.country not in told)
            return
        handed = self._counterpart(contract.last, stop)
        if handed is not None:
            yield handed
        elif self._found == 0 and self._sides.are_both(start, contract.first):
            for index in range(self._sentence.index, max(self._sentence.index - 2, -1), -1):
                earlier = self._passages.sentences[index]
                party = self._met(earlier.first, min(earlier.last, start))
                if party is not None:
                    yield party
                    return

    def _counterpart(self, first: int, last: int) -> Party | None:
        """Return the counterpart to whom a draft is handed: «مسودة مذكرة إلى نظيره الصيني»."""
        for index in range(first, last):
            party = self._sides.at(index, last)
            if party is not None and party.counterpart and party.partner.country:
                return party
        return None

    def _met(self, first: int, last: int) -> Party | None:
        """Return the last party of another country that stands behind «مع»."""
        for index in range(last - 1, first - 1, -1):
            if self._tokens[index].key in _WITH:
                party = self._parties.at(index + 1, last)
                if party is not None and party.partner.country not in (None, self._state):
                    return party
        return None

    def _with(self, first: int, last: int) -> int | None:
        """Return the «مع» that a partner follows; one whose partner is known before others."""
        aside = lexicon.words(lexicon.data("memoranda")["aside"])
        found = [
            i
            for i in range(first, last)
            if self._tokens[i].key in _WITH
            and not (i > first and {s for _, s in stems(self._tokens[i - 1].key)} & aside)
        ]
        known = (i for i in found if self._parties.at(i + 1, last) is not None)
        return next(known, next(iter(found), None))

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
            two = self._sides.two(index, noun)
            parties.extend(two or ([party] if party else []))
            index = max([index + 1, *(found.last for found in parties)])
        if len(parties) == 1 and self._joins_the_issuer(parties[0]):
            yield parties[0]
            return
        countries = {party.partner.country for party in parties}
        counterparts = [p for p in parties if p.counterpart]
        if counterparts or len(countries) > 1:
            yield from counterparts or self._others(parties)
        elif len(parties) == _PAIR and parties[1].joined:
            yield parties[1]  # «وقعت الهيئة … والمنظمة … خطة عمل»: the issuer comes first

    def _joins_the_issuer(self, party: Party) -> bool:
        """«ووقع المصرف والبنك المركزي الأردني …»: behind a signing and the issuer's bare name."""
        first = party.first
        own = party.partner.country is not None and party.partner.country == self._state
        foreign = party.partner.country is not None
        near = self._contracts.clause(first) if foreign else first - 2
        signing = any(is_signing(t) for t in self._tokens[max(near, self._sentence.first) : first])
        return party.joined and not party.counterpart and signing and not own
