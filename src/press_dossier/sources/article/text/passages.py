"""Sentences and words of a cleaned text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from press_dossier import sentences
from press_dossier.geography import fold
from press_dossier.sources.article.text.cleaned import Cleaned

_MARKS = "\u064b-\u065f\u0670"
_LETTERS = "\u0621-\u063a\u0641-\u064a\u0671-\u06d3"
_WORD = f"(?P<word>[{_LETTERS}][{_MARKS}{_LETTERS}]*\u0640?)"  # «الـ37»: `cleaned` keeps it
_NUMBER = r"(?P<number>[0-9٠-٩۰-۹]+(?:[.,٫٬][0-9٠-٩۰-۹]+)*)"
_LATIN = r"(?P<latin>[^\W\d_\u0600-\u06ff]+(?:['’.-][^\W\d_\u0600-\u06ff]+)*)"
_TOKEN = re.compile(f"{_WORD}|{_NUMBER}|{_LATIN}|(?P<mark>[^\\s])")

_BULLETS = frozenset("-–—•*·●▪■◦")
_NUMBERING = frozenset("-–.)")

Kind = Literal["word", "number", "latin", "mark"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or punctuation mark; `key` is its folded form, `plain` it without harakat."""

    start: int
    end: int
    text: str
    plain: str
    key: str
    kind: Kind
    after_space: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: where it lies in the cleaned text, its paragraph, its tokens by index."""

    index: int
    paragraph: int
    start: int
    end: int
    first: int
    last: int
    """One past its last token."""


@dataclass(frozen=True)
class Passages:
    """A cleaned text with its sentences and tokens."""

    cleaned: Cleaned
    sentences: Sequence[Sentence]
    tokens: Sequence[Token]

    @property
    def text(self) -> str:
        """The cleaned text."""
        return self.cleaned.text

    def words(self, sentence: Sentence) -> str:
        """Return a sentence's text."""
        return self.text[sentence.start : sentence.end]

    def surface(self, first: int, last: int) -> str:
        """Return the text from token `first` up to but without `last`."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]

    def sentence_at(self, token: int) -> Sentence:
        """Return the sentence that a token stands in."""
        return self.sentences[bisect_right(self._firsts, token) - 1]

    @cached_property
    def title_end(self) -> int:
        """The index of the sentence after the title, a first line without a mark at its end."""
        title = [sentence for sentence in self.sentences if sentence.paragraph == 0]
        if len(title) == len(self.sentences) or self.words(title[-1])[-1] in ".؟!:،؛":
            return 0
        return len(title)

    def is_item(self, sentence: Sentence) -> bool:
        """Whether a sentence is an item of a list: behind a bullet, or «1-», «2)»."""
        first = self.tokens[sentence.first]
        if first.kind != "number":
            return first.key in _BULLETS
        following = sentence.first + 1
        return following < sentence.last and self.tokens[following].key in _NUMBERING

    @cached_property
    def _firsts(self) -> list[int]:
        return [sentence.first for sentence in self.sentences]


def split(cleaned: Cleaned) -> Passages:
    """Split a cleaned text: sentences end at their mark or with their line."""
    tokens = [_token(match, cleaned.text) for match in _TOKEN.finditer(cleaned.text)]
    starts = [token.start for token in tokens]
    found: list[Sentence] = []
    for paragraph, (start, end) in enumerate(_spans(cleaned.text)):
        for begin, stop in sentences.spans(cleaned.text, start, end):
            first, last = bisect_right(starts, begin - 1), bisect_right(starts, stop - 1)
            if first < last:
                found.append(Sentence(len(found), paragraph, begin, stop, first, last))
    return Passages(cleaned, found, tokens)


def _token(match: re.Match[str], text: str) -> Token:
    start, end = match.span()
    word = match.group()
    kind: Kind = match.lastgroup  # type: ignore[assignment]
    plain = re.sub(f"[{_MARKS}\u0640]", "", word) if kind == "word" else word
    key = fold(word) if kind != "mark" else word
    return Token(start, end, word, plain, key, kind, start == 0 or text[start - 1].isspace())


def _spans(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"[^\n]+", text)]
