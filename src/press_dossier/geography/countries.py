"""Countries by ISO 3166-1 code: what they are called, and which one a name means."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from press_dossier import tables
from press_dossier.geography.folding import fold, has_article, is_arabic, squeeze

_CODE = re.compile(r"[A-Za-z]{2,3}")
_LATIN_LOCALES = ("en", "fr")
_LONG_NAME = 10
"""Letters from which on two may be wrong: in shorter names that is another place (بافاريا)."""


class Country(NamedTuple):
    """One line of `countries.tsv`; the first name is CLDR's where that is one people write."""

    code: str
    names: tuple[str, ...]
    formal: tuple[str, ...]
    adjectives: tuple[str, ...]
    peoples: tuple[str, ...]
    latin: tuple[str, ...]


@cache
def countries() -> dict[str, Country]:
    """Every country and territory of ISO 3166-1, with Kosovo (XK), by code."""
    table = {}
    for row in tables.rows("geography/countries"):
        code = row.pop("code")
        table[code] = Country(code, **{name: tuple(tables.cell(row[name])) for name in row})
    return table


def codes() -> tuple[str, ...]:
    """All known codes in their order: `("AD", "AE", …)`."""
    return tuple(countries())


def is_code(code: str) -> bool:
    """Whether `code` is a known two-letter code, in capitals."""
    return code in countries()


def resolve(name: str, names: Mapping[str, str] | None = None) -> str | None:
    """Return the code of the one country that `name` means, else None.

    Takes any spelling in the data with or without its article, titles («دولة قطر»), English and
    French names, codes of two or three letters. `names` is the office's own list, code to name;
    it wins. A name of several countries («الكونغو») is None: see `candidates`.
    """
    found = candidates(name, names)
    return found[0] if len(found) == 1 else None


def candidates(name: str, names: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Return the codes of every country that `name` may mean: none, one, or several."""
    key = squeeze(name)
    if not key:
        return ()
    own = tuple(code for code, text in (names or {}).items() if squeeze(text) == key)
    if own:
        return own
    if is_arabic(name):
        return _arabic(name)
    stripped = name.strip()
    if _CODE.fullmatch(stripped) and (code := _by_code(stripped.upper())):
        return (code,)
    return _latin_index().get(key, ())


def suggest(name: str, limit: int = 3) -> list[str]:
    """Return spellings near to `name`, the nearest first, one a country; never a match."""
    several = candidates(name)
    if several:
        return [countries()[code].names[0] for code in several][:limit]
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    known = _spellings() if is_arabic(name) else _latin_spellings()
    key = squeeze(name)
    slips = 1 if len(key) < _LONG_NAME else 2
    near = process.extract(
        key, known.keys(), scorer=OSA.distance, score_cutoff=slips, limit=limit * 8
    )
    nearest: dict[str, str] = {}
    for key, _score, _index in near:
        code, text = known[key]
        nearest.setdefault(code, text)
    return list(nearest.values())[:limit]


def display_name(code: str, locale: str = "ar", names: Mapping[str, str] | None = None) -> str:
    """Return the name that is shown for a code: the office's list, else CLDR's.

    Raises KeyError for a code that is not known.
    """
    if names and code in names:
        return names[code]
    if not is_code(code):
        raise KeyError(code)
    return territory_name(code, locale)


@cache
def centroid(code: str) -> tuple[float, float]:
    """Return the point (longitude, latitude in degrees) that stands for a country on a map.

    It lies inside the country's largest part, so a country in a crescent keeps its marker on
    land. Raises KeyError for a code that is not known.
    """
    return _points()[code]


def territory_name(code: str, locale: str) -> str:
    """Return CLDR's name of a country or a region («002»); falls back to Arabic."""
    from babel import Locale

    own = Locale.parse(locale, sep="-" if "-" in locale else "_").territories
    return str(own[code] if code in own else Locale("ar").territories[code])


def _arabic(name: str) -> tuple[str, ...]:
    for text in _without_titles(name):
        if found := _arabic_index().get(squeeze(text)):
            return found
        if has_article(text) and (found := _arabic_index().get(squeeze(text)[2:])):
            return found
    return ()


def _without_titles(name: str) -> list[str]:
    first, _, rest = name.strip().partition(" ")
    titled = fold(first) in {fold(title) for title in tables.words("geography/context", "title")}
    return [name, rest] if titled and rest else [name]


@cache
def _arabic_index() -> dict[str, tuple[str, ...]]:
    whole: dict[str, set[str]] = defaultdict(set)
    bare: dict[str, set[str]] = defaultdict(set)
    for code, country in countries().items():
        for text in country.names + country.formal:
            _add(whole, bare, text, {code})
    for row in tables.rows("geography/ambiguous"):
        if row["kind"] == "name":
            _add(whole, bare, row["spelling"], set(row["codes"].split()))
    return {key: tuple(sorted(found)) for key, found in (bare | whole).items()}


def _add(whole: dict[str, set[str]], bare: dict[str, set[str]], text: str, found: set[str]) -> None:
    key = squeeze(text)
    whole[key] |= found
    if has_article(text):
        bare[key[2:]] |= found


@cache
def _latin_index() -> dict[str, tuple[str, ...]]:
    index: dict[str, set[str]] = defaultdict(set)
    for key, (code, _text) in _latin_spellings().items():
        index[key].add(code)
    return {key: tuple(sorted(found)) for key, found in index.items()}


@cache
def _latin_spellings() -> dict[str, tuple[str, str]]:
    from babel import Locale

    known: dict[str, tuple[str, str]] = {}
    for locale in _LATIN_LOCALES:
        territories = Locale(locale).territories
        for code in codes():
            known.setdefault(squeeze(territories[code]), (code, str(territories[code])))
    for code, country in countries().items():
        for text in country.latin:
            known[squeeze(text)] = (code, text)
    return known


@cache
def _spellings() -> dict[str, tuple[str, str]]:
    return {
        squeeze(text): (code, text)
        for code, country in countries().items()
        for text in reversed(country.names + country.formal)
    }


def _by_code(code: str) -> str | None:
    if is_code(code):
        return code
    from babel.core import get_global

    aliases: list[str] = get_global("territory_aliases").get(code, [])
    known = [alias for alias in aliases if is_code(alias)]
    return known[0] if len(known) == 1 else None


@cache
def _points() -> dict[str, tuple[float, float]]:
    return {
        row["code"]: (float(row["lon"]), float(row["lat"]))
        for row in tables.rows("geography/points")
    }
