"""What bounds a number: «أكثر من», «ما لا يقل عن», «تجاوز عدد الزوار», «على الأقل»."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from press_dossier.sources.article import lexicon
from press_dossier.sources.article.facts import Bound
from press_dossier.sources.article.text.passages import Sentence, Token
from press_dossier.sources.article.text.phrases import Hit, Phrases

_OWNED = ("ه", "ها", "هم")
_REACH = 7  # tokens before a number in which its bound may begin


@cache
def _phrases(side: str) -> Phrases[Bound]:
    data: dict[Bound, str] = lexicon.data("bounds")[side]
    return Phrases((line, bound) for bound, text in data.items() for line in lexicon.lines(text))


def bound_before(tokens: Sequence[Token], first: int, sentence: Sentence) -> tuple[int, Bound]:
    """Return the first token of a number's bound and its name; `first`, "exact" without one."""
    for start in range(max(first - _REACH, sentence.first), first):
        hit = _phrases("before").at(tokens, start, first)
        if hit is not None and _leads(tokens, hit.last, first):
            return start, hit.meaning
    return first, "exact"


def bound_after(
    tokens: Sequence[Token], starts: Iterable[int], sentence: Sentence
) -> Hit[Bound] | None:
    """Return the bound that begins at one of the tokens behind a number or its noun."""
    for start in starts:
        if start < sentence.last:
            hit = _phrases("after").at(tokens, start, sentence.last)
            if hit is not None:
                return hit
    return None


def _leads(tokens: Sequence[Token], start: int, stop: int) -> bool:
    """Whether only words that may stand between a bound and its number stand there."""
    data = lexicon.data("bounds")
    between, counters, no_nouns = (
        lexicon.words(data[name]) for name in ("between", "counters", "no_nouns")
    )
    index = start
    if index + 1 == stop and tokens[index].plain.endswith(_OWNED):
        return True  # «لا تتجاوز كتلته 220 كيلوغراما»
    while index < stop:
        key = tokens[index].key
        if key in counters:
            index += 1
            while index < stop and tokens[index].kind == "word":
                if tokens[index].key in no_nouns:
                    return False
                index += 1
            continue
        if key not in between:
            return False
        index += 1
    return True
