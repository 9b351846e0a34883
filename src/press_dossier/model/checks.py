"""What a dossier says that cannot be: contradictions and references to nothing.

Fields are checked by their types; here are the rules that look at several at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from press_dossier import geography
from press_dossier.errors import Place, Problem, shortened
from press_dossier.model.dossier import Dossier, Doubt, Evidence
from press_dossier.model.facts import COUNTRY_UNIT, Fact, facts
from press_dossier.model.numbers import COUNTED_UNITS, Number
from press_dossier.model.paths import Location, index, members, walk
from press_dossier.model.sections import Entry, Meetings, Region, Regions

_Parts = Mapping[str, tuple[Location, object]]
_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem at a location of the source's data; `sources` adds file, line and column."""

    location: Location
    code: str
    found: str | None = None
    expected: str | None = None
    nearest: str | None = None
    severity: Literal["error", "warning"] = "error"
    values: Mapping[str, str] = field(default_factory=lambda: _NOTHING)

    def problem(self, place: Place) -> Problem:
        """Return the problem at its place in a file."""
        return Problem(
            self.code,
            place,
            shortened(self.found),
            self.expected,
            self.nearest,
            self.severity,
            self.values,
        )


def check(dossier: Dossier) -> list[Finding]:
    """Return every finding. In a draft, a contradiction that a doubt names is a warning."""
    parts: _Parts = index(dossier) if dossier.evidence or dossier.doubts else {}
    findings = [
        *_identifiers(dossier),
        *_references(dossier, parts),
        *_countries(dossier),
        *_numbers(dossier),
        *_totals(dossier),
    ]
    if dossier.status != "draft":
        return findings
    doubted = {parts[doubt.at][0] for doubt in dossier.doubts if doubt.at in parts}
    return [_softened(finding, doubted) for finding in findings]


def without_evidence(dossier: Dossier) -> list[Finding]:
    """Return an error for each figure and name that no evidence supports.

    Where an evidence for a number says another one, that is told instead.
    """
    from press_dossier.model.claims import claims

    found = dict(_beside_the_number(dossier))
    return [
        *found.values(),
        *(
            Finding(claim.location, "no-evidence", found=claim.surface)
            for claim in claims(dossier)
            if not claim.is_supported and claim.location not in found
        ),
    ]


def _beside_the_number(dossier: Dossier) -> Iterator[tuple[Location, Finding]]:
    """Yield a number's location and what is wrong with the words that it was read from."""
    from press_dossier.model.claims import holds
    from press_dossier.model.figures import says

    parts = index(dossier)
    for position, evidence in enumerate(dossier.evidence):
        location, number = parts.get(evidence.at, ((), None))
        if not isinstance(number, Number) or evidence.surface is None:
            continue
        there: Location = ("evidence", position, "surface")
        if says(evidence.surface, number) is False:
            values = {"at": evidence.at}
            expected = number.shown()
            yield (
                location,
                Finding(there, "evidence-differs", evidence.surface, expected, values=values),
            )
        elif not holds(evidence.sentence, evidence.surface):
            sentence = evidence.sentence
            yield location, Finding(there, "evidence-not-quoted", evidence.surface, sentence)


_CONTRADICTIONS = frozenset({"duplicate-country", "more-meetings-than-declared"})


def _softened(finding: Finding, doubted: set[Location]) -> Finding:
    if finding.code not in _CONTRADICTIONS or not any(
        finding.location[: len(location)] == location for location in doubted
    ):
        return finding
    return Finding(
        finding.location,
        finding.code,
        finding.found,
        finding.expected,
        finding.nearest,
        "warning",
        finding.values,
    )


def _identifiers(dossier: Dossier) -> Iterator[Finding]:
    """An `id` is given once in a list."""
    lists: dict[Location, set[str]] = {}
    for location, member in members(dossier):
        identifier = getattr(member, "id", None)
        if identifier is None:
            continue
        taken = lists.setdefault(location[:-1], set())
        if identifier in taken:
            yield Finding((*location, "id"), "duplicate-id", found=identifier)
        taken.add(identifier)


def _references(dossier: Dossier, parts: _Parts) -> Iterator[Finding]:
    """Key figures, evidence and doubts point at something that is there."""
    known: Mapping[str, Fact] = facts(dossier)
    for position, figure in enumerate(dossier.key_figures):
        if figure.at is not None and figure.at not in known:
            yield _unknown(("key_figures", position, "at"), figure.at, known)
    pointers: dict[str, tuple[Evidence | Doubt, ...]] = {
        "evidence": dossier.evidence,
        "doubts": dossier.doubts,
    }
    for name, pointing in pointers.items():
        for position, member in enumerate(pointing):
            target = member.at.partition("#")[0]
            if target not in parts and target not in known:
                yield _unknown((name, position, "at"), member.at, parts)


def _unknown(location: Location, at: str, known: Mapping[str, object]) -> Finding:
    from difflib import get_close_matches

    nearest = get_close_matches(at, list(known), 1, 0.6)
    return Finding(location, "unknown-reference", found=at, nearest=nearest[0] if nearest else None)


def _countries(dossier: Dossier) -> Iterator[Finding]:
    """A bare country stands once; a region names what UN M49 puts into it."""
    for s, section in enumerate(dossier.sections):
        if not isinstance(section, Regions):
            continue
        first: dict[str, str] = {}
        for r, region in enumerate(section.regions):
            for e, entry in enumerate(region.countries):
                location: Location = ("sections", s, "regions", r, "countries", e)
                if entry.country is None:
                    continue
                code = entry.country.code
                if not entry.is_record:
                    if code in first:
                        values = {"first": first[code], "region": region.name}
                        yield Finding(location, "duplicate-country", _shown(entry), values=values)
                    first.setdefault(code, region.name)
                yield from _outside(location, region, entry)


def _outside(location: Location, region: Region, entry: Entry) -> Iterator[Finding]:
    code = region.code or geography.region_code(region.name)
    if code is None or entry.country is None:
        return
    if not geography.contains(code, entry.country.code):
        yield Finding(
            location,
            "region-differs",
            found=_shown(entry),
            severity="warning",
            values={"region": region.name, "code": code},
        )


def _shown(entry: Entry) -> str:
    if entry.country is None:
        return entry.entity or ""
    return entry.country.spelled or entry.country.code


def _numbers(dossier: Dossier) -> Iterator[Finding]:
    """What is counted is whole; three decimals may be meant for thousands."""
    for _, location, number in walk(dossier, closed=(Region,)):
        if not isinstance(number, Number):
            continue
        is_counted = number.unit in COUNTED_UNITS and number.unit not in dossier.units
        values = {"value": number.value, "from": number.low, "to": number.high}
        for name, value in values.items():
            if value is None:
                continue
            written, read = f"{value:f}", f"{value.normalize():f}"
            whole = written.replace(".", "") if _may_be_thousands(value) else None
            there = (*location, name)
            if is_counted and value != value.to_integral_value():
                below = int(value)
                expected = f"{below}, {below + 1}"
                unit = {"unit": number.unit}
                yield Finding(there, "not-whole", written, expected, whole, values=unit)
            elif whole is not None:
                told = {"read": read, "whole": whole}
                yield Finding(there, "dot-in-number", written, severity="warning", values=told)


def _may_be_thousands(value: Decimal) -> bool:
    """Whether a number is written with one dot before three digits, as thousands are in places."""
    return value.as_tuple().exponent == -3 and 1 <= value < 1_000


def _totals(dossier: Dossier) -> Iterator[Finding]:
    """Meetings listed do not outnumber those declared; closed lists reach a total of their unit."""
    entries = [
        entry
        for section in dossier.sections
        if isinstance(section, Regions)
        for region in section.regions
        for entry in region.countries
    ]
    records = sum(entry.is_record for entry in entries)
    is_open = any(
        region.open
        for section in dossier.sections
        if isinstance(section, Regions)
        for region in section.regions
    )
    named = {entry.country.code for entry in entries if entry.country is not None}
    for s, section in enumerate(dossier.sections):
        if not isinstance(section, Meetings) or section.declared is None:
            continue
        declared = section.declared
        location: Location = ("sections", s, "declared")
        limit = _upper_limit(declared)
        counted = len(named) if declared.unit == COUNTRY_UNIT else records
        if limit is not None and counted > limit:
            code = "more-meetings-than-declared"
            yield Finding(location, code, found=str(counted), expected=f"≤ {limit}")
        elif counted and not is_open and declared.bound == "exact" and counted < declared.last:
            yield Finding(
                location,
                "fewer-than-declared",
                found=str(counted),
                expected=str(declared.last),
                severity="warning",
            )


def _upper_limit(number: Number) -> int | None:
    if number.bound in ("exact", "at_most"):
        return int(number.last)
    if number.bound == "less_than":
        return int(number.last) - 1
    return None
