"""The facts that a key figure may refer to, by path: numbers given, and those computed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from press_dossier.model.dossier import Dossier
from press_dossier.model.numbers import Number
from press_dossier.model.paths import Location, index
from press_dossier.model.sections import Memoranda, Regions

COUNTRY_UNIT = "country"
MEMORANDUM_UNIT = "memorandum"
RECORD_UNIT = "meeting"


@dataclass(frozen=True, slots=True)
class Fact:
    """A number; `rule` names how it was computed, `operands` the paths it was computed from."""

    number: Number
    rule: str | None = None
    operands: tuple[str, ...] = ()


def facts(
    dossier: Dossier, parts: Mapping[str, tuple[Location, object]] | None = None
) -> Mapping[str, Fact]:
    """Return every fact of a dossier by its path; `parts` is its index, where it is at hand.

    Computed are, of a `regions` section, `countries` (named in its lists) and `records`
    (meetings listed); of a `memoranda` section `signed`, `renewed` and `discussed`.
    """
    found: dict[str, Fact] = {}
    parts = index(dossier) if parts is None else parts
    for path, (_, value) in parts.items():
        if isinstance(value, Number):
            found[path] = Fact(value)
    for section in dossier.sections:
        path = f"sections.{dossier.section_id(section)}"
        if isinstance(section, Regions):
            found |= _of_regions(path, section, parts)
        elif isinstance(section, Memoranda):
            found |= _of_memoranda(path, section, parts)
    return found


def _of_regions(path: str, section: Regions, parts: Mapping[str, object]) -> dict[str, Fact]:
    inside = f"{path}.regions."
    entries = [(region, entry) for region in section.regions for entry in region.countries]
    operands = tuple(p for p in parts if p.startswith(inside) and p.count(".countries.") == 1)
    named = {e.country.code if e.country else e.entity for _, e in entries}
    records = sum(entry.is_record for _, entry in entries)
    found = {f"{path}.countries": _count(len(named), COUNTRY_UNIT, "countries_named", operands)}
    if records:
        found[f"{path}.records"] = _count(records, RECORD_UNIT, "meetings_listed", operands)
    return found


def _of_memoranda(path: str, section: Memoranda, parts: Mapping[str, object]) -> dict[str, Fact]:
    found = {}
    members = [memorandum for group in section.groups for memorandum in group.memoranda]
    inside = f"{path}.groups."
    operands = tuple(p for p in parts if p.startswith(inside) and ".partners." in p)
    for state in ("signed", "renewed", "discussed"):
        count = sum(memorandum.state == state for memorandum in members)
        if count:
            found[f"{path}.{state}"] = _count(
                count, MEMORANDUM_UNIT, f"memoranda_{state}", operands
            )
    return found


def _count(value: int, unit: str, rule: str, operands: tuple[str, ...]) -> Fact:
    return Fact(Number(value=Decimal(value), unit=unit), rule, operands)
