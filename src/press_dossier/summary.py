"""The table of meetings by continent and what reconciles it with the total declared. No words.

A region's number is its meeting records if it has any (its bare countries are then listed, not
counted), else its countries. Regions of different units give one total a unit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from press_dossier import geography
from press_dossier.model import Country, Dossier, Meetings, Memoranda, Number, Region, Regions
from press_dossier.model.facts import COUNTRY_UNIT, RECORD_UNIT
from press_dossier.model.paths import names as member_names


class RegionSummary(NamedTuple):
    """One row: the region, its number with its unit, its countries each once, in order.

    `path` is the region's path; `bare` are countries listed beside records and not counted.
    """

    path: str
    name: str
    code: str | None
    open: bool
    unit: str
    number: int
    countries: tuple[Country, ...]
    entities: tuple[str, ...]
    bare: tuple[Country, ...] = ()


class Total(NamedTuple):
    """The sum over the regions of one unit."""

    unit: str
    number: int


class Summary(NamedTuple):
    """The whole table. `elsewhere` are countries met only in memoranda.

    `declared_at` is the path of the declared total, empty where there is none.
    """

    declared: Number | None
    declared_at: str
    regions: tuple[RegionSummary, ...]
    totals: tuple[Total, ...]
    elsewhere: tuple[Country, ...]

    @property
    def open_regions(self) -> tuple[RegionSummary, ...]:
        """The regions whose list names only some."""
        return tuple(region for region in self.regions if region.open)

    @property
    def listed(self) -> int:
        """How many countries are in the lists, each once."""
        return len(set(_parties(self.regions)))


def summarise(dossier: Dossier, section: Regions | None = None) -> Summary:
    """Return the summary of one `regions` section, or of all of them."""
    rows: list[RegionSummary] = []
    for member in dossier.sections:
        if isinstance(member, Regions) and (section is None or member is section):
            path = f"sections.{dossier.section_id(member)}.regions"
            names = member_names(member.regions)
            rows += (
                _row(f"{path}.{name}", region)
                for name, region in zip(names, member.regions, strict=True)
            )
    totals: Counter[str] = Counter()
    for row in rows:
        totals[row.unit] += row.number
    declared, declared_at = _declared(dossier)
    return Summary(
        declared=declared,
        declared_at=declared_at,
        regions=tuple(rows),
        totals=tuple(Total(unit, number) for unit, number in totals.items()),
        elsewhere=tuple(_elsewhere(dossier, rows)),
    )


def shares(numbers: Sequence[int], parts: int = 100) -> list[int]:
    """Return each number's share of their total in whole `parts`, by largest remainder."""
    total = sum(numbers)
    if not total:
        return [0] * len(numbers)
    floors = [number * parts // total for number in numbers]
    order = sorted(range(len(numbers)), key=lambda i: (-(numbers[i] * parts % total), i))
    for index in order[: parts - sum(floors)]:
        floors[index] += 1
    return floors


def _declared(dossier: Dossier) -> tuple[Number | None, str]:
    for section in dossier.sections:
        if isinstance(section, Meetings) and section.declared is not None:
            return section.declared, f"sections.{dossier.section_id(section)}.declared"
    return None, ""


def _row(path: str, region: Region) -> RegionSummary:
    records = [entry for entry in region.countries if entry.is_record]
    bare = [entry for entry in region.countries if not entry.is_record]
    countries: dict[str, Country] = {}
    for entry in region.countries:
        if entry.country is not None:
            countries.setdefault(entry.country.code, entry.country)
    entities = dict.fromkeys(e.entity for e in region.countries if e.entity is not None)
    counted = len(records) if records else len(countries) + len(entities)
    recorded = {entry.country.code for entry in records if entry.country is not None}
    uncounted = [e.country for e in bare if e.country and e.country.code not in recorded]
    return RegionSummary(
        path=path,
        name=region.name,
        code=region.code or geography.region_code(region.name),
        open=region.open,
        unit=RECORD_UNIT if records else COUNTRY_UNIT,
        number=counted,
        countries=tuple(countries.values()),
        entities=tuple(entities),
        bare=tuple(uncounted) if records else (),
    )


def _parties(rows: Iterable[RegionSummary]) -> Iterable[str]:
    for row in rows:
        yield from (country.code for country in row.countries)
        yield from row.entities


def _elsewhere(dossier: Dossier, rows: Sequence[RegionSummary]) -> Iterable[Country]:
    listed = set(_parties(rows))
    found: dict[str, Country] = {}
    for section in dossier.sections:
        if isinstance(section, Memoranda):
            for group in section.groups:
                for memorandum in group.memoranda:
                    for partner in memorandum.partners:
                        if partner.country and partner.country.code not in listed:
                            found.setdefault(partner.country.code, partner.country)
    return found.values()
