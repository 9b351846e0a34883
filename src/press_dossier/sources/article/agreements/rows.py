"""Parties in a row: behind «مع» one after another, behind «بين» on both sides of «و»."""

from __future__ import annotations

from collections.abc import Iterator

from press_dossier.geography import has_article
from press_dossier.sources.article import lexicon
from press_dossier.sources.article.agreements.parties import Parties
from press_dossier.sources.article.agreements.party_words import openers_of_examples, party_words
from press_dossier.sources.article.agreements.sides import Party
from press_dossier.sources.article.facts import Partner
from press_dossier.sources.article.names.name_words import name_words
from press_dossier.sources.article.names.seats import behind_seat
from press_dossier.sources.article.text.phrases import stems

_LONGEST_ALIAS = 8  # tokens
_LONGEST_UNKNOWN = 6  # words
_QUOTES = {"«": "»", '"': '"', "“": "”"}
_TIE_REACH = 2  # tokens from «ربطت» to its memorandum
_REACH = 12  # tokens from one party of «بين … و…» to the other


class Rows:
    """Reads rows of parties."""

    def __init__(self, parties: Parties) -> None:
        self._parties = parties
        self._passages = parties.passages
        self._tokens = parties.passages.tokens
        self._countries = parties.countries
        self._words = party_words()

    def row(self, index: int, stop: int) -> Iterator[Party]:
        """Yield the parties that stand in a row from a token on: «أ، وب (ج)، ومع د»."""
        if index < stop and self._tokens[index].key == ":":
            index += 1
        if index + 2 < stop and self._tokens[index + 2].key in _QUOTES:
            index += 2 * (self._tokens[index].key == "كل")  # «كل من «سافران» الفرنسية»
        party = self._parties.at(index, stop) or self._unknown(index, stop)
        while party is not None:
            spread = list(self._parties.sides.spread(party, stop))
            yield from spread or [party]
            index = self._behind_alias(spread[-1].last if spread else party.last, stop)
            listed = index < stop and self._tokens[index].key in ("،", ",")
            index += listed
            if index >= stop:
                return
            parallel = self._is_parallel(party, index)
            if self._tokens[index].key in ("ومع", "مع", "وبين", "و"):
                index += 1
            elif not (listed or self._tokens[index].key.startswith("و")):
                return
            following = self._parties.named(index) if listed else None
            following = following or self._parties.at(index, stop)
            party = following or self._last_of_row(index, stop, parallel=parallel)

    def _last_of_row(self, index: int, stop: int, *, parallel: bool) -> Party | None:
        """Return the unknown party of «ومدينة …» behind a city, «… وميناء سنغافورة»."""
        if parallel or self._tokens[index].key in _QUOTES:
            return self._unknown(index, stop, joined=parallel)
        key = self._tokens[index].key
        opening = name_words().heads | name_words().inner
        headed = key.startswith("و") and key[1:].removeprefix("ال") in opening
        party = self._unknown(index, stop, joined=True) if headed else None
        return party if party is not None and party.known else None

    def both(self, index: int, stop: int) -> list[Party]:
        """Return the parties of «بين … و…»; what stands between them may be of any kind.

        One party alone is the first, whose other side the text does not name.
        """
        if index + 1 < stop and self._tokens[index].key in self._words.both:
            index += 1  # «بين حكومتي المغرب ومصر»
            if index not in self._countries:
                return []
        if index >= stop:
            return []
        party = self._parties.at(index, stop)
        start = party.last if party else index + 1
        second = self._second(start, stop)
        if second is not None:
            return [*([party] if party else []), *self.row(second, stop)]
        if party is None:
            joint = next((i for i in range(start + 1, stop) if self._joins(i)), stop)
            one, other = self._unknown(index, joint), self._unknown(joint, stop, joined=True)
            if joint < min(index + _REACH, stop) and one is not None and other is not None:
                return [one, other]
        rest = list(self.row(index, stop))
        if party is not None and len(rest) < 2 and start < stop:
            other = self._unknown(start, stop, joined=True) if self._joins(start) else None
            rest = [party, *([other] if other else [])]
        return rest

    def _joins(self, index: int) -> bool:
        key = self._tokens[index].key
        return key.startswith("و") and key not in name_words().heads

    def _second(self, index: int, stop: int) -> int | None:
        """Return the token at which the other party of «بين … و…» begins."""
        for first in range(index, min(index + _REACH, stop)):
            if self._tokens[first].key in ("وبين", "و"):
                return first + 1
            party = self._parties.at(first, stop)
            if party is not None and party.joined:
                return first
        return None

    def examples(self, index: int, stop: int) -> Iterator[Party]:
        """Yield whom a text names of several: «مع منظمات دولية، أبرزها …»."""
        hit = next(openers_of_examples().within(self._tokens, index, stop), None)
        if hit is not None:
            yield from self.row(hit.last, stop)
            return
        for first in range(index, stop - 1):
            named = self._tokens[first].key in self._words.naming
            if named and self._tokens[first + 1].key == ":":
                yield from self.row(first + 2, stop)
                return
        second = self._second(index + 1, min(index + _LONGEST_UNKNOWN, stop))
        if second is None or any(t.key in ("من", "في") for t in self._tokens[index:second]):
            return
        yield from self.row(second, stop)  # «مع دول الخليج العربية وتركيا والهند»

    def tied(self, start: int, noun: int, behind: int, stop: int) -> Iterator[Party]:
        """Yield the parties behind «ب» of «التي تربط القطاع باتحاد …», «جمعت مذكرة … بـ…».

        The memorandum stands in tokens `noun` up to but without `behind`.
        """
        ahead = range(max(noun - _TIE_REACH, start), noun)
        ties = (i for i in (*ahead, *range(behind, stop)) if self._ties(i))
        for index in range(max(next(ties, stop), behind), stop):
            party = self._parties.at(index, stop) if self._tokens[index].key[0] == "ب" else None
            if party is not None and self._tokens[index].key != party.partner.name:
                yield from self.row(index, stop)
                return

    def _ties(self, index: int) -> bool:
        return any(stem in self._words.tying for _, stem in stems(self._tokens[index].key))

    def _is_parallel(self, party: Party, index: int) -> bool:
        """Whether an unknown party's head opens another one: «مدينة … ومدينة …»."""
        return self._tokens[index].key == f"و{self._tokens[party.first].key}"

    def _unknown(self, index: int, stop: int, *, joined: bool = False) -> Party | None:
        """Return the words behind «مع» as a party where nothing known stands there."""
        while index < stop and self._tokens[index].key in self._words.honorifics:
            index += 1
        if index >= stop or self._tokens[index].key in self._words.both:
            return None
        if self._tokens[index].kind == "number" or self._is_the_issuer(index, stop):
            return None
        last = self._quoted(index, stop) or self._unknown_end(index, stop)
        placed = self._place(last, stop)
        keys = [token.key for token in self._tokens[last : last + 3]]
        spread = keys[:1] == ["في"] and (keys[1:] == ["كل", "من"] or placed is not None)
        if last == index or (self._is_several(index, joined=joined) and not spread):
            return None
        each = placed is not None and any(
            True for _ in self._parties.sides.spread(Party(Partner("", None), index, last), stop)
        )
        if placed is not None and not each:
            last = placed
        country = self._country(index, last)
        if country is None and last - index < 2:
            return None
        partner = Partner(self._passages.surface(index, last)[joined:], country)
        return Party(partner, index, last, known=country is not None, joined=joined)

    def _is_the_issuer(self, index: int, stop: int) -> bool:
        """«اتفاقية مع الوزارة لترجمة …»: a bare head with ال is who the text speaks of."""
        key = self._tokens[index].key
        following = self._tokens[index + 1] if index + 1 < stop else None
        alone = following is None or following.kind == "mark" or following.key[0] == "ل"
        bare = following is None or not following.key.startswith("لل")
        return key.startswith("ال") and key[2:] in name_words().heads and alone and bare

    def _quoted(self, index: int, stop: int) -> int | None:
        """Return the token after a name in quotation marks and its nationality."""
        last = self._closing(index, stop)
        return last + 1 if last is not None and self._is_nationality(last) else None

    def _closing(self, index: int, stop: int) -> int | None:
        """Return the token after the quotation that opens at a token."""
        closing = _QUOTES.get(self._tokens[index].key)
        for last in range(index + 2, min(index + _LONGEST_UNKNOWN, stop)):
            if closing is not None and self._tokens[last].key == closing:
                return last + 1
        return None

    def _unknown_end(self, index: int, stop: int) -> int:
        last = index
        while last < min(index + _LONGEST_UNKNOWN, stop):
            token = self._tokens[last]
            if token.key == "-" and not token.after_space and last + 1 < stop:
                last += 1  # «ميناء أنتويرب-بروج»
                continue
            quoted = self._closing(last, stop) if last > index else None
            if quoted is not None:
                last = quoted
                continue
            if token.kind == "mark" or token.key in self._words.about:
                break
            if last > index and (token.key in self._words.counts or self._opens_another(last)):
                break
            last += 1
            if token.key[-1] in "يه" and self._is_nationality(last - 1):
                following = self._tokens[last] if last < stop else None
                if following is not None and has_article(following.plain):
                    last += name_words().is_adjective(following.key)
                break  # «شركة بريطانية لطباعة …», «الأجهزة الأمريكية النظيرة»
        inside = [self._countries[i].last for i in range(index, last) if i in self._countries]
        return min(max([last, *inside]), stop)

    def _opens_another(self, index: int) -> bool:
        """Whether «و» stands before a definite noun or the head of a name."""
        token = self._tokens[index]
        rest = token.key[1:]
        headed = rest in name_words().heads | name_words().inner
        return token.key.startswith("و") and (has_article(token.plain[1:]) or headed)

    def _place(self, index: int, stop: int) -> int | None:
        """Return the token after «في» and a country: «المدعي العام في جمهورية سنغافورة»."""
        if index + 1 >= stop or self._tokens[index].key != "في":
            return None
        found = self._countries.get(index + 1)
        return found.last if found is not None and found.value.form == "name" else None

    def _country(self, first: int, last: int) -> str | None:
        found = next((self._countries[i] for i in range(first, last) if i in self._countries), None)
        if found is not None:
            return found.value.code
        cities = lexicon.cities().within(self._tokens, first + 1, last)
        return next((hit.meaning for hit in cities), None)

    def _is_nationality(self, index: int) -> bool:
        found = self._countries.get(index)
        return found is not None and found.value.form == "adjective"

    def _is_several(self, index: int, *, joined: bool) -> bool:
        """«مع شركات تركية», «مع إدارات أجنبية» name nobody."""
        key = self._tokens[index].key[joined:]
        indefinite = not key.startswith("ال")
        following = {token.key for token in self._tokens[index + 1 : index + 2]}
        vague = bool({key, *following} & (self._words.plurals | self._words.vague))
        return vague or (indefinite and key.endswith(("ات", "تين", "ين")))

    def _behind_alias(self, index: int, stop: int) -> int:
        if index < stop and self._tokens[index].key in ("(", '"', "«"):
            for last in range(index + 1, min(index + _LONGEST_ALIAS, stop)):
                if self._tokens[last].key in (")", '"', "»"):
                    index = last + 1
                    break
        if index + 1 < stop and self._tokens[index].key == "من":
            index += 2 * (self._tokens[index + 1].key in ("جهه", "جانب"))
        return behind_seat(self._tokens, self._countries, index, stop)
