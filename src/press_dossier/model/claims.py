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
from press_dossier.model.figures import figures, says, values_in
from press_dossier.model.numbers import Number
from press_dossier.model.paths import Location, index
from press_dossier.model.scalars import western

Kind = Literal["figure", "name"]

_PROSE = frozenset(
    ("title", "subtitle", "tagline", "summary", "body", "purpose", "topics", "discussed", "text")
)
_NAMES = frozenset(("institution", "with", "entity", "head", "speaker"))
_PEOPLE = frozenset(("head", "speaker"))
"""A text introduces a person once: the sentence that does stands for all that they say or do."""
_OWN = frozenset(("boilerplate", "contacts", "photos", "issuer", "source", "names", "units"))
"""What the issuer says of itself needs no evidence."""
_SAID_BY_NOUN = 2
"""A noun alone says one or two («بروتوكولَي»); the rule tells that it was read so."""
_PROCLITICS = "وفبلك"
_BODY = re.compile(r"sections\.[^.]+\.body\.")


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
        self._of_fields: dict[str, list[Evidence]] = {}
        self._counting: dict[str, list[tuple[Evidence, set[str]]]] = {}
        self._by_surface: dict[str, list[Evidence]] = {}
        for member in evidence:
            if member.surface is not None:
                self._by_surface.setdefault(geography.fold(member.surface), []).append(member)
                if not _BODY.match(member.at):
                    self._of_fields.setdefault(_section(member.at), []).append(member)
            path, _, number = member.at.partition("#")
            sentence = int(number) if number.isdigit() else None
            self._by_path.setdefault(path, []).append((sentence, member))

    def at(self, path: str, sentence: int | None) -> Iterator[Evidence]:
        """Yield the evidence for a path, or for what holds it; in prose, for its sentence."""
        holder = path
        while holder:
            for number, member in self._by_path.get(holder, ()):
                # Without a number it is the first sentence that is meant, or a whole part.
                whole = number is None and (sentence == 1 or holder != path)
                if sentence is None or number == sentence or whole:
                    yield member
            holder = holder.rpartition(".")[0]

    def beside(self, path: str, sentence: str, values: tuple[str, ...]) -> Iterator[Evidence]:
        """Yield the evidence for a field of the same section, read from words with these values.

        Its words stand in the sentence: «19 نقطة» supports no other 19.
        """
        section = _section(path)
        if section not in self._counting:
            fields = self._of_fields.get(section, ()) if section else ()
            counting = [(member, values_in(member.surface or "")) for member in fields]
            self._counting[section] = [(member, found) for member, found in counting if found]
        for member, found in self._counting[section]:
            shown = western(member.surface or "")
            if found.issuperset(values) and holds(western(sentence), shown):
                yield member

    def naming(self, name: str) -> Iterator[Evidence]:
        """Yield the evidence, wherever it stands, that was read from a name."""
        yield from self._by_surface.get(geography.fold(name), ())


def _section(path: str) -> str:
    """Return the part of a path that names a section: `sections.meetings`; else nothing."""
    steps = path.split(".", 2)
    return ".".join(steps[:2]) if steps[0] == "sections" and len(steps) > 2 else ""


def _of(path: str, location: Location, value: object, shelf: _Shelf) -> Iterator[Claim]:
    field = next(str(step) for step in reversed(location) if isinstance(step, str))
    if location[0] in _OWN:
        return
    if isinstance(value, Number):
        yield _number(path, location, value, shelf)
    elif isinstance(value, Country):
        surface = value.spelled or geography.display_name(value.code)
        forms = _country_forms(value, surface)
        yield _name(path, location, surface, shelf, forms=forms, meant=value.code)
    elif isinstance(value, str):
        if field in _NAMES or (field == "name" and ".partners." in path):
            yield _name(path, location, value, shelf, forms=(value,), meant=value)
        elif field in _PROSE:
            yield from _prose(path, location, value, shelf)


def _number(path: str, location: Location, number: Number, shelf: _Shelf) -> Claim:
    support = tuple(member for member in shelf.at(path, None) if _supports(member, number))
    return Claim(path, location, "figure", number.shown(), None, support, (), bool(support))


def _supports(evidence: Evidence, number: Number) -> bool:
    """Whether an evidence says a number: in its surface, else anywhere in its sentence."""
    said = says(evidence.surface, number) if evidence.surface else None
    if said is not None:
        return said and holds(evidence.sentence, evidence.surface or "")
    if evidence.rule and number.last <= _SAID_BY_NOUN:
        return True
    in_sentence = values_in(evidence.sentence)
    return all(f"{value:f}" in in_sentence for value in number.values())


def _prose(path: str, location: Location, text: str, shelf: _Shelf) -> Iterator[Claim]:
    for number, (start, end) in enumerate(sentences.spans(text), 1):
        sentence = text[start:end]
        for first, last, values in figures(sentence):
            surface = sentence[first:last]
            support = [
                member
                for member in shelf.at(path, number)
                if (member.rule and western(member.surface or "") == western(surface))
                or values_in(member.sentence).issuperset(values)
            ]
            support += shelf.beside(path, sentence, values)
            found = tuple(support)
            yield Claim(path, location, "figure", surface, number, found, (), bool(found))


def _name(
    path: str,
    location: Location,
    surface: str,
    shelf: _Shelf,
    *,
    forms: tuple[str, ...],
    meant: str,
) -> Claim:
    def supports(member: Evidence) -> bool:
        # An institution is often quoted in part; the part must stand in both.
        shown = member.surface is not None and holds(surface, member.surface)
        return (
            (shown and holds(member.sentence, member.surface or ""))
            or any(holds(member.sentence, form) for form in forms)
            or geography.fold(_read_as(member)) == geography.fold(meant)
        )

    found = [member for member in shelf.at(path, None) if supports(member)]
    if location[-1] in _PEOPLE:
        found += [member for member in shelf.naming(surface) if member not in found]
    return Claim(path, location, "name", surface, None, tuple(found), (), bool(found))


def _read_as(evidence: Evidence) -> str:
    """Return what a surface was read as: «NO» behind the rule `country-adjective: NO`."""
    return (evidence.rule or "").partition(": ")[2]


def holds(sentence: str, words: str) -> bool:
    """Whether `words` stand in a sentence, whatever clings to the first of them."""
    key = geography.fold(words)
    if not key:
        return False
    if geography.has_article(words):  # which «ألمانيا» has not, although its fold looks so
        key = key.removeprefix("ال")
    pattern = rf"(?<!\w)[{_PROCLITICS}]?(?:ال|ل)?{re.escape(key)}(?!\w)"
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
