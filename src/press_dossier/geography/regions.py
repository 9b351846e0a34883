"""Regions: UN M49's by their three digits, and groups of countries that the press speaks of.

A group without an M49 code («المغرب العربي», «الخليج») has a code of its own in `regions.tsv`
(`maghreb`, `gulf`) with its members there; the European Union is `EU`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from press_dossier import resources, tables
from press_dossier.geography.countries import is_code, territory_name
from press_dossier.geography.folding import has_article, is_arabic, squeeze


class Region(NamedTuple):
    """One line of `regions.tsv`. `members` are region or country codes; empty: M49 has them."""

    code: str
    members: tuple[str, ...]
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    en: str
    fr: str


@cache
def regions() -> dict[str, Region]:
    """Every region that has a name in the data, by code."""
    return {
        row["code"]: Region(
            row["code"],
            tuple(row["members"].split()),
            tuple(tables.cell(row["names"])),
            tuple(tables.cell(row["adjectives"])),
            row["en"],
            row["fr"],
        )
        for row in tables.rows("geography/regions")
    }


@cache
def containment() -> dict[str, list[str]]:
    """Return each region's direct members by way of CLDR: `{"015": ["DZ", "EG", …]}`."""
    data: dict[str, dict[str, list[str]]] = json.loads(
        resources.data("geography/containment.json").read_text(encoding="utf-8")
    )
    return data["contains"]


def region_code(name: str) -> str | None:
    """Return the code of the region that `name` means: «آسيا» is "142"; else None.

    Takes codes, the spellings in the data, CLDR's own names in Arabic, English and French.
    """
    stripped = name.strip()
    if stripped in regions() or stripped in containment():
        return stripped
    key = squeeze(name)
    return (_index() if is_arabic(name) else _latin_index()).get(key)


def region_name(code: str, locale: str = "ar") -> str:
    """Return a region's name: CLDR's for M49, else the data's. KeyError where there is none."""
    region = regions().get(code)
    if region is None or not region.members:
        return territory_name(code, locale)
    other = {"en": region.en, "fr": region.fr}.get(locale[:2])
    return other or region.names[0]


def region_of(code: str) -> tuple[str, ...]:
    """Return the M49 codes that a country lies in, the smallest first, without the world.

    `region_of("MA")` is `("015", "002")`; a territory that M49 leaves out has none.
    """
    return tuple(region for region, _size in _parents().get(code, ()))


def contains(region_code: str, country_code: str) -> bool:
    """Whether a country lies in a region. KeyError for a region that is not known."""
    return country_code in members(region_code)


@cache
def members(code: str) -> frozenset[str]:
    """Return the codes of all countries in a region. KeyError for one that is not known."""
    return frozenset(_members(code))


def _members(code: str) -> Iterator[str]:
    region = regions().get(code)
    direct = region.members if region and region.members else containment()[code]
    for member in direct:
        if is_code(member):
            yield member
        else:
            yield from members(member)


@cache
def _parents() -> dict[str, list[tuple[str, int]]]:
    parents: dict[str, list[tuple[str, int]]] = {}
    sizes = {code: len(members(code)) for code in containment() if code.isdigit()}
    del sizes["001"]
    for code, size in sorted(sizes.items(), key=lambda pair: (pair[1], pair[0])):
        for member in members(code):
            parents.setdefault(member, []).append((code, size))
    return parents


@cache
def _index() -> dict[str, str]:
    index: dict[str, str] = {}
    for code, region in regions().items():
        for name in region.names:
            key = squeeze(name)
            index[key] = code
            if has_article(name):
                index.setdefault(key[2:], code)
    return index


@cache
def _latin_index() -> dict[str, str]:
    index = {}
    for locale in ("en", "fr"):
        for code in (*containment(), *regions()):
            index[squeeze(region_name(code, locale))] = code
    return index
