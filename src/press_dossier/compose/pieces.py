"""Makes pieces: each text with its key and its origin, spelled as dossier and template want."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cached_property

from press_dossier import geography
from press_dossier.compose.dating import in_words
from press_dossier.compose.spans import Speller
from press_dossier.document import Authored, Computed, Label, Piece, Role, Text
from press_dossier.errors import Place, Problem, SourceError
from press_dossier.labels import MissingLabelError
from press_dossier.look import Digits
from press_dossier.model import Country, Date, Dossier, Number
from press_dossier.model.facts import Fact, facts
from press_dossier.model.paths import key
from press_dossier.orthography import in_digits
from press_dossier.plurals import NARROW_SPACE, MissingFormError, PluralForms
from press_dossier.template import Template

_GROUPED = 10_000
"""From here on the digits of a number stand in groups."""
_MAGHREB = frozenset(("MA", "DZ", "TN", "MR", "LB", "DJ", "KM", "TD"))


class Writer:
    """Makes every piece of one document. Its methods raise SourceError for a missing word."""

    def __init__(self, dossier: Dossier, template: Template) -> None:
        self.dossier = dossier
        self.template = template
        self.digits: Digits = dossier.digits or template.look.digits
        territory = dossier.locale.rpartition("-")[2]
        self.speller = Speller(
            language=dossier.locale,
            latin="fr" if territory in _MAGHREB else "en",
            digits=self.digits,
            titles=template.labels.titles,
        )
        self._cells: dict[str, Text] = {}

    def authored(self, path: str, string: str, *, language: str | None = None) -> Piece:
        """Return what the source says at a path."""
        return Piece(key(path), self.speller.text(string, language=language), Authored(path))

    def left_to_right(self, path: str, string: str, *, link: str | None = None) -> Piece:
        """Return a phone number, an address or a link of the source, in its own order."""
        return Piece(key(path), self.speller.left_to_right(string, link=link), Authored(path))

    def label(self, name: str, at: str, **values: str) -> Piece:
        """Return a label that stands at `at`, the path of what it introduces."""
        text = self.speller.label(self.words(name, **values))
        return Piece(key(f"{at}.{name}_label"), text, Label(name))

    def computed(self, path: str, rule: str, string: str, *, role: Role = "plain") -> Piece:
        """Return a text made by a rule; `path` is where it would stand."""
        return Piece(key(path), self.speller.label(string, role=role), Computed(rule))

    def number(self, path: str, rule: str, string: str) -> Piece:
        """Return a number that is printed alone."""
        return Piece(key(path), self.speller.number(string), Computed(rule))

    def cell(self, string: str) -> Text:
        """Return a cell of a row that is one piece; places and topics stand in it many times."""
        text = self._cells.get(string)
        if text is None:
            text = self._cells[string] = self.speller.text(string)
        return text

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """Every fact of the dossier by its path."""
        return facts(self.dossier)

    def words(self, name: str, **values: str) -> str:
        """Return a label as a string."""
        try:
            return self.template.labels.text(name, **values)
        except MissingLabelError:
            raise SourceError(_missing_label(name, self.template)) from None

    def counted(self, name: str, value: int, *, oblique: bool = False) -> str:
        """Return a phrase of the template's counted labels."""
        try:
            printed = self.printed(Decimal(value))
            return self.template.labels.counted(name, value, printed, oblique=oblique)
        except MissingLabelError:
            raise SourceError(_missing_label(name, self.template)) from None
        except MissingFormError as error:
            raise SourceError(_missing_form(error, Place())) from None

    def printed(self, value: Decimal) -> str:
        """Return a value in the document's digits, those of long numbers in groups of three."""
        if abs(value) < _GROUPED:
            return in_digits(f"{value:f}", self.digits)
        grouped = f"{value:,f}"
        if self.digits == "latn":  # a comma or point could be read as the decimal mark
            return grouped.replace(",", NARROW_SPACE)
        return in_digits(grouped, self.digits)

    def phrase(
        self, value: int | Decimal, unit: str, at: str = "", *, oblique: bool = False
    ) -> str:
        """Return a number of a unit with its noun."""
        value = Decimal(value)
        forms = self._forms(unit, at)
        try:
            return self.template.labels.phrase(
                forms, value, self.printed(value), unit, oblique=oblique
            )
        except MissingFormError as error:
            raise SourceError(_missing_form(error, Place(field=at))) from None

    def number_phrase(self, number: Number, at: str) -> str:
        """Return a number of the model as running text has it, bound and range included."""
        is_bounded = number.bound != "exact"
        is_range = number.low is not None
        text = self.phrase(number.last, number.unit, at, oblique=is_bounded or is_range)
        if number.low is not None:
            name = "bounded_range" if is_bounded else "range"
            text = self.words(name, low=self.printed(number.low), phrase=text)
        if is_bounded:
            text = self.words(f"bound_{number.bound}", phrase=text)
        return text

    def noun_below(self, number: Number, at: str) -> str:
        """Return the counted noun that stands under a number printed alone."""
        try:
            return self.template.labels.under_number(
                self._forms(number.unit, at),
                number.last,
                number.unit,
                oblique=number.bound != "exact",
            )
        except MissingFormError as error:
            raise SourceError(_missing_form(error, Place(field=at))) from None

    def card_value(self, number: Number) -> str:
        """Return a number as a card shows it."""
        if number.low is not None and number.high is not None:
            low, high = self.printed(number.low), self.printed(number.high)
            return self.words("card_range", low=low, high=high)
        return self.printed(number.last)

    def country(self, country: Country) -> str:
        """Return a country's name: as the source spells it, else the office's, else CLDR's."""
        if country.spelled is not None:
            return country.spelled
        names: Mapping[str, str] = {**self.template.names, **self.dossier.names}
        return geography.display_name(country.code, self.dossier.locale, names)

    def date(self, date: Date) -> str:
        """Return a date in words, as precise as it is."""
        return in_digits(in_words(date, self.dossier.locale, self.template.labels), self.digits)

    def listed(self, names: Iterable[str]) -> str:
        """Return names in a row, parted by the Arabic comma."""
        return "، ".join(names)

    def joined(self, names: Iterable[str]) -> str:
        """Return names as a sentence joins them: النرويج وإثيوبيا."""
        first, *rest = names
        return " ".join([first, *(f"و{name}" for name in rest)])

    def _forms(self, unit: str, at: str) -> PluralForms:
        forms = self.template.labels.forms(unit, self.dossier.units)
        if forms is None:
            raise SourceError(unknown_unit(self, unit, at))
        return forms


def unknown_unit(writer: Writer, unit: str, at: str) -> Problem:
    """Return the problem of a unit that neither template nor dossier defines."""
    from press_dossier.sources.fields import nearest

    known = tuple(sorted({*writer.template.labels.units(), *writer.dossier.units}))
    return Problem(
        "unknown-unit",
        Place(field=at or None),
        found=unit,
        expected=", ".join(known),
        nearest=nearest(unit, known),
    )


def _missing_label(name: str, template: Template) -> Problem:
    return Problem("missing-label", found=name, values={"template": template.look.name})


def _missing_form(error: MissingFormError, place: Place) -> Problem:
    return Problem("missing-form", place, found=error.noun, expected=error.form)
