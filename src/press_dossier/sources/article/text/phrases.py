"""Cue phrases from data, found in a row of tokens.

A phrase is matched word by word on folded forms; its first word may carry proclitics (و، ف، ب، ل،
ك، and «لل» for «ل + ال»), so «وبأكثر من» finds «أكثر من».
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from press_dossier.geography import fold
from press_dossier.sources.article.text.passages import Token

Meaning = TypeVar("Meaning")

_HARAKAT = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"


@dataclass(frozen=True, slots=True)
class Hit(Generic[Meaning]):
    """A phrase found in tokens `first` up to but without `last`.

    `stem` is the first word's fold without `proclitic`.
    """

    meaning: Meaning
    first: int
    last: int
    proclitic: str
    stem: str


class Phrases(Generic[Meaning]):
    """Phrases with their meaning; the longest one that fits is found."""

    def __init__(self, meanings: Iterable[tuple[str, Meaning]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
        for phrase, meaning in meanings:
            first, *rest = fold(phrase).split()
            self._by_first.setdefault(first, []).append((tuple(rest), meaning))
        for members in self._by_first.values():
            members.sort(key=lambda member: -len(member[0]))

    @classmethod
    def grouped(cls, data: Mapping[Meaning, Sequence[str]]) -> Phrases[Meaning]:
        """Build from `{meaning: [phrase, …]}`, the form of the data files."""
        return cls((phrase, meaning) for meaning, phrases in data.items() for phrase in phrases)

    def at(
        self, tokens: Sequence[Token], index: int, stop: int, *, bare: bool = False
    ) -> Hit[Meaning] | None:
        """Return the phrase that begins at `tokens[index]` and ends before `stop`.

        `bare` asks for a first word without proclitics.
        """
        token = tokens[index]
        if token.kind == "mark" and token.key not in self._by_first:
            return None
        found: Hit[Meaning] | None = None
        for proclitic, stem in (("", token.key),) if bare else stems(token.key):
            for rest, meaning in self._by_first.get(stem, ()):
                last = index + 1 + len(rest)
                if last <= stop and all(
                    tokens[index + 1 + offset].key == word for offset, word in enumerate(rest)
                ):
                    if found is None or last > found.last:
                        found = Hit(meaning, index, last, proclitic, stem)
                    break
        return found

    def within(self, tokens: Sequence[Token], first: int, last: int) -> Iterator[Hit[Meaning]]:
        """Yield the phrases between two tokens, none inside another."""
        index = first
        while index < last:
            hit = self.at(tokens, index, last)
            if hit is None:
                index += 1
            else:
                yield hit
                index = hit.last


@lru_cache(maxsize=8192)
def stems(key: str) -> tuple[tuple[str, str], ...]:
    """Return `(proclitics, rest)` for every way to read a folded word: itself first."""
    found = [("", key)]
    for conjunction in ("", "و", "ف"):
        if not key.startswith(conjunction):
            continue
        rest = key[len(conjunction) :]
        if conjunction and len(rest) > 1:
            found.append((conjunction, rest))
        if rest.startswith("لل") and len(rest) > 3:
            # «للصيد» is ل + الصيد; «للجنة» is ل + اللجنة, or ل + لجنة.
            stripped = ("ال" + rest[2:], "ال" + rest[1:], rest[1:])
            found.extend((conjunction + "ل", stem) for stem in stripped)
        elif rest[:1] and rest[0] in "بلك" and len(rest) > 2:
            found.append((conjunction + rest[0], rest[1:]))
    return tuple(found)


def without_proclitic(token: Token, proclitic: str, stem: str) -> str:
    """Return a token's text without its proclitics, so that its fold is `stem`.

    «وبالوكالة» gives «الوكالة», «للجنة» «اللجنة», «للصيد» «الصيد».
    """
    text = token.text
    for _ in proclitic:
        text = text[1:].lstrip(_HARAKAT)
    if len(fold(text)) == len(stem):
        return text
    return (
        stem[: len(stem) - len(fold(text))] + text
        if stem.startswith("الل")
        else ("ال" + text[1:].lstrip(_HARAKAT))
    )
