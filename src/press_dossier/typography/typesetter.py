"""Setting a text: from spans to lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from press_dossier.document import Span, Text
from press_dossier.resources import Family
from press_dossier.typography.assembly import LineEnds, assemble
from press_dossier.typography.breaking import Box, total_fit
from press_dossier.typography.faces import Face, split_by_face
from press_dossier.typography.items import KEPT_WORDS, Atom, Itemiser, Pieces, boxed
from press_dossier.typography.justification import justified_cost, ragged_cost, tightest
from press_dossier.typography.line import Line
from press_dossier.typography.paragraph import Format
from press_dossier.typography.shaping import shape
from press_dossier.typography.style import TextStyle

_LONG = 0.5
"""A word that takes more of its line may be broken where an address may."""
_LOOSEST, _LOOSEST_RAGGED = 0.85, 0.5
"""A line with less of its width, justified or ragged, is no good while a fuller one can be had."""
_OPPORTUNITY = re.compile(r"(?<![:/])[-/?&=_]+(?=[^-/?&=_])")
_KEPT_LINES = 1 << 12
_BOLD = frozenset(("strong", "doubtful"))
"""Roles that are set in the bold face."""


class Typesetter:
    """Sets texts in the given families; one a process. Keeps every word that it has shaped."""

    def __init__(self, families: Mapping[str, Family]) -> None:
        self._families = families
        self._faces: dict[tuple[str, bool], Face] = {}
        self._chains: dict[tuple[str, tuple[str, ...], bool], tuple[Face, ...]] = {}
        self._words: dict[tuple[object, ...], Pieces] = {}
        self._items = Itemiser(self._shaped)
        self._known_ends: dict[tuple[TextStyle, str], LineEnds] = {}
        self._lines: dict[tuple[tuple[Box, ...], int, float], Line] = {}

    def set(self, text: Text, style: TextStyle, width: float) -> tuple[Line, ...]:
        """Break a text into lines of at most `width` points; `()` for a text without characters.

        Breaks at spaces (never U+00A0) and at `\\n`, in long words after hyphens and the signs of
        an address; a word that stays wider than the line is cut between letters. Raises
        MissingGlyph where no family of the chain has a character.
        """
        lines: list[Line] = []
        for spans in _paragraphs(text):
            lines += self._paragraph(spans, style, width)
        return tuple(lines)

    def width(self, text: Text, style: TextStyle) -> float:
        """Return the width in points of a text's widest line, broken at `\\n` only."""
        return max(
            (_width(self._items.boxes(spans, style)) for spans in _paragraphs(text)), default=0.0
        )

    def min_width(self, text: Text, style: TextStyle) -> float:
        """Return the width in points of the widest stretch of a text that no line may break."""
        return max((word + space for word, space in self.stretches(text, style)), default=0.0)

    def stretches(self, text: Text, style: TextStyle) -> list[tuple[float, float]]:
        """Return the width of each stretch that no line may break, and of the space after it."""
        return [
            (box.width, box.glue)
            for spans in _paragraphs(text)
            for box in self._items.boxes(spans, style)
        ]

    def _chain(self, style: TextStyle, bold: bool) -> tuple[Face, ...]:
        """Return the faces that a style asks for a character, in order."""
        key = (style.family, style.fallback, bold)
        chain = self._chains.get(key)
        if chain is None:
            names = dict.fromkeys((style.family, *style.fallback))
            chain = self._chains[key] = tuple(self._face(name, bold) for name in names)
        return chain

    def _shaped(
        self, text: str, style: TextStyle, form: Format, rtl: bool, context: tuple[str, str]
    ) -> Pieces:
        """Shape a word, cut where its face changes. A word is kept for all sizes and roles."""
        chain = self._chain(style, style.bold or form.role in _BOLD)
        kashida = rtl and style.justification == "kashida"
        key = (text, chain, rtl, form.lang, style.tabular, kashida, context)
        found = self._words.get(key)
        if found is None:
            if len(self._words) >= KEPT_WORDS:
                self._words.clear()
            before, after = context
            found = self._words[key] = [
                (
                    shape(
                        face,
                        text[start:end],
                        rtl=rtl,
                        lang=form.lang,
                        tabular=style.tabular,
                        kashida=kashida,
                        context=(before + text[:start], text[end:] + after),
                    ),
                    face,
                )
                for start, end, face in split_by_face(text, chain)
            ]
        return found

    def _face(self, name: str, bold: bool) -> Face:
        family = self._families[name]
        bold = bold and family.bold is not None
        face = self._faces.get((name, bold))
        if face is None:
            path = family.bold if bold and family.bold else family.regular
            face = self._faces[name, bold] = Face(path, name)
        return face

    def _paragraph(self, spans: Sequence[Span], style: TextStyle, width: float) -> Iterator[Line]:
        boxes = self._items.boxes(spans, style)
        if not boxes:
            return
        ends = self._ends(_main_language(boxes, spans), style)
        if _width(boxes) <= width:
            yield self._unfilled(boxes, style, width, ends)
            return
        if max([box.width for box in boxes]) > width * _LONG:
            boxes = [piece for box in boxes for piece in self._fitting(box, style, width)]
        justified = style.align == "justify" and style.justification != "ragged"
        breaks = total_fit(
            boxes,
            width,
            tightest(width, justified),
            justified_cost(width) if justified else ragged_cost(width),
            width * (_LOOSEST if justified else _LOOSEST_RAGGED),
        )
        start = 0
        for end in breaks:
            line = boxes[start:end]
            if justified and (end < len(boxes) or _width(line) - line[-1].glue > width):
                yield assemble(line, style, width, ends, fills=True)
            else:
                yield self._unfilled(line, style, width, ends)
            start = end

    def _unfilled(
        self, boxes: Sequence[Box], style: TextStyle, width: float, ends: LineEnds
    ) -> Line:
        """Return a line with its spaces as they are. A long table has the same ones often.

        `ends` are kept, one for each style and language: they stand for both.
        """
        key = (tuple(boxes), id(ends), width)
        line = self._lines.get(key)
        if line is None:
            if len(self._lines) >= _KEPT_LINES:
                self._lines.clear()
            line = self._lines[key] = assemble(boxes, style, width, ends, fills=False)
        return line

    def _ends(self, lang: str, style: TextStyle) -> LineEnds:
        key = (style, lang)
        found = self._known_ends.get(key)
        if found is None:
            main = self._chain(style, style.bold)[0]
            form = Format("plain", lang, None)
            ((space, _),) = self._shaped(" ", style, form, style.base == "rtl", ("", ""))
            scale = style.size / main.upem
            found = self._known_ends[key] = LineEnds(
                space, main.ascender * scale, -main.descender * scale, lang
            )
        return found

    def _fitting(self, box: Box, style: TextStyle, width: float) -> Sequence[Box]:
        """Return a box, or what it is cut into so that lines may end within its long atoms."""
        if box.width <= width * _LONG:
            return (box,)
        pieces = [piece for atom in box.atoms for piece in self._cut(atom, style, width)]
        return boxed(pieces) if len(pieces) > len(box.atoms) else (box,)

    def _cut(self, atom: Atom, style: TextStyle, width: float) -> Iterator[Atom]:
        """Let lines end within a long atom: after its signs, else between its letters."""
        if atom.width <= width * _LONG or len(atom.word.letters) == 1:
            yield atom
            return
        text = "".join([letter.character for letter in atom.word.letters])
        ends = {match.end() for match in _OPPORTUNITY.finditer(text)}
        if not ends and atom.width <= width:
            yield atom
            return
        face, size, _, form = atom.form
        limit = width / size * face.upem
        start = 0
        while start < len(text):
            end, advance = start, 0
            while end < len(text) and (end == start or end not in ends):
                advance += atom.word.letters[end].advance
                if advance > limit and end > start:
                    break
                end += 1
            word = shape(
                face,
                text[start:end],
                rtl=atom.word.rtl,
                lang=form.lang,
                tabular=style.tabular,
                context=(text[:start], text[end:]),
            )
            yield atom._replace(
                word=word, width=word.advance * size / face.upem, breaks=end < len(text)
            )
            start = end


def _paragraphs(text: Text) -> Iterator[list[Span]]:
    """Cut a text at its forced line breaks."""
    paragraph: list[Span] = []
    for span in text:
        first, *others = span.text.replace("\u2028", "\n").split("\n")
        paragraph.append(_with_text(span, first))
        for other in others:
            yield paragraph
            paragraph = [_with_text(span, other)]
    yield paragraph


def _with_text(span: Span, text: str) -> Span:
    if text == span.text:
        return span
    return Span(text, span.lang, span.direction, span.role, span.link, span.note)


def _width(boxes: Sequence[Box]) -> float:
    return sum([box.width + box.glue for box in boxes])


def _main_language(boxes: Sequence[Box], spans: Sequence[Span]) -> str:
    """Return the language of most of the letters."""
    if len(spans) == 1:
        return spans[0].lang
    atoms = (atom for box in boxes for atom in box.atoms)
    weights: dict[str, int] = {}
    for lang, group in groupby(atoms, key=lambda atom: atom.form.format.lang):
        weights[lang] = weights.get(lang, 0) + sum(len(atom.word.letters) for atom in group)
    return max(weights, key=lambda lang: weights[lang])
