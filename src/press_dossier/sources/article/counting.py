"""Units of the numbers that a draft states: the template's where it has them, else of the text."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from press_dossier.geography import fold
from press_dossier.plurals import class_of
from press_dossier.sources.article import lexicon
from press_dossier.sources.article.facts import Quantity
from press_dossier.sources.article.nouns import Noun, nouns

_LETTERS = {
    letter: latin
    for letters, latin in (
        ("ا", "a"), ("ب", "b"), ("تط", "t"), ("ث", "th"), ("ج", "j"), ("حه", "h"), ("خ", "kh"),
        ("دض", "d"), ("ذ", "dh"), ("ر", "r"), ("زظ", "z"), ("سص", "s"), ("ش", "sh"), ("عء", "a"),
        ("غ", "gh"), ("ف", "f"), ("ق", "q"), ("ك", "k"), ("ل", "l"), ("م", "m"), ("ن", "n"),
        ("و", "w"), ("ي", "y"),
    )
    for letter in letters
}  # fmt: skip
_LONGEST = 30
# The template's «bilateral meeting» is «اجتماع ثنائي»; «لقاء ثنائي» needs a name of its own.
_BILATERAL = {"gathering": "bilateral_meeting", "meeting": "bilateral_encounter"}
_FORMS = {"few": "few", "many": "many", "other": "other"}


class Units:
    """Names of the units that a draft uses, and the forms of those that no template has."""

    def __init__(self) -> None:
        self._own: dict[str, dict[str, str]] = {}
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
        """Return a unit named after a noun that is not known, in the form that the text has."""
        if quantity.unit == "percent":
            return "percent"
        key = fold(quantity.noun)
        name = "".join(_LETTERS.get(letter, "") for letter in key)[:_LONGEST].lower()
        name = name if name[:1].isalpha() else "thing"
        form = class_of(quantity.value)
        forms = self._own.setdefault(name, {})
        if form in _FORMS:
            forms.setdefault(form, quantity.noun)
        else:
            forms.setdefault(form, quantity.noun)
            if form == "two":
                forms.setdefault("two_oblique", quantity.noun)
        return name


def plain(value: Decimal) -> str:
    """Return a value as the source would have it: `1350`, `8.5`."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
