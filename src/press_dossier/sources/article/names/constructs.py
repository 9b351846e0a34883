"""What completes a construct without ال inside a name: «جامعة لييج», «غرفة تجارة وصناعة موسكو».

A proper name completes it: a country, a city or region, a person or company, or a word of foreign
sound. A noun of such names («شؤون», «تقويم») only goes on, and waits for what completes it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from press_dossier.geography import has_article
from press_dossier.sources.article import lexicon
from press_dossier.sources.article.facts import Country, Fact
from press_dossier.sources.article.names.brands import Brands
from press_dossier.sources.article.names.name_ends import is_deed, region_end
from press_dossier.sources.article.names.name_words import name_words
from press_dossier.sources.article.numbers.nouns import nouns
from press_dossier.sources.article.text.passages import Token

_DESCRIBING = ("ه", "ي", "ا", "ات", "ين")
_SHORTEST = 3  # letters
_PERSON = 2  # words that a person's name may have behind its first


@dataclass(frozen=True, slots=True)
class Completion:
    """The token after a word, whether it completes the construct, and how a name may go on."""

    last: int
    proper: bool = True
    person: int = 0


class Constructs:
    """Reads what stands behind the head `noun` of a name."""

    def __init__(
        self,
        tokens: Sequence[Token],
        countries: Mapping[int, Fact[Country]],
        brands: Brands,
        noun: str,
    ) -> None:
        self._tokens = tokens
        self._countries = countries
        self._brands = brands
        self._words = name_words()
        self._noun = noun

    def at(self, index: int, stop: int) -> Completion | None:
        """Return what a word without ال does in a construct, None where it ends the name."""
        token = self._tokens[index]
        if index in self._countries:
            return Completion(self._countries[index].last)
        if token.key in self._words.inner:
            return Completion(index + 1, proper=False)
        named = self._person_or_firm(index, stop) or self._place(index, stop)
        if named is not None:
            return named
        if token.key[0] == "ب" and lexicon.cities().at(self._tokens, index, stop) is not None:
            return None  # «مركز تكوين بأغاديز» is any such centre
        if self._goes_on(index, stop):
            return Completion(index + 1, proper=False)
        if not self._brands.opens(index, stop, self._noun):
            return None
        further = self.completes(index + 1, stop) or self._ends_a_name(index + 1, stop)
        return Completion(index + 1 + further)

    def completes(self, index: int, stop: int) -> bool:
        """Whether a definite noun stands at `index` that completes a construct."""
        if index >= stop or not has_article(self._tokens[index].plain):
            return False
        key = self._tokens[index].key
        return not self._words.is_adjective(key) and key not in self._words.never

    def _ends_a_name(self, index: int, stop: int) -> bool:
        """Whether a word is the second of a foreign name: «مؤسسة أوزوالدو كروز», right before
        a mark, «و» or the end."""
        if index >= stop or self._tokens[index].kind != "word":
            return False
        key = self._tokens[index].key
        following = self._tokens[index + 1] if index + 1 < stop else None
        closed = following is None or following.kind == "mark" or following.key[0] == "و"
        known = self._words.never | self._words.qualities | self._words.inner | self._words.heads
        plain = key[0] not in "ويتل" and len(key) >= _SHORTEST and key not in known
        described = has_article(self._tokens[index].plain) or key.endswith(_DESCRIBING)
        return closed and plain and not described and key not in nouns()

    def _person_or_firm(self, index: int, stop: int) -> Completion | None:
        """«جامعة نايف», «مؤسسة مجدي يعقوب», «شركة توتال إنرجيز»."""
        key = self._tokens[index].key
        given = self._noun in self._words.dedicated and key in self._words.given
        if key in self._words.eponyms or given:
            return Completion(index + 1, person=_PERSON)
        if key not in self._words.brands:
            return None
        following = self._tokens[index + 1].key if index + 1 < stop else ""
        return Completion(index + 1 + (following in self._words.tails))

    def _place(self, index: int, stop: int) -> Completion | None:
        city = lexicon.cities().at(self._tokens, index, stop, bare=True)
        if city is not None:
            return Completion(city.last)
        region = region_end(self._tokens, index, self._tokens[index].plain, stop)
        return Completion(region) if region is not None else None

    def _goes_on(self, index: int, stop: int) -> bool:
        """«لإغاثة وتشغيل اللاجئين», «جمعية نهضة العلماء», «غرفة تجارة وصناعة موسكو»."""
        token = self._tokens[index]
        bound = token.key[0] == "و" or token.plain.endswith("ة") or is_deed(token.key)
        if bound and self.completes(index + 1, stop):
            return True
        inner = token.key[0] == "و" and token.key[1:] in self._words.inner
        return inner and index + 1 < stop and self._place(index + 1, stop) is not None
