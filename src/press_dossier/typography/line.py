"""A line ready to be drawn: letters with their glyphs, in runs with their places.

Everything here is geometry that any drawer can use; nothing is PDF. Lengths of letters are
font units (`Face.upem` an em), all others points; x grows to the right from the line box's
left edge.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from press_dossier.document import Role
from press_dossier.typography.faces import Face
from press_dossier.typography.style import MARK_RISE, MARK_SIZE


class Ink(NamedTuple):
    """One glyph of a letter: its id, its offset in font units, its x-scale (a kashida's)."""

    glyph: int
    x: int
    y: int
    stretch: float = 1.0


class Letter(NamedTuple):
    """One character of the text with all its ink.

    Where several characters share a glyph (lam-alef, shadda with fatha) the ink hangs on the
    first and the others have none; each has its part of the advance.
    """

    character: str
    ink: tuple[Ink, ...]
    advance: int


@dataclass(slots=True, eq=False)
class Word:
    """A shaped word or space: its letters in logical order, its advance in font units.

    Compared by identity: the typesetter keeps one object a word, and a drawer may key its own
    cache by it.
    """

    letters: tuple[Letter, ...]
    advance: int
    rtl: bool
    space: bool = False
    fixed: bool = False
    """A space of one width on every line: one within a number."""
    joins: tuple[tuple[int, int], ...] = ()
    """Where a kashida may be drawn, the best first: (index of the letter before it, priority)."""


class Run(NamedTuple):
    """Words of one face, size, direction, role, language and link, in logical order.

    `x` is the run's left edge, `width` its drawn width (after `Line.stretch` and `Line.gap`).
    """

    words: tuple[Word, ...]
    face: Face
    size: float
    level: int
    role: Role
    lang: str
    link: str | None
    x: float
    width: float

    @property
    def rtl(self) -> bool:
        """Whether the run is read from right to left."""
        return self.level % 2 == 1

    @property
    def rise(self) -> float:
        """How far above the line's baseline the run stands, points."""
        return self.size / MARK_SIZE * MARK_RISE if self.role == "mark" else 0.0


class LinkBox(NamedTuple):
    """Where a link lies on its line: left and right edge, points, and its address."""

    x0: float
    x1: float
    uri: str


@dataclass(slots=True, eq=False)
class Line:
    """One line of a set text. Compared by identity, so that a drawer may cache by it.

    `runs` stand in logical order. `width` is the box's; `natural` the text's own width.
    `baseline` is the distance from the top of the line's box, `leading` high, to the baseline.
    `stretch` scales every glyph's width; `gap` is added to every word space that is not fixed,
    points. `lang` is the language of most of the paragraph. `tail` is a space past the line's end
    (at its left, in Arabic): the one that the line break swallowed, or one that keeps what is
    drawn beside it apart in copied text.
    """

    runs: tuple[Run, ...]
    width: float
    natural: float
    leading: float
    baseline: float
    ascent: float
    descent: float
    lang: str
    stretch: float = 1.0
    gap: float = 0.0
    tail: Run | None = None
    links: tuple[LinkBox, ...] = ()

    @property
    def text(self) -> str:
        """The line's characters in logical order, without the swallowed space."""
        return "".join(
            letter.character for run in self.runs for word in run.words for letter in word.letters
        )
