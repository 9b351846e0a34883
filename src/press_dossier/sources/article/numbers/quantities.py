"""Numbers with their noun, unit and bound; durations and dates apart.

`numerals` reads the figures; here they get what they count («43 اجتماعا ثنائيا»), what bounds them
(«أكثر من», «ما لا يقل عن», «تجاوز عدد الزوار»), and the dual is read as two («مذكرتا تفاهم»).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from press_dossier.geography import fold, has_article
from press_dossier.numerals import Numeral
from press_dossier.sources.article import lexicon
from press_dossier.sources.article.agreements.outcomes import is_signing
from press_dossier.sources.article.facts import Fact, Quantity, fact, part_of
from press_dossier.sources.article.names.name_words import name_words
from press_dossier.sources.article.numbers.bounds import bound_after, bound_before
from press_dossier.sources.article.numbers.duals import Duals
from press_dossier.sources.article.numbers.figures import figures
from press_dossier.sources.article.numbers.labels import Labels
from press_dossier.sources.article.numbers.nouns import nouns
from press_dossier.sources.article.text.passages import Passages, Sentence, Token
from press_dossier.sources.article.text.phrases import stems

_PAIR = 2
_MILLION = Decimal(1_000_000)
_SIGNING_REACH = 6  # tokens before «أربعة عقود»
_COUNTER_REACH = 8  # tokens before a number in which «عدد» and its noun may stand
_ARTICLE = "ال"
_GENERAL = "العام"  # «the year» or «general»
_YEAR_DIGITS = 4


@dataclass(frozen=True)
class _Words:
    counters: frozenset[str]
    no_nouns: frozenset[str]
    parts: frozenset[str]


@cache
def _words() -> _Words:
    data = lexicon.data("bounds")
    names = ("counters", "no_nouns")
    return _Words(
        parts=lexicon.words(lexicon.data("meetings")["parts"]),
        **{name: lexicon.words(data[name]) for name in names},
    )


@dataclass(frozen=True, slots=True)
class Amounts:
    """Quantities, and durations by their words."""

    quantities: Sequence[Fact[Quantity]]
    durations: Sequence[Fact[Quantity]]


def amounts(
    passages: Passages, dated: Sequence[tuple[int, int]], named: Iterable[int] = ()
) -> Amounts:
    """Return the numbers of a text.

    `dated` are the spans of cleaned text that dates take up, `named` the tokens whose dual names
    two institutions («وزارتي الداخلية والعدل»).
    """
    reader = _Reader(passages)
    quantities: list[Fact[Quantity]] = []
    durations: list[Fact[Quantity]] = []
    taken: set[int] = set(named)
    for numeral in figures(passages, dated):
        found = reader.counted(numeral)
        if found is not None:
            found = reader.as_part(found, quantities[-1] if quantities else None)
            if quantities:
                quantities[-1] = reader.as_start(quantities[-1], found)
            taken |= set(range(found.first, found.last))
            if numeral.kind == "duration" and reader.lasts(found):
                durations.append(reader.unbound(found, numeral))
            else:
                quantities.append(found)
    for found, duration in Duals(passages).read(taken):
        (durations if duration else quantities).append(found)
    quantities.sort(key=lambda found: found.start)
    return Amounts(quantities, durations)


class _Reader:
    def __init__(self, passages: Passages) -> None:
        self._passages = passages
        self._tokens = passages.tokens
        self._words = _words()
        self._labels = Labels(passages.tokens)
        self._starts = [token.start for token in passages.tokens]
        self._ends = [token.end for token in passages.tokens]

    def counted(self, numeral: Numeral) -> Fact[Quantity] | None:
        """Return what a numeral counts, None where it counts nothing."""
        first = bisect_right(self._starts, numeral.start) - 1
        last = bisect_left(self._ends, numeral.end) + 1
        if numeral.kind == "ordinal" and not self._counts_after_all(first, last):
            return None
        sentence = self._passages.sentence_at(first)
        if numeral.value == _PAIR and self._counts_a_dual(first, sentence):
            return None
        if self._labels.holds(numeral, first, last, sentence):
            return None
        if self._has_article(first, sentence) and not self._counts_all(first, last, sentence):
            return None
        start, bound = bound_before(self._tokens, first, sentence)
        counted: tuple[str, str | None, int] = ("%", "percent", last)
        if not numeral.percent:
            counted = self._noun(first, last, sentence)
        noun, unit, end = counted
        if not noun and bound == "exact" and self._names(first, sentence):
            return None
        after = bound_after(self._tokens, (end, last), sentence)
        if after is not None and bound == "exact":
            bound, end = after.meaning, max(end, after.last)
        value, low = numeral.value, None
        if numeral.until is not None:
            value, low = numeral.until, numeral.value
        quantity = Quantity(value, bound, noun, unit, low)
        choices = self._readings(first, last, value)
        doubt = "which-number" if choices else None
        return fact(self._passages, quantity, start, end, "numeral", doubt=doubt, choices=choices)

    def _counts_a_dual(self, first: int, sentence: Sentence) -> bool:
        """«عقدين اثنين»: the dual before it has been counted."""
        before = self._tokens[first - 1] if first > sentence.first else None
        ending = self._tokens[first].key[-2:]
        dual = before is not None and before.kind == "word" and before.key.endswith(ending)
        return dual and self._tokens[first].kind == "word"

    def unbound(self, found: Fact[Quantity], numeral: Numeral) -> Fact[Quantity]:
        """Return a duration whose words leave out its bound: «24 ساعة» of «أقل من 24 ساعة»."""
        name = self._passages.text[numeral.start : self._ends[found.last - 1]]
        return part_of(self._passages, found, name)

    def lasts(self, found: Fact[Quantity]) -> bool:
        """Whether a number measures time.

        Behind a signing «أربعة عقود» are contracts, and «980 مليونا عام 2021» tells a year.
        """
        near = self._tokens[max(found.first - _SIGNING_REACH, 0) : found.first]
        if "عقود" in found.surface.split() and any(is_signing(token) for token in near):
            return False
        following = self._tokens[found.last : found.last + 1]
        return not any(t.kind == "number" and len(t.text) == _YEAR_DIGITS for t in following)

    def _readings(self, first: int, last: int, value: Decimal) -> tuple[str, ...]:
        """Return both readings of «1,350 مليون»: its separator groups thousands or is decimal."""
        digits = self._tokens[first].text
        scaled = last - first > 1 and value >= _MILLION
        grouped = len(digits) > 4 and not digits[-4].isdigit() and digits[-3:].isdigit()
        if not (scaled and grouped and self._tokens[first].kind == "number"):
            return ()
        return f"{value:,f}", f"{value / 1000:,f}"

    def _counts_after_all(self, first: int, last: int) -> bool:
        """«في الدورة 64 مهندسا»: behind the figure stands a noun in the number's own form."""
        if self._tokens[first].kind != "number" or last >= len(self._tokens):
            return False
        general = first > 0 and self._tokens[first - 1].key == _GENERAL
        if general and len(self._tokens[first].text) < _YEAR_DIGITS:
            return self._tokens[last].kind == "word"  # «المدير العام 22 رئيس وفد»
        return self._tokens[last].key in nouns() and not has_article(self._tokens[last].plain)

    def _names(self, first: int, sentence: Sentence) -> bool:
        """«الذكرى السنوية 200»: right behind a definite word a bare figure is its name."""
        before = self._tokens[first - 1] if first > sentence.first else None
        figure = self._tokens[first].kind == "number"
        return figure and before is not None and has_article(before.plain)

    def _has_article(self, first: int, sentence: Sentence) -> bool:
        """«الـ37»: the article stands before the figure, or before its bracket."""
        near = self._tokens[max(first - 2, sentence.first) : first + 1]
        return any(token.key == _ARTICLE for token in near)

    def _counts_all(self, first: int, last: int, sentence: Sentence) -> bool:
        """Whether «الـ» stands with a count («الدول الـ38»), not with a place («القمة الـ37»)."""
        following = self._tokens[last] if last < sentence.last else None
        if following is not None and following.key in nouns():
            return True
        before = self._noun_before(first, sentence)
        if before is None:
            return False
        return self._is_plural(before)

    def _is_plural(self, index: int) -> bool:
        for _, stem in stems(self._tokens[index].key):
            key = stem.removeprefix(_ARTICLE)
            noun = nouns().get(key)
            if noun is not None and fold(noun.singular) != key:
                return True
        key = self._tokens[index].key
        owned = (key.removesuffix(owner) for owner in ("", "ه", "ها", "هم"))  # «لقاءاته»
        return any(noun.endswith(("ات", "ين", "ون")) for noun in owned)

    def as_part(self, found: Fact[Quantity], before: Fact[Quantity] | None) -> Fact[Quantity]:
        """Give a number without a noun that of the number it is part of: «57 اجتماعا، منها 12»."""
        if found.value.noun or before is None or before.sentence != found.sentence:
            return found
        gap = self._tokens[before.last : found.first + 2]
        if not any(token.key in self._words.parts for token in gap) and before.rule != "part":
            return found
        value = replace(found.value, noun=before.value.noun, unit=before.value.unit)
        return replace(found, value=value, rule="part")

    def as_start(self, found: Fact[Quantity], after: Fact[Quantity]) -> Fact[Quantity]:
        """Give a number without a noun that of what it changed to: «من 45 إلى 38 بالمئة»."""
        gap = [token.key for token in self._tokens[found.last : after.first + 1]]
        if found.value.noun or not after.value.noun or "الي" not in gap[:1]:
            return found
        value = replace(found.value, noun=after.value.noun, unit=after.value.unit)
        return replace(found, value=value)

    def _noun(self, first: int, last: int, sentence: Sentence) -> tuple[str, str | None, int]:
        """Return the noun as written, its unit, and the token after it."""
        index = last
        bracketed = first > sentence.first and self._tokens[first - 1].key == "("
        if bracketed and index < sentence.last and self._tokens[index].key == ")":
            index += 1  # «(9) اجتماعات»
        partitive = index + 1 < sentence.last and self._tokens[index].key == "من"
        if partitive and (has_article(self._tokens[index + 1].plain) or self._is_owned(index + 1)):
            return self._tokens[index + 1].plain, self._unit(index + 1), index + 2
        token = self._tokens[index] if index < sentence.last else None
        counted = token is not None and token.key in nouns()
        before = None if counted else self._behind_article(first, sentence)
        if before is not None:
            return self._tokens[before].plain, self._unit(before), last
        if token is not None and token.kind == "word" and self._may_be_noun(token):
            return token.plain, self._unit(index), index + 1
        before = self._noun_before(first, sentence)
        if before is not None:
            noun = self._tokens[before].plain
            return noun.removeprefix("و"), self._unit(before), last
        return "", None, last

    def _is_owned(self, index: int) -> bool:
        """«9 من نظرائه», «خمسة من وزرائها»: a noun with its owner behind it."""
        key = self._tokens[index].key
        return len(key) > 4 and key.endswith(("ايه", "ايها", "ايهم"))

    def _may_be_noun(self, token: Token) -> bool:
        key = token.key
        if key in self._words.no_nouns or len(key) < 2:
            return False
        if key in nouns():
            return True
        if key.endswith("ت") and not key.endswith("ات"):
            return False  # «منها 12 خرجت من الخدمة»
        if has_article(token.plain):
            return key[2:] in nouns()
        if key.startswith("ل"):
            known = key[1:] in name_words().purposes | name_words().aims | name_words().inner
            return key.endswith("ه") and not known  # «23 لعبة»
        return not key.startswith("و")

    def _behind_article(self, first: int, sentence: Sentence) -> int | None:
        """Return the plural of «اللقاءات الـ47 جرت»."""
        if first - 2 < sentence.first or self._tokens[first - 1].key != _ARTICLE:
            return None
        return first - 2 if self._is_plural(first - 2) else None

    def _noun_before(self, first: int, sentence: Sentence) -> int | None:
        """Return the noun of «عدد المتطوعين 86», «الفرق الـ 350»."""
        for index in range(first - 1, max(first - _COUNTER_REACH, sentence.first - 1), -1):
            token = self._tokens[index]
            if token.kind == "mark":
                return None
            if token.key in self._words.counters and index + 1 < first:
                return index + 1
        if self._tokens[first].key != _ARTICLE and first > sentence.first:
            first -= self._tokens[first - 1].key == _ARTICLE
        article = self._tokens[first].key == _ARTICLE
        if article and first - 1 >= sentence.first:
            index = first - 1
            counted = [i for i in (index, index - 1) if self._is_plural(i)]
            return counted[0] if counted else index
        return None

    def _unit(self, index: int) -> str | None:
        key = self._tokens[index].key
        noun = nouns().get(key) or nouns().get(key.removeprefix("ال"))
        return noun.unit if noun else None
