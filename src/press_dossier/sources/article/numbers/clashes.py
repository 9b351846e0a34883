"""Totals of one thing other than meetings that cannot both be true: «بلغ عدد المشاركين …», twice.

Only what the text sums («عدد», «مجموع», «بمشاركة») is compared, only the same noun with the same
words behind it, and never across years or editions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from press_dossier.sources.article import lexicon
from press_dossier.sources.article.facts import Fact, Quantity
from press_dossier.sources.article.numbers.nouns import nouns
from press_dossier.sources.article.numbers.totals import compatible, is_near
from press_dossier.sources.article.text.passages import Passages
from press_dossier.sources.article.text.phrases import Phrases, stems

_REACH = 6  # tokens before a number in which it is summed

Clash = Sequence[Fact[Quantity]]


@cache
def _counted() -> frozenset[str]:
    return frozenset(noun.unit for noun in nouns().values() if noun.kind == "count")


@cache
def _compared() -> Phrases[bool]:
    lines = lexicon.lines(lexicon.data("meetings")["compared"])
    return Phrases((line, True) for line in lines)


def clashes(
    passages: Passages, quantities: Sequence[Fact[Quantity]], dated: Iterable[int]
) -> list[Clash]:
    """Return the totals that contradict each other, each group in the order of the text.

    `dated` are the sentences that tell a year: what they sum may be of another time.
    """
    times = set(dated)
    summed = [
        quantity
        for quantity in quantities
        if quantity.sentence not in times and _is_summed(passages, quantity)
    ]
    found: list[Clash] = []
    for position, first in enumerate(summed):
        against = [q for q in summed[position + 1 :] if _contradicts(passages, first, q)]
        if against and not any(first in group for group in found):
            found.append((first, *against))
    return found


def _contradicts(passages: Passages, one: Fact[Quantity], other: Fact[Quantity]) -> bool:
    return (
        one.value.unit == other.value.unit
        and one.sentence != other.sentence
        and _behind(passages, one) == _behind(passages, other)
        and is_near(one, other)
        and not compatible(one.value, other.value)
    )


def _behind(passages: Passages, quantity: Fact[Quantity]) -> str:
    """Return the word that goes on with a counted noun: «أجنبي», «من»; empty at a mark."""
    sentence = passages.sentences[quantity.sentence]
    if quantity.last >= sentence.last or passages.tokens[quantity.last].kind != "word":
        return ""
    return passages.tokens[quantity.last].key


def _is_summed(passages: Passages, quantity: Fact[Quantity]) -> bool:
    """Whether a text sums what it counts here, and compares it with no other time."""
    if quantity.rule != "numeral" or quantity.value.unit not in _counted():
        return False
    data = lexicon.data("meetings")
    sentence = passages.sentences[quantity.sentence]
    tokens = passages.tokens[max(quantity.first - _REACH, sentence.first) : quantity.first + 1]
    words = lexicon.words(data["summing"]) | lexicon.words(data["attending"])
    if not any({stem for _, stem in stems(token.key)} & words for token in tokens):
        return False
    compared = _compared().within(passages.tokens, sentence.first, sentence.last)
    return next(compared, None) is None
