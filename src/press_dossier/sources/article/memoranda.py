"""Memoranda and agreements: signed, renewed or only discussed, each with its partners.

The noun («مذكرتي تفاهم») is looked for first; its clause tells the state, and what follows «مع» or
«بين» the partners: institutions, countries, or a side by its nationality («نظيره الإيرلندي»).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from press_dossier.geography import has_article
from press_dossier.sources.article import lexicon
from press_dossier.sources.article.facts import (
    Country,
    Fact,
    Institution,
    Memorandum,
    Partner,
    State,
    fact,
)
from press_dossier.sources.article.passages import Passages, Sentence
from press_dossier.sources.article.phrases import Phrases, stems

_LONGEST_UNKNOWN = 6
_STATES: tuple[State, ...] = ("discussed", "renewed", "signed")


@dataclass(frozen=True)
class _Words:
    nouns: Phrases[str]
    again: frozenset[str]
    states: Phrases[State]
    clauses: Phrases[bool]
    about: frozenset[str]
    sides: frozenset[str]
    plurals: frozenset[str]


@cache
def _words() -> _Words:
    data = lexicon.data("memoranda")
    return _Words(
        nouns=Phrases((line, line) for line in lexicon.lines(data["nouns"])),
        again=lexicon.words(data["again"]),
        states=Phrases(
            (line, state) for state in _STATES for line in lexicon.lines(data["states"][state])
        ),
        clauses=Phrases((line, True) for line in lexicon.lines(data["clauses"])),
        about=lexicon.words(data["about"]),
        sides=lexicon.words(data["sides"]),
        plurals=lexicon.words(lexicon.data("institutions")["plurals"]),
    )


@dataclass(frozen=True, slots=True)
class _Party:
    partner: Partner
    first: int
    last: int
    known: bool = True


def memoranda(
    passages: Passages,
    countries: Sequence[Fact[Country]],
    institutions: Sequence[Fact[Institution]],
    state: str | None,
) -> list[Fact[Memorandum]]:
    """Return the memoranda of a text. `state` is the issuer's country: no partner of its own."""
    found: list[Fact[Memorandum]] = []
    parties = _Parties(passages, countries, institutions)
    for sentence in passages.sentences:
        found.extend(_Reader(passages, sentence, parties, state).read())
    return found


class _Reader:
    """Reads one sentence."""

    def __init__(
        self, passages: Passages, sentence: Sentence, parties: _Parties, state: str | None
    ) -> None:
        self._passages = passages
        self._tokens = passages.tokens
        self._sentence = sentence
        self._parties = parties
        self._state = state
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
            state = self._state_of(first, stop) or state
            if state is None:
                continue
            parties = list(self._partners(first, last, stop))
            if not parties:
                continue
            end = max(last, *(party.last for party in parties))
            start = min(first, *(party.first for party in parties))
            rule = f"memorandum-{state}"
            areas = self._areas(end, stop)
            if self._is_single(first):
                partners = tuple(party.partner for party in parties)
                doubt = _doubt(parties)
                value = Memorandum(state, partners, areas)
                yield fact(self._passages, value, start, end, rule, doubt=doubt)
                continue
            for party in parties:
                value = Memorandum(state, (party.partner,), areas)
                first, last, doubt = min(start, party.first), party.last, _doubt([party])
                yield fact(self._passages, value, first, last, rule, doubt=doubt)

    def _nouns(self) -> Iterator[tuple[int, int]]:
        """Yield the tokens of each noun; «أخرى», «الثانية» count once one has been said."""
        index, said = self._sentence.first, False
        while index < self._sentence.last:
            hit = self._words.nouns.at(self._tokens, index, self._sentence.last)
            if hit is not None:
                said = True
                yield hit.first, hit.last
                index = hit.last
                continue
            again = said and self._tokens[index].key in self._words.again
            if again and index + 1 < self._sentence.last and self._tokens[index + 1].key == "مع":
                yield index, index + 1
            index += 1

    def _is_single(self, index: int) -> bool:
        """Whether one memorandum is spoken of: «مذكرة», not «مذكرتي», «ثلاث مذكرات»."""
        key = self._tokens[index].key
        return not key.endswith(("ات", "تي", "تا", "تين", "تان", "ولين"))

    def _state_of(self, noun: int, stop: int) -> State | None:
        start = max(b for b in self._breaks if b <= noun)
        hits = list(self._words.states.within(self._tokens, start, noun))
        found = {hit.meaning for hit in hits}
        end = min((b for b in self._breaks if b > noun), default=self._sentence.last)
        after = self._words.states.within(
            self._tokens, noun, min(max(end, stop), self._sentence.last)
        )
        found |= {hit.meaning for hit in after if self._tokens[hit.first].key == "دون"}
        return next((state for state in _STATES if state in found), None)

    def _partners(self, first: int, last: int, stop: int) -> Iterator[_Party]:
        start = max(b for b in self._breaks if b <= first)
        between = next((i for i in range(last, stop) if self._tokens[i].key == "بين"), None)
        behind = self._with(last, stop)
        if between is not None and (behind is None or between < behind):
            parties = list(self._parties.row(between + 1, stop))
            yield from self._others(parties)
            return
        for index in (behind, self._with(start, first)):
            if index is None:
                continue
            parties = list(self._parties.row(index + 1, stop if index == behind else first))
            if parties:
                yield from parties
                return
        yield from self._two_sides(start, first)

    def _with(self, first: int, last: int) -> int | None:
        """Return the «مع» that a partner follows; one whose partner is known before others."""
        found = [i for i in range(first, last) if self._tokens[i].key in ("مع", "ومع")]
        known = [i for i in found if self._parties.at(i + 1, last) is not None]
        return next(iter(known or found), None)

    def _others(self, parties: list[_Party]) -> Iterator[_Party]:
        """Leave the issuer out of «بين … و…»: its own side, or the one without a country."""
        foreign = [p for p in parties if p.partner.country and p.partner.country != self._state]
        yield from foreign if 0 < len(foreign) < len(parties) else parties

    def _two_sides(self, start: int, noun: int) -> Iterator[_Party]:
        """«الجانبان السوري والتركي … ووقعا مذكرة»."""
        if not any(self._tokens[i].key.endswith("وقعا") for i in range(start, noun)):
            return
        for party in self._parties.nationalities(self._sentence.first, noun):
            if party.partner.country != self._state:
                yield party

    def _areas(self, end: int, stop: int) -> tuple[str, ...]:
        """Return what a memorandum is about, where «في مجال …» says so right behind."""
        for index in range(end, min(end + 4, stop - 2)):
            if self._tokens[index].key == "في" and self._tokens[index + 1].key in _AREA:
                last = index + 2
                while (
                    last < stop and self._tokens[last].kind != "mark" and last not in self._breaks
                ):
                    last += 1
                return (self._passages.surface(index + 2, last),) if last > index + 2 else ()
        return ()


def _doubt(parties: Sequence[_Party]) -> str | None:
    return None if all(party.known for party in parties) else "unknown-partner"


_AREA = frozenset({"مجال", "مجالات", "ميدان", "ميادين"})


class _Parties:
    """What in a text can be a party, by its first token."""

    def __init__(
        self,
        passages: Passages,
        countries: Sequence[Fact[Country]],
        institutions: Sequence[Fact[Institution]],
    ) -> None:
        self._passages = passages
        self._tokens = passages.tokens
        self._words = _words()
        self._institutions = {found.first: found for found in institutions}
        self._countries = {found.first: found for found in countries}

    def at(self, index: int, stop: int) -> _Party | None:
        """Return the party that begins at a token, where it is a known kind of party."""
        if index < stop and self._tokens[index].key in ("كل", "كلا", "كلتا"):
            index += 1
            if index < stop and self._tokens[index].key == "من":
                index += 1
        if index >= stop:
            return None
        return self._named(index) or self._side(index, stop)

    def _named(self, index: int) -> _Party | None:
        """Return the institution or country that begins at a token."""
        institution = self._institutions.get(index)
        if institution is not None:
            partner = Partner(institution.value.name, institution.value.country)
            return _Party(partner, index, institution.last)
        country = self._countries.get(index)
        if country is not None and country.value.form == "name":
            return _Party(Partner(country.value.spelled, country.value.code), index, country.last)
        return None

    def row(self, index: int, stop: int) -> Iterator[_Party]:
        """Yield the parties that stand in a row from a token on: «أ، وب (ج)، ومع د»."""
        party = self.at(index, stop) or self._unknown(index, stop)
        while party is not None:
            yield party
            index = self._behind_alias(party.last, stop)
            listed = index < stop and self._tokens[index].key in ("،", ",")
            index += listed
            if index < stop and self._tokens[index].key in ("ومع", "مع", "وبين"):
                index += 1
            elif index >= stop or not (listed or self._tokens[index].key.startswith("و")):
                return
            party = self._named(index) if listed else None
            party = party or self.at(index, stop)

    def nationalities(self, first: int, last: int) -> Iterator[_Party]:
        """Yield the sides that adjectives of origin name between two tokens."""
        for index in range(first, last):
            found = self._countries.get(index)
            if found is not None and found.value.form == "adjective":
                name = f"{found.value.spelled}"
                yield _Party(Partner(name, found.value.code), index, found.last)

    def _side(self, index: int, stop: int) -> _Party | None:
        forms = {stem.removeprefix("ال") for _, stem in stems(self._tokens[index].key)}
        if not forms & self._words.sides:
            return None
        for last in range(index + 1, min(index + 5, stop)):
            if self._tokens[last].kind != "word" or self._tokens[last].key in ("في", "مع"):
                following = self._countries.get(last + 1)
                if self._tokens[last].key != "في" or following is None:
                    break
                name = self._passages.surface(index, following.last)
                return _Party(Partner(name, following.value.code), index, following.last)
            found = self._countries.get(last)
            if found is not None:
                name = self._passages.surface(index, found.last)
                name = (
                    name[1:] if self._tokens[index].key.startswith("و") and len(forms) > 1 else name
                )
                return _Party(Partner(name, found.value.code), index, found.last)
        return self._titled_side(index, stop)

    def _titled_side(self, index: int, stop: int) -> _Party | None:
        """«المفوض الأوروبي للصيد»: an office without a country."""
        if not has_article(self._tokens[index].plain):
            return None
        last = index + 1
        while last < min(index + 5, stop) and self._tokens[last].kind == "word":
            if not has_article(self._tokens[last].plain) and not self._tokens[last].key.startswith(
                "لل"
            ):
                break
            last += 1
        if last == index + 1:
            return None
        return _Party(Partner(self._passages.surface(index, last), None), index, last)

    def _unknown(self, index: int, stop: int) -> _Party | None:
        """Return the words behind «مع» as a party where nothing known stands there."""
        last = index
        while last < min(index + _LONGEST_UNKNOWN, stop):
            token = self._tokens[last]
            if token.kind == "mark" or token.key in self._words.about:
                break
            if last > index and token.key.startswith("و") and has_article(token.plain[1:]):
                break
            last += 1
        if last == index or self._tokens[index].key in self._words.plurals:
            return None
        found = [self._countries[i] for i in range(index, last) if i in self._countries]
        if not found and last - index < 2:
            return None
        country = found[0].value.code if found else None
        partner = Partner(self._passages.surface(index, last), country)
        return _Party(partner, index, last, known=False)

    def _behind_alias(self, index: int, stop: int) -> int:
        if index < stop and self._tokens[index].key in ("(", '"', "«"):
            for last in range(index + 1, min(index + 8, stop)):
                if self._tokens[last].key in (")", '"', "»"):
                    return last + 1
        return index
