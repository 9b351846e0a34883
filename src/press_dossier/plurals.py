"""Counted phrases: a noun's forms by number, and the phrase of a number with its noun.

The class of a number is CLDR's; the dual has a second, oblique form (لقاءين) for after a bound,
a preposition, or as second term of a construct.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

FormName = Literal["zero", "one", "two", "two_oblique", "few", "many", "other", "among"]
_SINGLE: dict[Decimal, FormName] = {
    Decimal(0): "zero",
    Decimal(1): "one",
    Decimal(2): "two",
}
_TWO = Decimal(2)
_NONE = ("", Decimal(0))
NO_BREAK_SPACE = "\u00a0"
NARROW_SPACE = "\u202f"
"""It does not break either."""

_Form = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]


class PluralForms(BaseModel):
    """A counted noun. `zero`, `one`, `two` are whole phrases; `few`, `many`, `other` follow a
    number; `among` (من مذكرات التفاهم) stands under a number printed alone whose form is missing.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    zero: _Form | None = None
    one: _Form | None = None
    two: _Form | None = None
    two_oblique: _Form | None = None
    few: _Form | None = None
    many: _Form | None = None
    other: _Form | None = None
    among: _Form | None = None


class MissingFormError(LookupError):
    """A counted noun lacks the form that a number asks for."""

    def __init__(self, noun: str, form: FormName) -> None:
        self.noun = noun
        self.form = form
        super().__init__(f"{noun}: {form}")


def form(forms: PluralForms, name: FormName, noun: str) -> str:
    """Return one form. Raises MissingFormError, which names noun and form."""
    text: str | None = getattr(forms, name)
    if text is None:
        raise MissingFormError(noun, name)
    return text


def phrase(
    forms: PluralForms, value: Decimal, printed: str, noun: str, *, oblique: bool = False
) -> str:
    """Return a number with its noun as running text has it: لقاءان، 3 لقاءات، 12 لقاءً.

    `printed` is the number as it is written. After a bound or a preposition say `oblique`.
    """
    name = class_of(value)
    if name == "two" and oblique:
        name = "two_oblique"
    text = form(forms, name, noun)
    if name in ("few", "many", "other"):
        return f"{printed}{NO_BREAK_SPACE}{text}"
    return text


def under_number(forms: PluralForms, value: Decimal, noun: str, *, oblique: bool = False) -> str:
    """Return the noun that stands below a number printed alone, as on a card.

    It is the counted noun itself, without the number: لقاء, لقاءان, لقاءات, لقاءً. Where a
    dossier's own unit lacks that form, it is `among`.
    """
    name = class_of(value)
    if name in ("zero", "one"):
        name = "other"
    elif name == "two" and oblique:
        name = "two_oblique"
    if forms.among is not None and getattr(forms, name) is None:
        return forms.among
    text = form(forms, name, noun)
    return _without_two(text) if name.startswith("two") and " " in text else text


def _without_two(text: str) -> str:
    """Return a dual without the number itself: «بلدان» of «بلدان اثنان»."""
    from press_dossier.geography import fold
    from press_dossier.number_words import number_words

    words = [word for word in text.split() if number_words().get(fold(word), _NONE)[1] != _TWO]
    return " ".join(words)


def class_of(value: Decimal) -> FormName:
    """Return the plural class of a number in Arabic, as CLDR has it.

    A rule of three lines; Babel would load a locale for it, in a tenth of a cold run.
    """
    if value in _SINGLE:
        return _SINGLE[value]
    rest = value % 100
    if rest == rest.to_integral_value() and rest >= 3:
        return "few" if rest <= 10 else "many"
    return "other"
