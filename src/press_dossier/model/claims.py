"""What a dossier claims, and which evidence stands behind it.

A figure is a number of the model, or a digit group or number word in prose; a name is a person,
institution or country of the model. A computed figure is supported when all that it was computed
from is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from press_dossier import geography, sentences
from press_dossier.model.countries import Country
from press_dossier.model.dossier import Dossier, Evidence
from press_dossier.model.facts import facts
from press_dossier.model.numbers import Number
from press_dossier.model.paths import Location, index
from press_dossier.model.scalars import western
from press_dossier.numerals import numerals

Kind = Literal["figure", "name"]

_PROSE = frozenset(
    ("title", "subtitle", "tagline", "summary", "body", "purpose", "topics", "discussed", "text")
)
_NAMES = frozenset(("institution", "with", "entity", "head", "speaker"))
_OWN = frozenset(("boilerplate", "contacts", "photos", "issuer", "source", "names", "units"))
"""What the issuer says of itself needs no evidence."""

_FIGURE = re.compile(r"(?<![\w.])\d+(?:[.,/:-]\d+)*")
_ADDRESS = re.compile(
    r"\S{0,200}(?:@|://|www\.)\S*|\+\d[\d\u00a0 ().-]*\d|(?<!\d)0\d+(?:[\u00a0 .-]\d{2,4}){2,}"
)
"""E-mail, link or telephone number: digits that count nothing."""
_PROCLITICS = "وفبلك"


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure or a name, as it stands in the text at a path.

    `sentence` counts from 1 within prose. `evidence` holds what supports it; a computed figure
    has `operands` instead.
    """

    path: str
    location: Location
    kind: Kind
    surface: str
    sentence: int | None = None
    evidence: tuple[Evidence, ...] = ()
    operands: tuple[str, ...] = ()
    is_supported: bool = False


def claims(dossier: Dossier) -> list[Claim]:
    """Return every claim, in the order of the source; computed key figures last."""
    parts = index(dossier)
    shelf = _Shelf(dossier.evidence)
    found = [claim for path, (at, value) in parts.items() for claim in _of(path, at, value, shelf)]
    return [*found, *_computed(dossier, found)]


class _Shelf:
    """Evidence by the path that it is for."""

    def __init__(self, evidence: Iterable[Evidence]) -> None:
        self._by_path: dict[str, list[tuple[int | None, Evidence]]] = {}
        for member in evidence:
            path, _, number = member.at.partition("#")
            sentence = int(number) if number.isdigit() else None
            self._by_path.setdefault(path, []).append((sentence, member))

    def at(self, path: str, sentence: int | None) -> Iterator[Evidence]:
        """Yield the evidence for a path, or for what holds it; in prose, for its sentence."""
        while path:
            for number, member in self._by_path.get(path, ()):
                # Without a number it is the first sentence that is meant, or a whole part.
                if sentence is None or number == sentence or (number is None and sentence == 1):
                    yield member
            path = path.rpartition(".")[0]


def _of(path: str, location: Location, value: object, shelf: _Shelf) -> Iterator[Claim]:
    field = next(str(step) for step in reversed(location) if isinstance(step, str))
    if location[0] in _OWN:
        return
    if isinstance(value, Number):
        yield _number(path, location, value, shelf)
    elif isinstance(value, Country):
        surface = value.spelled or geography.display_name(value.code)
        yield _claim(path, location, "name", surface, None, shelf, _country_forms(value, surface))
    elif isinstance(value, str):
        if field in _NAMES or (field == "name" and ".partners." in path):
            yield _claim(path, location, "name", value, None, shelf, (value,))
        elif field in _PROSE:
            yield from _prose(path, location, value, shelf)


def _number(path: str, location: Location, number: Number, shelf: _Shelf) -> Claim:
    values = [v for v in (number.low, number.high, number.value) if v is not None]
    surface = " – ".join(f"{value:f}" for value in values)
    support = tuple(
        member
        for member in shelf.at(path, None)
        if member.rule
        or (member.surface and _holds(member.sentence, member.surface))
        or all(f"{value:f}" in _figures(member.sentence) for value in values)
    )
    return Claim(path, location, "figure", surface, None, support, (), bool(support))


def _prose(path: str, location: Location, text: str, shelf: _Shelf) -> Iterator[Claim]:
    for number, (start, end) in enumerate(sentences.spans(text), 1):
        sentence = text[start:end]
        for first, last, values in _figures_at(sentence):
            surface = sentence[first:last]
            yield _claim(path, location, "figure", surface, number, shelf, values)


def _claim(
    path: str,
    location: Location,
    kind: Kind,
    surface: str,
    sentence: int | None,
    shelf: _Shelf,
    forms: tuple[str, ...],
) -> Claim:
    def supports(member: Evidence) -> bool:
        if kind == "figure":
            computed = member.rule and western(member.surface or "") == western(surface)
            return bool(computed) or _figures(member.sentence).issuperset(forms)
        # An institution is often quoted in part; the part must stand in both.
        shown = member.surface is not None and _holds(surface, member.surface)
        return (shown and _holds(member.sentence, member.surface or "")) or any(
            _holds(member.sentence, form) for form in forms
        )

    support = tuple(member for member in shelf.at(path, sentence) if supports(member))
    return Claim(path, location, kind, surface, sentence, support, (), bool(support))


def _figures(text: str) -> set[str]:
    return {value for _, _, values in _figures_at(text) for value in values}


def _figures_at(text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    """Return where each figure of a text stands, with its values in digits (two of a range)."""
    text = _ADDRESS.sub(lambda match: " " * len(match[0]), western(text))
    found = []
    for numeral in numerals(text):
        if numeral.kind != "ordinal":
            values = (numeral.value, numeral.until)
            shown = tuple(f"{value:f}" for value in values if value is not None)
            found.append((numeral.start, numeral.end, shown))
    for match in _FIGURE.finditer(text):
        if not any(first < match.end() and match.start() < last for first, last, _ in found):
            found.append((*match.span(), (match[0],)))
    return sorted(found)


def _holds(sentence: str, words: str) -> bool:
    """Whether `words` stand in a sentence, whatever clings to the first of them."""
    key = geography.fold(words)
    if not key:
        return False
    pattern = rf"(?<!\w)[{_PROCLITICS}]?(?:ال|ل)?{re.escape(key.removeprefix('ال'))}(?!\w)"
    return re.search(pattern, geography.fold(sentence)) is not None


def _country_forms(country: Country, surface: str) -> tuple[str, ...]:
    """Return the names and adjectives that a country may stand under."""
    known = geography.countries.countries().get(country.code)
    if known is None:
        return (surface,)
    feminine = tuple(f"{adjective}ة" for adjective in known.adjectives)
    return (surface, *known.names, *known.adjectives, *feminine)


def _computed(dossier: Dossier, found: Iterable[Claim]) -> Iterator[Claim]:
    known = facts(dossier)
    names = [claim for claim in found if claim.kind == "name"]
    for position, figure in enumerate(dossier.key_figures):
        if figure.at is None:
            continue
        fact = known.get(figure.at)
        if fact is None or fact.rule is None:
            continue
        operands = [claim for claim in names if fact.counts(claim.path)]
        yield Claim(
            figure.at,
            ("key_figures", position),
            "figure",
            f"{fact.number.last:f}",
            operands=tuple(claim.path for claim in operands),
            is_supported=bool(operands) and all(claim.is_supported for claim in operands),
        )
