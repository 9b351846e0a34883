"""The facts that a key figure may refer to, by path: numbers given, and those computed."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from press_dossier.model.dossier import Dossier
from press_dossier.model.numbers import Number
from press_dossier.model.paths import walk
from press_dossier.model.sections import Memoranda, Region, Regions

COUNTRY_UNIT = "country"
MEMORANDUM_UNIT = "memorandum"
RECORD_UNIT = "meeting"


class Fact(NamedTuple):
    """A number; `rule` names how it was computed, from parts below `within` in lists `of`."""

    number: Number
    rule: str | None = None
    within: str = ""
    of: str = ""

    def counts(self, path: str) -> bool:
        """Say whether it was computed from the part at a path."""
        return bool(self.of) and path.startswith(f"{self.within}.") and f".{self.of}." in path


def facts(dossier: Dossier) -> Mapping[str, Fact]:
    """Return every fact of a dossier by its path.

    Computed are, of a `regions` section, `countries` (named in its lists) and `records`
    (meetings listed); of a `memoranda` section `signed`, `renewed` and `discussed`.
    """
    # Regions hold no numbers, but thousands of meetings.
    found = {
        path: Fact(value)
        for path, _, value in walk(dossier, closed=(Region,))
        if isinstance(value, Number)
    }
    for section in dossier.sections:
        path = f"sections.{dossier.section_id(section)}"
        if isinstance(section, Regions):
            found |= _of_regions(path, section)
        elif isinstance(section, Memoranda):
            found |= _of_memoranda(path, section)
    return found


def _of_regions(path: str, section: Regions) -> dict[str, Fact]:
    entries = [entry for region in section.regions for entry in region.countries]
    named = {entry.country.code if entry.country else entry.entity for entry in entries}
    records = sum(entry.is_record for entry in entries)
    counted = _counted(len(named), COUNTRY_UNIT)
    below = f"{path}.regions"
    found = {f"{path}.countries": Fact(counted, "countries_named", below, "countries")}
    if records:
        counted = _counted(records, RECORD_UNIT)
        found[f"{path}.records"] = Fact(counted, "meetings_listed", below, "countries")
    return found


def _of_memoranda(path: str, section: Memoranda) -> dict[str, Fact]:
    found = {}
    members = [memorandum for group in section.groups for memorandum in group.memoranda]
    for state in ("signed", "renewed", "discussed"):
        count = sum(memorandum.state == state for memorandum in members)
        if count:
            counted = _counted(count, MEMORANDUM_UNIT)
            rule = f"memoranda_{state}"
            found[f"{path}.{state}"] = Fact(counted, rule, f"{path}.groups", "partners")
    return found


def _counted(value: int, unit: str) -> Number:
    return Number(value=Decimal(value), unit=unit)
