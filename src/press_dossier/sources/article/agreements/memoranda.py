"""Memoranda and agreements: signed, renewed or only discussed, each with its partners.

The noun («مذكرتي تفاهم») is looked for first; its clause tells the state, and what follows «مع» or
«بين» the partners: institutions, countries, or a side by its nationality («نظيره الإيرلندي»).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from press_dossier.geography import fold
from press_dossier.sources.article.agreements.contracts import Contract, Contracts
from press_dossier.sources.article.agreements.outcomes import is_no_news, outcome
from press_dossier.sources.article.agreements.parties import Parties
from press_dossier.sources.article.agreements.partners import Partners
from press_dossier.sources.article.agreements.sides import Party
from press_dossier.sources.article.agreements.told import Told
from press_dossier.sources.article.facts import (
    Country,
    Fact,
    Institution,
    Memorandum,
    State,
    fact,
)
from press_dossier.sources.article.text.passages import Passages, Sentence

_LEADING = 6  # tokens from «مع» to the colon of «مع كل من الجهات التالية:»
_WITH = frozenset({"مع", "ومع"})


@dataclass(frozen=True, slots=True)
class _Before:
    """What the sentence before told: the countries of its partners, the state of its memoranda."""

    told: frozenset[str | None] = frozenset()
    state: State | None = None
    listing: State | None = None
    """The state of what the items of a list name the partners of: «مع كل من:»."""


@dataclass(frozen=True, slots=True)
class Memoranda:
    """The memoranda of a text, and what became of those that each noun speaks of.

    `states` is by the token of the noun; it has those without a partner, too.
    """

    found: Sequence[Fact[Memorandum]]
    states: Mapping[int, State]


def memoranda(
    passages: Passages,
    countries: Sequence[Fact[Country]],
    institutions: Sequence[Fact[Institution]],
    state: str | None,
) -> Memoranda:
    """Return the memoranda of a text. `state` is the issuer's country: no partner of its own."""
    found: list[Fact[Memorandum]] = []
    states: dict[int, State] = {}
    parties = Parties(passages, countries, institutions)
    before = _Before()
    title: list[Fact[Memorandum]] = []  # what the title says and the body says again
    told_of = Told(parties)
    for sentence in passages.sentences:
        reader = _Reader(passages, sentence, parties, state, before, told_of)
        here = list(reader.read())
        found.extend(here)
        states |= reader.states
        told = frozenset(partner.country for f in here for partner in f.value.partners)
        following = _state_behind(passages, sentence, before, reader.outcome)
        before = _Before(told, following, reader.listing())
        if sentence.index == passages.title_end - 1:
            title, found = found, []
    body = [partner for memorandum in found for partner in memorandum.value.partners]
    only = [f for f in title if not all(partner in body for partner in f.value.partners)]
    return Memoranda(_without_the_lead(passages, [*only, *found], countries), states)


def _without_the_lead(
    passages: Passages, found: Sequence[Fact[Memorandum]], countries: Sequence[Fact[Country]]
) -> list[Fact[Memorandum]]:
    """Leave out «اتفاقين مع فرنسا واليابان» of a headline or lead whose bodies the text names."""
    names = {(fold(c.value.spelled), c.value.code) for c in countries if c.value.form == "name"}

    def bodies(memorandum: Memorandum) -> set[tuple[State, str | None]]:
        partners = (p for p in memorandum.partners if (fold(p.name), p.country) not in names)
        return {(memorandum.state, partner.country) for partner in partners}

    kept = []
    for lead in found:
        later = (other.value for other in found if other.first >= lead.last)
        told = {body for memorandum in later for body in bodies(memorandum)}
        leads = lead.sentence <= passages.title_end and not bodies(lead.value)
        state, partners = lead.value.state, lead.value.partners
        if not leads or not all((state, partner.country) in told for partner in partners):
            kept.append(lead)
    return kept


def _state_behind(
    passages: Passages, sentence: Sentence, before: _Before, outcome: State | None
) -> State | None:
    """Return the state that the next sentence may go on with: through a list, its heading's."""
    if passages.is_item(sentence):
        return before.state or outcome
    leads = passages.words(sentence).endswith(":")
    return outcome or (before.state if leads else None)


class _Reader:
    """Reads one sentence; `outcome` is the state of what it spoke of last, `states` of each."""

    def __init__(
        self,
        passages: Passages,
        sentence: Sentence,
        parties: Parties,
        state: str | None,
        before: _Before,
        told: Told,
    ) -> None:
        self.outcome: State | None = None
        self.states: dict[int, State] = {}
        self._passages = passages
        self._tokens = passages.tokens
        self._sentence = sentence
        self._before = before
        self._told = told
        self._behind = sentence.first  # the contract before
        self._is_item = passages.is_item(sentence)
        self._contracts = Contracts(parties, sentence, resumes=before.state is not None)
        self._partners = Partners(parties, sentence, self._contracts, state, before.told)

    def read(self) -> Iterator[Fact[Memorandum]]:
        """Yield the memoranda of the sentence."""
        contracts = self._contracts.found
        if self._before.listing and self._is_item and not contracts:
            for party in self._partners.item():
                yield self._fact(self._before.listing, [party], party.first, party.last)
        for position, contract in enumerate(contracts):
            following = contracts[position + 1] if position + 1 < len(contracts) else None
            stop = following.first if following else self._sentence.last
            stop = min(stop, self._contracts.clause_end(contract.last))
            state = self._outcome(contract, stop, self._chain_end(position))
            if state is None:
                continue
            self.states[contract.first] = state
            listed = following is not None and following.again
            parties = self._partners.of(contract, stop, listed=listed)
            again = self._told.again(parties, state, definite=self._contracts.is_definite(contract))
            if parties and not again:
                yield from self._facts(contract, state, parties)

    def listing(self) -> State | None:
        """Return the state of memoranda whose partners the items behind the sentence name."""
        if self._is_item:
            return self._before.listing
        last = self._sentence.last
        near = self._tokens[max(last - _LEADING, self._sentence.first) : last]
        leads = near[-1].key == ":" and any(token.key in _WITH for token in near)
        return self.outcome if leads and self._contracts.found else None

    def _chain_end(self, position: int) -> int:
        """Return where the words of a contract and of those that point back to it end."""
        for contract in self._contracts.found[position + 1 :]:
            if not contract.again:
                return min(contract.first, self._contracts.clause_end(contract.last))
        return self._contracts.clause_end(self._contracts.found[-1].last)

    def _outcome(self, contract: Contract, stop: int, chain_end: int) -> State | None:
        first, last = contract.first + contract.verb, self._sentence.last
        start = min(max(self._contracts.clause(first), self._partners.claimed), first)
        near = min(max(start, self._behind), first)
        state = outcome(self._tokens, near, first, stop, last)
        state = state or outcome(self._tokens, start, first, stop, last)
        if state is None and is_no_news(self._tokens, start, first, stop):
            return None
        same = self._contracts.clause(first) <= self._behind
        if state is None and (same or contract.again or self._contracts.is_told(contract)):
            state = self.outcome
        if state is None and (self._is_item or self._contracts.goes_on(contract)):
            state = self._before.state
        if state is None and not contract.again:
            state = outcome(self._tokens, start, first, chain_end, last)
        self.outcome = state or self.outcome
        self._behind = contract.last
        return state

    def _facts(
        self, contract: Contract, state: State, parties: Sequence[Party]
    ) -> Iterator[Fact[Memorandum]]:
        """Yield one memorandum of all parties, or where several are spoken of, one of each."""
        start = min(contract.first, *(party.first for party in parties))
        groups = [[p] for p in parties] if contract.several else [parties]
        for group in groups:
            end = max(party.last for party in group)
            first = min(start, *(party.first for party in group))
            last = max(end, contract.last) if group is parties else end
            yield self._fact(state, group, first, last)

    def _fact(
        self, state: State, parties: Sequence[Party], first: int, last: int
    ) -> Fact[Memorandum]:
        value = Memorandum(state, tuple(party.partner for party in parties))
        doubt = None if all(party.known for party in parties) else "unknown-partner"
        return fact(self._passages, value, first, last, f"memorandum-{state}", doubt=doubt)
