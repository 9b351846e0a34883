"""What a recogniser returns: a value, the words it was read from, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, Literal, TypeVar

from press_dossier.sources.article.text.passages import Passages

Value = TypeVar("Value")
Bound = Literal["exact", "more_than", "at_least", "about", "less_than", "at_most"]
State = Literal["signed", "renewed", "discussed"]
Form = Literal["name", "adjective"]
Level = Literal["international", "arab", "regional"]


@dataclass(frozen=True, slots=True)
class Fact(Generic[Value]):
    """A fact. `start`, `end` are offsets into the original text; `rule` names what found it.

    `first`, `last` are its tokens, `sentence` the index of the sentence that holds it. `doubt`
    names the question to ask where the text alone does not decide.
    """

    value: Value
    surface: str
    sentence: int
    start: int
    end: int
    rule: str
    first: int
    last: int
    doubt: str | None = None
    choices: tuple[str, ...] = ()


def fact(
    passages: Passages,
    value: Value,
    first: int,
    last: int,
    rule: str,
    *,
    name: str = "",
    doubt: str | None = None,
    choices: tuple[str, ...] = (),
) -> Fact[Value]:
    """Return a fact that was read from tokens `first` up to but without `last`.

    Where `name` stands among them, it alone is the surface: proclitics stay out.
    """
    start, end = passages.tokens[first].start, passages.tokens[last - 1].end
    inside = passages.text.find(name, start, end) if name else -1
    if inside >= 0:
        start, end = inside, inside + len(name)
    original = passages.cleaned.original_span(start, end)
    return Fact(
        value,
        passages.text[start:end],
        passages.sentence_at(first).index,
        *original,
        rule,
        first,
        last,
        doubt,
        choices,
    )


def part_of(passages: Passages, whole: Fact[Value], name: str) -> Fact[Value]:
    """Return a fact with only `name` for its surface, where that stands among its words."""
    return fact(passages, whole.value, whole.first, whole.last, whole.rule, name=name)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its noun as written, and its unit's name where the noun is known.

    A range has `low`. `qualifier` holds the words after the noun that belong to it.
    """

    value: Decimal
    bound: Bound
    noun: str
    unit: str | None = None
    low: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Country:
    """A country named in the text; `code` is None where the spelling may stand for several."""

    code: str | None
    form: Form
    spelled: str


@dataclass(frozen=True, slots=True)
class Grouping:
    """A list of countries under a continent or region that the text names, with its code."""

    name: str
    code: str | None
    open: bool
    members: tuple[Fact[Country], ...]
    cue: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Institution:
    """An institution by its name, without what clings to its first word."""

    name: str
    level: Level | None
    head: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person with the office that the text gives."""

    name: str
    office: str | None


@dataclass(frozen=True, slots=True)
class Partner:
    """A party to a memorandum, with its country where the text gives one."""

    name: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Memorandum:
    """A memorandum or agreement, with whom, and what became of it."""

    state: State
    partners: tuple[Partner, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """What somebody said word for word."""

    text: str
    speaker: str | None
    office: str | None


@dataclass(frozen=True, slots=True)
class Dinner:
    """A dinner or reception in honour of guests, and the place where it was held."""

    place: str | None
