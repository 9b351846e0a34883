"""The figures of an article: those of its dates out, what is one number joined, changes parted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from press_dossier.numerals import Numeral, numerals
from press_dossier.sources.article import lexicon
from press_dossier.sources.article.text.passages import Passages
from press_dossier.sources.article.text.phrases import stems

_CHANGE_REACH = 8  # tokens before a number in which a verb of change may stand
_MILLION = Decimal(1_000_000)
_TO = (["إلى"], ["الى"], ["حتى"])
_AND = ["و"]


def figures(passages: Passages, dated: Sequence[tuple[int, int]]) -> Iterator[Numeral]:
    """Yield the numerals of a text. `dated` are the spans of cleaned text that dates take up."""
    free = [
        numeral
        for numeral in numerals(passages.text)
        if not any(start < numeral.end and numeral.start < end for start, end in dated)
    ]
    for numeral in _joined(passages.text, free):
        yield from _parted(passages, numeral)


def _joined(text: str, found: Sequence[Numeral]) -> Iterator[Numeral]:
    """Yield numerals, «مليون و300 ألف» as one number, «15 إلى 20» as one range."""
    before: Numeral | None = None
    for numeral in found:
        if before is None:
            before = numeral
            continue
        gap = text[before.end : numeral.start].split()
        rest = gap == _AND and before.value >= _MILLION > numeral.value >= 1000
        if rest and before.value % _MILLION == 0 and before.kind == "cardinal":
            value = before.value + numeral.value
            before = replace(before, value=value, end=numeral.end, kind=numeral.kind)
            continue
        alike = before.percent == numeral.percent or not before.percent
        ranges = gap in _TO and before.until is None and alike
        if ranges and before.value < numeral.value and numeral.kind != "ordinal":
            before = replace(numeral, start=before.start, value=before.value, until=numeral.value)
            continue
        yield before
        before = numeral
    if before is not None:
        yield before


def _parted(passages: Passages, numeral: Numeral) -> Iterator[Numeral]:
    """Yield a numeral, «ارتفع من 42% إلى 57%» as the two figures that it is."""
    words = passages.text[numeral.start : numeral.end].split()
    led = any([word] in _TO for word in words)  # «من 42% إلى 57%», not «بين 18 و20»
    if numeral.until is None or not led or len(words) < 3 or not _is_change(passages, numeral):
        yield numeral
        return
    middle = passages.text.index(" ", numeral.start) + 1
    for start, end in ((numeral.start, middle), (middle, numeral.end)):
        for part in numerals(passages.text[start:end]):
            yield replace(part, start=part.start + start, end=part.end + start)


def _is_change(passages: Passages, numeral: Numeral) -> bool:
    verbs = lexicon.words(lexicon.data("bounds")["changes"])
    first = bisect_right([token.start for token in passages.tokens], numeral.start) - 1
    before = passages.tokens[max(first - _CHANGE_REACH, 0) : first]
    return any({stem for _, stem in stems(token.key)} & verbs for token in before)
