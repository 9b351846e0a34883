"""Every surface form that names a country or a region, with what makes it doubtful."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from press_dossier import tables
from press_dossier.geography.countries import countries
from press_dossier.geography.folding import squeeze
from press_dossier.geography.inflection import adjective_forms
from press_dossier.geography.regions import regions

Kind = Literal["name", "formal", "adjective", "region", "region adjective"]


@dataclass(frozen=True, slots=True)
class Spelling:
    """A surface form. Several `codes`, or an `other` meaning (in Arabic), make it ambiguous.

    `unlikely`: the other meaning is the usual one. `surname`: a common family name too. `sure`
    and `never` are letters with harakat that settle it where the text has them; `settled` names
    what else does: a "list" of countries, a "preposition" or an "office" before it.
    """

    text: str
    codes: tuple[str, ...]
    kind: Kind
    other: str = ""
    unlikely: bool = False
    surname: bool = False
    sure: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()

    @property
    def ambiguous(self) -> bool:
        """Whether a reader could take it for something else."""
        return len(self.codes) > 1 or bool(self.other)


@cache
def spellings() -> tuple[Spelling, ...]:
    """Return all forms; where two are spelled alike the first is the one to take.

    Regions stand before countries («أروبا» is Europe more often than Aruba), names before
    adjectives.
    """
    return (
        *_region_names(),
        *_country_names(),
        *(form for adjective in _adjectives() for form in _forms(adjective)),
        *_peoples(),
    )


def _region_names() -> Iterator[Spelling]:
    for code, region in regions().items():
        for text in region.names:
            yield Spelling(text, (code,), "region")


def _country_names() -> Iterator[Spelling]:
    doubtful = _doubtful("name")
    yield from doubtful.values()
    for code, country in countries().items():
        for text in country.names:
            if squeeze(text) not in doubtful:
                yield Spelling(text, (code,), "name")
        for text in country.formal:
            yield Spelling(text, (code,), "formal")


def _adjectives() -> Iterator[Spelling]:
    surnames = {squeeze(text) for text in tables.words("geography/context", "surname")}
    doubtful = _doubtful("adjective")
    for key, spelling in doubtful.items():
        yield replace(spelling, surname=key in surnames)
    for code, country in countries().items():
        for text in country.adjectives:
            key = squeeze(text)
            if key not in doubtful:
                yield Spelling(text, (code,), "adjective", surname=key in surnames)
    for code, region in regions().items():
        for text in region.adjectives:
            yield Spelling(text, (code,), "region adjective")


def _forms(adjective: Spelling) -> Iterator[Spelling]:
    for text, surname in adjective_forms(adjective.text):
        yield replace(adjective, text=text, surname=adjective.surname and surname)


def _peoples() -> Iterator[Spelling]:
    for code, country in countries().items():
        for text in country.peoples:
            yield Spelling(text, (code,), "adjective")
            yield Spelling(f"ال{text}", (code,), "adjective")


def _doubtful(kind: Literal["name", "adjective"]) -> dict[str, Spelling]:
    return {
        squeeze(row["spelling"]): Spelling(
            row["spelling"],
            tuple(row["codes"].split()),
            kind,
            other=row["other"],
            unlikely=row["usual"] == "other",
            sure=tuple(tables.cell(row["sure"])),
            never=tuple(tables.cell(row["never"])),
            settled=tuple(row["settled"].split()),
        )
        for row in tables.rows("geography/ambiguous")
        if row["kind"] == kind
    }
