"""Units of the numbers that a draft states: the template's where it has them, else of the text."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Mapping
from decimal import Decimal
from typing import get_args

from press_dossier.geography import fold, has_article
from press_dossier.plurals import FormName, class_of
from press_dossier.sources.article import lexicon
from press_dossier.sources.article.facts import Quantity
from press_dossier.sources.article.numbers.nouns import Noun, nouns

# The template's «bilateral meeting» is «اجتماع ثنائي»; «لقاء ثنائي» needs a name of its own.
_BILATERAL = {"gathering": "bilateral_meeting", "meeting": "bilateral_encounter"}
_SHORTEST = 3  # letters, of which the last is no accusative's alef
_HARAKAT = re.compile("[\u064b-\u065f\u0640]")


class Units:
    """Names of the units that a draft uses, and the forms of those that no template has."""

    def __init__(self) -> None:
        self._own: dict[str, dict[str, str]] = {}
        self._unknown: dict[str, str] = {}
        self._data = lexicon.data("bounds")
        self._shared = lexicon.words(self._data["shared"])

    def name(self, quantity: Quantity, *, bilateral: bool = False) -> str:
        """Return the name of a quantity's unit, and keep its forms where they are needed."""
        noun = next((n for n in nouns().values() if n.unit == quantity.unit), None)
        if noun is None:
            return self._of_text(quantity)
        name = _BILATERAL.get(noun.unit, f"bilateral_{noun.unit}") if bilateral else noun.unit
        if name not in self._shared and name not in self._own:
            self._own[name] = self._forms(noun, bilateral=bilateral)
        return name

    @property
    def own(self) -> Mapping[str, Mapping[str, str]]:
        """The units that the dossier has to define, with their forms."""
        return self._own

    def _forms(self, noun: Noun, *, bilateral: bool) -> dict[str, str]:
        feminine = fold(noun.singular).endswith("ه") and noun.kind != "money"
        gender = "feminine" if feminine else "masculine"
        patterns = self._data["forms"][f"bilateral_{gender}" if bilateral else gender]
        many = noun.singular
        if not feminine and many[-1] not in "ءىا":
            many += "ًا" if noun.kind != "money" else "ا"
        elif many.endswith("ء"):
            many += "ً"
        words = {
            "one": noun.singular,
            "stem": noun.singular.removesuffix("ة"),
            "plural": noun.plural,
            "many": many,
        }
        return {form: pattern.format(**words) for form, pattern in patterns.items()}

    def _of_text(self, quantity: Quantity) -> str:
        """Return a unit for a noun that is not known, with forms guessed from the one it has."""
        if quantity.unit == "percent":
            return "percent"
        noun = _HARAKAT.sub("", quantity.noun)
        form = class_of(quantity.value)
        singular = _singular(noun, form)
        key = fold(singular or noun)
        if key in self._unknown:
            return self._unknown[key]
        name = self._unknown[key] = f"unit_{len(self._unknown) + 1}"
        if singular is None:
            # No other form can be told: a number prints with the one that the text has.
            forms = dict.fromkeys(get_args(FormName), noun)
        else:
            guessed = Noun(name, singular, singular, "")
            forms = self._forms(guessed, bilateral=False) | {"among": singular}
            if form == "many" and fold(noun) != fold(forms["many"]):
                forms["many"] = noun  # «18 ملم»
        self._own[name] = forms
        return name

    @property
    def unsure(self) -> Collection[str]:
        """The units whose forms an editor has to look at."""
        return self._unknown.values()


def _singular(noun: str, form: FormName) -> str | None:
    """Return the singular of a noun as it stands behind its number, where its form tells it."""
    if has_article(noun) or form == "few":
        return None
    if form == "two":
        bare = re.sub("(?:ان|ين|ا|ي)$", "", noun)
        return re.sub("ت$", "ة", bare) if len(bare) > 1 else None
    if form == "many":
        return noun.removesuffix("ا") if len(noun) > _SHORTEST else noun
    return noun


def plain(value: Decimal) -> str:
    """Return a value as the source would have it: `1350`, `8.5`."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def free_name(unit: str, taken: Container[str]) -> str:
    """Return a number's name: its unit's, with a count where that is taken."""
    name, count = unit, 1
    while name in taken:
        count += 1
        name = f"{unit[:26]}_{count}"
    return name
