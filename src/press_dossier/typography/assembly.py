"""One line put together: filled, reordered (UAX #9, L1 and L2), every run given its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from press_dossier.typography import bidi
from press_dossier.typography.breaking import Box
from press_dossier.typography.items import Atom, RunForm
from press_dossier.typography.justification import RAGGED, Fill, fill, is_loose, spread
from press_dossier.typography.kashida import stretched
from press_dossier.typography.line import Line, LinkBox, Run, Word
from press_dossier.typography.style import TextStyle


class LineEnds(NamedTuple):
    """What all lines of a paragraph share: the space past their ends, main metrics, language.

    `ascent` and `descent` are the main face's, points.
    """

    space: Word
    ascent: float
    descent: float
    lang: str


def assemble(
    boxes: Sequence[Box], style: TextStyle, width: float, ends: LineEnds, *, fills: bool
) -> Line:
    """Make a line of boxes in logical order.

    White space at its end is cut, and `ends.space` stands past it at the base level (L1).
    """
    drawn: Sequence[Atom] = _without_last_space([atom for box in boxes for atom in box.atoms])
    natural = sum([atom.width for atom in drawn])
    filled = _fill(drawn, natural, style, width) if fills else RAGGED
    if filled.kashidas:
        drawn = _with_kashidas(drawn, filled.kashidas)
    groups = _groups(drawn)
    widths = [_width(group, filled) for group in groups]
    used = sum(widths)
    x = left = _offset(style, width, used)
    runs: list[Run | None] = [None] * len(groups)
    for index in bidi.visual_order(bytes([group[0].form.level for group in groups])):
        words = tuple([atom.word for atom in groups[index]])
        face, size, level, (role, lang, link) = groups[index][0].form
        runs[index] = Run(words, face, size, level, role, lang, link, x, widths[index])
        x += widths[index]
    placed = tuple([run for run in runs if run])
    return Line(
        placed,
        width,
        natural,
        style.leading,
        (style.leading + ends.ascent - ends.descent) / 2,
        ends.ascent,
        ends.descent,
        ends.lang,
        filled.stretch,
        filled.gap,
        _tail(placed[-1], ends.space, style, left, used, filled) if placed else None,
        _links(placed),
    )


def _without_last_space(atoms: list[Atom]) -> list[Atom]:
    while atoms and atoms[-1].word.space and atoms[-1].breaks:
        atoms.pop()
    return atoms


def _groups(atoms: Sequence[Atom]) -> list[list[Atom]]:
    """Group neighbouring atoms of one form."""
    groups: list[list[Atom]] = []
    form: RunForm | None = None
    for atom in atoms:
        if atom.form is not form:
            form = atom.form
            groups.append([])
        groups[-1].append(atom)
    return groups


def _width(atoms: Sequence[Atom], filled: Fill) -> float:
    width = sum([atom.width for atom in atoms]) * filled.stretch
    return width + filled.gap * sum([atom.widens for atom in atoms]) if filled.gap else width


def _tail(last: Run, space: Word, style: TextStyle, x: float, used: float, filled: Fill) -> Run:
    """Return the space after a line's end: at its left in a right-to-left text, else right."""
    rtl = style.base == "rtl"
    width = space.advance * style.size / last.face.upem * filled.stretch + filled.gap
    left = x - width if rtl else x + used
    level = 1 if rtl else 0
    return Run((space,), last.face, style.size, level, "plain", last.lang, last.link, left, width)


def _fill(atoms: Sequence[Atom], natural: float, style: TextStyle, width: float) -> Fill:
    widths = [atom.width for atom in atoms if atom.widens]
    spaces = sum(widths)
    room = 0
    if style.justification == "kashida" and is_loose(natural, spaces, width):
        words = sum([not atom.word.space for atom in atoms])
        room = min(sum([bool(atom.word.joins) for atom in atoms]), max(1, words // 3))
    return fill(natural, spaces, len(widths), width, style.size, room)


def _with_kashidas(atoms: Sequence[Atom], lengths: Sequence[int]) -> Sequence[Atom]:
    candidates = [
        (index, atom.word.joins[0][1]) for index, atom in enumerate(atoms) if atom.word.joins
    ]
    result = list(atoms)
    for index, length in zip(spread(candidates, len(lengths), len(atoms)), lengths, strict=False):
        atom = atoms[index]
        face, size, *_ = atom.form
        word = stretched(atom.word, face, atom.word.joins[0][0], length * face.upem // 1000)
        result[index] = atom._replace(word=word, width=word.advance * size / face.upem)
    return result


def _offset(style: TextStyle, width: float, used: float) -> float:
    align = "start" if style.align == "justify" else style.align
    if align == "center":
        return (width - used) / 2
    at_right = (align == "start") == (style.base == "rtl")
    return width - used if at_right else 0.0


def _links(runs: Sequence[Run]) -> tuple[LinkBox, ...]:
    linked = [run for run in runs if run.link]
    if not linked:
        return ()
    boxes: list[LinkBox] = []
    for run in sorted(linked, key=lambda run: run.x):
        last = boxes[-1] if boxes else None
        if last and last.uri == run.link and run.x - last.x1 < 0.01:
            boxes[-1] = last._replace(x1=run.x + run.width)
        elif run.link:
            boxes.append(LinkBox(run.x, run.x + run.width, run.link))
    return tuple(boxes)
