"""The sections of a draft that hold facts of their own: regions, memoranda, talks, dinner.

What was discussed, its purpose and its areas get no field of their own: the sentences that tell
them stand in a body, and the page would say them twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from press_dossier import geography
from press_dossier.geography import fold, has_article
from press_dossier.model.paths import digest
from press_dossier.sources.article import lexicon
from press_dossier.sources.article.agreements.miscounts import Miscount
from press_dossier.sources.article.drafts.ledger import Ledger
from press_dossier.sources.article.drafts.yamltext import Flow, Noted, Quoted
from press_dossier.sources.article.facts import (
    Country,
    Fact,
    Grouping,
    Institution,
    Memorandum,
    Partner,
    Quantity,
    State,
    part_of,
)
from press_dossier.sources.article.numbers.totals import are_near
from press_dossier.sources.article.text.passages import Passages

_COUNT_REACH = 4  # tokens
_STATES: tuple[State, ...] = ("signed", "renewed", "discussed")


def regions(
    groupings: Sequence[Fact[Grouping]], quantities: Sequence[Fact[Quantity]], ledger: Ledger
) -> list[object]:
    """Return the members of `regions`: a region once, a country once, as the text spells it.

    Where a list is closed and its text counts other than it names («خمس دول هي …»), both are asked.
    """
    found: dict[str, _Region] = {}
    first_path: dict[str, str] = {}
    for fact in groupings:
        grouping = fact.value
        key = grouping.code or fold(grouping.name)
        region = found.setdefault(key, _Region(grouping))
        region.open = region.open or grouping.open
        counted = _counted_otherwise(fact, quantities)
        if counted is not None:
            named = (
                f"{len(grouping.members)}: {'، '.join(m.value.spelled for m in grouping.members)}"
            )
            ledger.ask(region.path, "counted-otherwise", counted.surface, (counted.surface, named))
        for member in grouping.members:
            country = member.value
            mark = country.code or fold(country.spelled)
            if mark in first_path:
                if not first_path[mark].startswith(f"{region.path}."):
                    names = [r.name for r in found.values()]
                    ledger.ask(first_path[mark], "two-regions", member.surface, names)
                continue
            path = f"{region.path}.countries.{country.code or digest(country.spelled)}"
            first_path[mark] = path
            region.countries.append(country)
            ledger.record(path, member, value=country.code or "")
    return [region.written() for region in found.values() if region.countries]


def _counted_otherwise(
    grouping: Fact[Grouping], quantities: Sequence[Fact[Quantity]]
) -> Fact[Quantity] | None:
    """Return the number of countries that stands with a closed list and is not its own."""
    first = grouping.value.cue[0] - _COUNT_REACH
    last = grouping.value.members[0].first
    for quantity in quantities:
        near = first <= quantity.first and last - _COUNT_REACH <= quantity.last <= last
        of_countries = quantity.value.unit in ("country", "state")
        if near and of_countries and not grouping.value.open and quantity.value.bound == "exact":
            value, named = quantity.value.value, Decimal(len(grouping.value.members))
            other = value != named and quantity.value.low is None
            return quantity if other and are_near(value, named) else None
    return None


class _Region:
    def __init__(self, grouping: Grouping) -> None:
        self.name = grouping.name
        code = grouping.code or ""
        self.code = code if code.isdigit() and len(code) == 3 else ""
        self.codes = code.split("+") if code else []
        self.open = False
        self.countries: list[Country] = []

    @property
    def path(self) -> str:
        return f"sections.regions.regions.{self.code or digest(self.name)}"

    def written(self) -> object:
        row: dict[str, object] = {"name": self.name}
        if self.code:
            row["code"] = Quoted(self.code)
        if self.open:
            row["open"] = "true"
        row["countries"] = Flow([_entry(country) for country in self.countries])
        outside = [c.spelled for c in self.countries if c.code and not self._holds(c.code)]
        if not outside:
            return row
        note = lexicon.data("draft")["outside"]
        return Noted(row, (note.format(names="، ".join(outside)),))

    def _holds(self, country: str) -> bool:
        return any(geography.contains(code, country) for code in self.codes)


def _entry(country: Country) -> object:
    """Return a country as the text spells it, by its code where `geography` reads it otherwise."""
    if country.code is None:
        return {"entity": country.spelled}
    known = country.form == "name" and geography.resolve(country.spelled) == country.code
    return country.spelled if known else country.code


def memoranda(
    passages: Passages, found: Sequence[Fact[Memorandum]], ledger: Ledger
) -> list[object]:
    """Return the groups of `memoranda`, one a state."""
    groups: list[object] = []
    for state in _STATES:
        members: list[object] = []
        for fact in found:
            if fact.value.state != state:
                continue
            name = f"{state}_{len(members) + 1}"
            path = f"sections.memoranda.groups.{state}.memoranda.{name}"
            partners = [_partner(partner) for partner in fact.value.partners]
            row: dict[str, object] = {"id": name, "partners": partners}
            if state != "signed":
                row["state"] = state
            members.append(row)
            ledger.record(path, fact)
            for partner in fact.value.partners:
                at = f"{path}.partners.{digest(partner.name)}"
                alone = part_of(passages, fact, partner.name)
                ledger.record(at, alone, value=partner.country or "")
                if alone.surface != partner.name:  # «الوزارتين الفرنسية والألمانية»
                    ledger.quote(f"{at}.name", alone, value=partner.name)
        if members:
            groups.append({"id": state, "memoranda": members})
    return groups


def recounted(miscounts: Sequence[Miscount], ledger: Ledger) -> list[str]:
    """Ask about each count that is not as many as are named; return those of what was signed."""
    signed: list[str] = []
    for miscount in miscounts:
        count = miscount.count
        at = ledger.path(count)
        if at is None:
            continue
        names = "، ".join(p.name for fact in miscount.named for p in fact.value.partners)
        listed = f"{len(miscount.named)}: {names}" if names else "0"
        ledger.ask(at, "listed-otherwise", count.surface, (count.surface, listed))
        if miscount.state == "signed":
            signed.append(at)
    return signed


def _partner(partner: Partner) -> Flow:
    row = {"name": partner.name}
    if partner.country:
        row["country"] = partner.country
    return Flow(row)


def talks(passages: Passages, found: Iterable[Fact[Institution]], ledger: Ledger) -> list[object]:
    """Return the talks with institutions, with whom of them where the text says it."""
    rows: list[object] = []
    for fact in found:
        institution = fact.value
        row: dict[str, object] = {
            "institution": institution.name,
            "level": institution.level or "international",
        }
        offices = [*_interlocutors(passages, fact), *_members(passages, fact)]
        if offices:
            row["with"] = Flow(offices)
        rows.append(row)
        path = f"sections.institutional_talks.talks.{digest(institution.name)}"
        ledger.record(path, fact, value=institution.level or "")
    return rows


def _interlocutors(passages: Passages, fact: Fact[Institution]) -> Iterator[str]:
    """Yield the offices right before an institution: «رئيس وأمين عام منظمة …»."""
    offices = lexicon.words(lexicon.data("people")["offices"])
    sentence = passages.sentences[fact.sentence]
    first = fact.first
    while first > sentence.first and first > fact.first - 6:
        token = passages.tokens[first - 1]
        key = token.key.removeprefix("ال")
        bare = {key, key[1:], key[1:].removeprefix("ال")}
        known = bare & offices or key in ("عام", "عامه", "مساعد", "تنفيذي", "اول", "سام")
        if token.kind != "word" or not known:
            break
        first -= 1
    if first < fact.first:
        text = passages.surface(first, fact.first)
        key = passages.tokens[first].key
        yield text[1:] if key not in offices and key[0] in "وبل" else text


def _members(passages: Passages, fact: Fact[Institution]) -> Iterator[str]:
    """Yield who is named right behind an institution as of it: «، وأعضاء اللجنة التنفيذية»."""
    data = lexicon.data("draft")
    members, within = lexicon.words(data["members"]), lexicon.words(data["within"])
    tokens, stop = passages.tokens, passages.sentences[fact.sentence].last
    first = fact.last
    if first < stop and tokens[first].key in ("،", ","):
        first += 1
    if (
        first >= stop
        or not tokens[first].key.startswith("و")
        or tokens[first].key[1:] not in members
    ):
        return
    last = first + 1
    while last < stop and tokens[last].kind == "word":
        plain, key = tokens[last].plain, tokens[last].key
        if not (has_article(plain) or key in within or key.endswith("ها")):
            break
        last += 1
    # «وأعضاء اللجنة التنفيذية للاتحاد …» are of another.
    is_other = last < stop and tokens[last].key.startswith("ل")
    if last > first + 1 and not is_other:
        yield passages.surface(first, last)[1:]
