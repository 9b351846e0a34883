"""Counted nouns of the press, by each of their forms."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from press_dossier import resources
from press_dossier.geography import fold


@dataclass(frozen=True, slots=True)
class Noun:
    """A counted noun: the name of its unit, its singular and plural, and what it measures."""

    unit: str
    singular: str
    plural: str
    kind: str

    @property
    def takes_sound_plural(self) -> bool:
        """Whether the oblique plural looks like a dual: «مسؤولين»."""
        return self.plural.endswith("ون")


@cache
def nouns() -> dict[str, Noun]:
    """Return the counted nouns by each of their forms, folded, without tanwin's alef."""
    found: dict[str, Noun] = {}
    for row in resources.data("article/nouns.tsv").read_text("utf-8").splitlines()[1:]:
        unit, singular, plurals, kind = row.split("\t")
        noun = Noun(unit, singular, plurals.split(" | ")[0], kind)
        for form in (singular, *plurals.split(" | ")):
            found.setdefault(fold(form), noun)
            found.setdefault(fold(form) + "ا", noun)
    return found
