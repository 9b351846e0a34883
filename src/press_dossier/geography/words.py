"""The words of a text, each with what it may be once its proclitics and article are off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from press_dossier.geography.folding import has_article

_WORD = re.compile(r"\w+")
_PROCLITICS = re.compile(r"[وف]?[بلك]?")
_LONGEST = 8  # words of the longest spelling
_PHRASE = 3  # words before an adjective among which its noun is looked for
_GAP = re.compile(r"[ \t\xa0]*[-\u2010-\u2015(]?[ \t\xa0]*|[ \t]*\n[ \t]*")


@dataclass(frozen=True, slots=True)
class Reading:
    """A word without `before` letters of proclitics and without its article.

    `merged`: the article lost its alef after ل («للمغرب»); `before` then leaves that ل in.
    """

    stem: str
    article: bool
    before: int
    merged: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """A word at `folded[start:end]`; `joined`: only a space, hyphen or line end parts it from
    the word before."""

    start: int
    end: int
    text: str
    readings: tuple[Reading, ...]
    joined: bool

    def stems(self) -> set[str]:
        """All that the word may be without its proclitics and article."""
        return {reading.stem for reading in self.readings}


def words_in(text: str, folded: str, offsets: list[int]) -> Iterator[Word]:
    """Yield the words of `folded`, which with its `offsets` is the fold of `text`."""
    last = 0
    for match in _WORD.finditer(folded):
        gap = folded[last : match.start()]
        yield Word(
            match.start(),
            match.end(),
            match[0],
            tuple(_readings(text, offsets, match.start(), match[0])),
            bool(gap) and _GAP.fullmatch(gap) is not None,
        )
        last = match.end()


def _readings(text: str, offsets: list[int], start: int, word: str) -> Iterator[Reading]:
    for before in range(min(3, len(word))):
        if not _PROCLITICS.fullmatch(word, 0, before):
            continue
        rest = word[before:]
        yield Reading(rest, False, before)
        if rest.startswith("ال"):
            first = start + before
            if has_article(text[offsets[first] : offsets[first + 1] + 1]):
                yield Reading(rest[2:], True, before)
        elif rest.startswith("ل") and word[:before].endswith("ل"):
            yield Reading(rest[1:], True, before - 1, merged=True)


def joined_before(words: list[Word], index: int) -> list[Word]:
    """The words just before one in the same phrase, the nearest first."""
    found: list[Word] = []
    while index > 0 and words[index].joined and len(found) < _PHRASE:
        index -= 1
        found.append(words[index])
    return found


def reach(words: list[Word], index: int) -> int:
    """How many words one spelling that begins at `index` may take."""
    count = 1
    while count < _LONGEST and index + count < len(words) and words[index + count].joined:
        count += 1
    return count
