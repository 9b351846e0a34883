"""The partners of what is signed: who stands behind «مع», on both sides of «بين», or signs too."""

from __future__ import annotations

from collections.abc import Iterator

from press_dossier.sources.article import lexicon
from press_dossier.sources.article.agreements.apart import Apart
from press_dossier.sources.article.agreements.contracts import Contract, Contracts
from press_dossier.sources.article.agreements.outcomes import is_signing
from press_dossier.sources.article.agreements.parties import Parties
from press_dossier.sources.article.agreements.rows import Rows
from press_dossier.sources.article.agreements.sides import Party
from press_dossier.sources.article.text.passages import Sentence
from press_dossier.sources.article.text.phrases import stems

_PAIR = 2
_RELATIVES = frozenset({"التي", "الذي"})
_WITH = frozenset({"مع", "ومع", "فمع"})
_BETWEEN = frozenset({"بين", "وبين"})


class Partners:
    """Reads the partners in one sentence; `claimed` is the token behind those found so far.

    `state` is the issuer's country, `told` holds those of the partners in the sentence before.
    """

    def __init__(
        self,
        parties: Parties,
        sentence: Sentence,
        contracts: Contracts,
        state: str | None,
        told: frozenset[str | None],
    ) -> None:
        self.claimed = sentence.first
        self._passages = parties.passages
        self._tokens = parties.passages.tokens
        self._sentence = sentence
        self._contracts = contracts
        self._parties = parties
        self._sides = parties.sides
        self._rows = Rows(parties)
        self._state = state
        self._apart = Apart(parties, sentence, state, told)
        self._found = 0

    def of(self, contract: Contract, stop: int, *, listed: bool) -> list[Party]:
        """Return the partners of a contract whose words end before `stop`.

        `listed` says that the contracts of a list follow, each with partners of its own.
        """
        found = list(self._read(contract, stop, listed=listed))
        if found:
            self._found += 1
            self.claimed = max(party.last for party in found)
        return found

    def item(self) -> list[Party]:
        """Return the known parties that an item of a list begins with."""
        first, last = self._sentence.first + 1, self._sentence.last
        while first < last and (self._tokens[first].kind != "word" or self._is_with(first)):
            first += 1
        return [party for party in self._rows.row(first, last) if party.known]

    def _is_with(self, index: int) -> bool:
        return self._tokens[index].key in _WITH

    def _read(self, contract: Contract, stop: int, *, listed: bool) -> Iterator[Party]:
        first, last = contract.first, contract.last
        start = min(max(self.claimed, self._contracts.clause(first)), first)
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
        found = (
            found
            or list(self._rows.tied(start, contract.first, contract.last, stop))
            or self._each(last, stop)
        )
        found = found or self._right_behind(contract, stop)
        if found:
            yield from self._not_own(found, start, first)
        elif not listed:
            yield from list(self._subjects(start, first)) or self._apart.of(
                start, contract, stop, first=self._found == 0
            )

    def _not_the_issuer(self, parties: list[Party]) -> Iterator[Party]:
        return self._parties.others(parties, self._state, self._sentence.first)

    def _both(self, between: int, stop: int) -> list[Party]:
        """Return the other side of «بين … و…»; «بينها وبين …» leaves only that one."""
        if self._tokens[between].key == "وبين":
            return list(self._rows.row(between + 1, stop))
        both = self._rows.both(between + 1, stop)
        if len(both) == 1 and both[0].partner.country in (None, self._state):
            own = self._parties.is_said_before(both[0], self._sentence.first)
            return [] if own or not both[0].joined else both
        return list(self._not_the_issuer(both))

    def _not_own(self, found: list[Party], start: int, noun: int) -> list[Party]:
        """Return the foreign side of «عبر الطرف الإيطالي عن رغبته في اتفاقية مع الوكالة …»."""
        if any(party.partner.country != self._state for party in found):
            return found
        sides = (self._sides.at(index, noun) for index in range(start, noun))
        foreign = [p for p in sides if p and p.partner.country not in (None, self._state)]
        return foreign[:1] or [p for p in found if not self._parties.is_country(p)]

    def _each(self, first: int, last: int) -> list[Party]:
        """Return the other party of «وقع الاتفاقية كل من الوزير والمدير العام لوكالة …»."""
        for index in range(first, last - 2):
            if [token.key for token in self._tokens[index : index + 2]] == ["كل", "من"]:
                named = [p for p in self._rows.both(index + 2, last) if p.known]
                return list(self._not_the_issuer(named))
        return []

    def _right_behind(self, contract: Contract, stop: int) -> list[Party]:
        """Return the partner of «همت الأولى الدرك …»: right behind what points to a memorandum."""
        party = self._parties.at(contract.last, stop) if contract.again else None
        return [party] if party is not None else []

    def _with(self, first: int, last: int) -> int | None:
        """Return the «مع» that a partner follows; one whose partner is known before others."""
        aside = lexicon.words(lexicon.data("memoranda")["aside"])
        found = [
            i
            for i in range(first, last)
            if self._is_with(i)
            and not (i > first and {s for _, s in stems(self._tokens[i - 1].key)} & aside)
        ]
        known = (i for i in found if self._parties.at(i + 1, last) is not None)
        return next(known, next(iter(found), None))

    def _subjects(self, start: int, noun: int) -> Iterator[Party]:
        """Yield who signs with the issuer: «وقعت قطر وتركيا …», «وقع الوزير ونظيره المجري …»."""
        if any(self._tokens[i].key.endswith("وقعا") for i in range(start, noun)):
            start = self._sentence.first
        parties: list[Party] = []
        index = start
        while index < noun:
            placed = index > start and self._tokens[index - 1].key == "في"
            party = None if placed else self._parties.at(index, noun)
            two = self._sides.two(index, noun)
            if party is not None and party.counterpart:
                two = two or list(self._sides.spread(party, noun))
            parties.extend(two or ([party] if party else []))
            index = max([index + 1, *(found.last for found in parties)])
        if len(parties) == 1 and self._joins_the_issuer(parties[0]):
            yield parties[0]
            return
        if len(parties) == 1 and self._acts_alone(parties[0]):
            yield parties[0]
            return
        countries = {party.partner.country for party in parties}
        counterparts = [p for p in parties if p.counterpart]
        if counterparts or len(countries) > 1:
            yield from counterparts or self._not_the_issuer(parties)
        elif len(parties) == _PAIR and parties[1].joined:
            yield parties[1]  # «وقعت الهيئة … والمنظمة … خطة عمل»: the issuer comes first

    def _acts_alone(self, party: Party) -> bool:
        """«التزم معهد غوته الألماني بتجديد المذكرة»: a foreign body right behind the verb."""
        if party.partner.country in (None, self._state) or self._parties.is_country(party):
            return False
        before = self._tokens[party.first - 1] if party.first > self._sentence.first else None
        behind = self._tokens[party.last : party.last + _PAIR]
        if len(behind) == _PAIR and behind[0].key in _RELATIVES and is_signing(behind[1]):
            return True  # «شركة … الدنماركية التي وقعت مع الهيئة …»
        acting = lexicon.words(lexicon.data("memoranda")["acting"])
        return before is not None and (
            is_signing(before) or any(stem in acting for _, stem in stems(before.key))
        )

    def _joins_the_issuer(self, party: Party) -> bool:
        """«ووقع المصرف والبنك المركزي الأردني …»: behind a signing and the issuer's bare name."""
        first = party.first
        beside = lexicon.words(lexicon.data("memoranda")["beside"])
        joined = party.joined or self._tokens[first - 1].key in beside
        own = party.partner.country is not None and party.partner.country == self._state
        foreign = party.partner.country is not None
        near = self._contracts.clause(first) if foreign else first - 2
        acting = lexicon.words(lexicon.data("memoranda")["acting"])
        signing = any(
            is_signing(t) or t.key in acting
            for t in self._tokens[max(near, self._sentence.first) : first]
        )
        return joined and not party.counterpart and signing and not own
