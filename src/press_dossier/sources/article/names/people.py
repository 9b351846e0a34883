"""People: a name after its title or office, or between commas behind its office."""

from __future__ import annotations

from collections.abc import Iterator

from press_dossier.geography import has_article
from press_dossier.sources.article.facts import Fact, Person, fact
from press_dossier.sources.article.names.name_words import name_words
from press_dossier.sources.article.names.nationalities import nationalities
from press_dossier.sources.article.names.person_words import common_words, person_words
from press_dossier.sources.article.text.passages import Passages, Sentence
from press_dossier.sources.article.text.phrases import stems

_JOINED_PARTICLES = frozenset({"وعن", "ومن", "وفي", "ومع", "وعلي", "والي"})
_LONGEST_NAME = 5
_LONGEST_OFFICE = 12


def people(passages: Passages) -> list[Fact[Person]]:
    """Return the people of a text where the text gives a title or an office."""
    found: list[Fact[Person]] = []
    for sentence in passages.sentences:
        index = sentence.first
        while index < sentence.last:
            person = _Reader(passages, sentence).at(index)
            if person is None:
                index += 1
            else:
                found.append(person)
                index = person.last
    return found


class _Reader:
    def __init__(self, passages: Passages, sentence: Sentence) -> None:
        self._passages = passages
        self._tokens = passages.tokens
        self._sentence = sentence
        self._words = person_words()

    def at(self, index: int) -> Fact[Person] | None:
        """Return the person whose name begins at a token."""
        title = self._title_before(index)
        if title is not None and self._tokens[index].key not in nationalities():
            rule, office_end = "title", title
        elif self._tokens[index].key in self._words.given and self._office_before(index):
            rule, office_end = "office", index
        elif self._tokens[index - 1].key in ("،", ",") and self._is_apposition(index):
            rule, office_end = "apposition", index - 1
        elif self._is_said_to_speak(index):
            rule, office_end = "subject", index
        elif self._is_one_of_a_list(index):
            rule, office_end = "list", index
        elif self._is_shaped_like_a_name(index) and self._office_before(index):
            rule, office_end = "office", index
        else:
            return None
        if self._is_of_a_town(index):
            return None
        last = self._name_end(index)
        if last is None:
            return None
        name = self._passages.surface(index, last)
        if rule == "list":
            name = name[self._joins_a_given(index) :]
        office = self._office_ending(office_end) or self._office_after(last)
        return fact(self._passages, Person(name, office), index, last, rule, name=name)

    def _joins_a_given(self, index: int) -> bool:
        """Whether «و» stands before a given name: «وخلدون»."""
        key = self._tokens[index].key
        return key not in self._words.given and key[0] == "و" and key[1:] in self._words.given

    def _is_one_of_a_list(self, index: int) -> bool:
        """«هند العبابنة وخلدون الشرايري»: two full names joined by «و»."""
        if self._joins_a_given(index):
            return index - 2 >= self._sentence.first and self._is_full(index - 2)
        return self._is_full(index) and self._is_full(index + 2) and self._joins_a_given(index + 2)

    def _is_full(self, index: int) -> bool:
        """Whether a given name and a surname with ال stand at a token."""
        if index + 1 >= self._sentence.last or self._tokens[index + 1].kind != "word":
            return False
        given = self._tokens[index].key in self._words.given or self._joins_a_given(index)
        return given and has_article(self._tokens[index + 1].plain)

    def _is_shaped_like_a_name(self, index: int) -> bool:
        """«وزير الموارد المائية قحطان السعيدي،»: a bare word, then one of descent, then a mark.

        «الهادي بن يغلان» is told by what binds its words.
        """
        following = self._tokens[index + 1 : min(index + 3, self._sentence.last)]
        if not following or self._tokens[index].kind != "word":
            return False
        if following[0].key in self._words.sons:
            return self._may_belong(index)
        plain = self._tokens[index].plain
        if has_article(plain) or has_article(plain[1:]) or not self._may_belong(index):
            return False
        surname = following[0].plain
        of_descent = has_article(surname) and surname.endswith("ي")
        closed = len(following) < 2 or following[1].kind == "mark"
        behind = has_article(self._tokens[index - 1].plain) and index > self._sentence.first
        if not (of_descent and closed and behind):
            return False
        return common_words().isdisjoint((self._tokens[index].key, following[0].key))

    def _is_said_to_speak(self, index: int) -> bool:
        """«أكد شريف عبد الهادي، وزير السياحة …»: between a verb of speech and an office."""
        if index == self._sentence.first or self._tokens[index].key not in self._words.given:
            return False
        if not {stem for _, stem in stems(self._tokens[index - 1].key)} & self._words.speech:
            return False
        last = self._name_end(index)
        comma = last is not None and last < self._sentence.last and self._tokens[last].key in "،,"
        return last is not None and comma and self._office_after(last) is not None

    def _is_of_a_town(self, index: int) -> bool:
        """«بلدية سيدي عبد الله» is a town."""
        if index == self._sentence.first:
            return False
        return bool({stem for _, stem in stems(self._tokens[index - 1].key)} & self._words.towns)

    def _title_before(self, index: int) -> int | None:
        """Return the first token of the titles that end before `index`."""
        for first in range(max(index - 4, self._sentence.first), index):
            hit = self._words.titles.at(self._tokens, first, self._sentence.last)
            end = hit.last if hit else first
            if end < index and self._tokens[end].key == ".":
                end += 1
            if hit is not None and end == index:
                return first
        return None

    def _office_before(self, index: int) -> bool:
        first = max(index - _LONGEST_OFFICE, self._sentence.first)
        for position in range(index - 1, first - 1, -1):
            token = self._tokens[position]
            if token.kind == "mark" and token.key not in ("،", ",", "(", ")"):
                return False
            if self._is_office(position):
                return True
            if token.key in self._words.ends:
                return False
        return False

    def _is_office(self, index: int) -> bool:
        found = {stem.removeprefix("ال") for _, stem in stems(self._tokens[index].key)}
        return bool(found & self._words.offices)

    def _is_apposition(self, index: int) -> bool:
        """Whether a name stands between the comma before `index` and the next mark."""
        last = index
        while last < self._sentence.last and self._tokens[last].kind == "word":
            last += 1
        closing = self._tokens[last].key if last < self._sentence.last else ""
        if not 2 <= last - index <= _LONGEST_NAME or closing not in ("،", ",", ".", ":"):
            return False
        return (
            self._office_before(index)
            and not self._tokens[index].key.startswith(("و", "بت", "لت"))
            and (self._is_given(index) or not self._tokens[index].key.endswith("ت"))
            and not self._is_office(index)
            and not (has_article(self._tokens[index].plain) and not self._is_given(index))
            and all(self._may_belong(position) for position in range(index, last))
        )

    def _is_given(self, index: int) -> bool:
        return self._tokens[index].key in self._words.given

    def _may_belong(self, index: int) -> bool:
        token = self._tokens[index]
        ends = token.key in self._words.ends or token.key in _JOINED_PARTICLES
        if ends and token.key in self._words.given:
            # «على» ends a name, «علي» is one.
            ends = token.plain.endswith("ى")
        return token.kind == "word" and not ends and len(token.key) > 1

    def _name_end(self, index: int) -> int | None:
        numbered = self._tokens[index].key in name_words().never and not self._is_given(index)
        if (
            numbered
            or not self._may_belong(index)
            or self._is_office(index)
            or self._is_titled(index)
        ):
            return None
        last, words = index, 0
        while last < self._sentence.last and self._may_belong(last) and words < _LONGEST_NAME:
            key = self._tokens[last].key
            offices = self._words.offices - self._words.given
            if last > index and (key in offices or (key[0] == "و" and key[1:] in offices)):
                break
            if last > index and key.startswith("لل") and not self._is_given(last):
                break
            if last > index + 1 and key.startswith(("با", "لت")) and not self._is_given(last):
                break
            bound = last > index and self._tokens[last - 1].key in self._words.binders
            if (
                last > index
                and not bound
                and key.startswith("و")
                and has_article(self._tokens[last].plain[1:])
            ):
                break
            last += 1
            if key in self._words.binders or key in self._words.theophoric:
                continue
            words += 1
            article = has_article(self._tokens[last - 1].plain)
            following = self._tokens[last] if last < self._sentence.last else None
            goes_on = following is not None and following.key in self._words.binders
            if last - index > 1 and article and not bound and not goes_on:
                break
        if last - index < 2:
            return None
        if words >= _LONGEST_NAME:
            last = index + 2
        return last if self._tokens[last - 1].key not in self._words.binders else None

    def _office_ending(self, last: int) -> str | None:
        """Return the office that ends at a token: «وزير الداخلية» before «، السيد …»."""
        while last > self._sentence.first and (
            self._tokens[last - 1].kind == "mark" or self._is_honorific(last - 1)
        ):
            if self._tokens[last - 1].key not in ("،", ",", "."):
                return None
            last -= 1
        start = None
        for position in range(last - 1, max(last - _LONGEST_OFFICE, self._sentence.first) - 1, -1):
            token = self._tokens[position]
            if token.kind == "mark" or token.plain in ("في", "على", "مع", "عن"):
                break
            if self._is_office(position):
                start = position
        return self._office(start, last) if start is not None else None

    def _office_after(self, first: int) -> str | None:
        """Return the office that begins behind a name: «عبد اللطيف …، المدير العام»."""
        if first < self._sentence.last and self._tokens[first].key in ("،", ","):
            first += 1
        if first >= self._sentence.last or not self._is_office(first):
            return None
        if self._tokens[first].key.startswith("و") and self._tokens[first].key[1:2] not in "زك":
            return None
        last = first
        while last < self._sentence.last and self._tokens[last].kind == "word":
            if last > first and self._tokens[last].key in self._words.ends:
                break
            last += 1
        return self._office(first, min(last, first + _LONGEST_OFFICE))

    def _is_titled(self, index: int) -> bool:
        titles = (self._words.titles, self._words.honorifics)
        return any(words.at(self._tokens, index, index + 1) for words in titles)

    def _is_honorific(self, index: int) -> bool:
        return self._words.honorifics.at(self._tokens, index, index + 1) is not None

    def _office(self, first: int, last: int) -> str:
        text = self._passages.surface(first, last)
        key = self._tokens[first].key
        if (
            key.removeprefix("ال") not in self._words.offices
            and key[1:].removeprefix("ال") in self._words.offices
        ):
            return "ال" + text[2:] if key.startswith("لل") else text[1:]
        return text


def surnames(found: list[Fact[Person]]) -> Iterator[tuple[str, Fact[Person]]]:
    """Yield the folded last word of each name, by which a text names people again."""
    from press_dossier.geography import fold

    for person in found:
        yield fold(person.value.name).split()[-1], person
