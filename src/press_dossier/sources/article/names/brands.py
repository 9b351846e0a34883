"""Proper names of foreign sound inside an institution's name: «شركة هيونداي روتيم الكورية».

Nothing in such a word says that it is a name; what stands around it does: a nationality behind it,
quotation marks, or a head that is commonly followed by one.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from press_dossier.geography import has_article
from press_dossier.sources.article.names.name_words import name_words
from press_dossier.sources.article.numbers.nouns import nouns
from press_dossier.sources.article.text.passages import Token

_LONGEST = 4  # words
_SHORTEST = 3  # letters
_QUOTES = {"«": "»", '"': '"', "“": "”", "(": ")"}


class Brands:
    """Tells names of foreign sound by their surroundings. `nationalities` holds tokens."""

    def __init__(
        self, tokens: Sequence[Token], countries: Container[int], nationalities: Container[int]
    ) -> None:
        self._tokens = tokens
        self._countries = countries
        self._nationalities = nationalities
        self._words = name_words()

    def opens(self, index: int, stop: int, head: str) -> bool:
        """Whether a word may be a name: it neither describes nor bends like a verb."""
        key = self._tokens[index].key
        if key in self._words.qualities or index in self._nationalities:
            return False
        if index + 1 in self._countries or self.leads_to_nationality(index, stop):
            return True
        if len(key) < _SHORTEST:
            return False
        if key in self._words.aims | self._words.purposes:
            return False  # «صندوق ضمان»: any such fund
        following = self._tokens[index + 1] if index + 1 < stop else None
        construct = following is not None and has_article(following.plain)
        if key[0] == "و" or (key[0] in "بلفكيتن" and len(key) < 5 and not construct):
            return False
        if key.endswith("ا") and head in self._words.branded | self._words.dedicated:
            return not key.endswith("يا")
        return not key.endswith(("ي", "ه", "ين", "ات", "ا"))

    def leads_to_nationality(self, index: int, stop: int) -> bool:
        """Whether only words that can be a name stand before a nationality with ال."""
        for last in range(index, min(index + _LONGEST, stop)):
            if last > index and self.is_nationality(last):
                return True
            token = self._tokens[last]
            described = last > index and self._words.is_adjective(token.key)
            if token.kind not in ("word", "latin"):
                return False
            if has_article(token.plain):
                if described:
                    continue  # «مختبر سانديا الوطني الأمريكي»
                return False
            if token.key[0] == "و" and has_article(token.plain[1:]):
                return False
            joined = token.key[0] in "وبل" and last > index
            if joined or token.key in self._words.qualities or token.key in self._words.never:
                return False
        return False

    def sounds_foreign(self, index: int, stop: int, head: str) -> bool:
        """Whether a word is a name even behind a common noun: «مجمع سونلغاز»."""
        key = self._tokens[index].key
        known = self._words.inner | self._words.heads | self._words.plurals | nouns().keys()
        if key in known or len(key) < 5 or key[0] in "مبلو" or self._tokens[index].kind != "word":
            return False
        following = self._tokens[index + 1] if index + 1 < stop else None
        definite = following is not None and has_article(following.plain)
        if definite and not self.is_nationality(index + 1):
            return False
        return head in self._words.branded and self.opens(index, stop, head)

    def quoted(self, index: int, stop: int) -> int | None:
        """Return the token after a name in quotation marks that opens at `index`."""
        closing = _QUOTES.get(self._tokens[index].key)
        for last in range(index + 2, min(index + 2 + _LONGEST, stop)):
            if self._tokens[last].key == closing:
                told = closing != ")" or self._describes(last + 1, stop)
                return last + 1 if told else None
        return None

    def _describes(self, index: int, stop: int) -> bool:
        return any(self.is_nationality(i) for i in range(index, min(index + 2, stop)))

    def may_quote(self, head: str, index: int, stop: int) -> bool:
        """Whether a head commonly has a quoted name, or a nationality goes on with this one."""
        last = self.quoted(index, stop)
        described = last is not None and self._describes(last, stop)
        return described or head in self._words.branded or head not in self._words.cautious

    def is_nationality(self, index: int) -> bool:
        """Whether a nationality with ال stands at a token; «السعودية» is a country's name too."""
        token = self._tokens[index]
        named = index in self._countries and token.key.endswith("يه")
        return (named or index in self._nationalities) and has_article(token.plain)

    def describes(self, index: int, stop: int) -> bool:
        """Whether a word with ال describes what stands before it: «العمال المهاجرين الفلبينية»."""
        key = self._tokens[index].key
        if self._words.is_adjective(key) or index in self._nationalities:
            return True
        many = key.endswith("ين") and index + 1 < stop and key not in self._words.breaks
        return many and self.is_nationality(index + 1)
