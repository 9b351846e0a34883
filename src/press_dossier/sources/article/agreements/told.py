"""What a text has told of memoranda, so that «المذكرة الموقعة مع …» is not read as another."""

from __future__ import annotations

from collections.abc import Sequence

from press_dossier.geography import fold
from press_dossier.sources.article.agreements.parties import Parties
from press_dossier.sources.article.agreements.party_words import party_words
from press_dossier.sources.article.agreements.sides import Party
from press_dossier.sources.article.facts import State


class Told:
    """The partners told so far with the state of what was signed with them."""

    def __init__(self, parties: Parties) -> None:
        self._parties = parties
        self._names: set[tuple[str, State]] = set()
        self._countries: set[tuple[str, State]] = set()

    def again(self, parties: Sequence[Party], state: State, *, definite: bool) -> bool:
        """Whether all parties were told before, and a definite noun points back; keep them.

        A side («الجانب المجري») stands for whom the text named of its country before.
        """
        known = definite and all(self._is_known(party, state) for party in parties)
        for party in parties:
            self._names.add((fold(party.partner.name), state))
            if party.partner.country:
                self._countries.add((party.partner.country, state))
        return bool(parties) and known

    def _is_known(self, party: Party, state: State) -> bool:
        name = fold(party.partner.name)
        if (name, state) in self._names:
            return True
        side = name.split()[0].removeprefix("ال") in party_words().sides
        return (
            side
            and not self._parties.is_body(party)
            and (party.partner.country or "", state) in self._countries
        )
