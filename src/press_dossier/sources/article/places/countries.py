"""Countries and regions of a text, in the light of its people and of what else it names.

`geography` finds the spellings; here a surname is told from a nationality, and what a spelling
means is settled by the article where it can be, and asked where it cannot.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from press_dossier import geography
from press_dossier.geography import fold, has_article
from press_dossier.geography.gazetteer import Mention, gazetteer
from press_dossier.sources.article import lexicon
from press_dossier.sources.article.facts import Country, Fact, Form, Person, fact
from press_dossier.sources.article.names.name_ends import compass
from press_dossier.sources.article.names.people import surnames
from press_dossier.sources.article.text.passages import Passages
from press_dossier.sources.article.text.phrases import stems

_PAIR = 2
_PERSON_REACH = 4  # words between an office and a nationality that may be its own


@dataclass(frozen=True, slots=True)
class RegionMention:
    """A continent or region as the text names it, in tokens `first` up to but without `last`."""

    code: str
    name: str
    adjective: bool
    first: int
    last: int
    union: bool = False
    """Said by an organisation of its members."""


@dataclass(frozen=True, slots=True)
class Places:
    """Countries and regions, each in the order of the text."""

    countries: Sequence[Fact[Country]]
    regions: Sequence[RegionMention]


def places(passages: Passages, people: Sequence[Fact[Person]]) -> Places:
    """Return the countries and regions that a text names."""
    reader = _Reader(passages, people)
    countries: list[Fact[Country]] = []
    regions: list[RegionMention] = []
    for mention, first, last in reader.mentions:
        kind = mention.spelling.kind
        if kind in ("region", "region adjective"):
            code = mention.code
            if code is not None:
                adjective = kind == "region adjective"
                regions.append(RegionMention(code, mention.written, adjective, first, last))
            continue
        country = reader.country(mention, first, last)
        if country is not None:
            countries.append(country)
    return Places(countries, regions)


class _Reader:
    def __init__(self, passages: Passages, people: Sequence[Fact[Person]]) -> None:
        self._passages = passages
        self._tokens = passages.tokens
        self._in_names = {i for person in people for i in range(person.first, person.last)}
        self._surnames = {name: person.first for name, person in surnames(list(people))}
        self._given = lexicon.words(lexicon.data("people")["given"])
        self._binders = lexicon.words(lexicon.data("people")["binders"])
        self._titles = lexicon.words(lexicon.data("people")["titles"].replace("\n", " "))
        self._speech = lexicon.words(lexicon.data("speech")["verbs"])
        self._offices = lexicon.words(lexicon.data("people")["offices"])
        starts = [token.start for token in passages.tokens]
        self.mentions: list[tuple[Mention, int, int]] = []
        for mention in gazetteer().find(passages.text):
            first = bisect_right(starts, mention.start) - 1
            last = bisect_right(starts, mention.end - 1)
            self.mentions.append((mention, first, last))
        self._languages = lexicon.words(lexicon.data("groups")["languages"])
        self._named = {
            mention.code
            for mention, _, _ in self.mentions
            if mention.spelling.kind in ("name", "formal") and not mention.spelling.other
        }

    def country(self, mention: Mention, first: int, last: int) -> Fact[Country] | None:
        """Return the country that a mention means, None where it means none."""
        spelling = mention.spelling
        adjective = spelling.kind == "adjective"
        if self._is_surname(first, last, surname=spelling.surname):
            return None
        if not adjective and self._is_two_parts(first):
            return None
        if adjective and self._is_of_a_language(first):
            return None
        form: Form = "adjective" if adjective else "name"
        rule = f"country-{form}"
        if len(spelling.codes) > 1:
            names = tuple(geography.display_name(code) for code in spelling.codes)
            named = self._named & set(spelling.codes) if adjective else set()
            code = next(iter(named)) if len(named) == 1 else None
            value = Country(code, form, mention.written)
            return fact(
                self._passages,
                value,
                first,
                last,
                rule,
                name=mention.written,
                doubt="which-country",
                choices=names,
            )
        value = Country(mention.code, form, mention.written)
        assert mention.code is not None
        if fold(mention.written) in _homographs() and mention.written.isalpha():
            others = _homographs()[fold(mention.written)]
            if self._is_elsewhere(mention.code, first):
                value = Country(None, form, mention.written)
                shown = geography.display_name(mention.code)
                return self._doubtful(value, first, last, rule, (shown, *others))
            return self._doubtful(value, first, last, rule, others)
        if not spelling.other:
            return fact(self._passages, value, first, last, rule, name=mention.written)
        if adjective:
            if spelling.unlikely and not self._is_of_a_person(first):
                return None
            if mention.code in self._named or (spelling.unlikely and self._is_surely_of(first)):
                return fact(self._passages, value, first, last, rule, name=mention.written)
            if spelling.unlikely:
                return None
        elif spelling.settled:
            if mention.start > self._tokens[first].start:  # behind a proclitic: «كمالي»
                return fact(self._passages, value, first, last, rule, name=mention.written)
            if self._is_owner(first - 1):  # «شرطة مالي»
                return fact(self._passages, value, first, last, rule, name=mention.written)
            if not self._is_of_a_person(first, reach=1):
                return None
        return self._doubtful(value, first, last, rule, (spelling.other,))

    def _is_two_parts(self, first: int) -> bool:
        """«لشرق وجنوب إفريقيا» names two parts of the continent, and no country."""
        parts = compass()
        joined = first > 0 and self._tokens[first].key.removeprefix("و") in parts
        before = stems(self._tokens[first - 1].key) if joined else ()
        return self._tokens[first].key.startswith("و") and any(stem in parts for _, stem in before)

    def _is_owner(self, index: int) -> bool:
        """Whether a word owned by a country stands at a token: «شرطة», «حكومة»."""
        owners = lexicon.words(lexicon.data("groups")["owners"])
        return index >= 0 and bool({stem for _, stem in stems(self._tokens[index].key)} & owners)

    def _is_elsewhere(self, code: str, first: int) -> bool:
        """«في عمان» in a text that names Jordan and nothing else of Oman."""
        rivals: dict[str, str] = lexicon.data("groups")["rivals"]
        said = {m.code for m, start, _ in self.mentions if start != first}
        return rivals.get(code) in said and code not in said

    def _doubtful(
        self, value: Country, first: int, last: int, rule: str, others: tuple[str, ...]
    ) -> Fact[Country]:
        own = (geography.display_name(value.code),) if value.code else ()
        return fact(
            self._passages,
            value,
            first,
            last,
            rule,
            name=value.spelled,
            doubt="country-or-not",
            choices=(*own, *others),
        )

    def _is_surname(self, first: int, last: int, *, surname: bool) -> bool:
        if first in self._in_names:
            return True
        before = self._tokens[first - 1] if first else None
        if before is None:
            return False
        given = {
            before.key,
            before.key.removeprefix("و"),
        } & self._given and not before.plain.endswith("ى")  # «علي», not «على»
        if before.key in self._binders or (given and last - first == 1):
            return True
        if not surname:
            return False
        again = self._tokens[first].key.removeprefix("و") in self._surnames
        if again and before.key in self._titles:
            return True
        return (
            again
            and not has_article(before.plain)
            and (before.key in self._speech or before.key.lstrip("وف") in self._speech)
        )

    def _is_of_a_language(self, first: int) -> bool:
        """«لغة التواصل الإنجليزية»: a word for language stands shortly before."""
        near = self._tokens[max(first - 3, 0) : first]
        return self._tokens[first].key.endswith("يه") and any(
            stem.removeprefix("ال") in self._languages
            for token in near
            for _, stem in stems(token.key)
        )

    def _is_surely_of(self, first: int) -> bool:
        """«السفير المالي»; «وزير الزراعة المالي», whose adjective is no word for «الزراعة»."""
        words = lexicon.words(lexicon.data("groups")["envoys"])
        near = [self._tokens[index] for index in range(max(first - 2, 0), first)]
        if near and {stem for _, stem in stems(near[-1].key)} & words:
            return True
        if len(near) < _PAIR or self._tokens[first].key.endswith("ه"):
            return False
        office, noun = near
        feminine = has_article(noun.plain) and noun.plain.endswith("ة")
        return feminine and bool({stem for _, stem in stems(office.key)} & self._offices)

    def _is_of_a_person(self, first: int, reach: int = _PERSON_REACH) -> bool:
        """Whether an adjective can belong to somebody of that country: «الوزير المالي»."""
        for index in range(first - 1, max(first - 1 - reach, -1), -1):
            token = self._tokens[index]
            if token.kind != "word":
                return False
            if {stem.removeprefix("ال") for _, stem in stems(token.key)} & self._offices:
                return True
        return False


@cache
def _homographs() -> dict[str, tuple[str, ...]]:
    """Names that without harakat may be something else even among countries."""
    homographs = lexicon.data("groups")["homographs"]
    return {fold(name): tuple(others) for name, others in homographs.items()}


@cache
def _offices_and_joints() -> frozenset[str]:
    """Words that may stand between two countries and are none: «سفيرة», «وفد»."""
    between = lexicon.words(lexicon.data("groups")["between"])
    return between | lexicon.words(lexicon.data("people")["offices"])


def misspelled(passages: Passages, places: Places) -> Iterator[Fact[Country]]:
    """Yield words that stand among countries in a list, are none, and look like one."""
    regions = {region.first for region in places.regions}
    for before, after in zip(places.countries, places.countries[1:], strict=False):
        gap = passages.tokens[before.last : after.first]
        words = [token for token in gap if token.kind == "word"]
        marks = [token.key for token in gap if token.kind == "mark"]
        if len(words) != 1 or set(marks) - {"،", ","} or after.value.form != "name":
            continue
        if before.value.form != "name" or before.sentence != after.sentence:
            continue
        word = words[0]
        index = before.last + next(i for i, token in enumerate(gap) if token is word)
        spelled = word.text.removeprefix("و")
        if index in regions or fold(spelled) in _offices_and_joints():
            continue
        near = geography.suggest(spelled) if len(fold(spelled)) > 3 else []
        joined = passages.tokens[after.first].key.startswith("و") or bool(marks)
        if near and joined and (word.key.startswith("و") or marks):
            yield fact(
                passages,
                Country(None, "name", spelled),
                index,
                index + 1,
                "country-misspelled",
                name=spelled,
                doubt="misspelled-country",
                choices=tuple(near),
            )
