"""Counts stated in prose or on a card that contradict the dossier's own total of the same unit.

Crying wolf costs more than a miss: a count is weighed only where nothing in its sentence may
narrow it to a region, a country, a day or a kind, and where the noun ends its clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import combinations
from typing import Literal

from press_dossier import geography, sentences, tables
from press_dossier.geography.gazetteer import gazetteer
from press_dossier.labels import Labels
from press_dossier.model import Dossier, Meetings, Memoranda, Number
from press_dossier.model.checks import Finding
from press_dossier.model.facts import MEMORANDUM_UNIT, facts
from press_dossier.model.paths import Location
from press_dossier.numerals import numerals
from press_dossier.plurals import PluralForms

_WORD = re.compile(r"[^\W\d_]+")
_MARKS = re.compile(r"\*\*|[()\[\]]")
_AND = "و"
_TWO = Decimal(2)
_PROCLITICS = re.compile(r"^[وف]?[بلك]?(?:ال)?")
_HEADLINES = ("title", "subtitle", "tagline", "summary")
"""Fields that speak of the whole: there a count smaller than the total is told as well."""


@dataclass(frozen=True, slots=True)
class _Total:
    """What the dossier says is the whole of a unit, and the values that do not contradict it."""

    at: str
    number: Number
    forms: PluralForms
    parts: frozenset[Decimal] = frozenset()
    """Further counts that may be meant: memoranda renewed, signed and renewed, …"""

    def contradicts(self, value: Decimal, *, may_be_part: bool) -> bool:
        """Say whether a stated value cannot be true beside the total."""
        low, high = _limits(self.number)
        if value in self.parts:
            return False
        is_more = high is not None and value > high
        is_less = low is not None and value < low
        return is_more or (is_less and not may_be_part)


def contradictions(
    dossier: Dossier, labels: Labels, severity: Literal["error", "warning"] = "warning"
) -> Iterator[Finding]:
    """Yield a finding for each count that contradicts a total; `labels` are the template's."""
    for total in _totals(dossier, labels):
        for location, found, value in _stated(dossier, total):
            may_be_part = location[0] not in _HEADLINES and location[0] != "key_figures"
            if total.contradicts(value, may_be_part=may_be_part):
                yield Finding(
                    location,
                    "count-differs",
                    found,
                    total.number.shown(),
                    severity=severity,
                    values={"at": total.at},
                )


def _totals(dossier: Dossier, labels: Labels) -> Iterator[_Total]:
    declaring = [s for s in dossier.sections if isinstance(s, Meetings) and s.declared]
    if len(declaring) == 1 and declaring[0].declared is not None:
        number = declaring[0].declared
        forms = labels.forms(number.unit, dossier.units)
        if forms is not None:
            yield _Total(f"sections.{dossier.section_id(declaring[0])}.declared", number, forms)
    forms = labels.forms(MEMORANDUM_UNIT, dossier.units)
    listing = [s for s in dossier.sections if isinstance(s, Memoranda) and s.groups]
    if len(listing) == 1 and forms is not None:
        path = f"sections.{dossier.section_id(listing[0])}"
        known = facts(dossier)
        counted = {
            name: known[f"{path}.{name}"].number
            for name in ("signed", "renewed", "discussed")
            if f"{path}.{name}" in known
        }
        values = [number.last for number in counted.values()]
        sums = (sum(some) for n in range(1, 4) for some in combinations(values, n))
        name, number = next(iter(counted.items()))
        yield _Total(f"{path}.{name}", number, forms, frozenset(map(Decimal, sums)))


def _limits(number: Number) -> tuple[Decimal | None, Decimal | None]:
    """Return the least and the greatest value that a number leaves room for."""
    low, *_, high = (number.values() * 2)[:2]
    match number.bound:
        case "exact":
            return low, high
        case "more_than":
            return low + 1, None
        case "at_least":
            return low, None
        case "less_than":
            return None, high - 1
        case "at_most":
            return None, high
        case _:
            return None, None


def _stated(dossier: Dossier, total: _Total) -> Iterator[tuple[Location, str, Decimal]]:
    """Yield where a count of the whole is stated, its words and its value."""
    for location, text in _texts(dossier, total):
        plain = _MARKS.sub(" ", text)
        for start, end in sentences.spans(plain):
            for words, value in _counts(plain[:start], plain[start:end], total):
                yield location, words, value
    known = {" ".join(form) for form in _forms(total.forms)}
    for position, figure in enumerate(dossier.key_figures):
        number = figure.number
        if number is None or number.unit != total.number.unit or number.bound != "exact":
            continue
        if number.value is not None and (figure.label is None or _key(figure.label) in known):
            yield ("key_figures", position, "number"), f"{number.value:f}", number.value


def _texts(dossier: Dossier, total: _Total) -> Iterator[tuple[Location, str]]:
    for name in _HEADLINES:
        value = getattr(dossier, name)
        if isinstance(value, str):
            yield (name,), value
        elif value:
            yield from (((name, position), text) for position, text in enumerate(value))
    for s, section in enumerate(dossier.sections):
        if section.kind == "conclusion" or total.at.startswith(
            f"sections.{dossier.section_id(section)}."
        ):
            for position, text in enumerate(section.body):
                yield ("sections", s, "body", position), text


def _counts(before: str, sentence: str, total: _Total) -> Iterator[tuple[str, Decimal]]:
    """Yield the counts of a sentence that nothing narrows; `before` is what stands above it."""
    if gazetteer().find(sentence) or _has(before + sentence, "day"):
        return
    stops = [
        (numeral.start, _behind_noun(sentence, numeral.end, total), numeral.value)
        for numeral in numerals(sentence)
        if numeral.kind == "cardinal" and numeral.until is None and not numeral.percent
    ]
    stops += [
        (word.start(), _behind_noun(sentence, word.start(), total, dual=True), _TWO)
        for word in _WORD.finditer(sentence)
    ]
    counts = [(start, stop, value) for start, stop, value in stops if stop is not None]
    if len({value for *_, value in counts}) == 1:
        start, stop, value = counts[0]
        if not _narrowed(sentence[:start], sentence[stop:]):
            yield sentence[start:stop].strip(), value


def _behind_noun(text: str, start: int, total: _Total, *, dual: bool = False) -> int | None:
    """Return where the total's noun ends that begins at `start`; None where another word does."""
    words = list(_WORD.finditer(text, start))[:4]
    if not words or text[start : words[0].start()].strip():
        return None
    keys = [_key(word[0]) for word in words]
    if dual:
        keys[0] = keys[0].removeprefix(_AND)
    for form in _forms(total.forms, dual=dual):
        pairs = zip(keys, form, strict=False)
        if len(keys) >= len(form) and all(key in (part, f"{part}ا") for key, part in pairs):
            return words[len(form) - 1].end()
    heads = {form[0] for form in _forms(total.forms, dual=dual)}
    # «مذكرات» alone are memoranda of understanding; «لقاءات» need not be bilateral ones.
    return words[0].end() if total.number.unit == MEMORANDUM_UNIT and keys[0] in heads else None


def _forms(forms: PluralForms, *, dual: bool = False) -> list[list[str]]:
    """Return a noun's forms as folded words: those behind a number, or the duals."""
    plain = (forms.two, forms.two_oblique) if dual else (forms.few, forms.many, forms.other)
    return [_key(form).split() for form in plain if form]


def _narrowed(before: str, after: str) -> bool:
    """Whether what stands around a count and its noun may make it one of a part only."""
    if _has(before, "narrowing") or _has(before, "day") or before.count("«") > before.count("»"):
        return True
    following = _WORD.match(after.lstrip())
    if following is None or following[0].startswith(_AND):
        return False
    sidelines = _phrases("on the sidelines")
    return not any(_key(after).split()[: len(words)] == list(words) for words in sidelines)


def _has(text: str, role: str) -> bool:
    known = {words[0] for words in _phrases(role)}
    return any(
        key in known or _PROCLITICS.sub("", key) in known for key in map(_key, _WORD.findall(text))
    )


@cache
def _phrases(role: str) -> tuple[Sequence[str], ...]:
    return tuple(tuple(_key(phrase).split()) for phrase in tables.words("numbers/context", role))


def _key(text: str) -> str:
    return geography.fold(text)
