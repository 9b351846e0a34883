"""Heads that name no institution of their own: «جمعيات الهلال الأحمر», «مجلس إدارة البنك»."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from press_dossier.geography import fold, has_article
from press_dossier.sources.article import lexicon
from press_dossier.sources.article.names.name_words import name_words
from press_dossier.sources.article.text.passages import Token
from press_dossier.sources.article.text.phrases import stems


@cache
def closed() -> tuple[str, ...]:
    """Return the beginnings that no institution's name has, folded."""
    return tuple(fold(line) for line in lexicon.lines(lexicon.data("institutions")["closed"]))


class Anonymous:
    """Tells such heads by what stands around them."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._words = name_words()
        self._events = lexicon.words(lexicon.data("events")["heads"])
        data = lexicon.data("institutions")
        self._fields = lexicon.words(data["fields_of_work"])
        self._conventions = lexicon.words(data["conventions"])
        self._towns = lexicon.words(lexicon.data("events")["towns"])

    def is_owned(self, token: Token, noun: str) -> bool:
        """«مكتبه» is his office and no library, which folds alike."""
        return token.plain.endswith("ه") and noun[:-1] in self._words.heads

    def is_of_an_event(self, noun: str, index: int) -> bool:
        """«المؤتمر الدولي للشرطة العلمية» is about police work."""
        if noun not in self._words.crafts:
            return False
        for before in range(index - 1, max(index - 4, -1), -1):
            token = self._tokens[before]
            if {stem.removeprefix("ال") for _, stem in stems(token.key)} & self._events:
                return True
            if not has_article(token.plain):
                return False
        return False

    def is_a_field(self, noun: str, index: int) -> bool:
        """«التكوين في مجال الشرطة العلمية» is about police work."""
        return noun in self._words.crafts and self._follows(index, self._fields)

    def is_one_of_many(self, index: int) -> bool:
        """«جمعيات الهلال الأحمر» names no single institution."""
        before = self._tokens[index - 1].key if index else ""
        return bool({stem for _, stem in stems(before)} & self._words.plurals)

    def is_part_of_one_named(self, last: int, stop: int) -> bool:
        """«المجلس الإداري للوكالة» belongs to an agency that the text names elsewhere."""
        if last >= stop or not self._tokens[last].key.startswith("لل"):
            return False
        key = self._tokens[last].key
        return bool({key[2:], key[1:]} & (self._words.heads - self._words.cautious))

    def is_of_a_board(self, index: int, noun: str) -> bool:
        """Whether «إدارة» is that of «مجلس إدارة البنك»."""
        before = stems(self._tokens[index - 1].key) if index else ()
        return any(f"{stem} {noun}" in closed() for _, stem in before)

    def is_in_a_town(self, index: int) -> bool:
        """«ميناء الفاو» is a place, and not FAO."""
        return self._follows(index, self._towns)

    def is_of_a_convention(self, index: int) -> bool:
        """«اتفاقية الأمم المتحدة لمكافحة الفساد» is a text, and no institution."""
        return self._follows(index, self._conventions)

    def _follows(self, index: int, words: frozenset[str]) -> bool:
        before = stems(self._tokens[index - 1].key) if index else ()
        return any(stem in words for _, stem in before)
