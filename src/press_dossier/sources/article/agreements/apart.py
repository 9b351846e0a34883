"""Partners who are told apart from their memorandum: who signs for a side, or was met before."""

from __future__ import annotations

from collections.abc import Iterator

from press_dossier.sources.article import lexicon
from press_dossier.sources.article.agreements.contracts import Contract
from press_dossier.sources.article.agreements.outcomes import is_signing, is_yielding
from press_dossier.sources.article.agreements.parties import Parties
from press_dossier.sources.article.agreements.party_words import party_words
from press_dossier.sources.article.agreements.sides import Party
from press_dossier.sources.article.text.passages import Sentence, Token
from press_dossier.sources.article.text.phrases import stems

_MEANS = 4  # tokens from «بعد» to the memorandum whose signing it tells
_RECEIVED = 5  # tokens from «استقبل» to who is received
_FOR = frozenset({"عن", "وعن"})
_WITH = frozenset({"مع", "ومع"})


class Apart:
    """Reads them in one sentence.

    `state` is the issuer's country, `told` holds those of the partners in the sentence before.
    """

    def __init__(
        self,
        parties: Parties,
        sentence: Sentence,
        state: str | None,
        told: frozenset[str | None],
    ) -> None:
        self._passages = parties.passages
        self._tokens = parties.passages.tokens
        self._sentence = sentence
        self._parties = parties
        self._sides = parties.sides
        self._state = state
        self._told = told

    def of(self, start: int, contract: Contract, stop: int, *, first: bool) -> Iterator[Party]:
        """Yield who is told apart from a contract: «وقعها عن الجانب …», or was met just before.

        `first` says that no partner has been found in the sentence.
        """
        sides = list(self._sides.signing_for(start, self._sentence.last))
        named = self._signing_for(contract.last, stop)
        if named:
            yield from self._parties.others(named, self._state, self._sentence.first)
            return
        if sides:
            if self._told.isdisjoint(party.partner.country for party in sides):
                yield from (p for p in sides if p.partner.country != self._state)
            return
        handed = (
            self._counterpart(contract.last, stop)
            or self._opposite(start, contract.first)
            or self._opposite(contract.last, stop)
            or self._proposer(contract.last, stop)
        )
        if handed is not None:
            yield handed
        elif self._is_an_instrument(contract):
            yield from self._only_foreigner()
        elif first and self._speaks_of_talks(start, contract.first):
            for index in range(self._sentence.index, max(self._sentence.index - 2, -1), -1):
                earlier = self._passages.sentences[index]
                party = self._met(earlier.first, min(earlier.last, start))
                if party is not None:
                    yield party
                    return

    def _is_an_instrument(self, contract: Contract) -> bool:
        """«بموجب عقد وقع أمس، تتولى الشركة اليونانية …», «بعد توقيع عقد»."""
        words = lexicon.words(lexicon.data("memoranda")["instruments"])
        first = max(contract.first - _MEANS, self._sentence.first)
        return any(t.key.removeprefix("و") in words for t in self._tokens[first : contract.first])

    def _only_foreigner(self) -> list[Party]:
        """Return the body of another country that a sentence names, where it is the only one."""
        first, last = self._sentence.first, self._sentence.last
        named = (self._parties.named(index) for index in range(first, last))
        foreign = [p for p in named if p and p.partner.country not in (None, self._state)]
        bodies = [party for party in foreign if self._parties.is_body(party)]
        return bodies if len(bodies) == 1 else []

    def _speaks_of_talks(self, first: int, last: int) -> bool:
        """Whether a clause speaks of who met before: «الجانبان», «وتوجت المباحثات بتوقيع …»."""
        clause = self._tokens[first:last]
        return self._sides.are_both(first, last) or any(is_yielding(token) for token in clause)

    def _signing_for(self, first: int, last: int) -> list[Party]:
        """Return both institutions of «وقعها عن … مديرها، وعن … ممثلها»."""
        signed = any(is_signing(self._tokens[i]) for i in range(first, last))
        found = [
            party
            for i in range(first, last - 1)
            if signed and self._tokens[i].plain in _FOR and (party := self._parties.named(i + 1))
        ]
        return found if len(found) > 1 else []

    def _opposite(self, first: int, last: int) -> Party | None:
        """Return the side that a draft is shown to: «عرض على الطرف الموريتاني مقترح بروتوكول»."""
        words = lexicon.words(lexicon.data("memoranda")["opposite"])
        for index in range(first, last):
            forms = {stem for _, stem in stems(self._tokens[index].key)} & words
            party = self._sides.at(index, last) if forms else None
            if party is not None and party.partner.country not in (None, self._state):
                return party
        return None

    def _proposer(self, first: int, last: int) -> Party | None:
        """Return who put a draft forward: «المقدم من طرف المديرية التركية …»."""
        words = lexicon.words(lexicon.data("memoranda")["proposing"])
        for index in range(first, last - 2):
            if self._tokens[index].key == "من" and self._tokens[index + 1].key in words:
                party = self._parties.named(index + 2)
                if party is not None and party.partner.country not in (None, self._state):
                    return party
        return None

    def _counterpart(self, first: int, last: int) -> Party | None:
        """Return the counterpart to whom a draft is handed: «مسودة مذكرة إلى نظيره الصيني»."""
        for index in range(first, last):
            party = self._sides.at(index, last)
            if party is not None and party.counterpart and party.partner.country:
                return party
        return None

    def _met(self, first: int, last: int) -> Party | None:
        """Return the last party of another country behind «مع», or that sent a delegation."""
        for index in range(last - 1, first - 1, -1):
            told = (
                _is_with(self._tokens[index])
                or self._is_sent(index)
                or self._is_received(index, first)
            )
            behind = self._parties.at(index + _is_with(self._tokens[index]), last) if told else None
            side = self._sides.at(index, last)
            for party in (behind, side if side is not None and side.counterpart else None):
                if party is not None and party.partner.country not in (None, self._state):
                    return party
        return None

    def _is_sent(self, index: int) -> bool:
        """Whether a token is a delegation: «استقبل وفدا عن مصلحة السجون النرويجية»."""
        return any(stem in party_words().carriers for _, stem in stems(self._tokens[index].key))

    def _is_received(self, index: int, first: int) -> bool:
        """Whether a verb of receiving stands before a token: «استقبل الوزير سفير الدانمارك»."""
        words = lexicon.words(lexicon.data("memoranda")["receiving"])
        before = self._tokens[max(index - _RECEIVED, first) : index]
        return any(stem in words for token in before for _, stem in stems(token.key))


def _is_with(token: Token) -> bool:
    return token.key in _WITH
