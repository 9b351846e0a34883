"""A paragraph as a row of shaped words: itemised by level, face and span."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from press_dossier.document import Span
from press_dossier.typography import bidi
from press_dossier.typography.breaking import Box
from press_dossier.typography.faces import Face
from press_dossier.typography.kashida import WIDTHS
from press_dossier.typography.line import Word
from press_dossier.typography.paragraph import (
    Format,
    clipped,
    isolated,
    joined_letters,
    lettered_places,
    level_runs,
)
from press_dossier.typography.style import MARK_SIZE, TextStyle

_DROPPED = bidi.CONTROLS | {"\u00ad", "\ufeff", "\ufffe", "\ufffc"}
"""Characters that steer and are never drawn: bidi controls, soft hyphen, noncharacters."""

_TOKEN = re.compile(r"\s|[^\s]+")
_BREAKING = " \t\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u3000"
_WORD = re.compile(f"[^{_BREAKING}]+[{_BREAKING}]*|[{_BREAKING}]+")

_ALONE = ("", "")

KEPT_WORDS = 1 << 15
"""How many words a cache keeps before it begins anew: tables may hold any number of numbers."""


class RunForm(NamedTuple):
    """What the words of one run have alike; `size` is in points."""

    face: Face
    size: float
    level: int
    format: Format


class Atom(NamedTuple):
    """A word, a space, or a part of a word that has one form.

    `width` is in points; `breaks` says that a line may end after it, `widens` that it is a space
    that a line which fills its width makes wider. Forms that are alike are one object.
    """

    word: Word
    form: RunForm
    width: float
    breaks: bool
    widens: bool


Atoms = tuple[Atom, ...]


_PlainBox = tuple[Box, str]
"""The box of a word of plain Arabic, and the class of the word's digits."""

_MixedWord = tuple[str, bytes, bytes]
"""A word, the level of each character, and 1 for those in a left-to-right run with letters."""

Pieces = Sequence[tuple[Word, Face]]

Shape = Callable[[str, TextStyle, Format, bool, tuple[str, str]], Pieces]
"""Shapes a word: its text, its style and format, right to left or not, and what it joins."""


class Itemiser:
    """Cuts paragraphs into boxes; keeps those of every word that it has seen."""

    def __init__(self, shape: Shape) -> None:
        self._shape = shape
        self._atoms: dict[tuple[TextStyle, Format], dict[tuple[str, int, bool], Atoms]] = {}
        self._boxes: dict[tuple[TextStyle, Format], dict[str, _PlainBox | None]] = {}
        self._forms: dict[RunForm, RunForm] = {}
        self._mixed: dict[tuple[TextStyle, Format], dict[_MixedWord, Box | None]] = {}

    def boxes(self, spans: Sequence[Span], style: TextStyle) -> list[Box]:
        """Itemise and shape one paragraph. Raises MissingGlyph."""
        if len(spans) == 1 and spans[0].direction == "auto" and style.base == "rtl":
            found = self._plain_boxes(spans[0], style)
            if found is not None:
                return found
        boxes: list[Box] = []
        for box in self._mixed_boxes(spans, style):
            # What is never drawn may have parted spaces from the word before them.
            if boxes and box.atoms[0].word.space:
                box = _box([*boxes.pop().atoms, *box.atoms])
            boxes.append(box)
        return boxes

    def _mixed_boxes(self, spans: Sequence[Span], style: TextStyle) -> Iterator[Box]:
        """Yield the boxes of any text, word by word.

        A word within one span has the same box wherever it has the same levels.
        """
        text, formats = isolated(spans)
        level_of = bidi.levels(text, style.base)
        lettered = lettered_places(text, level_of)
        following = iter(formats)
        span_end, known = 0, dict[_MixedWord, Box | None]()
        for match in _WORD.finditer(text):
            start, end = match.span()
            while start >= span_end:
                _, span_end, form = next(following)
                known = self._mixed.setdefault((style, form), {})
            if end > span_end:
                box = self._box_of(text, clipped(formats, start, end), style, level_of, lettered)
            else:
                key = (match[0], level_of[start:end], lettered[start:end])
                try:
                    box = known[key]
                except KeyError:
                    if len(known) >= KEPT_WORDS:
                        known.clear()
                    word = [(start, end, form)]
                    box = known[key] = self._box_of(text, word, style, level_of, lettered)
            if box is not None:
                yield box

    def _plain_boxes(self, span: Span, style: TextStyle) -> list[Box] | None:
        """Return the boxes of plain Arabic, word by word; None for other text.

        A word of plain Arabic has the same levels wherever it stands, and so the same box.
        """
        form = Format(span.role, span.lang, span.link)
        known = self._boxes.setdefault((style, form), {})
        boxes: list[Box] = []
        digits = ""
        for word in _WORD.findall(span.text):
            try:
                found = known[word]
            except KeyError:
                if len(known) >= KEPT_WORDS:
                    known.clear()
                found = known[word] = self._plain_box(word, style, form)
            if found is None:
                return None
            box, own = found
            if own and own != digits:
                if digits:
                    return None
                digits = own
            boxes.append(box)
        return boxes

    def _plain_box(self, word: str, style: TextStyle, form: Format) -> _PlainBox | None:
        digits = bidi.plain_digits(word)
        if digits is None:
            return None
        # Numbers have other levels than the letters of plain Arabic, and hold none.
        level_of, lettered = bidi.plain_levels(word, digits), bytes(len(word))
        box = self._box_of(word, [(0, len(word), form)], style, level_of, lettered)
        return None if box is None or box.atoms[0].word.space else (box, digits)

    def _box_of(
        self,
        text: str,
        formats: Sequence[tuple[int, int, Format]],
        style: TextStyle,
        level_of: bytes,
        lettered: bytes,
    ) -> Box | None:
        """Return the box of the word in `formats`; None where nothing of it is drawn."""
        atoms = self._atoms_of(text, formats, style, level_of, lettered)
        return _box(atoms) if atoms else None

    def _atoms_of(
        self,
        text: str,
        formats: Sequence[tuple[int, int, Format]],
        style: TextStyle,
        level_of: bytes,
        lettered: bytes,
    ) -> list[Atom]:
        """Itemise and shape a text; `lettered` tells the left-to-right runs that hold letters."""
        atoms: list[Atom] = []
        for start, end, form in formats:
            known = self._atoms.setdefault((style, form), {})
            for match in _TOKEN.finditer(text, start, end):
                first, last = match.span()
                level = level_of[first]
                if level_of.count(level, first, last) == last - first:
                    places: Iterable[tuple[int, int]] = ((first, last),)
                else:
                    places = level_runs(level_of, first, last)
                for left, right in places:
                    key = (text[left:right], level_of[left], bool(lettered[left]))
                    if left == start or right == end:
                        context = joined_letters(text, left, right, start, end)
                        if context != _ALONE:
                            atoms += self._made(key, style, form, context)
                            continue
                    found = known.get(key)
                    if found is None:
                        if len(known) >= KEPT_WORDS:
                            known.clear()
                        found = known[key] = self._made(key, style, form)
                    atoms += found
        return atoms

    def _made(
        self,
        key: tuple[str, int, bool],
        style: TextStyle,
        form: Format,
        context: tuple[str, str] = _ALONE,
    ) -> Atoms:
        token, level, lettered = key
        breaks = len(token) == 1 and token in _BREAKING
        if breaks:
            token = " "
        elif not _DROPPED.isdisjoint(token):
            token = "".join(c for c in token if c not in _DROPPED)
        small = lettered and style.base == "rtl"
        size = style.size * style.latin_scale if small else style.size
        if form.role == "mark":
            size = style.size * MARK_SIZE
        pieces = self._shape(token, style, form, level % 2 == 1, context) if token else ()
        if token.isspace() and (form.role == "mark" or (level % 2 == 0 and not lettered)):
            pieces = [(replace(word, fixed=True), face) for word, face in pieces]
        return tuple(
            Atom(
                word,
                self._run_form(face, size, level, form),
                word.advance * size / face.upem,
                breaks,
                word.space and not word.fixed,
            )
            for word, face in pieces
        )

    def _run_form(self, face: Face, size: float, level: int, form: Format) -> RunForm:
        made = RunForm(face, size, level, form)
        return self._forms.setdefault(made, made)


def boxed(atoms: Iterable[Atom]) -> list[Box]:
    """Group atoms into what a line cannot end within, each with the spaces after it."""
    groups: list[list[Atom]] = []
    is_open = False
    for atom in atoms:
        if not is_open and not (atom.word.space and groups):
            groups.append([])
        groups[-1].append(atom)
        is_open = not atom.breaks
    return [_box(group) for group in groups]


def _box(atoms: Sequence[Atom]) -> Box:
    width = glue = stretch = 0.0
    for atom in atoms:
        if atom.breaks and atom.word.space:
            glue += atom.width
        else:
            width += atom.width + glue
            glue = 0.0
            if atom.word.joins:
                stretch += WIDTHS[1] * atom.form.size / 1000
    return Box(width, glue, stretch, atoms)
