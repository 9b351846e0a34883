"""What stands in a Word file, as `word_text` finds it: pieces, rows, loose text, changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal


@dataclass(frozen=True, slots=True)
class Mark:
    """Strong or linked characters of a text, from `start` to before `end`.

    `is_strong` is None where the proof copy marks a doubt, strong or not.
    """

    start: int
    end: int
    is_strong: bool | None
    link: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """A piece's text in one paragraph; a piece found in several was split or copied."""

    key: str
    text: str
    paragraph: int
    row: int | None
    marks: tuple[Mark, ...] = ()

    def joined(self, others: Iterable[Found]) -> Found:
        """Return this text with others behind it, a space between each two."""
        whole = Stretch(self.key, self.text, list(self.marks))
        for other in others:
            whole.write("" if whole.text.endswith(" ") else " ", False, None)
            whole.take(Stretch(None, other.text, list(other.marks)))
        return replace(self, text=whole.text, marks=tuple(whole.marks))


@dataclass(frozen=True, slots=True)
class Loose:
    """A paragraph that belongs to no piece; `table` is that of its row, None outside of tables."""

    text: str
    paragraph: int
    table: int | None = None
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class WordRow:
    """A table's row: its cells' texts, and the keys found in each cell."""

    table: int
    cells: tuple[str, ...]
    keys: tuple[tuple[str, ...], ...]
    paragraph: int
    """The row's first paragraph."""


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change that nobody has accepted or rejected."""

    kind: Literal["inserted", "deleted"]
    text: str
    author: str


@dataclass(slots=True)
class Stretch:
    """Consecutive text of one key, or of none."""

    key: str | None
    text: str = ""
    marks: list[Mark] = field(default_factory=list)

    def write(self, text: str, is_strong: bool | None, link: str | None) -> None:
        """Add characters."""
        start = len(self.text)
        self.text += text
        if is_strong is not False or link is not None:
            self.marks.append(Mark(start, len(self.text), is_strong, link))

    def take(self, other: Stretch, start: int = 0, end: int | None = None) -> None:
        """Add a part of another stretch, its marks with it."""
        end = len(other.text) if end is None else end
        shift = len(self.text) - start
        self.text += other.text[start:end]
        for mark in other.marks:
            first, last = max(mark.start, start), min(mark.end, end)
            if first < last:
                self.marks.append(Mark(first + shift, last + shift, mark.is_strong, mark.link))


def attributed(stretches: list[Stretch]) -> Iterator[tuple[str, Stretch]]:
    """Yield each key of a paragraph with its text, text typed just outside of a control included.

    What only parts pieces (a tab) or numbers a heading (digits before a tab) belongs to none.
    """
    texts: dict[str, Stretch] = {}
    before = Stretch(None)
    last: Stretch | None = None
    for stretch in stretches:
        if stretch.key is not None:
            last = texts.setdefault(stretch.key, Stretch(stretch.key))
            last.take(before)
            last.take(stretch)
            before = Stretch(None)
            continue
        tab = stretch.text.rfind("\t")
        if tab >= 0:
            if last is not None and stretch.text[:tab].strip():
                last.take(stretch, 0, tab)
            before, last = Stretch(None), None
            if stretch.text[tab + 1 :].strip():
                before.take(stretch, tab + 1)
        elif last is not None:
            last.take(stretch)
        else:
            before.take(stretch)
    if last is None and before.text.strip() and texts:
        texts[next(reversed(texts))].take(before)
    yield from texts.items()
