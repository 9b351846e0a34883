"""A country as the source spells it, with its code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from press_dossier import geography
from press_dossier.model.scalars import LONGEST_LINE, country_code, printable


@dataclass(frozen=True, slots=True)
class Country:
    """`spelled` is None where the source gives a bare code; the name is then looked up."""

    code: str
    spelled: str | None


def _country(value: Any, info: ValidationInfo) -> Country:
    if isinstance(value, Country):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("wrong-type", "a country", {"expected": "text"})
    text = value.strip()
    if geography.is_code(text):
        return Country(text, None)
    if len(text) > LONGEST_LINE:
        raise PydanticCustomError("unknown-country", "too long", {"found": text})
    context = info.context or {}
    # An annex names the same few countries again and again.
    known: dict[str, Country] = context.get("countries", {})
    if text not in known:
        known[text] = Country(country_code(printable(text), context.get("names")), text)
    return known[text]


CountryField = Annotated[
    Country,
    PlainValidator(_country),
    WithJsonSchema({"type": "string", "description": "ISO 3166-1 code, or any known spelling"}),
]
"""A country: an ISO 3166-1 alpha-2 code, or a spelling that `geography` knows."""
