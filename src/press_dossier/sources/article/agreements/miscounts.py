"""Memoranda that a text counts otherwise than it names: «ثلاث مذكرات تفاهم مع هيئة …»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from press_dossier.sources.article.agreements.memoranda import Memoranda
from press_dossier.sources.article.agreements.outcomes import is_signing
from press_dossier.sources.article.facts import Fact, Memorandum, Quantity, State
from press_dossier.sources.article.numbers.totals import compatible
from press_dossier.sources.article.text.passages import Passages

_DOCUMENT = "document"
_SIGNING_REACH = 3  # tokens around «أربع وثائق»


@dataclass(frozen=True, slots=True)
class Miscount:
    """A stated count of memoranda, what became of them, and those that are named of them."""

    count: Fact[Quantity]
    state: State
    named: Sequence[Fact[Memorandum]]


def miscounts(
    passages: Passages, quantities: Sequence[Fact[Quantity]], memoranda: Memoranda
) -> list[Miscount]:
    """Return the counts that no way of counting the memoranda behind them comes to.

    A count that a headline and the body tell is one, where the body tells it.
    """
    found: dict[tuple[str | None, Decimal, State], Miscount] = {}
    for quantity in quantities:
        tokens = range(quantity.first, quantity.last)
        noun = next((index for index in tokens if index in memoranda.states), None)
        if noun is None or quantity.rule == "part" or not _may_be_signed(passages, quantity):
            continue
        state = memoranda.states[noun]
        own = [fact for fact in memoranda.found if fact.first <= noun < fact.last]
        named = _named(noun, quantity, own, memoranda)
        counts = _counts(len(own), state, named)
        if not any(compatible(quantity.value, _exactly(count)) for count in counts):
            alike = [fact for fact in named if fact.value.state == state]
            told = quantity.value.unit, quantity.value.value, state
            found[told] = Miscount(quantity, state, own or alike)
    return list(found.values())


def _may_be_signed(passages: Passages, quantity: Fact[Quantity]) -> bool:
    """Whether documents are signed themselves, and not «رقمنة 12 ألف وثيقة» what is agreed on."""
    if quantity.value.unit != _DOCUMENT:
        return True
    sentence = passages.sentences[quantity.sentence]
    first = max(quantity.first - _SIGNING_REACH, sentence.first)
    last = min(quantity.last + _SIGNING_REACH, sentence.last)
    return any(is_signing(token) for token in passages.tokens[first:last])


def _named(
    noun: int, quantity: Fact[Quantity], own: Sequence[Fact[Memorandum]], memoranda: Memoranda
) -> Sequence[Fact[Memorandum]]:
    """Return the memoranda that a count may be of.

    `own` are those whose partners stand with its noun: its sentence goes on with them as far as
    the next noun. Without them all that follow are meant, and all of the text where none does.
    """
    behind = [fact for fact in memoranda.found if fact.last > noun]
    if own:
        last = min((i for i in memoranda.states if i > noun), default=None)
        here = [fact for fact in behind if fact.sentence == quantity.sentence]
        return [fact for fact in here if last is None or fact.first < last]
    return behind or memoranda.found


def _counts(least: int, state: State, named: Sequence[Fact[Memorandum]]) -> Iterator[int]:
    """Yield how many are named up to each of them: of the same state, and of any."""
    yield from range(least, sum(fact.value.state == state for fact in named) + 1)
    yield from range(least, len(named) + 1)


def _exactly(count: int) -> Quantity:
    return Quantity(Decimal(count), "exact", "")
