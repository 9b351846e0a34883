"""The number of meetings that the issuer declares, and numbers that contradict each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from press_dossier.geography import fold
from press_dossier.sources.article import lexicon
from press_dossier.sources.article.facts import Fact, Quantity
from press_dossier.sources.article.numbers.nouns import Noun, nouns
from press_dossier.sources.article.text.passages import Passages
from press_dossier.sources.article.text.phrases import stems

_NEAR = Decimal("0.7")
_TOTAL_REACH = 8  # tokens before a number in which «مجموع» makes it a total
_RATE_REACH = 2  # tokens behind a number in which «في السنة» makes it a rate
_PART_REACH = 4  # tokens before a number in which «منها» makes it a part of another


@dataclass(frozen=True, slots=True)
class Totals:
    """The declared total, and others of the same unit that it cannot be reconciled with."""

    declared: Fact[Quantity] | None
    against: Sequence[Fact[Quantity]] = ()


def totals(passages: Passages, quantities: Sequence[Fact[Quantity]]) -> Totals:
    """Return the declared total of meetings and what contradicts it."""
    candidates = [_named(passages, q) for q in quantities if _is_total(passages, q)]
    if not candidates:
        return Totals(None)
    talks = [q for q in candidates if fold(q.value.noun) not in _words("sittings")]
    candidates = talks or candidates
    strong = [q for q in candidates if _is_strong(passages, q)]
    counted = [q for q in candidates if q.rule != "dual"]
    declared = (strong or counted or candidates)[0]
    alike = [q for q in counted if q.sentence != declared.sentence and is_near(q, declared)]
    first = next((q for q in alike if q.sentence >= passages.title_end), declared)
    if alike and alike[0] is first and first.first < declared.first:
        declared, alike = alike[0], [*alike[1:], declared]  # what is told first is the issuer's
    rivals = strong or [q for q in counted if q.sentence != declared.sentence]
    larger = [q for q in counted if q.value.value > declared.value.value]
    against = [
        q
        for q in candidates
        if q is not declared
        and (q in rivals or q in larger or q in alike)
        and not compatible(declared.value, q.value)
    ]
    return Totals(declared, tuple(against))


def is_near(one: Fact[Quantity], other: Fact[Quantity]) -> bool:
    """Whether two numbers are so near that one cannot be a small part of the other."""
    return are_near(one.value.value, other.value.value)


def are_near(one: Decimal, other: Decimal) -> bool:
    """Whether two figures may be meant for one number."""
    low, high = sorted((one, other))
    return low >= high * _NEAR


def _words(name: str) -> frozenset[str]:
    return lexicon.words(lexicon.data("meetings")[name])


def _is_strong(passages: Passages, quantity: Fact[Quantity]) -> bool:
    """Whether a number is told as a total: bilateral meetings, or «بلغ عدد», «مجموع»."""
    if quantity.rule == "dual":
        return False
    if is_bilateral(passages, quantity):
        return True
    sentence = passages.sentences[quantity.sentence]
    before = passages.tokens[max(quantity.first - _TOTAL_REACH, sentence.first) : quantity.first]
    summing = lexicon.words(lexicon.data("meetings")["summing"])
    return any(
        stem.removeprefix("ال") in summing for token in before for _, stem in stems(token.key)
    )


def is_bilateral(passages: Passages, quantity: Fact[Quantity]) -> bool:
    """Whether «ثنائي» stands behind a number and its noun."""
    after = passages.tokens[quantity.last : quantity.last + 2]
    stem = fold(lexicon.data("meetings")["bilateral"])
    return any(token.key.startswith(stem) for token in after)


def compatible(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers of one thing can both be true, by their bounds."""
    low, high = _interval(one)
    other_low, other_high = _interval(other)
    return low <= other_high and other_low <= high


def _interval(quantity: Quantity) -> tuple[Decimal, Decimal]:
    value = quantity.value
    low = quantity.low if quantity.low is not None else value
    infinite = Decimal("Infinity")
    match quantity.bound:
        case "more_than" | "at_least":
            return low, infinite
        case "less_than" | "at_most":
            return Decimal(0), value
        case "about":
            return low * Decimal("0.9"), value * Decimal("1.1")
        case "exact":
            return low, value


def _noun_told(passages: Passages, quantity: Fact[Quantity]) -> Noun | None:
    """Return what «بلغ عددها سبعة» counts: the talks that the sentence named before."""
    owned = lexicon.words(lexicon.data("meetings")["their_number"])
    first = passages.sentences[quantity.sentence].first
    before = [token.key for token in passages.tokens[first : quantity.first]]
    if quantity.value.noun or not owned.intersection(before[-_PART_REACH:]):
        return None
    talks = (stem for key in reversed(before) for _, stem in stems(key) if _is_of_talks(stem))
    keys = (talk.removeprefix("ال") for talk in talks)
    return next((nouns()[key] for key in keys if key in nouns()), None)


def _named(passages: Passages, quantity: Fact[Quantity]) -> Fact[Quantity]:
    """Return a total with the noun that its sentence named before, where it has none."""
    noun = _noun_told(passages, quantity)
    if noun is None:
        return quantity
    value = replace(quantity.value, noun=noun.plural, unit=noun.unit)
    return replace(quantity, value=value)


def _is_of_talks(noun: str) -> bool:
    """Whether a noun is one of bilateral talks; «لقاءاته» is, too."""
    talks = lexicon.words(lexicon.data("meetings")["nouns"])
    key = fold(noun).removeprefix("ال")
    return any(key.removesuffix(owner) in talks for owner in ("", "ه", "ها", "هم"))


def _is_a_rate(passages: Passages, quantity: Fact[Quantity]) -> bool:
    """«اجتماعين في السنة», «بمعدل ثلاثة اجتماعات» tell how often, and no total."""
    sentence = passages.sentences[quantity.sentence]
    first = max(quantity.first - 1, sentence.first)
    last = min(quantity.last + _RATE_REACH, sentence.last)
    rates = lexicon.words(lexicon.data("meetings")["rates"])
    return any(token.key in rates for token in passages.tokens[first:last])


def _is_total(passages: Passages, quantity: Fact[Quantity]) -> bool:
    data = lexicon.data("meetings")
    sentence = passages.sentences[quantity.sentence]
    if not _is_of_talks(quantity.value.noun) and _noun_told(passages, quantity) is None:
        return False
    if _is_a_rate(passages, quantity):
        return False
    if quantity.rule == "part":
        return False
    first = max(quantity.first - _PART_REACH, sentence.first)
    near = passages.tokens[first : quantity.first]
    parts = lexicon.words(data["parts"])
    behind = passages.tokens[quantity.last : min(quantity.last + 1, sentence.last)]
    if any({stem for _, stem in stems(token.key)} & parts for token in (*near, *behind)):
        return False
    declaring = lexicon.words(data["declaring"])
    return quantity.rule != "dual" or any(
        {stem for _, stem in stems(token.key)} & declaring
        for token in passages.tokens[sentence.first : sentence.last]
    )
