"""Drawing lines of text into a PDF's content streams.

The runs of a line stand in logical order. In a right-to-left run the codes go from left to
right within `/ReversedChars` (ISO 32000-1, 14.8.2.3.3), as readers expect.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFObjectReference

from press_dossier.pdf.codes import RLM, Code, Spelled, together
from press_dossier.pdf.font import CodedFont
from press_dossier.pdf.scatter import Scatter, is_joined, scatters, still_met
from press_dossier.pdf.spelling import shown_ltr, spelled_rtl
from press_dossier.typography import Letter, Line, Run, Word
from press_dossier.typography.bidi import CONTROLS
from press_dossier.typography.faces import Face
from press_dossier.typography.items import KEPT_WORDS

RGB = tuple[float, float, float]

_NOT_IN_TAGS = re.compile("[^A-Za-z0-9-]")
"""What a language tag has not (BCP 47), and a literal string could not hold as it is."""


@dataclass(frozen=True, slots=True)
class Inks:
    """Colours of a text by role, each 0 to 1; a role without its own takes `plain`."""

    plain: RGB
    strong: RGB | None = None
    muted: RGB | None = None
    number: RGB | None = None
    doubtful: RGB | None = None
    link: RGB | None = None

    def of(self, run: Run) -> RGB:
        """Return a run's colour: that of its link, else of its role."""
        own = self.link if run.link else None
        if own is None and run.role != "plain":
            own = {
                "strong": self.strong,
                "muted": self.muted,
                "number": self.number,
                "doubtful": self.doubtful,
                "mark": self.link,
            }[run.role]
        return own or self.plain


_COUNTERWEIGHT = 32
"""So many marks stand in one code."""
_COUNTERWEIGHT_SIZE = 10


class TextPainter:
    """Draws lines; one a PDF. Owns the codes and the fonts made from what was drawn.

    Nothing drawn is bracketed as structure: the caller does that. Inside, right-to-left runs
    stand in `/ReversedChars` and foreign words in `/Span` with their language.
    """

    def __init__(self) -> None:
        self._fonts: dict[Face, CodedFont] = {}
        self._dictionaries: dict[str, PDFDictionary] = {}
        self._runs: dict[tuple[CodedFont, tuple[Word, ...], bool, bool, str], str] = {}

    def line(self, line: Line, x: float, y: float, inks: Inks) -> str:
        """Return operators that draw a line whose box's left edge is x and baseline y, points.

        ASCII; one or more `BT` … `ET`; the fill colour is set, the graphics state otherwise as
        it was found (wrap in `q`/`Q` where the colour matters after).
        """
        if not line.links:
            return self._block(line, self._drawn(line, x, y), inks)
        return "\n".join([code for _, code in self.parts(line, x, y, inks)])

    def parts(self, line: Line, x: float, y: float, inks: Inks) -> Iterator[tuple[str | None, str]]:
        """Yield `(address or None, operators)` in logical order: the line cut at its links.

        For bracketing each link's text by itself.
        """
        drawn = self._drawn(line, x, y)
        for link, group in groupby(drawn, key=lambda pair: pair[0].link):
            yield link, self._block(line, group, inks)

    def _drawn(self, line: Line, x: float, y: float) -> list[tuple[Run, str]]:
        """Return a line's runs in logical order, each with what shows it."""
        runs, scattered = scatters(_with_tail(line), line.stretch)
        return [
            (run, self._run(line, runs, scattered, index, x, y)) for index, run in enumerate(runs)
        ]

    def counterweight(self, surplus: int, x: float, y: float) -> str:
        """Return operators that draw right-to-left marks, at least `surplus`, without ink.

        poppler reads a page that has more left-to-right than right-to-left letters from left to
        right, all Arabic words in its lines at the wrong place.
        """
        font = next(iter(self._fonts.values()))
        code = font.code(Letter(RLM, (), 0), RLM * _COUNTERWEIGHT)
        # At one place they would count as one, drawn several times.
        codes = f"<{code}>-200" * -(-surplus // _COUNTERWEIGHT)
        return f"BT\n/{font.name} {_COUNTERWEIGHT_SIZE} Tf\n{_at(x, y)}\n[{codes}]TJ\nET"

    def resources(self, document: PDFDocument) -> dict[str, PDFObjectReference]:
        """Return every font used so far: resource name → reference, for a page's `/Font`.

        The fonts' names do not change; their programs are written by `embed`.
        """
        return {
            font.name: document.Reference(self._dictionary(font), f"press-dossier.{font.name}")
            for font in self._fonts.values()
        }

    def embed(self, document: PDFDocument) -> None:
        """Write the fonts into a document; call once, after the last line is drawn."""
        self.resources(document)
        for font in self._fonts.values():
            font.fill(document, self._dictionary(font))

    def _dictionary(self, font: CodedFont) -> PDFDictionary:
        return self._dictionaries.setdefault(font.name, PDFDictionary({}))

    def _font(self, face: Face) -> CodedFont:
        font = self._fonts.get(face)
        if font is None:
            font = self._fonts[face] = CodedFont(face, f"F{len(self._fonts) + 1}")
        return font

    def _block(self, line: Line, drawn: Iterable[tuple[Run, str]], inks: Inks) -> str:
        parts = ["BT"]
        if line.stretch != 1.0:
            parts.append(f"{_number(line.stretch * 100)} Tz")
        colour: RGB | None = None
        for run, show in drawn:
            if (wanted := inks.of(run)) != colour:
                colour = wanted
                parts.append(_filling(colour))
            if run.lang != line.lang:
                lang = _NOT_IN_TAGS.sub("", run.lang)
                parts.append(f"/Span <</Lang ({lang})>> BDC\n{show}\nEMC")
            else:
                parts.append(show)
        if line.stretch != 1.0:
            parts.append("100 Tz")
        parts.append("ET")
        return "\n".join(parts)

    def _run(
        self,
        line: Line,
        runs: Sequence[Run],
        scattered: Mapping[int, Scatter],
        index: int,
        x: float,
        y: float,
    ) -> str:
        run = runs[index]
        if index in scattered:
            return self._scattered(line, run, scattered[index], x, y)
        font = self._font(run.face)
        gap = _gap(line, run) if line.gap else 0.0
        if run.level % 2:
            after_ltr = before_jump = False
            joint = ""
            if len(runs) > 1:
                after_ltr = index > 0 and (not runs[index - 1].rtl or index - 1 in scattered)
                following = index + 1 < len(runs)
                before_jump = following and (runs[index + 1].rtl or index + 1 in scattered)
                joint = self._joint(runs, index, scattered) if scattered else ""
            shown = self._turned(font, run.words, after_ltr, before_jump, gap, joint)
        else:
            shown = f"[{_shown(font, shown_ltr(run.words), gap)}]TJ"
        place = _at(x + run.x, y + run.rise)
        return f"/{font.name} {_size(run.size)} Tf\n{place}\n{shown}"

    def _turned(
        self,
        font: CodedFont,
        words: tuple[Word, ...],
        after_ltr: bool,
        before_jump: bool,
        gap: float,
        joint: str,
    ) -> str:
        """Show a right-to-left run. Where spaces are as they are, in tables, it may recur."""
        key = (font, words, after_ltr, before_jump, joint)
        shown = None if gap else self._runs.get(key)
        if shown is None:
            codes = spelled_rtl(
                words, after_ltr=after_ltr, before_jump=before_jump, by_mark=bool(joint)
            )
            shown = f"/ReversedChars BMC\n[{joint}{_shown(font, codes, gap)}]TJ\nEMC"
            if not gap and len(self._runs) < KEPT_WORDS:
                self._runs[key] = shown
        return shown

    def _joint(self, runs: Sequence[Run], index: int, scattered: Mapping[int, Scatter]) -> str:
        """Return what a run begins with that is written together with scattered Latin."""
        run, scatter = runs[index], scattered.get(index + 1)
        if scatter is None or not is_joined(run, runs[index + 1]):
            return ""
        code = still_met(scatter.pieces)
        if code is None:
            return ""
        return f"<{self._font(run.face).code(code.letter, code.text)}>"

    def _scattered(self, line: Line, run: Run, scatter: Scatter, x: float, y: float) -> str:
        """Show each piece of a run from an anchor of its own at the right end of the Latin."""
        font = self._font(run.face)
        gap = _gap(line, run)
        scale = 1000 / run.face.upem
        unit = run.size * line.stretch / 1000
        right = (scatter.right - run.x + min(line.gap, 0)) / unit - 4
        position = run.width / unit if run.rtl else 0.0
        shows = [f"/{font.name} {_size(run.size)} Tf"]
        for piece in scatter.pieces:
            width = _width(piece.codes, gap, scale)
            position -= width if run.rtl else 0.0
            origin = right + piece.rank - scatter.ranks
            back = origin - position
            anchors = ""
            for letter, text, _ in piece.anchors:
                anchors += font.code(letter, text)
                back += letter.advance * scale
            shown = _shown(font, list(together(piece.codes)), gap)
            if piece.end is not None:
                shown += f"<{font.code(piece.end.letter, piece.end.text)}>"
            shows.append(
                f"{_at(x + run.x + origin * unit, y)}\n[<{anchors}>{_number(back)}{shown}]TJ"
            )
            position += 0.0 if run.rtl else width
        return "\n".join(shows)


def _shown(font: CodedFont, spelled: Sequence[Spelled], adjust: float) -> str:
    """Return the contents of a `TJ`; `adjust` is its number beside each word space.

    A bracket drawn with the space at the end of a run leaves it out.
    """
    codes = font.shown(spelled)
    if adjust:
        number = f">{_number(adjust)}<"
        end = len(spelled)
        while end > 1 and not spelled[end - 1].advance:
            end -= 1
        for place, item in enumerate(spelled):
            if not item.gap or (item.ink and place + 1 == end):
                continue
            codes[place] = codes[place] + number if item.gap == "right" else number + codes[place]
    return f"<{''.join(codes)}>".replace("<>", "")


def latin_surplus(line: Line) -> int:
    """Return by how many a line's left-to-right letters outnumber its right-to-left ones."""
    surplus = 0
    for run in line.runs if line.tail is None else (*line.runs, line.tail):
        letters = sum([len(word.letters) for word in run.words])
        surplus += -letters if run.level % 2 else letters
    return surplus


def _with_tail(line: Line) -> Sequence[Run]:
    """Return a line's runs with the space after its end: in the last run, or one by itself."""
    tail = line.tail
    if tail is None:
        return line.runs
    last = line.runs[-1]
    if not (last.rtl and tail.rtl):
        return (*line.runs, tail)
    words = (*last.words, *tail.words)
    width = tail.width + last.width
    form = (last.face, last.size, last.level, last.role, last.lang, last.link)
    return (*line.runs[:-1], Run(words, *form, tail.x, width))


def _width(codes: Iterable[Code], gap: float, scale: float) -> float:
    """Return the width of letters and spaces, thousandths of the size; marks have none.

    A letter without ink has its part of a ligature's width.
    """
    return sum(
        [
            letter.advance * scale - (gap if text[-1] == " " else 0)
            for letter, text, _ in codes
            if letter.character not in CONTROLS
        ]
    )


def _gap(line: Line, run: Run) -> float:
    """Return the number after each word space in a `TJ`: thousandths of the size, backwards."""
    return -line.gap / (run.size * line.stretch) * 1000


def _at(x: float, y: float) -> str:
    return f"1 0 0 1 {x:.2f} {y:.2f} Tm"


@lru_cache(maxsize=256)
def _size(size: float) -> str:
    return _number(size)


@lru_cache(maxsize=64)
def _filling(colour: RGB) -> str:
    return " ".join(map(_number, colour)) + " rg"


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") or "0"
