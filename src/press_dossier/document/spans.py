"""Texts as spans, and pieces: a text with its key and its origin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Direction = Literal["auto", "ltr", "rtl"]
Role = Literal["plain", "strong", "muted", "number", "doubtful", "mark"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text of one language, direction and role.

    `direction` is that of the span's own contents: `ltr` keeps a phone number, an address or a
    hyphenated range in its order. `note` is the number of a note in `Document.notes`, whose mark
    follows the span. `doubtful` text lacks its evidence; `mark` is a note's number, small and
    raised, which a renderer makes of `note`.
    """

    text: str
    lang: str = "ar"
    direction: Direction = "auto"
    role: Role = "plain"
    link: str | None = None
    note: int | None = None


Text = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Authored:
    """Text that stands in the source, at a path such as `sections.meetings.title`."""

    path: str


@dataclass(frozen=True, slots=True)
class Computed:
    """Text made from facts by a named rule; an edit to it cannot go back."""

    rule: str


@dataclass(frozen=True, slots=True)
class Label:
    """Text that the template owns, by the label's name."""

    name: str


Origin = Authored | Computed | Label


@dataclass(frozen=True, slots=True)
class Piece:
    """One text with one origin. `key` is unique in a document: `[a-z][a-z0-9_]{0,39}`."""

    key: str
    text: Text
    origin: Origin


def is_left_to_right(text: Text) -> bool:
    """Say whether all of a text runs from left to right: its paragraph does then too."""
    return bool(text) and all(span.direction == "ltr" for span in text)


def plain(text: Text) -> str:
    """Return a text's characters without its spans."""
    return "".join(span.text for span in text)
