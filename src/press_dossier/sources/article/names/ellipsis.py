"""Two institutions under one head in the dual: «وزارتا الداخلية والعدل», «المنظمتان … و…».

Each is told by its whole name: «وزارة الداخلية», «وزارة العدل», with what both share behind them
(«في اليونان», «الإسبانيتان» as «الإسبانية»).
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from press_dossier.geography import fold, has_article
from press_dossier.sources.article import lexicon
from press_dossier.sources.article.names.name_words import name_words
from press_dossier.sources.article.text.passages import Token
from press_dossier.sources.article.text.phrases import stems

_LONGEST_PART = 4  # words
_QUOTES = {"«": "»", '"': '"', "“": "”"}
_DUAL_ADJECTIVE = ("تان", "تين", "ان", "ين")


@dataclass(frozen=True, slots=True)
class Half:
    """One of two institutions, its name in full, and the tokens that tell it from the other."""

    name: str
    head: str
    first: int
    last: int


@cache
def _heads() -> dict[str, str]:
    """Return head nouns as written by the folds of their duals, construct and absolute."""
    written = lexicon.data("institutions")["heads"].split()
    found: dict[str, str] = {}
    for head in written:
        if fold(head) in name_words().cautious:
            continue
        stem = head[:-1] + "ت" if head.endswith("ة") else head
        for ending in ("ا", "ي", "ان", "ين"):
            found[fold(stem) + ending] = head
    return found


class Ellipsis:
    """Finds such pairs. `countries` are the names of countries by their first token."""

    def __init__(
        self, tokens: Sequence[Token], countries: Mapping[int, int], nationalities: Container[int]
    ) -> None:
        self._tokens = tokens
        self._countries = countries
        self._nationalities = nationalities

    def at(self, index: int, stop: int) -> tuple[Half, Half] | None:
        """Return the two institutions whose head in the dual stands at a token."""
        for _, stem in stems(self._tokens[index].key):
            definite = stem.startswith("ال")
            head = _heads().get(stem.removeprefix("ال"))
            absolute = stem.endswith(("ان", "ين"))
            if head is None or absolute != definite:
                continue
            found = self._adjectives(index, stop, head) if definite else None
            return found or (None if definite else self._construct(index, stop, head))
        return None

    def _construct(self, index: int, stop: int, head: str) -> tuple[Half, Half] | None:
        """«وزارتا الداخلية والعدل»; parts of several words stand as they are."""
        if not self._is_definite(index + 1):
            return self._quoted(index, stop, head) or self._brands(index, stop, head)
        joint = self._joint(index + 1, stop)
        if joint is None:
            return None
        last = joint + 1
        while last < stop and last - joint < _LONGEST_PART and self._belongs(last):
            last += 1
        tail, end = self._shared(last, stop)
        one = f"{head} {self._words(index + 1, joint)}"
        other = f"{head} {self._words(joint, last)[1:]}"
        return (
            Half(f"{one}{tail}", head, index, joint),
            Half(f"{other}{tail}", head, joint, end),
        )

    def _quoted(self, index: int, stop: int, head: str) -> tuple[Half, Half] | None:
        """«شركتي «غوغل» و«مايكروسوفت»»: names in quotation marks, with what describes each."""
        joint = self._quotation(index + 1, stop)
        if joint is None or joint + 1 >= stop or self._tokens[joint].key != "و":
            return None
        last = self._quotation(joint + 1, stop)
        if last is None:
            return None
        one = f"{head} {self._surface(index + 1, joint)}"
        other = f"{head} {self._surface(joint + 1, last)}"
        return Half(one, head, index, joint), Half(other, head, joint + 1, last)

    def _quotation(self, index: int, stop: int) -> int | None:
        """Return the token after a quotation at a token and the nationality behind it."""
        closing = _QUOTES.get(self._tokens[index].key) if index < stop else None
        for last in range(index + 2, min(index + _LONGEST_PART + 2, stop)):
            if closing is not None and self._tokens[last].key == closing:
                following = last + 1
                national = following in self._nationalities and following < stop
                return following + (national and self._is_definite(following))
        return None

    def _surface(self, first: int, last: int) -> str:
        """Return tokens as the text spaces them."""
        words = (f" {t.text}" if t.after_space else t.text for t in self._tokens[first:last])
        return "".join(words).strip()

    def _brands(self, index: int, stop: int, head: str) -> tuple[Half, Half] | None:
        """«شركتي سيمنس الألمانية وتوتال الفرنسية»: proper names, each with its nationality."""
        joint = self._nationality(index + 1, stop)
        if joint is None or joint >= stop or not self._tokens[joint].key.startswith("و"):
            return None
        last = self._nationality(joint, stop)
        if last is None or self._tokens[joint].key[1:] in name_words().heads:
            return None
        one = f"{head} {self._words(index + 1, joint)}"
        other = f"{head} {self._words(joint, last)[1:]}"
        return Half(one, head, index, joint), Half(other, head, joint, last)

    def _nationality(self, index: int, stop: int) -> int | None:
        """Return the token after the nationality that ends a proper name at a token."""
        for last in range(index + 1, min(index + _LONGEST_PART, stop)):
            if self._tokens[last].kind not in ("word", "latin") or self._joins(last):
                return None
            if last in self._nationalities and self._is_definite(last):
                return last + 1
        return None

    def _adjectives(self, index: int, stop: int, head: str) -> tuple[Half, Half] | None:
        """«المنظمتين العربية والدولية للمحامين»."""
        joint = index + 2
        if joint >= stop or not self._is_definite(index + 1) or not self._joins(joint):
            return None
        last = joint + 1
        while last < stop and self._tokens[last].key.startswith("لل"):
            last += 1
        tail = f" {self._words(joint + 1, last)}" if last > joint + 1 else ""
        one = f"ال{head} {self._words(index + 1, joint)}{tail}"
        other = f"ال{head} {self._words(joint, joint + 1)[1:]}{tail}"
        return Half(one, head, index, joint), Half(other, head, joint, last)

    def _joint(self, first: int, stop: int) -> int | None:
        """Return the token with «و» that begins the second part."""
        for index in range(first + 1, min(first + _LONGEST_PART + 1, stop)):
            if self._joins(index):
                return index
            if not self._belongs(index):
                return None
        return None

    def _joins(self, index: int) -> bool:
        token = self._tokens[index]
        known = token.key[1:] in name_words().breaks | name_words().never
        return token.key.startswith("و") and has_article(token.plain[1:]) and not known

    def _belongs(self, index: int) -> bool:
        """Whether a word goes on with a part: an adjective, and one of both in the dual not."""
        token = self._tokens[index]
        plain = has_article(token.plain) and token.key not in name_words().never
        return token.kind == "word" and plain and not self._is_of_both(index)

    def _is_of_both(self, index: int) -> bool:
        key = self._tokens[index].key
        return index in self._nationalities or key.endswith(("يتان", "يتين", "يان", "يين"))

    def _shared(self, last: int, stop: int) -> tuple[str, int]:
        """Return what both names end in, and the token after it."""
        if last >= stop:
            return "", last
        token = self._tokens[last]
        if token.kind == "word" and has_article(token.plain) and self._is_of_both(last):
            ending = next((end for end in _DUAL_ADJECTIVE if token.plain.endswith(end)), "")
            single = token.plain.removesuffix(ending)
            return f" {single}ة" if ending.startswith("ت") else f" {single}", last + 1
        if token.key == "في" and last + 1 in self._countries:
            end = self._countries[last + 1]
            return f" {self._words(last, end)}", end
        if token.key.startswith("ب") and last in self._countries:
            return f" {self._words(last, self._countries[last])}", self._countries[last]
        return "", last

    def _is_definite(self, index: int) -> bool:
        return index < len(self._tokens) and has_article(self._tokens[index].plain)

    def _words(self, first: int, last: int) -> str:
        return " ".join(token.text for token in self._tokens[first:last])
