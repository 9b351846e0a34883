"""How far an institution's name goes after its head noun.

Arabic builds such names from a few parts: the construct («وزارة الصحة», «مجلس وزراء الداخلية»),
adjectives with ال that follow, «للتنمية», «لحقوق الإنسان», «والسكان», «بماليزيا». A word that can
be none of them ends the name, so do punctuation and every verb and preposition.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from press_dossier.geography import has_article
from press_dossier.sources.article import lexicon
from press_dossier.sources.article.facts import Country, Fact
from press_dossier.sources.article.names.brands import Brands
from press_dossier.sources.article.names.constructs import Constructs
from press_dossier.sources.article.names.name_ends import (
    is_aim,
    is_hyphen,
    is_told_purpose,
    place_end,
    region_end,
)
from press_dossier.sources.article.names.name_words import name_words
from press_dossier.sources.article.text.passages import Token


class Name:
    """A name that begins with a head noun; `end` walks to the token after its last."""

    def __init__(
        self,
        tokens: Sequence[Token],
        countries: Mapping[int, Fact[Country]],
        nationalities: Mapping[int, Fact[Country]],
        noun: str,
        definite: bool,
    ) -> None:
        self._tokens = tokens
        self._countries = countries
        self._nationalities = nationalities
        self._words = name_words()
        self._brands = Brands(tokens, countries, nationalities)
        self._constructs = Constructs(tokens, countries, self._brands, noun)
        self._noun = noun
        self._definite = definite
        self._waiting = not definite  # a noun waits for what completes it
        self._complete = False
        self._proper = False  # completed by a proper name
        self._national = False  # a nationality has been said
        self._aimed = False  # «لل…» or «ل…» has been said
        self._fielded = False  # a noun with ال has completed the construct
        self._person = 0  # words that a person's name may still have

    def end(self, first: int, stop: int) -> int | None:
        """Return the token after the name whose second word is `first`; None: no name."""
        index, good = first, None
        last: int | None
        while index < stop:
            if self._proper and is_hyphen(self._tokens, index, stop):
                last = index + 2
            elif self._is_its_number(index):
                last = index + 1
            elif self._tokens[index].kind == "word":
                last = self._step(index, stop)
            else:
                last = self._quoted(index, stop)
            if last is None:
                break
            index = last
            if self._complete and not self._waiting:
                good = index
        if good is not None and self._speaks_of_a_whole(first, good):
            return None
        return good

    def _is_its_number(self, index: int) -> bool:
        """«جامعة ليون 2»: a digit behind a proper name tells one of several."""
        token = self._tokens[index]
        digit = token.kind == "number" and len(token.text) == 1
        return digit and self._proper and self._noun in self._words.numbered

    def _quoted(self, index: int, stop: int) -> int | None:
        """«شركة «إكسون موبيل» الأمريكية»: its own name in quotation marks."""
        bare = self._waiting or (self._definite and self._national and not self._aimed)
        if not (bare and self._brands.may_quote(self._noun, index, stop)):
            return None
        last = self._brands.quoted(index, stop)
        return None if last is None else self._named(last)

    def _speaks_of_a_whole(self, first: int, last: int) -> bool:
        national = all(index in self._nationalities for index in range(first, last))
        return self._definite and self._noun in self._words.generic and national

    def _step(self, index: int, stop: int) -> int | None:
        token = self._tokens[index]
        steps: tuple[Callable[[int, Token, int], int | None], ...] = (
            self._joint,
            self._within,
            self._personal,
            self._conjunct,
            self._aim,
            self._place_with_ba,
            self._with_article,
            self._without_article,
        )
        if token.key in self._words.never and not self._person:
            return self._joint(index, token, stop) or self._within(index, token, stop)
        for step in steps:
            last = step(index, token, stop)
            if last is not None:
                return last
        return None

    def _joint(self, index: int, token: Token, stop: int) -> int | None:
        before = self._tokens[index - 1].key
        if token.key == "من" and self._complete and before.endswith(self._words.against):
            self._waiting = True  # «للوقاية من أخطار الزلازل»
            return index + 1
        hit = self._words.joints.at(self._tokens, index, stop)
        if hit is None or hit.proclitic not in ("", "ل") or (hit.proclitic and not self._complete):
            return None  # «خطة الوزارة للنهوض بالصناعة»
        if not hit.meaning.endswith(" ب"):
            self._waiting |= hit.meaning.endswith("~")
            return hit.last
        if hit.last < stop and self._tokens[hit.last].key.startswith("ب"):
            # «المعنية بحقوق الإنسان»: a noun without ال waits for what completes it.
            noun = self._tokens[hit.last]
            waits = noun.key[1:] in self._words.inner | self._words.aims
            waits |= not has_article(noun.plain[1:]) and self._constructs.completes(
                hit.last + 1, stop
            )
            self._waiting, self._complete, self._aimed = waits, True, True
            return hit.last + 1
        return None

    def _within(self, index: int, token: Token, stop: int) -> int | None:
        """«هيئة الطاقة في سنغافورة»."""
        if token.key != "في" or not self._complete:
            return None
        if index + 1 in self._countries and not self._national and not self._waiting:
            return self._countries[index + 1].last
        placed = self._tokens[index - 1].key in self._words.placed
        named = self._proper or (self._definite and (self._national or placed))
        if self._noun in self._words.local and named and not self._aimed and index + 1 < stop:
            city = lexicon.cities().at(self._tokens, index + 1, stop, bare=True)
            return city.last if city else None
        return None

    def _personal(self, index: int, token: Token, stop: int) -> int | None:
        if self._person == 0 or (token.key[0] in "وبل" and token.key[1:].startswith("ال")):
            return None
        if token.key[0] == "و" and token.key[1:] in self._words.heads | self._words.plurals:
            return None
        if token.key in ("بن", "ابن", "ال", "بنت"):
            self._person = 2
        else:
            self._person -= 1
            described = has_article(token.plain) and self._words.is_adjective(token.key)
            if token.key.startswith("لل") or described:
                self._person = 0
                return None
        return index + 1

    def _conjunct(self, index: int, token: Token, stop: int) -> int | None:
        """«والسكان», «ومراقبة التراب الوطني»."""
        if not token.key.startswith("و") or self._proper or self._national or not self._complete:
            return None
        rest = token.key[1:]
        noun = rest.removeprefix("ال")
        if self._words.unbroken.at(self._tokens, index, stop) is not None:
            return index + 1
        if rest in self._words.breaks or rest in self._words.never or index in self._countries:
            return None
        if noun in self._words.heads - self._words.cautious:
            return None
        if noun in self._words.bodies and self._goes_on(index + 1, stop):
            return None
        if has_article(token.plain[1:]):
            if self._definite and not self._aimed and not self._words.is_adjective(rest):
                return None
            return index + 1
        if rest in self._words.inner - self._words.heads - self._words.plurals:
            self._waiting = True
            return index + 1
        return None

    def _aim(self, index: int, token: Token, stop: int) -> int | None:
        """«للتنمية», «لمكافحة الفساد», «لإفريقيا»."""
        if not token.key.startswith("ل") or self._waiting or not self._complete:
            return None
        branded = self._proper and self._national and self._noun in self._words.branded
        purpose = branded and not token.key.startswith("لل")
        if purpose or (self._proper and is_told_purpose(self._tokens, index, stop)):
            return None  # «شركة سيمنز الألمانية لتدريب …», «مركز دبي للاستفادة من …»
        if self._fielded and self._national and not self._aimed:
            return None  # «هيئة الدواء الغانية للاعتراف المتبادل»
        if self._noun == "وزاره" and self._tokens[index - 1].key != "الدوله":
            return None
        if token.key.startswith("لل"):
            definite = {"ال" + token.key[2:], "ال" + token.key[1:]}
            vague = definite & self._words.vague
            if definite & self._words.never or index in self._countries:
                return None
            state = self._definite and not self._aimed and definite & self._words.states
            if vague and not state and not self._goes_on(index + 1, stop):
                return None
            self._aimed, self._proper, self._national = True, False, False
            return index + 1
        rest = token.key[1:]
        found = self._countries.get(index) if self._definite else None
        if found is not None and " " in found.surface:
            return found.last  # «الجمعية الوطنية لجمهورية صربيا»
        if self._aimed and rest in self._words.purposes:
            return None  # «الهيئة … للإسكان لنقل تجربة …»
        region = region_end(self._tokens, index, token.plain[1:], stop)
        if region is not None and region > index + 2:
            self._aimed = True
            return region  # «لشرق وجنوب إفريقيا»
        of_its_whole = self._noun in self._words.parts and rest in self._words.heads
        may_aim = self._definite or self._national
        told = rest in self._words.aims or of_its_whole
        if told or (may_aim and is_aim(self._tokens, index, stop)):
            self._waiting, self._aimed, self._proper, self._national = True, True, False, False
            return index + 1
        placed = self._definite or self._noun in self._words.local
        last = place_end(self._tokens, index, stop) if placed else None
        self._aimed |= last is not None
        return last

    def _goes_on(self, index: int, stop: int) -> bool:
        pair = self._tokens[index : min(index + 1, stop)]
        return any(has_article(t.plain) and self._words.is_adjective(t.key) for t in pair)

    def _place_with_ba(self, index: int, token: Token, stop: int) -> int | None:
        """«بماليزيا», «بأبيدجان»."""
        if not token.key.startswith("ب") or not self._complete or self._waiting:
            return None
        found = self._countries.get(index)
        if found is not None:
            return found.last
        if self._noun not in self._words.local:
            return None
        hit = lexicon.cities().at(self._tokens, index, stop)
        return hit.last if hit is not None and hit.proclitic == "ب" else None

    def _with_article(self, index: int, token: Token, stop: int) -> int | None:
        if not has_article(token.plain):
            return None
        if self._waiting:
            self._waiting, self._complete = False, True
            if token.key[2:] in self._words.eponyms or token.key in self._words.eponyms:
                self._person, self._proper = 2, True
            found = self._countries.get(index)
            city = lexicon.cities().at(self._tokens, index, stop, bare=True)
            self._fielded = found is None and city is None and not self._proper
            if found is not None or city is not None:
                self._proper = True
                return found.last if found else city.last if city else None
            return index + 1
        if not self._brands.describes(index, stop):
            return self._second_proper(index, stop) if self._proper else None
        self._complete = True
        self._national = self._national or self._brands.is_nationality(index)
        found = self._nationalities.get(index)
        return found.last if found is not None else index + 1

    def _without_article(self, index: int, token: Token, stop: int) -> int | None:
        if not self._waiting:
            return self._second_proper(index, stop)
        found = self._constructs.at(index, stop)
        if found is None or not found.proper:
            return found.last if found is not None else None
        self._person = found.person
        return self._named(found.last)

    def _second_proper(self, index: int, stop: int) -> int | None:
        """«بنك نيغارا ماليزيا», «جهة الرباط سلا», «شركة توتال إنرجيز الفرنسية»."""
        if not self._proper:
            return None
        if index in self._countries:
            return self._countries[index].last
        city = lexicon.cities().at(self._tokens, index, stop, bare=True)
        if city is not None:
            return city.last
        key = self._tokens[index].key
        others = self._words.heads | self._words.plurals | self._words.staff
        if key[0] == "و" and key[1:].removeprefix("ال") in others:
            return None  # «شركة رايان إير الإيرلندية وشركة …», «ميناء روتردام وممثلي …»
        return index + 1 if self._brands.leads_to_nationality(index, stop) else None

    def _named(self, last: int) -> int:
        self._waiting, self._complete, self._proper = False, True, True
        return last
