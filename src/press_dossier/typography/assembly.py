"""One line put together: filled, reordered (L1, L2), and every run given its place."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from press_dossier.typography import bidi
from press_dossier.typography.faces import Face
from press_dossier.typography.items import Atom
from press_dossier.typography.justification import RAGGED, Fill, fill, spread
from press_dossier.typography.kashida import stretched
from press_dossier.typography.line import Line, LinkBox, Run, Word
from press_dossier.typography.style import TextStyle


def assemble(
    atoms: Sequence[Atom],
    style: TextStyle,
    width: float,
    main: Face,
    space: Word,
    lang: str,
    *,
    fills: bool,
) -> Line:
    """Make a line of atoms in logical order.

    `main` is the face whose metrics the line has, `space` its word space.
    """
    end = len(atoms)
    while end and atoms[end - 1].word.space and atoms[end - 1].breaks:
        end -= 1
    drawn = list(atoms[:end])
    natural = sum(atom.width for atom in drawn)
    filled = _fill(drawn, natural, style, width) if fills else RAGGED
    if filled.kashidas:
        drawn = _with_kashidas(drawn, filled.kashidas)
    runs, used = _placed(drawn, style, filled)
    x = _offset(style, width, used)
    runs = [
        Run(
            run.words,
            run.face,
            run.size,
            run.level,
            run.role,
            run.lang,
            run.link,
            run.x + x,
            run.width,
        )
        for run in runs
    ]
    ascent = main.ascender * style.size / main.upem
    descent = -main.descender * style.size / main.upem
    return Line(
        runs=tuple(runs),
        width=width,
        natural=natural,
        leading=style.leading,
        baseline=(style.leading + ascent - descent) / 2,
        ascent=ascent,
        descent=descent,
        lang=lang,
        stretch=filled.stretch,
        gap=filled.gap,
        tail=_tail(runs[-1], space, style, x, used, filled) if runs else None,
        links=tuple(_links(runs)),
    )


def _tail(last: Run, space: Word, style: TextStyle, x: float, used: float, filled: Fill) -> Run:
    """Return the space after a line's end: at its left in a right-to-left text, else right."""
    rtl = style.base == "rtl"
    width = space.advance * style.size / last.face.upem * filled.stretch + filled.gap
    left = x - width if rtl else x + used
    level = 1 if rtl else 0
    return Run((space,), last.face, style.size, level, "plain", last.lang, last.link, left, width)


def _fill(atoms: Sequence[Atom], natural: float, style: TextStyle, width: float) -> Fill:
    spaces = [atom.width for atom in atoms if atom.word.space]
    room = 0
    if style.justification == "kashida":
        words = sum(1 for atom in atoms if not atom.word.space)
        room = min(sum(1 for atom in atoms if atom.word.joins), max(1, words // 3))
    return fill(natural, sum(spaces), len(spaces), width, style.size, room)


def _with_kashidas(atoms: Sequence[Atom], lengths: Sequence[int]) -> list[Atom]:
    candidates = [
        (index, min(priority for _, priority in atom.word.joins))
        for index, atom in enumerate(atoms)
        if atom.word.joins
    ]
    result = list(atoms)
    for index, length in zip(spread(candidates, len(lengths), len(atoms)), lengths, strict=False):
        atom = atoms[index]
        after = min(atom.word.joins, key=lambda join: (join[1], -join[0]))[0]
        word = stretched(atom.word, atom.face, after, length * atom.face.upem // 1000)
        result[index] = atom._replace(word=word, width=word.advance * atom.size / atom.face.upem)
    return result


def _placed(atoms: Sequence[Atom], style: TextStyle, filled: Fill) -> tuple[list[Run], float]:
    """Reorder a line and place its runs from x = 0; return them with the width used."""
    levels = bidi.trimmed(
        bytes(atom.level for atom in atoms), [atom.word.space for atom in atoms], style.base
    )
    widths = [
        atom.width * filled.stretch + (filled.gap if atom.word.space else 0.0) for atom in atoms
    ]
    lefts = [0.0] * len(atoms)
    x = 0.0
    for index in bidi.visual_order(levels):
        lefts[index] = x
        x += widths[index]
    runs = []
    keyed = [
        (atom.face, atom.size, level, atom.format)
        for atom, level in zip(atoms, levels, strict=True)
    ]
    for (face, size, level, form), group in groupby(range(len(atoms)), key=keyed.__getitem__):
        members = list(group)
        words: tuple[Word, ...] = tuple(atoms[index].word for index in members)
        runs.append(
            Run(
                words,
                face,
                size,
                level,
                form.role,
                form.lang,
                form.link,
                min(lefts[index] for index in members),
                sum(widths[index] for index in members),
            )
        )
    return runs, x


def _offset(style: TextStyle, width: float, used: float) -> float:
    align = "start" if style.align == "justify" else style.align
    if align == "center":
        return (width - used) / 2
    at_right = (align == "start") == (style.base == "rtl")
    return width - used if at_right else 0.0


def _links(runs: Sequence[Run]) -> list[LinkBox]:
    boxes: list[LinkBox] = []
    for run in sorted((run for run in runs if run.link), key=lambda run: run.x):
        last = boxes[-1] if boxes else None
        if last and last.uri == run.link and run.x - last.x1 < 0.01:
            boxes[-1] = last._replace(x1=run.x + run.width)
        elif run.link:
            boxes.append(LinkBox(run.x, run.x + run.width, run.link))
    return boxes
