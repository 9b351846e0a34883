"""From what was read of an article to the YAML of a draft dossier."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from press_dossier.geography import fold
from press_dossier.model.paths import digest
from press_dossier.model.scalars import LARGEST_NUMBER, LONGEST_LINE
from press_dossier.sources.article import lexicon
from press_dossier.sources.article.drafts import front, parts
from press_dossier.sources.article.drafts.bodies import bodies, sentence_text
from press_dossier.sources.article.drafts.counting import Units, free_name, plain
from press_dossier.sources.article.drafts.ledger import Ledger
from press_dossier.sources.article.drafts.routing import ORDER, SectionName, route
from press_dossier.sources.article.drafts.unlisted import ask_where_they_belong
from press_dossier.sources.article.drafts.yamltext import Flow, Noted, written
from press_dossier.sources.article.facts import Fact, Quantity, part_of
from press_dossier.sources.article.numbers.totals import is_bilateral
from press_dossier.sources.article.reading import Reading

_FREE: tuple[SectionName, ...] = ("intro", "more")
_MOST_FIGURES = 6
_OPENING = 3
"""So many sentences say where and when the event was."""

_SIGNED = "sections.memoranda.signed"


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft's YAML, and the indices of the sentences that fed no fact.

    `tells_meetings` is false where no section has a fact of its own: no total, list, talk.
    """

    yaml: str
    unused: Sequence[int]
    tells_meetings: bool


def drafted(reading: Reading, *, name: str, encoding: str) -> Drafted:
    """Return the draft of an article that has been read."""
    return _Drafting(reading, name, encoding).drafted()


class _Drafting:
    def __init__(self, reading: Reading, name: str, encoding: str) -> None:
        self._reading = reading
        self._name = name
        self._encoding = encoding
        self._passages = reading.passages
        self._words = lexicon.data("draft")
        self._routes = route(reading)
        self._bodies = bodies(reading.passages, self._routes.sections)
        self._ledger = Ledger(reading.passages, self._bodies)
        self._units = Units()
        self._numbers: dict[SectionName, dict[str, Flow]] = {}
        self._figures: list[str] = []
        self._taken: set[int] = set()
        self._tells_meetings = False

    def drafted(self) -> Drafted:
        """Return the draft, its facts in the order of its sections."""
        head = self._head()
        sections = self._sections()
        self._loose()
        quotes = self._quotes()
        self._ledger.quote_figures()
        data: dict[str, object] = dict(head)
        if self._figures:
            data["key_figures"] = [Flow({"at": at}) for at in self._figures[:_MOST_FIGURES]]
        if quotes:
            data["quotes"] = quotes
        if self._units.own:
            data["units"] = dict(self._own_units())
        data["sections"] = sections
        if self._ledger.evidence:
            data["evidence"] = self._ledger.evidence
        if self._ledger.doubts:
            data["doubts"] = self._ledger.doubts
        unused = [
            sentence.index
            for sentence in self._passages.sentences
            if sentence.index not in self._ledger.used
        ]
        notes = "".join(f"# {line}\n" for line in self._notes(unused))
        return Drafted(notes + written(data), unused, self._tells_meetings)

    def _own_units(self) -> Iterator[tuple[str, object]]:
        for name, forms in self._units.own.items():
            if name in self._units.unsure:
                yield name, Noted(Flow(forms), (self._words["unsure_unit"],))
            else:
                yield name, Flow(forms)

    def _notes(self, unused: Sequence[int]) -> Iterator[str]:
        encoding = self._words["encodings"][self._encoding]
        yield self._words["about"].format(name=self._name, encoding=encoding)
        yield self._words["counts"].format(
            facts=self._ledger.facts,
            doubts=len(self._ledger.doubts),
            sentences=len(self._passages.sentences),
        )
        if unused:
            yield self._words["unused"]
        for index in unused:
            yield f"- {sentence_text(self._passages, self._passages.sentences[index])}"

    def _head(self) -> dict[str, object]:
        reading, words = self._reading, self._words
        state = reading.state
        head: dict[str, object] = {
            "format": "1",
            "locale": f"ar-{state}" if state in words["locales"].split() else "ar",
            "document_type": words["document_type"],
            "title": front.title(reading),
            "status": "draft",
        }
        if front.has_arabic_digits(reading.passages.text):
            head["digits"] = "arab"
        self._ledger.quote_title(str(head["title"]))
        title = words["source_title"]
        communique = front.communique(reading)
        if communique is not None:
            kind, issuer = communique
            title = words["source_of_communique"].format(kind=kind, institution=issuer.value.name)
            self._ledger.record("source.title", issuer)
        head["source"] = Noted({"title": title[:LONGEST_LINE]}, (words["issuer"],))
        if reading.event is not None:
            head["event"] = reading.event.value.name
            self._ledger.record("event", reading.event)
        if reading.cities and reading.cities[0].sentence < _OPENING:
            head["place"] = reading.cities[0].value.name
            self._ledger.record("place", reading.cities[0])
        for dated in reading.dates:
            date = dated.value.date
            if dated.sentence < _OPENING and date is not None and date.start.month is not None:
                head["date"] = date.iso()
                self._ledger.record("date", dated)
                break
        return head

    def _sections(self) -> list[object]:
        self._declare()
        found: dict[SectionName, dict[str, object]] = {}
        found["meetings"] = self._declared_row
        groups = parts.regions(self._reading.groupings, self._reading.quantities, self._ledger)
        found["regions"] = {"regions": groups} if groups else {}
        if groups:
            self._figures.append("sections.regions.countries")
        rows = parts.talks(self._passages, self._routes.talks, self._ledger)
        found["institutional_talks"] = {"talks": rows} if rows else {}
        memoranda = parts.memoranda(self._passages, self._reading.memoranda, self._ledger)
        found["memoranda"] = {"groups": memoranda} if memoranda else {}
        if any(fact.value.state == "signed" for fact in self._reading.memoranda):
            self._figures.append(_SIGNED)
        found["gala_dinner"] = self._dinner()
        self._tells_meetings = any(found.values())
        self._count()
        self._recount()
        self._ledger.ask_which(self._reading.clashes, "two-counts")
        ask_where_they_belong(self._reading, self._ledger)
        sections: list[object] = []
        for name in ORDER:
            paragraphs = self._bodies.paragraphs.get(name, ())
            fields = found.get(name, {})
            if not paragraphs and not fields:
                continue
            row: dict[str, object] = {"kind": "text" if name in _FREE else name}
            if name in _FREE:
                row["id"] = name
            row["title"] = self._words["section_titles"][name]
            if paragraphs:
                row["body"] = list(paragraphs)
            row |= fields
            if name in self._numbers:
                row["numbers"] = list(self._numbers[name].values())
            sections.append(row)
        return sections

    def _declare(self) -> None:
        """Draft the declared total, and ask where the text has more than one."""
        self._declared_row: dict[str, object] = {}
        totals = self._reading.totals
        if totals.declared is None:
            return
        fact = totals.declared
        at = "sections.meetings.declared"
        self._declared_row["declared"] = Flow(self._number(fact))
        self._figures.append(at)
        self._ledger.record(at, fact)
        self._taken.add(id(fact))
        if totals.against:
            choices = [fact.surface, *(other.surface for other in totals.against)]
            self._ledger.ask(at, "two-totals", fact.surface, choices)

    def _dinner(self) -> dict[str, object]:
        row: dict[str, object] = {}
        sections = self._routes.sections
        for fact in self._reading.dinners:
            if fact.value.place and "place" not in row:
                row["place"] = fact.value.place
                venue = part_of(self._passages, fact, fact.value.place)
                self._ledger.record("sections.gala_dinner.place", venue)
            else:
                self._ledger.record(self._ledger.place(fact), fact)
        events = lexicon.data("events")
        for field, key in (("guests", "guests"), ("performances", "performers")):
            units = lexicon.words(events[key])
            for quantity in self._reading.quantities:
                if sections[quantity.sentence] != "gala_dinner" or id(quantity) in self._taken:
                    continue
                if quantity.value.unit in units:
                    at = f"sections.gala_dinner.{field}"
                    row[field] = Flow(self._number(quantity))
                    self._figures.append(at)
                    self._ledger.record(at, quantity)
                    self._taken.add(id(quantity))
                    break
        return row

    def _count(self) -> None:
        """Draft every other number in the section that its sentence went to."""
        for fact in self._reading.quantities:
            if id(fact) in self._taken:
                continue
            if not fact.value.noun or fact.value.value > LARGEST_NUMBER:
                self._ledger.record(self._ledger.place(fact), fact)
                continue
            section = self._routes.sections[fact.sentence]
            rows = self._numbers.setdefault(section, {})
            number = self._number(fact)
            name = free_name(number["unit"], rows)
            rows[name] = Flow({"id": name, **number})
            at = f"sections.{section}.numbers.{name}"
            self._ledger.record(at, fact)
            if fact.value.unit in ("state", "country", "participant", "expert", "delegation"):
                self._figures.append(at)

    def _recount(self) -> None:
        """Ask where memoranda are counted otherwise than named; a card says what the text does."""
        stated = parts.recounted(self._reading.miscounts, self._ledger)
        if stated:
            figures = self._figures
            place = figures.index(_SIGNED) if _SIGNED in figures else len(figures)
            figures[place : place + 1] = stated

    def _number(self, fact: Fact[Quantity]) -> dict[str, str]:
        quantity = fact.value
        unit = self._units.name(quantity, bilateral=is_bilateral(self._passages, fact))
        if quantity.low is not None:
            row = {"from": plain(quantity.low), "to": plain(quantity.value), "unit": unit}
        else:
            row = {"value": plain(quantity.value), "unit": unit}
        if quantity.bound != "exact":
            row["bound"] = quantity.bound
        return row

    def _loose(self) -> None:
        """Keep, for the sentence that holds it, every fact that has no field of its own."""
        ledger, reading = self._ledger, self._reading
        grouped = {id(member) for fact in reading.groupings for member in fact.value.members}
        talked = {id(fact) for fact in self._routes.talks}
        for country in reading.countries:
            if id(country) not in grouped:
                ledger.record(ledger.place(country), country, value=country.value.code or "")
        for institution in reading.institutions:
            if id(institution) not in talked:
                ledger.record(ledger.place(institution), institution, value=institution.value.name)
        for person in reading.people:
            ledger.record(ledger.place(person), person, value=person.value.office or "")
        for duration in reading.durations:
            ledger.record(ledger.place(duration), duration, value="duration")
        for date in reading.dates:
            iso = date.value.date.iso() if date.value.date else ""
            ledger.record(ledger.place(date), date, value=iso)
        for city in reading.cities[1:]:
            ledger.record(ledger.place(city), city, value=city.value.country)

    def _quotes(self) -> list[object]:
        rows: list[object] = []
        seen: set[str] = set()
        for fact in self._reading.quotes:
            quotation = fact.value
            if quotation.speaker is None or fold(quotation.text) in seen:
                self._ledger.record(self._ledger.place(fact), fact)
                continue
            seen.add(fold(quotation.text))
            row = {"text": quotation.text, "speaker": quotation.speaker}
            if quotation.office:
                row["office"] = quotation.office[:LONGEST_LINE]
            rows.append(row)
            self._ledger.record(f"quotes.{digest(quotation.text)}", fact, value=quotation.speaker)
        return rows
