"""The dossier: what is known of an event, typed and validated."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PrivateAttr,
    StringConstraints,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticCustomError

from press_dossier.asset import Asset
from press_dossier.model.base import Part
from press_dossier.model.dates import DateField
from press_dossier.model.numbers import Number
from press_dossier.model.scalars import (
    CountryCode,
    Identifier,
    Line,
    Link,
    Paragraph,
    Prose,
    Truth,
    Zone,
    printable,
    western,
)
from press_dossier.model.sections import Section
from press_dossier.plurals import PluralForms

Status = Literal["final", "draft", "sample"]
_LOCALE = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2}|-\d{3})?$"
_PHONE = r"^\+?[0-9٠-٩()\-. ]{3,40}$"
_EMAIL = r"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9.-]{1,190}$"


def _arabic(locale: str) -> str:
    if locale.split("-")[0] != "ar":
        raise PydanticCustomError(
            "unknown-value", "{found}", {"found": locale, "expected": "ar, ar-MA, ar-EG, …"}
        )
    return locale


def _in_western_digits(value: object) -> object:
    return western(value) if isinstance(value, str) else value


def _printable_forms(forms: PluralForms) -> PluralForms:
    for form in forms.model_dump().values():
        printable(form or "")
    return forms


Unit = Annotated[PluralForms, AfterValidator(_printable_forms)]


class Issuer(Part):
    """Who issues the dossier, from the state down."""

    state: Line | None = None
    ministry: Line | None = None
    directorate: Line | None = None
    logo: Line | None = None
    """A picture's path, within the source's folder."""


class Source(Part):
    """Where the facts come from; not the issuer."""

    title: Line | None = None
    publisher: Line | None = None
    date: DateField | None = None
    link: Link | None = None


class Embargo(Part):
    """Until when nothing may be published: date, time and zone."""

    date: DateField
    time: Annotated[
        str,
        BeforeValidator(_in_western_digits),
        StringConstraints(pattern=r"^([01]?[0-9]|2[0-3]):[0-5][0-9]$"),
    ]
    zone: Zone


class Contact(Part):
    """Whom the press may ask. Phone, e-mail and link stay left to right."""

    id: Identifier | None = None
    name: Line
    office: Line | None = None
    phone: Annotated[str, StringConstraints(pattern=_PHONE)] | None = None
    email: Annotated[str, StringConstraints(pattern=_EMAIL)] | None = None
    link: Link | None = None

    def identity(self) -> str:  # noqa: D102
        return self.name


class KeyFigure(Part):
    """A card: a reference `at` to a fact, or a typed `number`.

    A `label` stands in the place of the unit's noun.
    """

    id: Identifier | None = None
    at: Line | None = None
    number: Number | None = None
    label: Line | None = None

    @model_validator(mode="after")
    def _one_of(self) -> Self:
        if (self.at is None) == (self.number is None):
            raise PydanticCustomError("at-or-number", "at or number")
        return self

    def identity(self) -> str:  # noqa: D102
        number = f"{self.number.shown()} {self.number.unit}" if self.number else ""
        return self.at or self.label or number


class Quote(Part):
    """What somebody said, word for word."""

    id: Identifier | None = None
    text: Paragraph
    speaker: Line
    office: Line | None = None
    language: Annotated[str, StringConstraints(pattern=_LOCALE)] = "ar"

    def identity(self) -> str:  # noqa: D102
        return self.text


class Photo(Part):
    """A picture with what it shows (`alt`, for who cannot see it), caption and credit."""

    id: Identifier | None = None
    file: Line
    alt: Line
    caption: Line | None = None
    credit: Line | None = None

    def identity(self) -> str:  # noqa: D102
        return self.file


class Boilerplate(Part):
    """«نبذة عن»: what the issuer says of itself."""

    title: Line
    body: Prose


class Evidence(Part):
    """The sentence that a fact came from. `at` is the fact's path, members named as in keys."""

    at: Line
    surface: Line | None = None
    sentence: Paragraph
    source: Line | None = None
    start: Annotated[int, Field(ge=0)] | None = None
    end: Annotated[int, Field(ge=0)] | None = None
    rule: Line | None = None


class Doubt(Part):
    """What an editor has to decide about the fact at a path."""

    at: Line
    surface: Line | None = None
    question: Line
    choices: tuple[Line, ...] = ()


class Dossier(Part):
    """All that a press office knows of an event. Made by `load`, or `Dossier.parse`."""

    format: Literal["1"]
    locale: Annotated[str, StringConstraints(pattern=_LOCALE), AfterValidator(_arabic)] = "ar"
    document_type: Line
    title: Line
    subtitle: Line | None = None
    tagline: Line | None = None
    status: Status = "final"
    digits: Literal["latn", "arab"] | None = None
    chart: Truth | None = None
    map: Truth | None = None
    issuer: Issuer = Field(default_factory=Issuer)
    source: Source | None = None
    event: Line | None = None
    place: Line | None = None
    date: DateField | None = None
    reference: Line | None = None
    embargo: Embargo | None = None
    contacts: tuple[Contact, ...] = ()
    summary: Prose = ()
    key_figures: tuple[KeyFigure, ...] = ()
    quotes: tuple[Quote, ...] = ()
    photos: tuple[Photo, ...] = ()
    boilerplate: Boilerplate | None = None
    names: dict[CountryCode, Line] = Field(default_factory=dict)
    units: dict[Identifier, Unit] = Field(default_factory=dict)
    sections: tuple[Section, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    _assets: Mapping[str, Asset] = PrivateAttr(default_factory=lambda: MappingProxyType({}))
    _source_hash: str = PrivateAttr(default="")

    @model_validator(mode="before")
    @classmethod
    def _names_first(cls, data: Any, info: ValidationInfo) -> Any:
        """Let the office's own names decide while the sections' countries are resolved."""
        if isinstance(data, dict) and isinstance(info.context, dict):
            names = data.get("names")
            if isinstance(names, dict):
                info.context["names"] = {
                    code: name
                    for code, name in names.items()
                    if isinstance(code, str) and isinstance(name, str)
                }
        return data

    @classmethod
    def parse(
        cls,
        data: Mapping[str, Any],
        *,
        assets: Mapping[str, Asset] | None = None,
        source_hash: str = "",
    ) -> Self:
        """Return the dossier that plain data (scalars as strings) describes.

        `assets` holds the pictures by the paths that the data names them with. Raises
        pydantic.ValidationError.
        """
        dossier = cls.model_validate(data, context={"countries": {}})
        dossier._assets = MappingProxyType(dict(assets or {}))
        dossier._source_hash = source_hash
        return dossier

    @property
    def assets(self) -> Mapping[str, Asset]:
        """The pictures by the paths that the source names them with."""
        return self._assets

    @property
    def source_hash(self) -> str:
        """SHA-256 of the source's bytes, hexadecimal; empty where there was no file."""
        return self._source_hash

    def section_id(self, section: Section) -> str:
        """Return a section's name in paths: its `id`, else its kind, `_2` for a second one."""
        if section.id is not None:
            return section.id
        taken = [other.id for other in self.sections if other.id is not None]
        name, count = section.kind, 1
        for other in self.sections:
            if other.id is None and other.kind == section.kind:
                candidate = name if count == 1 else f"{name}_{count}"
                while candidate in taken:
                    count += 1
                    candidate = f"{name}_{count}"
                if other is section:
                    return candidate
                count += 1
        raise ValueError(f"section {section.kind} is not of this dossier")
