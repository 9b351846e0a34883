"""The sections of a dossier, in the author's order, each with its kind and its prose."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from press_dossier.geography.regions import containment
from press_dossier.model.base import Part
from press_dossier.model.countries import CountryField
from press_dossier.model.dates import DateField
from press_dossier.model.numbers import NamedNumber, Number
from press_dossier.model.scalars import Identifier, Line, Paragraph, Prose, Truth

Level = Literal["international", "arab", "regional"]
State = Literal["signed", "renewed", "discussed"]
_T = TypeVar("_T")


def _known_region(code: str) -> str:
    known = [region for region in containment() if region.isdigit()]
    if code not in known:
        expected = ", ".join(sorted(known))
        raise PydanticCustomError("unknown-value", "{found}", {"found": code, "expected": expected})
    return code


def _not_empty(members: tuple[_T, ...]) -> tuple[_T, ...]:
    """Refuse an empty list. `min_length` would count members that were refused as missing."""
    if not members:
        raise PydanticCustomError("empty-list", "empty")
    return members


RegionCode = Annotated[str, Field(pattern=r"^[0-9]{3}$"), AfterValidator(_known_region)]
"""A region's code in UN M49."""
_Some = Annotated[
    tuple[_T, ...], AfterValidator(_not_empty), Field(json_schema_extra={"minItems": 1})
]


class SectionBase(Part):
    """What every section has. `numbers` are those that its prose states."""

    id: Identifier | None = None
    title: Line | None = None
    body: Prose = ()
    numbers: tuple[NamedNumber, ...] = ()


class Meetings(SectionBase):
    """Bilateral meetings: how many were declared, to what end, on what."""

    kind: Literal["meetings"]
    declared: Number | None = None
    purpose: Paragraph | None = None
    topics: tuple[Line, ...] = ()


class Entry(Part):
    """A country named in a region, or a meeting record; an `entity` has no country code."""

    id: Identifier | None = None
    country: CountryField | None = None
    entity: Line | None = None
    delegation: Line | None = None
    head: Line | None = None
    date: DateField | None = None
    place: Line | None = None
    topics: tuple[Line, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _bare_country(cls, value: Any) -> Any:
        return {"country": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _country_or_entity(self) -> Entry:
        if (self.country is None) == (self.entity is None):
            raise PydanticCustomError("country-or-entity", "country or entity")
        return self

    @property
    def is_record(self) -> bool:
        """Whether this is a meeting, not only a name."""
        return any((self.delegation, self.head, self.date, self.place, self.topics))

    def identity(self) -> str:  # noqa: D102
        if not self.is_record:
            return self.country.code if self.country else self.entity or ""
        party = self.country.code if self.country else self.entity
        date = self.date.iso() if self.date else ""
        fields = (party, self.delegation, self.head, date, self.place, *self.topics)
        return "\t".join(field or "" for field in fields)


class Region(Part):
    """A continent or region; `open` says that its list names only some."""

    id: Identifier | None = None
    name: Line
    code: RegionCode | None = None
    open: Truth = False
    countries: tuple[Entry, ...] = ()

    def identity(self) -> str:  # noqa: D102
        return self.code or self.name


class Regions(SectionBase):
    """Who was met, by continent. `records` names a sheet whose rows join the regions."""

    kind: Literal["regions"]
    regions: tuple[Region, ...] = ()
    records: Line | None = None


class Talk(Part):
    """A talk with an institution: with whom of it, and what was discussed."""

    id: Identifier | None = None
    institution: Line
    level: Level
    interlocutors: tuple[Line, ...] = Field(default=(), alias="with")
    discussed: Paragraph | None = None

    def identity(self) -> str:  # noqa: D102
        return self.institution


class InstitutionalTalks(SectionBase):
    """Talks with international, Arab and regional institutions."""

    kind: Literal["institutional_talks"]
    talks: tuple[Talk, ...] = ()


class Partner(Part):
    """A party to a memorandum, and its country where it has one."""

    id: Identifier | None = None
    name: Line
    country: CountryField | None = None

    def identity(self) -> str:  # noqa: D102
        return self.name


class Memorandum(Part):
    """A memorandum of understanding with its partners."""

    id: Identifier | None = None
    title: Line | None = None
    partners: _Some[Partner]
    areas: tuple[Line, ...] = ()
    state: State = "signed"

    def identity(self) -> str:  # noqa: D102
        return self.title or "\t".join(partner.name for partner in self.partners)


class MemorandaGroup(Part):
    """Memoranda that one text describes."""

    id: Identifier | None = None
    text: Paragraph | None = None
    memoranda: _Some[Memorandum]

    def identity(self) -> str:  # noqa: D102
        return "\n".join(memorandum.identity() for memorandum in self.memoranda)


class Memoranda(SectionBase):
    """Memoranda of understanding: signed, renewed, or only discussed."""

    kind: Literal["memoranda"]
    groups: tuple[MemorandaGroup, ...] = ()


class GalaDinner(SectionBase):
    """A dinner in honour of the delegations."""

    kind: Literal["gala_dinner"]
    place: Line | None = None
    guests: Number | None = None
    performances: Number | None = None


class Conclusion(SectionBase):
    """What the dossier ends on."""

    kind: Literal["conclusion"]


class FreeText(SectionBase):
    """Prose that no other kind of section holds."""

    kind: Literal["text"]


Section = Annotated[
    Meetings | Regions | InstitutionalTalks | Memoranda | GalaDinner | Conclusion | FreeText,
    Field(discriminator="kind"),
]
