"""Who can be a party to a memorandum: an institution, a country, or a side by its nationality."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from press_dossier.geography import fold
from press_dossier.sources.article.agreements.party_words import party_words
from press_dossier.sources.article.agreements.sides import Party, Sides
from press_dossier.sources.article.facts import Country, Fact, Institution, Partner
from press_dossier.sources.article.names.seats import seat
from press_dossier.sources.article.text.passages import Passages
from press_dossier.sources.article.text.phrases import stems

_COMMAS = frozenset({"،", ","})
_PAIR = 2
_EACH = frozenset({"كل", "كلا", "كلتا", "بكل", "لكل"})
_LONGEST_OFFICE = 5  # words
_LONGEST_PERSON = 7  # tokens of a title and a name


class Parties:
    """What in a text can be a party, by its first token."""

    def __init__(
        self,
        passages: Passages,
        countries: Sequence[Fact[Country]],
        institutions: Sequence[Fact[Institution]],
    ) -> None:
        self.passages = passages
        self.countries = {found.first: found for found in countries}
        self.sides = Sides(passages, self.countries)
        self._tokens = passages.tokens
        self._words = party_words()
        self._institutions = {found.first: found for found in institutions}
        self._first_said: dict[str, int] = {}
        for found in institutions:
            self._first_said.setdefault(fold(found.value.name), found.first)

    def at(self, index: int, stop: int) -> Party | None:
        """Return the party that begins at a token, where it is a known kind of party."""
        joined = False
        if index < stop and self._tokens[index].key.removeprefix("و") in _EACH:
            joined = self._tokens[index].key.startswith("و")
            index += 1
            index += index < stop and self._tokens[index].key == "من"
            index += index < stop and self._tokens[index].key == ":"
        while index < stop and self._tokens[index].key in self._words.polite:
            person = self._behind_person(index, stop)
            if person is not None:
                index = person
            elif self._tokens[index].key in self._words.honorifics:
                index += 1
            else:
                break
        if index >= stop:
            return None
        party = (
            self.named(index)
            or self._represented(index, stop)
            or self._carried(index, stop)
            or self._by_name(self.sides.at(index, stop), stop)
        )
        return replace(party, joined=True) if party is not None and joined else party

    def _by_name(self, side: Party | None, stop: int) -> Party | None:
        """Return the institution of «نظيرتها التونسية، الديوان الوطني …، تخص» for a side."""
        if side is None or not side.counterpart or side.last + 1 >= stop:
            return side
        if self._tokens[side.last].key not in _COMMAS:
            return side
        party = self.named(side.last + 1)
        if party is None or party.joined or self.is_country(party):
            return side
        country = party.partner.country
        closed = party.last >= stop or self._tokens[party.last].kind == "mark"
        if not closed or country not in (None, side.partner.country):
            return side
        partner = replace(party.partner, country=side.partner.country)
        return replace(side, partner=partner, last=party.last)

    def _behind_person(self, index: int, stop: int) -> int | None:
        """Return the office of «السيد ماركوس فيبر، رئيس المكتب …»."""
        for comma in range(index + 2, min(index + _LONGEST_PERSON, stop - 1)):
            token = self._tokens[comma]
            if token.key in ("،", ","):
                office = self._tokens[comma + 1].key.removeprefix("ال")
                return comma + 1 if office in self._words.offices else None
            if token.kind != "word":
                break
        return None

    def named(self, index: int) -> Party | None:
        """Return the institution or country that begins at a token."""
        institution = self._institutions.get(index)
        if institution is not None:
            code = institution.value.country or seat(self._tokens, institution)
            partner = Partner(institution.value.name, code)
            return Party(partner, index, institution.last, joined=self._joins(index, partner))
        country = self.countries.get(index)
        if country is not None and country.value.form == "name":
            partner = Partner(country.value.spelled, country.value.code)
            return Party(partner, index, country.last, joined=self._joins(index, partner))
        return None

    def _joins(self, index: int, partner: Partner) -> bool:
        """Whether the «و» of a token stands before a name and is no letter of it."""
        key = self._tokens[index].key
        return key.startswith("و") and key != fold(partner.name).split()[0]

    def _represented(self, index: int, stop: int) -> Party | None:
        """Return the institution whose head is named: «الأمين العام لمنظمة …», «رئيس هيئة …»."""
        found = {stem.removeprefix("ال") for _, stem in stems(self._tokens[index].key)}
        if not found & self._words.offices:
            return None
        for first in range(index + 1, min(index + _LONGEST_OFFICE, stop)):
            if self._tokens[first].kind != "word" or first in self.countries:
                return None
            of_it = first == index + 1 or self._tokens[first].key.startswith("ل")
            of_it = of_it or self._tokens[first - 1].key == "في"
            if first in self._institutions and of_it:
                return self._before(index, first)
        return None

    def _carried(self, index: int, stop: int) -> Party | None:
        """Return who stands behind a group of people or firms: «وفد من شركة …», «تحالف تقوده …»."""
        if not {stem for _, stem in stems(self._tokens[index].key)} & self._words.carriers:
            return None
        for first in range(index + 1, min(index + _LONGEST_OFFICE, stop)):
            if first in self._institutions:
                return self._before(index, first)
            if self._tokens[first].key not in self._words.carrying:
                return None
        return None

    def _before(self, index: int, first: int) -> Party | None:
        """Return the institution at `first` as a party that begins at `index`."""
        party = self.named(first)
        if party is None:
            return None
        key = self._tokens[index].key
        known = key[1:].removeprefix("ال") in self._words.offices | self._words.carriers
        return replace(party, first=index, joined=key.startswith("و") and known)

    def is_country(self, party: Party) -> bool:
        """Whether a party is a country by its name."""
        return party.first in self.countries and party.first not in self._institutions

    def is_body(self, party: Party) -> bool:
        """Whether a party is an institution by its name, and no side."""
        return fold(party.partner.name) in self._first_said

    def is_international(self, party: Party) -> bool:
        """Whether a party is an organisation of several countries."""
        names = (f for f in self._institutions.values() if f.value.name == party.partner.name)
        return any(found.value.level is not None for found in names)

    def is_said_before(self, party: Party, index: int) -> bool:
        """Whether a text names a party before a token too, as it does its issuer."""
        return self._first_said.get(fold(party.partner.name), index) < index

    def others(self, parties: Sequence[Party], state: str | None, sentence: int) -> Iterator[Party]:
        """Leave the issuer out of «بين … و…»: its own side, or the one without a country.

        `state` is its country, `sentence` the first token of the sentence.
        """
        foreign = [p for p in parties if p.partner.country and p.partner.country != state]
        others = [p for p in parties if state is None or p.partner.country != state]
        fresh = [p for p in parties if not self.is_said_before(p, sentence)]
        abroad = [p for p in parties if self.is_international(p)]
        for chosen in (others if len(parties) > _PAIR else foreign, foreign, others, fresh, abroad):
            if 0 < len(chosen) < len(parties):
                yield from chosen
                return
        yield from parties
