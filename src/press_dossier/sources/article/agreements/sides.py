"""A party that is told by its nationality: «الجانب الكوبي», «نظيره الإيرلندي», «السفير الهندي»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from press_dossier.geography import has_article
from press_dossier.sources.article import lexicon
from press_dossier.sources.article.agreements.outcomes import is_signing
from press_dossier.sources.article.agreements.party_words import party_words
from press_dossier.sources.article.facts import Country, Fact, Partner
from press_dossier.sources.article.text.passages import Passages
from press_dossier.sources.article.text.phrases import stems

_SEVERAL = 2
_SIDE = "جانب"
_LONGEST_SIDE = 8  # words
_LONGEST_TITLE = 5  # words


@dataclass(frozen=True, slots=True)
class Party:
    """A party in tokens `first` up to but without `last`.

    `known` is False where only its place behind «مع» makes it one; `counterpart` says that it
    stands opposite the issuer («نظيره»), `joined` that «و» stands before its name.
    """

    partner: Partner
    first: int
    last: int
    known: bool = True
    counterpart: bool = False
    joined: bool = False


class Sides:
    """Reads sides. `countries` are the countries of the text by their first token."""

    def __init__(self, passages: Passages, countries: Mapping[int, Fact[Country]]) -> None:
        self._passages = passages
        self._tokens = passages.tokens
        self._countries = countries
        self._words = party_words()

    def at(self, index: int, stop: int) -> Party | None:
        """Return the side that begins at a token."""
        forms = {stem.removeprefix("ال") for _, stem in stems(self._tokens[index].key)}
        if not forms & self._words.sides:
            return None
        key = self._tokens[index].key
        following = self._tokens[index + 1].key if index + 1 < stop else ""
        if key == _SIDE and following in self._words.counterparts:
            return None  # «إلى جانب نظيره»
        # «و» before a side, and «ب» before a counterpart («يربطها بنظيرتها»), are no part of it.
        joined = key.startswith("و") and key[1:].removeprefix("ال") in self._words.sides
        joined |= key.startswith("ب") and key[1:] in self._words.counterparts
        if forms & self._words.several and index + 1 < stop:
            name = self._passages.surface(index, index + 1)[joined:]
            several = Party(Partner(name, None), index, index + 1, counterpart=True, joined=joined)
            return several if any(True for _ in self.spread(several, stop)) else None
        for last in range(index + 1, min(index + _LONGEST_SIDE, stop)):
            token = self._tokens[last]
            if token.kind != "word" or token.key in ("في", "مع"):
                placed = self._placed(index, last, joined=joined)
                if placed is not None:
                    return placed
                break
            bare = has_article(self._tokens[index].plain) and not has_article(token.plain)
            described = bare and not token.key.startswith(("لل", "و")) and last == index + 1
            if is_signing(token) or described or self._begins_another(forms, last):
                break
            found = self._countries.get(last)
            if found is not None:
                of_state = self._tokens[last - 1].key in self._words.ministers_of
                end = found.last + (of_state and self._is_field(found.last, stop))
                return Party(
                    Partner(self._passages.surface(index, end)[joined:], found.value.code),
                    index,
                    end,
                    counterpart=bool(forms & self._words.counterparts),
                    joined=joined,
                )
        return self._titled(index, stop, joined=joined)

    def _is_field(self, index: int, stop: int) -> bool:
        """«كاتبة الدولة الإيطالية للفلاحة»: a minister of state is told by a field."""
        return index < stop and self._tokens[index].key.startswith("لل")

    def _placed(self, index: int, last: int, *, joined: bool) -> Party | None:
        """«وزير الصحة في سنغافورة»."""
        found = self._countries.get(last + 1)
        if self._tokens[last].key != "في" or found is None:
            return None
        name = self._passages.surface(index, found.last)[joined:]
        return Party(Partner(name, found.value.code), index, found.last, joined=joined)

    def _begins_another(self, forms: set[str], index: int) -> bool:
        """Whether a word begins another side: «وزير الشؤون الإسلامية والدعوة السعودي» goes on."""
        token = self._tokens[index]
        if token.key in self._words.counterparts:
            return True  # «سلم الرئيس نظيره السوداني مسودة»
        if not token.key.startswith("و") or index in self._countries:
            return False
        if token.key[1:].removeprefix("ال") in self._words.sides | self._words.offices:
            return True
        return not (forms & self._words.offices and has_article(token.plain[1:]))

    def _titled(self, index: int, stop: int, *, joined: bool) -> Party | None:
        """«المفوض الأوروبي للصيد»: an office without a country."""
        if not has_article(self._tokens[index].plain[joined:]):
            return None
        last = index + 1
        while last < min(index + _LONGEST_TITLE, stop) and self._tokens[last].kind == "word":
            token = self._tokens[last]
            if not has_article(token.plain) and not token.key.startswith("لل"):
                break
            last += 1
        if last == index + 1:
            return None
        partner = Partner(self._passages.surface(index, last)[joined:], None)
        return Party(partner, index, last, joined=joined)

    def spread(self, party: Party, stop: int) -> Iterator[Party]:
        """Yield a party in each of its countries: «هيئة … في كل من تونس والأردن»."""
        each = list(self._each(party, stop))
        if each:
            yield from each
            return
        index = party.last
        keys = [token.key for token in self._tokens[index : index + 3]]
        all_of = keys[1:] in (["كل", "من"], ["كلا", "من"])
        listed = all_of or (index + 1 in self._countries and self._lists(index + 1, stop))
        if party.partner.country or keys[:1] != ["في"] or not listed:
            return
        index += 3 if all_of else 1
        while index < stop:
            country = self._countries.get(index)
            if country is None and self._tokens[index].key not in ("،", ",", "و"):
                return
            if country is not None:
                partner = Partner(party.partner.name, country.value.code)
                yield replace(party, partner=partner, last=country.last, known=True)
            index = country.last if country is not None else index + 1

    def _each(self, party: Party, stop: int) -> Iterator[Party]:
        """Yield all of «نظرائه الموريتاني والنيجري», each by a name of its own."""
        singles: dict[str, str] = lexicon.data("memoranda")["two_counterparts"]
        single = singles.get(self._tokens[party.first].plain.removeprefix("و"))
        found: list[Fact[Country]] = []
        index = party.first + 1
        while single is not None and (country := self._nationality(index, stop)) is not None:
            if found and not self._tokens[index].key.startswith("و"):
                break
            found.append(country)
            index = country.last
        if len(found) < _SEVERAL:
            return
        for country in found:
            partner = Partner(f"{single} {country.value.spelled}", country.value.code)
            yield replace(party, partner=partner, last=country.last)

    def _nationality(self, index: int, stop: int) -> Fact[Country] | None:
        """Return the nationality at a token."""
        found = self._countries.get(index) if index < stop else None
        return found if found is not None and found.value.form == "adjective" else None

    def _lists(self, index: int, stop: int) -> bool:
        """Whether another country follows the one at a token."""
        following = self._countries[index].last
        return following < stop and any(
            i in self._countries and self._tokens[following].key[0] in "و،,"
            for i in (following, following + 1)
        )

    def signing_for(self, first: int, last: int) -> Iterator[Party]:
        """Yield the sides for which somebody signs: «وقعها عن الجانب المغربي …»."""
        for index in range(first, last - 2):
            key = self._tokens[index].key.removeprefix("و")
            side = self._tokens[index + 1].key
            if key not in ("عن", "من") or side.removeprefix("ال") not in ("جانب", "طرف"):
                continue
            following = index + 1 if has_article(side) else index + 2
            party = self.at(following, last)
            if party is not None and party.partner.country:
                yield party

    def are_both(self, first: int, last: int) -> bool:
        """Whether «الجانبان», «الطرفان» stands among tokens."""
        return any(self._tokens[index].key in self._words.both for index in range(first, last))

    def two(self, index: int, stop: int) -> list[Party]:
        """Return the two sides of «الجانبان المغربي والإثيوبي»."""
        if not {stem for _, stem in stems(self._tokens[index].key)} & self._words.both:
            return []
        pattern: str = lexicon.data("memoranda")["side"]
        return [
            Party(
                Partner(
                    pattern.format(nationality=side.value.spelled.removesuffix("ة")),
                    side.value.code,
                ),
                index,
                side.last,
            )
            for i in range(index + 1, min(index + 4, stop))
            if (side := self._countries.get(i)) is not None and side.value.form == "adjective"
        ]
