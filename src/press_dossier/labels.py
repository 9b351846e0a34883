"""The words that a template owns: labels, counted nouns, titles; in its orthography."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from press_dossier import plurals
from press_dossier.plurals import PluralForms

Tanwin = Literal["before", "after", "unwritten"]

_FATHATAN = "\u064b"
_ALIF = "\u0627"


class Wording(BaseModel):
    """What `labels.yaml` holds."""

    model_config = ConfigDict(extra="forbid")

    labels: dict[str, str]
    counted: dict[str, PluralForms]
    units: dict[str, PluralForms]
    titles: tuple[str, ...] = ()
    hijri_months: tuple[str, ...] = Field(min_length=12, max_length=12)


class MissingLabelError(LookupError):
    """A template lacks a label that the document needs."""


class Labels:
    """A template's words. Every text comes out in the template's orthography of tanwin."""

    def __init__(self, wording: Wording, tanwin: Tanwin) -> None:
        self._wording = wording
        self._tanwin = tanwin

    @property
    def titles(self) -> tuple[str, ...]:
        """Titles that stay on one line with the name after them."""
        return self._wording.titles

    @property
    def hijri_months(self) -> tuple[str, ...]:
        """The twelve months of the Hijri year."""
        return self._wording.hijri_months

    def has(self, name: str) -> bool:
        """Say whether the template has a label."""
        return name in self._wording.labels

    def text(self, name: str, **values: str) -> str:
        """Return a label with its braces filled. Raises MissingLabelError."""
        pattern = self._wording.labels.get(name)
        if pattern is None:
            raise MissingLabelError(name)
        text = spelled(pattern, self._tanwin)
        return fill(text, values) if values else text

    def forms(self, unit: str, own: Mapping[str, PluralForms]) -> PluralForms | None:
        """Return a unit's forms, the dossier's `own` first; None for an unknown unit."""
        if unit in own:
            return own[unit]
        return self._wording.units.get(unit)

    def units(self) -> list[str]:
        """Return the names of the template's units."""
        return list(self._wording.units)

    def phrase(
        self, forms: PluralForms, value: Decimal, printed: str, noun: str, *, oblique: bool = False
    ) -> str:
        """Return number and noun as running text has them."""
        text = plurals.phrase(forms, value, printed, noun, oblique=oblique)
        return spelled(text, self._tanwin)

    def under_number(
        self, forms: PluralForms, value: Decimal, noun: str, *, oblique: bool = False
    ) -> str:
        """Return the noun below a number that is printed alone."""
        return spelled(plurals.under_number(forms, value, noun, oblique=oblique), self._tanwin)

    def counted(self, name: str, value: int, printed: str, *, oblique: bool = False) -> str:
        """Return a phrase of the `counted` labels. Raises MissingLabelError."""
        forms = self._wording.counted.get(name)
        if forms is None:
            raise MissingLabelError(name)
        return self.phrase(forms, Decimal(value), printed, name, oblique=oblique)


def fill(pattern: str, values: Mapping[str, str]) -> str:
    """Return `pattern` with each `{name}` replaced by its value, in one pass."""
    return re.sub(r"\{(\w+)\}", lambda match: values.get(match[1], match[0]), pattern)


def spelled(text: str, tanwin: Tanwin) -> str:
    """Return a label with its accusative tanwin before the alif, after it, or unwritten."""
    if _FATHATAN not in text:
        return text
    if tanwin == "unwritten":
        return text.replace(_FATHATAN, "")
    if tanwin == "after":
        return text.replace(_FATHATAN + _ALIF, _ALIF + _FATHATAN)
    return text.replace(_ALIF + _FATHATAN, _FATHATAN + _ALIF)
