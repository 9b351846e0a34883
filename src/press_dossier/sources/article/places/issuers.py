"""The country whose side an article tells: its agency's, its embassy's, its dateline's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from press_dossier import geography
from press_dossier.sources.article import lexicon
from press_dossier.sources.article.agreements.party_words import party_words
from press_dossier.sources.article.events import City
from press_dossier.sources.article.facts import Country, Fact
from press_dossier.sources.article.text.passages import Passages
from press_dossier.sources.article.text.phrases import Phrases, stems

_HEAD = 40  # tokens in which an article names its agency, or the embassy that issues it
_DATELINES = 3  # lines among which one may open with a dateline
_WEIGHT = 2  # mentions that make a country the issuer's; an opening nationality is worth them


@cache
def _agencies() -> Phrases[str]:
    return Phrases.grouped(lexicon.data("issuers")["agencies"])


def state(
    passages: Passages, countries: Sequence[Fact[Country]], towns: Sequence[Fact[City]]
) -> str | None:
    """Return the issuer's country: by its agency or embassy, its dateline, or named most."""
    opened = _opened(passages, countries)
    if opened is not None:
        return opened
    lines = [s for s in passages.sentences if s.paragraph < _DATELINES]
    heads = {s.paragraph: s.first for s in reversed(lines)}
    for town in towns:
        if town.first in heads.values():
            return town.value.country
    for country in countries:
        if country.first == heads.get(0):
            code = country.value.code or _rival(country.value)
            if code is not None:
                return code
    codes = Counter(fact.value.code for fact in countries if fact.value.code)
    codes.update(town.value.country for town in towns)
    opening = next((fact for fact in countries if fact.sentence <= 1 and fact.value.code), None)
    if opening is not None and opening.value.code and _is_own(passages, opening):
        codes[opening.value.code] += _WEIGHT  # «هيئة السوق المالية السعودية»
    named = [code for code, times in codes.most_common(1) if times >= _WEIGHT]
    return named[0] if named else None


def _opened(passages: Passages, countries: Sequence[Fact[Country]]) -> str | None:
    """Return the country of the agency in brackets («(كونا)»), or of an embassy's communiqué."""
    tokens = passages.tokens
    last = min(_HEAD, len(tokens))
    for hit in _agencies().within(tokens, 0, last):
        around = (tokens[hit.first - 1], tokens[hit.last] if hit.last < len(tokens) else None)
        if hit.first and passages.sentence_at(hit.first).last == hit.last:
            return hit.meaning  # a dateline that ends in it
        if hit.first and any(token is not None and token.kind == "mark" for token in around):
            return hit.meaning
    embassies = lexicon.words(lexicon.data("issuers")["embassies"])
    for country in countries:
        if 0 < country.first < last and country.value.code:
            before = tokens[country.first - 1]
            if {stem.removeprefix("ال") for _, stem in stems(before.key)} & embassies:
                return country.value.code
    return None


def _is_own(passages: Passages, country: Fact[Country]) -> bool:
    """Whether a nationality may be the issuer's: not that of «الطرف», «نظيره», «السفير»."""
    before = passages.tokens[country.first - 1].key if country.first else ""
    sides = {stem.removeprefix("ال") for _, stem in stems(before)} & party_words().sides
    return country.value.form == "adjective" and not sides


def _rival(country: Country) -> str | None:
    """Return Jordan for the «عمان» of a dateline that the text does not mean as Oman."""
    rivals: dict[str, str] = lexicon.data("groups")["rivals"]
    return rivals.get(geography.resolve(country.spelled) or "")
