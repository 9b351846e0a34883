"""All that is read from an article, recogniser by recogniser."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from press_dossier.sources.article.agreements.memoranda import memoranda
from press_dossier.sources.article.agreements.miscounts import Miscount, miscounts
from press_dossier.sources.article.events import City, Event, cities, dinners, event
from press_dossier.sources.article.facts import (
    Country,
    Dinner,
    Fact,
    Grouping,
    Institution,
    Memorandum,
    Person,
    Quantity,
    Quotation,
)
from press_dossier.sources.article.names.institutions import institutions
from press_dossier.sources.article.names.people import people
from press_dossier.sources.article.numbers.clashes import Clash, clashes
from press_dossier.sources.article.numbers.quantities import amounts
from press_dossier.sources.article.numbers.timing import Dated, dates
from press_dossier.sources.article.numbers.totals import Totals, totals
from press_dossier.sources.article.places.countries import Places, misspelled, places
from press_dossier.sources.article.places.groups import groupings
from press_dossier.sources.article.places.issuers import state
from press_dossier.sources.article.quotes import quotes
from press_dossier.sources.article.text.cleaned import clean
from press_dossier.sources.article.text.passages import Passages, split


@dataclass(frozen=True)
class Reading:
    """The facts of an article by kind, each list in the order of the text."""

    passages: Passages
    state: str | None
    """The country whose side the article tells: named in its dateline, or most often."""
    countries: Sequence[Fact[Country]]
    groupings: Sequence[Fact[Grouping]]
    institutions: Sequence[Fact[Institution]]
    people: Sequence[Fact[Person]]
    quantities: Sequence[Fact[Quantity]]
    durations: Sequence[Fact[Quantity]]
    dates: Sequence[Fact[Dated]]
    memoranda: Sequence[Fact[Memorandum]]
    dinners: Sequence[Fact[Dinner]]
    quotes: Sequence[Fact[Quotation]]
    cities: Sequence[Fact[City]]
    event: Fact[Event] | None
    totals: Totals
    clashes: Sequence[Clash]
    """Totals of other things that cannot both be true."""
    miscounts: Sequence[Miscount]
    """Counts of memoranda that are not as many as those named."""


def read(text: str) -> Reading:
    """Read an article; offsets of its facts are those of `text`."""
    passages = split(clean(text))
    named = people(passages)
    found = places(passages, named)
    countries = sorted(
        [*found.countries, *misspelled(passages, found)], key=lambda fact: fact.first
    )
    dated = dates(passages)
    organised = institutions(passages, found.countries)
    pairs = {fact.first for fact in organised if fact.rule == "institution-of-two"}
    measured = amounts(passages, [_span(passages, fact) for fact in dated], pairs)
    towns = cities(passages)
    side = state(passages, found.countries, towns)
    signed = memoranda(passages, found.countries, organised, side)
    return Reading(
        passages=passages,
        state=side,
        countries=countries,
        groupings=groupings(passages, Places(countries, found.regions), organised),
        institutions=organised,
        people=[person for person in named if not _is_inside(person, organised)],
        quantities=measured.quantities,
        durations=measured.durations,
        dates=dated,
        memoranda=signed.found,
        dinners=dinners(passages),
        quotes=quotes(passages, named),
        cities=towns,
        event=event(passages),
        totals=totals(passages, measured.quantities),
        clashes=clashes(passages, measured.quantities, _other_times(dated)),
        miscounts=miscounts(passages, measured.quantities, signed),
    )


def _other_times(dated: Sequence[Fact[Dated]]) -> Iterator[int]:
    """Yield the sentences that tell of a year or a month; a day is that of the event itself."""
    yield from (fact.sentence for fact in dated if fact.value.first.day is None)


def _span(passages: Passages, fact: Fact[Dated]) -> tuple[int, int]:
    return passages.tokens[fact.first].start, passages.tokens[fact.last - 1].end


def _is_inside(person: Fact[Person], institutions: Sequence[Fact[Institution]]) -> bool:
    """Whether a name belongs to an institution's: «جامعة نايف العربية»."""
    return any(found.first <= person.first < found.last for found in institutions)
