"""Strong words and links as Word shows them, in the marks of the source: `**…**`, `[…](…)`.

Two texts that say the same are laid side by side, letter by letter; spaces belong to what
stands on both sides of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from urllib.parse import unquote

from press_dossier.compose.spans import Speller, without_marks
from press_dossier.document import Text
from press_dossier.sources.word import Mark

_UNSEEN = re.compile("[\\s\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Look:
    """How one letter is shown."""

    is_strong: bool | None = False
    link: str | None = None

    def is_like(self, other: Look) -> bool:
        """Whether it looks the same; programs spell the targets of links in ways of their own."""
        return self.is_strong == other.is_strong and _target(self.link) == _target(other.link)


_PLAIN = Look()


def is_plain(text: Text) -> bool:
    """Say whether a text is neither strong nor linked anywhere."""
    return all(span.role != "strong" and span.link is None for span in text)


def looks(text: Text) -> list[Look]:
    """Return how each letter of a text is shown."""
    return [
        Look(span.role == "strong", span.link)
        for span in text
        for _ in range(len(_UNSEEN.sub("", span.text)))
    ]


def with_marks(source: str, shown: str, marks: Sequence[Mark], speller: Speller) -> str | None:
    """Return a source text with the marks of `shown`, which says the same.

    None where the two cannot be laid side by side, or the source has no marks for what is shown.
    """
    plain = without_marks(source)
    given, own = looks(speller.text(source)), looks(speller.text(plain))
    seen = list(_looks_of(shown, marks))
    if not len(seen) == len(given) == len(own):
        return None
    wanted = [
        replace(one, is_strong=now.is_strong) if one.is_strong is None else one
        for one, now in zip(seen, given, strict=True)
    ]
    # A target keeps the source's spelling; an address is a link by itself, to what it says.
    settled = [
        _settled(letter, is_now, by_itself)
        for letter, is_now, by_itself in zip(wanted, given, own, strict=True)
    ]
    if settled == [
        _settled(letter, letter, by_itself) for letter, by_itself in zip(given, own, strict=True)
    ]:
        return source
    written = "".join(_marked(plain, settled))
    made = looks(speller.text(written))
    same = len(made) == len(wanted) and all(
        one.is_like(other) or (own_look.link is not None and one.is_strong == other.is_strong)
        for one, other, own_look in zip(made, wanted, own, strict=True)
    )
    return written if same else None


def _looks_of(shown: str, marks: Sequence[Mark]) -> Iterator[Look]:
    by_letter = [_PLAIN] * len(shown)
    for mark in marks:
        look = Look(mark.is_strong, mark.link)
        by_letter[mark.start : mark.end] = [look] * (mark.end - mark.start)
    for letter, look in zip(shown, by_letter, strict=True):
        if not _UNSEEN.match(letter):
            yield look


def _settled(letter: Look, is_now: Look, by_itself: Look) -> Look:
    if by_itself.link is not None or letter.link is None:
        return Look(letter.is_strong)
    if _target(letter.link) == _target(is_now.link):
        return Look(letter.is_strong, is_now.link)
    return letter


def _marked(plain: str, settled: Sequence[Look]) -> Iterator[str]:
    """Yield a text in stretches of one look each, in the source's marks."""
    by_letter: list[Look] = []
    passed = 0
    for letter in plain:
        around = settled[max(passed - 1, 0) : passed + 1]
        if not _UNSEEN.match(letter):
            by_letter.append(settled[passed])
            passed += 1
        else:
            by_letter.append(around[0] if len(around) == 2 and len({*around}) == 1 else _PLAIN)
    for look, pairs in groupby(zip(by_letter, plain, strict=True), key=itemgetter(0)):
        text = "".join(letter for _, letter in pairs)
        if look.link is not None:
            yield f"[{text}]({look.link})"
        else:
            yield f"**{text}**" if look.is_strong else text


def _target(link: str | None) -> str | None:
    return None if link is None else unquote(link).rstrip("/").casefold()
