"""Numbers that name instead of counting: years, days, bullets, «المادة 5», a dateline's."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from press_dossier.geography import has_article
from press_dossier.numerals import Numeral
from press_dossier.sources.article import lexicon
from press_dossier.sources.article.numbers.bounds import bound_before
from press_dossier.sources.article.numbers.nouns import nouns
from press_dossier.sources.article.text.passages import Sentence, Token

_YEARS = (Decimal(1300), Decimal(2100))
_BULLETS = frozenset("-–).•")
_AGES = frozenset({"دون", "فوق", "سن"})
_CENTRE = "المركز"  # «the third place» or a centre
_LONGEST_DATELINE = 7  # tokens
_DATELINE_MARKS = frozenset("(-–—/")


class Labels:
    """Tells them in a text by what stands before and behind them."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        data = lexicon.data("bounds")
        self._tokens = tokens
        self._labels = lexicon.words(data["labels"])
        self._years = lexicon.words(data["years"])
        self._groups = frozenset(data["groups"].split())

    def holds(self, numeral: Numeral, first: int, last: int, sentence: Sentence) -> bool:
        """Whether a number names instead of counting: a year, a bullet, «المادة 5»."""
        token = self._tokens[first]
        before = self._tokens[first - 1] if first > sentence.first else None
        if before is not None and before.key == "ال" and first - 2 >= sentence.first:
            before = self._tokens[first - 2]
        following = self._tokens[last] if last < sentence.last else None
        ranked = before is not None and before.key == _CENTRE and _is_counted(following)
        if (
            before is not None
            and not ranked
            and (before.key in self._labels or before.plain in self._groups)
        ):
            return True
        early = sentence.index == 0 and first - sentence.first < _LONGEST_DATELINE
        marked = following is not None and following.key in _DATELINE_MARKS
        if early and marked and not numeral.percent:
            return True  # «الكويت - 7 - 10 (كونا)»
        if following is not None and self._is_day(last, sentence.last):
            return True
        if first == sentence.first and following is not None and following.key in _BULLETS:
            return not following.after_space
        if token.kind == "word" and has_article(token.plain) and not numeral.percent:
            known = following is not None and following.key in nouns()
            aged = before is not None and before.key in _AGES  # «شباب دون الثلاثين»
            return not known and (aged or bound_before(self._tokens, first, sentence)[0] == first)
        plain = token.kind == "number" and len(token.text) == 4 and token.text.isdigit()
        if not plain or not _YEARS[0] <= numeral.value <= _YEARS[1]:
            return False
        if before is not None and before.key in self._years:
            return True
        return following is None or following.kind == "mark" or following.key in ("م", "ه", "هـ")

    def _is_day(self, index: int, stop: int) -> bool:
        """«25 من الشهر الجاري», «13 الجاري»."""
        keys = [token.key for token in self._tokens[index : min(index + 2, stop)]]
        running = keys[:1] in (["الشهر"], ["الجاري"], ["الحالي"])
        return running or keys == ["من", "الشهر"]


def _is_counted(token: Token | None) -> bool:
    """Whether a word is a noun behind its number: «620 عنوانا»."""
    if token is None or token.kind != "word" or has_article(token.plain):
        return False
    return token.key in nouns() or token.plain.endswith("ا")
