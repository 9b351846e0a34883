"""Where a sentence speaks of what is signed: «مذكرتي تفاهم», «عقدا مع …», «والثانية مع …»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from press_dossier.geography import has_article
from press_dossier.sources.article import lexicon
from press_dossier.sources.article.agreements.nouns import Noun, noun_at
from press_dossier.sources.article.agreements.outcomes import (
    is_contracting,
    is_dealing,
    is_drafting,
    is_forged,
    is_signing,
    is_told_behind,
)
from press_dossier.sources.article.agreements.parties import Parties
from press_dossier.sources.article.agreements.party_words import party_words
from press_dossier.sources.article.text.passages import Sentence
from press_dossier.sources.article.text.phrases import Hit, Phrases, stems

_COMMAS = frozenset({"،", ","})
_SIDE = "جانب"
_LONGEST_CLAUSE = 80  # tokens before a noun
_SIGNING_REACH = 6  # tokens before «شراكة مع» in which it is signed
_TELLING_REACH = 4  # tokens before «عقدا» in which «شملت» makes it a contract
_LEADING_REACH = 8  # tokens from «والثانية» to its «مع»
_WITH = frozenset({"مع", "بين"})
_LEADING = frozenset({"مع", "فمع", "بين", "بينها", "بينه"})


@dataclass(frozen=True, slots=True)
class Contract:
    """A noun of what is signed in tokens `first` up to but without `last`.

    `again` says that it only points to one: «وأخرى», «والثانية»; `several`, that more than one
    is spoken of: «مذكرتي», «ثلاث مذكرات»; `verb`, that a verb tells it without a noun: «تعاقدت».
    """

    first: int
    last: int
    again: bool = False
    several: bool = False
    verb: bool = False


@dataclass(frozen=True)
class _Words:
    clauses: Phrases[bool]
    again: frozenset[str]
    telling: frozenset[str]
    deeds: frozenset[str]
    keepers: frozenset[str]


@cache
def _words() -> _Words:
    data = lexicon.data("memoranda")
    return _Words(
        clauses=Phrases((line, True) for line in lexicon.lines(data["clauses"])),
        **{name: lexicon.words(data[name]) for name in ("again", "telling", "deeds", "keepers")},
    )


class Contracts:
    """The nouns and the clauses of one sentence; `resumes` where the one before spoke of some."""

    def __init__(self, parties: Parties, sentence: Sentence, *, resumes: bool) -> None:
        self._parties = parties
        self._tokens = tokens = parties.passages.tokens
        self._first, self._last = sentence.first, sentence.last
        self._resumes = resumes
        self._words = _words()
        clauses = self._words.clauses.within(tokens, sentence.first, sentence.last)
        breaks = (hit.first for hit in clauses if not self._leads_to_a_side(hit))
        deeds = (
            index
            for index in range(sentence.first + 1, sentence.last)
            if tokens[index].key in self._words.deeds and tokens[index - 1].key in _COMMAS
        )
        self._breaks = [sentence.first, *sorted((*breaks, *deeds)), sentence.last]
        self.found: Sequence[Contract] = list(self._read())

    def _leads_to_a_side(self, hit: Hit[bool]) -> bool:
        """Whether «إلى جانب» begins no clause: before «نظيره»."""
        if hit.last >= self._last or self._tokens[hit.last - 1].key != _SIDE:
            return False
        return self._tokens[hit.last].key.removeprefix("ال") in party_words().sides

    def clause(self, index: int) -> int:
        """Return the first token of the clause that a token stands in."""
        return max(index - _LONGEST_CLAUSE, *(b for b in self._breaks if b <= index))

    def clause_end(self, index: int) -> int:
        """Return the token after the clause that ends behind a token."""
        return min((b for b in self._breaks if b > index), default=self._last)

    def is_definite(self, contract: Contract) -> bool:
        """Whether a noun may speak of what was told: «المذكرة», «مذكرة التفاهم»."""
        tokens = self._tokens[contract.first : contract.last]
        following = self._tokens[contract.last : min(contract.last + 1, self._last)]
        definite = any(stem.startswith("ال") for token in tokens for _, stem in stems(token.key))
        return definite or any(has_article(token.plain) for token in following)

    def goes_on(self, contract: Contract) -> bool:
        """Whether a noun speaks of what the sentence before did: «الأولى», «وشملت عقدا»."""
        key = self._tokens[contract.first].key
        definite = any(stem.startswith("ال") for _, stem in stems(key))
        return contract.again or definite or self.is_told(contract)

    def is_told(self, contract: Contract) -> bool:
        """Whether a word of containing leads to a noun: «فيما تهم الاتفاقية الثانية»."""
        return self._is_told(contract.first)

    def _is_told(self, index: int) -> bool:
        """Whether a word of containing stands shortly before: «وشملت الاتفاقيات عقدا»."""
        near = self._tokens[max(index - _TELLING_REACH, self._first) : index]
        return any({stem for _, stem in stems(t.key)} & self._words.telling for t in near)

    def _read(self) -> Iterator[Contract]:
        index, said, behind, told = self._first, self._resumes, -1, False
        while index < self._last:
            noun = noun_at(self._tokens, index, self._last)
            if noun is not None and self._is_meant(noun, told=told):
                said = told = True
                yield Contract(noun.first, noun.last, several=noun.form.several)
                index = behind = noun.last
                continue
            if is_contracting(self._tokens[index]):
                said = True
                yield Contract(index, index + 1, verb=True)
            again = said and self._is_again(index)
            if again and index != behind and (self._leads(index) or self._names(index, behind)):
                behind = index + 1
                yield Contract(index, index + 1, again=True, several=self._is_several(index))
            index += 1

    def _is_again(self, index: int) -> bool:
        key = self._tokens[index].key
        return key in self._words.again or key.removeprefix("و") in self._words.again

    def _is_several(self, index: int) -> bool:
        return self._tokens[index].key.endswith(("ين", "ان"))

    def _is_meant(self, noun: Noun, *, told: bool) -> bool:
        """Whether «عقد» is a contract: behind a signing, or as an object («عقدا ثانيا»)."""
        index = noun.first
        keeper = index > self._first and self._tokens[index - 1].key.removeprefix("و")
        if keeper in self._words.keepers:
            return False
        if noun.form.rank == "plan":
            start = self.clause(index)
            return any(is_signing(token) for token in self._tokens[start:index])
        if noun.form.rank not in ("guarded", "object") or noun.has_kind:
            return True
        before = self._tokens[index - 1] if index > self._first else None
        if before is not None and before.plain == "على" and index - 1 > self._first:
            before = self._tokens[index - 2]
        if before is not None and (is_dealing(before) or is_drafting(before)):
            return True
        if self._has_partner(noun) and is_forged(self._tokens, self._first, index):
            return True
        if noun.form.rank == "object":
            return False
        if noun.last < self._last and is_signing(self._tokens[noun.last], bare=True):
            return True  # «بموجب عقد أبرم أمس»
        if noun.stem.startswith("ال"):
            return is_told_behind(self._tokens, index, self.clause_end(index))
        partner = self._has_partner(noun)
        if partner and (told or (self._resumes and self._is_told(index))):
            return True
        clause = self.clause(index)
        near = self._tokens[max(clause, index - _SIGNING_REACH) : index]
        if partner and any(is_signing(token) for token in near):
            return True
        signing = any(is_dealing(token) for token in self._tokens[clause:index])
        return signing and (noun.stem.endswith(("ا", "ه")) or noun.form.several)

    def _has_partner(self, noun: Noun) -> bool:
        return noun.last < self._last and self._tokens[noun.last].key in _WITH

    def _names(self, index: int, behind: int) -> bool:
        """Whether a partner stands right behind: «همت الأولى الدرك …، والثانية الشرطة …»."""
        named = index + 1 < self._last and self._parties.at(index + 1, self._last) is not None
        if not named:
            return False
        key = self._tokens[index].key
        return self._is_told_by(index - 1) or (key.startswith("و") and self._is_told(behind - 1))

    def _is_told_by(self, index: int) -> bool:
        return bool({stem for _, stem in stems(self._tokens[index].key)} & self._words.telling)

    def _leads(self, index: int) -> bool:
        """Whether «والثانية» leads to a partner: right before «مع», or where a part begins."""
        following = index + 1
        if following < self._last and self._tokens[following].key in _LEADING:
            return True
        begins = index == self._first or self._tokens[index].key.startswith("و")
        begins = begins or self._tokens[index - 1].kind == "mark" or self._is_told(index)
        if not begins:
            return False
        for position in range(following, min(following + _LEADING_REACH, self._last)):
            token = self._tokens[position]
            if token.key in _LEADING:
                return True
            if self._is_again(position) or position in self._breaks:
                return False
            if noun_at(self._tokens, position, self._last) is not None:
                return False
        return False
