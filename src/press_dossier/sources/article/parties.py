"""Who can be a party to a memorandum: an institution, a country, or a side by its nationality."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from press_dossier.geography import fold, has_article
from press_dossier.sources.article import lexicon
from press_dossier.sources.article.facts import Country, Fact, Institution, Partner
from press_dossier.sources.article.outcomes import is_signing
from press_dossier.sources.article.party_words import openers_of_examples, party_words
from press_dossier.sources.article.passages import Passages
from press_dossier.sources.article.phrases import stems
from press_dossier.sources.article.seats import behind_seat, seat

_EACH = frozenset({"كل", "كلا", "كلتا"})
_LONGEST_OFFICE = 5  # words
_LONGEST_SIDE = 8  # words
_LONGEST_UNKNOWN = 6  # words


@dataclass(frozen=True, slots=True)
class Party:
    """A party in tokens `first` up to but without `last`.

    `known` is False where only its place behind «مع» makes it one; `counterpart` says that it
    stands opposite the issuer («نظيره»).
    """

    partner: Partner
    first: int
    last: int
    known: bool = True
    counterpart: bool = False


class Parties:
    """What in a text can be a party, by its first token."""

    def __init__(
        self,
        passages: Passages,
        countries: Sequence[Fact[Country]],
        institutions: Sequence[Fact[Institution]],
    ) -> None:
        self._passages = passages
        self._tokens = passages.tokens
        self._words = party_words()
        self._institutions = {found.first: found for found in institutions}
        self._countries = {found.first: found for found in countries}

    def at(self, index: int, stop: int) -> Party | None:
        """Return the party that begins at a token, where it is a known kind of party."""
        if index < stop and self._tokens[index].key.removeprefix("و") in _EACH:
            index += 1
            if index < stop and self._tokens[index].key == "من":
                index += 1
        while index < stop and self._tokens[index].key in self._words.honorifics:
            index += 1
        if index >= stop:
            return None
        return self._named(index) or self._represented(index, stop) or self._side(index, stop)

    def _represented(self, index: int, stop: int) -> Party | None:
        """Return the institution whose head is named: «الأمين العام لمنظمة …», «رئيس هيئة …»."""
        found = {stem.removeprefix("ال") for _, stem in stems(self._tokens[index].key)}
        if not found & self._words.offices:
            return None
        for first in range(index + 1, min(index + _LONGEST_OFFICE, stop)):
            if self._tokens[first].kind != "word" or first in self._countries:
                return None
            of_it = first == index + 1 or self._tokens[first].key.startswith("ل")
            if first in self._institutions and of_it:
                party = self._named(first)
                return replace(party, first=index) if party else None
        return None

    def _named(self, index: int) -> Party | None:
        """Return the institution or country that begins at a token."""
        institution = self._institutions.get(index)
        if institution is not None:
            code = institution.value.country or seat(self._tokens, institution)
            return Party(Partner(institution.value.name, code), index, institution.last)
        country = self._countries.get(index)
        if country is not None and country.value.form == "name":
            return Party(Partner(country.value.spelled, country.value.code), index, country.last)
        return None

    def row(self, index: int, stop: int) -> Iterator[Party]:
        """Yield the parties that stand in a row from a token on: «أ، وب (ج)، ومع د»."""
        if index < stop and self._tokens[index].key == ":":
            index += 1
        party = self.at(index, stop) or self._unknown(index, stop)
        while party is not None:
            spread = list(self._spread(party, stop))
            yield from spread or [party]
            index = self._behind_alias(spread[-1].last if spread else party.last, stop)
            listed = index < stop and self._tokens[index].key in ("،", ",")
            index += listed
            if index < stop and self._tokens[index].key in ("ومع", "مع", "وبين"):
                index += 1
            elif index >= stop or not (listed or self._tokens[index].key.startswith("و")):
                return
            party = self._named(index) if listed else None
            party = party or self.at(index, stop)

    def _spread(self, party: Party, stop: int) -> Iterator[Party]:
        """Yield a party in each of its countries: «هيئة … في كل من تونس والأردن»."""
        index = party.last
        keys = [token.key for token in self._tokens[index : index + 3]]
        each = keys[1:] in (["كل", "من"], ["كلا", "من"])
        listed = each or (index + 1 in self._countries and self._lists(index + 1, stop))
        if party.partner.country or keys[:1] != ["في"] or not listed:
            return
        index += 3 if each else 1
        while index < stop:
            country = self._countries.get(index)
            if country is None and self._tokens[index].key not in ("،", ",", "و"):
                return
            if country is not None:
                partner = Partner(party.partner.name, country.value.code)
                yield replace(party, partner=partner, last=country.last, known=True)
            index = country.last if country is not None else index + 1

    def _lists(self, index: int, stop: int) -> bool:
        """Whether another country follows the one at a token."""
        following = self._countries[index].last
        return following < stop and any(
            i in self._countries and self._tokens[following].key[0] in "و،,"
            for i in (following, following + 1)
        )

    def examples(self, index: int, stop: int) -> Iterator[Party]:
        """Yield whom a text names of several: «مع منظمات دولية، أبرزها …»."""
        openers = openers_of_examples()
        hit = next(openers.within(self._tokens, index, stop), None)
        if hit is not None:
            yield from self.row(hit.last, stop)

    def is_said_before(self, party: Party, index: int) -> bool:
        """Whether a text names a party before a token too, as it does its issuer."""
        name = fold(party.partner.name)
        return any(
            first < index and fold(found.value.name) == name
            for first, found in self._institutions.items()
        )

    def sides_of(self, first: int, last: int) -> Iterator[Party]:
        """Yield the sides for which somebody signs: «وقعها عن الجانب المغربي …»."""
        for index in range(first, last - 2):
            key = self._tokens[index].key.removeprefix("و")
            side = self._tokens[index + 1].key
            if key not in ("عن", "من") or side.removeprefix("ال") not in ("جانب", "طرف"):
                continue
            party = self._side(index + 1, last) if has_article(side) else self.at(index + 2, last)
            if party is not None and party.partner.country:
                yield party

    def speaks_of_both(self, first: int, last: int) -> bool:
        """Whether «الجانبان», «الطرفان» stands among tokens."""
        return any(self._tokens[index].key in self._words.both for index in range(first, last))

    def behind_anaphora(self, index: int, stop: int) -> int:
        """Return where parties begin behind «بين الوزارة و…»: the issuer's own side names none."""
        following = index + 1
        if following >= stop:
            return index
        bare = has_article(self._tokens[index].plain) and self.at(index, stop) is None
        if bare and self._tokens[following].key.startswith("و"):
            return following if self.at(following, stop) is not None else index
        return index

    def two_sides(self, index: int, stop: int) -> list[Party]:
        """Return the two sides of «الجانبان المغربي والإثيوبي»."""
        if not {stem for _, stem in stems(self._tokens[index].key)} & self._words.both:
            return []
        found = [
            self._countries[i]
            for i in range(index + 1, min(index + 4, stop))
            if (i in self._countries and self._countries[i].value.form == "adjective")
        ]
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
            for side in found
        ]

    def _side(self, index: int, stop: int) -> Party | None:
        forms = {stem.removeprefix("ال") for _, stem in stems(self._tokens[index].key)}
        if not forms & self._words.sides:
            return None
        if forms & self._words.several and self._tokens[index + 1 : index + 2]:
            name = self._passages.surface(index, index + 1)
            several = Party(Partner(name, None), index, index + 1, counterpart=True)
            return several if any(True for _ in self._spread(several, stop)) else None
        for last in range(index + 1, min(index + _LONGEST_SIDE, stop)):
            if self._tokens[last].kind != "word" or self._tokens[last].key in ("في", "مع"):
                following = self._countries.get(last + 1)
                if self._tokens[last].key != "في" or following is None:
                    break
                name = self._passages.surface(index, following.last)
                return Party(Partner(name, following.value.code), index, following.last)
            found = self._countries.get(last)
            if is_signing(self._tokens[last]):
                break
            if found is None and self._tokens[last].key.startswith("و"):
                if self._tokens[last].key[1:] in self._words.counterparts:
                    break
                if forms & self._words.offices and has_article(self._tokens[last].plain[1:]):
                    continue  # «وزير الشؤون الإسلامية والدعوة والإرشاد السعودي»
                break
            if found is not None:
                name = self._passages.surface(index, found.last)
                key = self._tokens[index].key
                joined = key.startswith("و") and key[1:].removeprefix("ال") in self._words.sides
                name = name[1:] if joined else name
                counterpart = bool(forms & self._words.counterparts)
                partner = Partner(name, found.value.code)
                return Party(partner, index, found.last, counterpart=counterpart)
        return self._titled_side(index, stop)

    def _titled_side(self, index: int, stop: int) -> Party | None:
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
        return Party(Partner(self._passages.surface(index, last), None), index, last)

    def _unknown(self, index: int, stop: int) -> Party | None:
        """Return the words behind «مع» as a party where nothing known stands there."""
        if index >= stop:
            return None
        last = index
        while last < min(index + _LONGEST_UNKNOWN, stop):
            token = self._tokens[last]
            if token.kind == "mark" or token.key in self._words.about:
                break
            parallel = token.key == f"و{self._tokens[index].key}"
            joined = token.key.startswith("و") and has_article(token.plain[1:])
            if last > index and (joined or parallel):
                break
            last += 1
            if token.key[-1] in "يه" and self._is_nationality(last - 1):
                break  # «شركة بريطانية لطباعة …»
        keys = [token.key for token in self._tokens[last : last + 3]]
        spread = keys[:1] == ["في"] and (keys[1:] == ["كل", "من"] or last + 1 in self._countries)
        several = self._is_several(index) and not spread
        if last == index or several or self._tokens[index].key in self._words.both:
            return None
        found = [self._countries[i] for i in range(index, last) if i in self._countries]
        if not found and last - index < 2:
            return None
        country = found[0].value.code if found else None
        partner = Partner(self._passages.surface(index, last), country)
        return Party(partner, index, last, known=country is not None)

    def _is_nationality(self, index: int) -> bool:
        found = self._countries.get(index)
        return found is not None and found.value.form == "adjective"

    def _is_several(self, index: int) -> bool:
        """«مع شركات تركية», «مع إدارات أجنبية» name nobody."""
        key = self._tokens[index].key
        indefinite = not key.startswith("ال")
        return key in self._words.plurals or (indefinite and key.endswith(("ات", "تين", "ين")))

    def _behind_alias(self, index: int, stop: int) -> int:
        if index < stop and self._tokens[index].key in ("(", '"', "«"):
            for last in range(index + 1, min(index + 8, stop)):
                if self._tokens[last].key in (")", '"', "»"):
                    index = last + 1
                    break
        if index + 1 < stop and self._tokens[index].key == "من":
            index += 2 * (self._tokens[index + 1].key in ("جهه", "جانب"))
        return behind_seat(self._tokens, self._countries, index, stop)
