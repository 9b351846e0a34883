"""Institutions: names that the press writes without a head noun, and those that open with one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from press_dossier.geography import fold, has_article
from press_dossier.sources.article import lexicon
from press_dossier.sources.article.facts import Country, Fact, Institution, Level, fact
from press_dossier.sources.article.names.anonymous import Anonymous, closed
from press_dossier.sources.article.names.brands import Brands
from press_dossier.sources.article.names.ellipsis import Ellipsis
from press_dossier.sources.article.names.name_words import name_words
from press_dossier.sources.article.names.naming import Name
from press_dossier.sources.article.names.nationalities import capital, nationalities
from press_dossier.sources.article.text.passages import Passages, Token
from press_dossier.sources.article.text.phrases import Phrases, stems, without_proclitic

_OPENING, _CLOSING = '("«“', ')"»”'


def institutions(passages: Passages, countries: Sequence[Fact[Country]]) -> list[Fact[Institution]]:
    """Return the institutions of a text, every mention, none inside another."""
    reader = _Reader(passages, countries)
    found: list[Fact[Institution]] = []
    for sentence in passages.sentences:
        index = sentence.first
        while index < sentence.last:
            here = reader.pair(index, sentence.last)
            if not here:
                institution = reader.at(index, sentence.last)
                here = [institution] if institution is not None else []
            found.extend(here)
            index = reader.after_alias(here[-1].last, sentence.last) if here else index + 1
    return found


@cache
def _named() -> Phrases[Level | None]:
    names = lexicon.data("institutions")["names"]
    return Phrases(
        (line, None if level == "national" else level)
        for level, text in names.items()
        for line in lexicon.lines(text)
    )


@cache
def _proven() -> Phrases[bool]:
    return Phrases((line, True) for line in lexicon.lines(lexicon.data("institutions")["proven"]))


@cache
def _levels() -> dict[Level, frozenset[str]]:
    levels = lexicon.data("institutions")["levels"]
    return {level: lexicon.words(text) for level, text in levels.items()}


@cache
def _organs() -> frozenset[str]:
    return frozenset(fold(line) for line in lexicon.lines(lexicon.data("institutions")["organs"]))


class _Reader:
    def __init__(self, passages: Passages, countries: Sequence[Fact[Country]]) -> None:
        data = lexicon.data("institutions")
        self._passages = passages
        self._tokens = passages.tokens
        self._words = name_words()
        self._united = fold(data["united"])
        self._forces = lexicon.words(data["forces"])
        self._links = lexicon.words(data["links"])
        self._names = {c.first: c for c in countries if c.value.form == "name"}
        self._nationalities = {c.first: c for c in countries if c.value.form == "adjective"}
        self._brands = Brands(self._tokens, self._names, self._nationalities)
        named = {first: country.last for first, country in self._names.items()}
        self._ellipsis = Ellipsis(self._tokens, named, self._nationalities)
        self._anonymous = Anonymous(self._tokens)

    def pair(self, index: int, stop: int) -> list[Fact[Institution]]:
        """Return the two institutions that one head in the dual names."""
        found = self._ellipsis.at(index, stop) if self._tokens[index].kind == "word" else None
        if found is None:
            return []
        shared = self._country(found[0].first, found[1].last)
        facts = []
        for half in found:
            country = self._country(half.first, half.last) or shared
            keys = set(fold(half.name).split())
            told = None if country else _level(keys)
            value = Institution(half.name, told, fold(half.head), country)
            rule = "institution-of-two"
            facts.append(fact(self._passages, value, half.first, half.last, rule))
        return facts

    def at(self, index: int, stop: int) -> Fact[Institution] | None:
        """Return the institution whose name begins at a token."""
        within = self._anonymous.is_in_a_town(index) or self._anonymous.is_of_a_convention(index)
        named = None if within else _named().at(self._tokens, index, stop)
        headed = self._headed(index, stop)
        if named is not None and (headed is None or not self._goes_on(named.last, headed[0])):
            last = self._with_nationality(named.last, stop)
            name = self._name(index, last, named.proclitic, named.stem)
            return self._fact(index, last, name, "institution-name", named.meaning)
        if headed is None:
            return None
        return self._fact(index, *headed, "institution-head", None)

    def _with_nationality(self, last: int, stop: int) -> int:
        """Return the token after the nationality of «منظمة أطباء بلا حدود الفرنسية»."""
        found = self._nationalities.get(last) if last < stop else None
        return found.last if found is not None and has_article(self._tokens[last].plain) else last

    def _goes_on(self, named: int, headed: int) -> bool:
        """Whether a known name goes on: «برنامج الأغذية العالمي للأمم المتحدة».

        «الاتحاد الإفريقي لمنظمات النقل» is another union than «الاتحاد الإفريقي».
        """
        following = self._tokens[named].key if named < len(self._tokens) else ""
        # A construct plural («لمقاولي») or a plural of institutions.
        rest = following[1:]
        many = following.endswith("ي") or rest in self._words.plurals | self._words.fields
        of_many = following.startswith("ل") and many
        return headed > named and (following == self._united or of_many)

    def after_alias(self, index: int, stop: int) -> int:
        """Return the token after the short name that stands in brackets behind a name."""
        if index < stop and self._tokens[index].key in _OPENING:
            for last in range(index + 1, min(index + 6, stop)):
                if self._tokens[last].key in _CLOSING:
                    return last + 1
        return index

    def _headed(self, index: int, stop: int) -> tuple[int, str] | None:
        """Return the token after a name that opens with a head noun, and the name."""
        token = self._tokens[index]
        if token.kind != "word" or self._anonymous.is_one_of_many(index):
            return None
        for proclitic, stem in stems(token.key):
            definite = stem.startswith("ال") and _has_article(token, proclitic)
            noun = stem[2:] if definite else stem
            if noun not in self._words.heads or self._anonymous.is_owned(token, noun):
                continue
            if self._anonymous.is_of_a_board(index, noun) or self._anonymous.is_a_field(
                noun, index
            ):
                return None
            if definite and proclitic.endswith("ل") and self._anonymous.is_of_an_event(noun, index):
                continue
            name = Name(self._tokens, self._names, self._nationalities, noun, definite)
            last = name.end(index + 1, stop)
            if last is None or self._anonymous.is_part_of_one_named(last, stop):
                continue
            written = self._name(index, last, proclitic, stem)
            ending = self._tokens[last - 1].key
            if definite and noun in self._words.housing and ending in self._words.venues:
                return None  # «المركز الدولي للمؤتمرات»
            if noun in self._words.unions and self._ellipsis.at(index + 1, stop) is not None:
                return None  # «ائتلاف شركتي سيمنس الألمانية ومابنا الإيرانية»
            if noun in self._words.jointly and self._is_joint(index, last):
                return None  # «اللجنة العليا المشتركة»
            following = self._tokens[index + 1].key
            if (
                noun in self._words.branches
                and following in self._words.heads - self._words.cautious
            ):
                return None  # «مكتب منظمة الصحة العالمية»
            if ending in self._words.wholes:
                return None  # «مجلس إدارة البنك»: an organ of what is named elsewhere
            if noun in self._words.branches and self._is_named_or_city(index + 1, last):
                return None  # «مكتب الدوحة»: a branch of what is named elsewhere
            if fold(written) in _organs() or fold(written).startswith(closed()):
                return None
            if noun in self._words.cautious and not self._is_proven(
                noun, index, last, stop, definite=definite
            ):
                return None
            return last, written
        return None

    def _is_joint(self, first: int, last: int) -> bool:
        words = self._words.joint
        return any(self._tokens[index].key in words for index in range(first, last))

    def _is_named_or_city(self, first: int, last: int) -> bool:
        city = lexicon.cities().at(self._tokens, first, last, bare=True)
        named = _named().at(self._tokens, first, last, bare=True)
        return any(hit is not None and hit.last == last for hit in (city, named))

    def _is_proven(self, noun: str, index: int, last: int, stop: int, *, definite: bool) -> bool:
        hit = _proven().at(self._tokens, index, stop)
        if hit is not None:
            return hit.last <= last
        placed = noun in self._forces and self._is_placed(noun, index + 1, last)
        if placed or noun in self._forces - self._words.branded:
            return placed
        if noun in self._words.networks and not definite and last > index + 2:
            ending = self._tokens[last - 1].key
            if any(ending in words for words in _levels().values()):
                return True  # «شبكة العمليات الدولية»
        before = self._tokens[index - 1].key if index else ""
        following = self._tokens[index + 1]
        if before in _OPENING:
            return last < stop and self._tokens[last].key in _CLOSING
        if any(self._tokens[i].key in _OPENING for i in range(index + 1, last)):
            return True
        if noun in self._words.housed and not definite:
            return has_article(following.plain) or last > index + 2
        if before in ("مع", "ومع") and noun in self._words.reached:
            return True
        if definite and noun in self._words.reached and self._tokens[last - 1].key[0] == "ل":
            return self._is_placed("", index + 1, last, of_city=True)
        named = noun in self._words.branded and self._brands.leads_to_nationality(index + 1, stop)
        foreign = named or self._brands.sounds_foreign(index + 1, stop, noun)
        return (foreign and not definite) or before in self._links

    def _is_placed(self, noun: str, first: int, last: int, *, of_city: bool = False) -> bool:
        """Whether a country, or behind some heads a city, stands in a name."""
        if any(i in self._names or i in self._nationalities for i in range(first, last)):
            return True
        local = of_city or noun in self._words.local
        return local and any(True for _ in lexicon.cities().within(self._tokens, first, last))

    def _fact(
        self, first: int, last: int, name: str, rule: str, level: Level | None
    ) -> Fact[Institution]:
        named = {i for i in range(first, last) if i in self._names}
        spans = {i for start in named for i in range(start, self._names[start].last)}
        keys = {self._tokens[i].key for i in range(first, last) if i not in spans}
        head = fold(name).split()[0]
        country = self._country(first, last)
        told = level or (None if self._is_national(first, last) else _level(keys))
        value = Institution(name, told, head, country)
        return fact(self._passages, value, first, last, rule, name=name)

    def _name(self, first: int, last: int, proclitic: str, stem: str) -> str:
        """Return the name without proclitics; «للجنة» gives back «اللجنة»."""
        text = self._passages.surface(first, last)
        token = self._tokens[first]
        return without_proclitic(token, proclitic, stem) + text[len(token.text) :]

    def _is_national(self, first: int, last: int) -> bool:
        """Whether a nationality or a city makes an institution one of a single country."""
        if any(index in self._nationalities for index in range(first, last)):
            return True
        return any(True for _ in lexicon.cities().within(self._tokens, first + 1, last))

    def _country(self, first: int, last: int) -> str | None:
        for index in range(first, last):
            found = self._names.get(index) or self._nationalities.get(index)
            if found is not None and found.value.code:
                return found.value.code
        cities = lexicon.cities().within(self._tokens, first + 1, last)
        city = next((hit.meaning for hit in cities), None)
        city = city or capital(self._tokens[first + 1 : last])
        return city or nationalities().get(self._tokens[last - 1].key)


def _has_article(token: Token, proclitic: str) -> bool:
    rest = token.plain[len(proclitic) :]
    return has_article(rest) or token.plain[len(proclitic) - 1 :].startswith("لل")


def _level(keys: set[str]) -> Level | None:
    bare = keys | {key[1:] for key in keys} | {"ال" + key[2:] for key in keys}
    return next((level for level, words in _levels().items() if bare & words), None)
