"""The place behind a party's name: «المعهد الدولي … في أبيدجان», «معهد العالم العربي بباريس»."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from press_dossier.sources.article import lexicon
from press_dossier.sources.article.agreements.party_words import party_words
from press_dossier.sources.article.facts import Country, Fact, Institution
from press_dossier.sources.article.text.passages import Token


def seat(tokens: Sequence[Token], institution: Fact[Institution]) -> str | None:
    """Return the country of the city behind an institution; an organisation only meets there."""
    index = institution.last
    roaming = institution.value.head in party_words().roaming
    if institution.rule != "institution-head" or roaming or index >= len(tokens):
        return None
    index += tokens[index].key == "في"
    city = lexicon.cities().at(tokens, index, len(tokens)) if index < len(tokens) else None
    placed = city is not None and (city.proclitic == "ب" or index > institution.last)
    return city.meaning if city is not None and placed else None


def behind_seat(
    tokens: Sequence[Token], countries: Mapping[int, Fact[Country]], index: int, stop: int
) -> int:
    """Return the token after a place at `index` where a row of parties goes on behind it."""
    first = index + (index + 1 < stop and tokens[index].key == "في")
    if first >= stop:
        return index
    city = lexicon.cities().at(tokens, first, stop)
    country = countries.get(first) if first > index else None
    if city is not None and first == index and city.proclitic != "ب":
        return index
    last = city.last if city is not None else country.last if country is not None else index
    return last if last < stop and tokens[last].key[0] in "و،," else index
