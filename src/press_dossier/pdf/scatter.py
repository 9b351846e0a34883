"""Latin within a right-to-left line, shown piece by piece so that pdfium keeps its order.

pdfium sorts what was shown on a line by where each `TJ` begins, and within right-to-left text
turns the order of the stretches of one kind of character. Pieces that each begin with an `anchor`
at the right end of the line's Latin, the later the farther left, come out right, wherever their
letters are drawn. All other readers follow the stream, where the pieces stand in logical order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

from press_dossier.pdf.codes import (
    BREAK,
    PDI,
    RLM,
    TURN_BOTH,
    TURN_LEFT,
    TURN_RIGHT,
    Code,
)
from press_dossier.pdf.spelling import bidi_class, is_mirrored, set_left, spelled_ltr
from press_dossier.typography import Letter, Run, Word

_WINDOW = 6
"""How far back pdfium looks for a character drawn twice: seven, one of them the gap it saw."""
_MOST_STRETCHES = 40


class Piece(NamedTuple):
    """What one `TJ` shows: anchors at the right end of the line's Latin, then letters.

    `rank` is its place in the order in which pdfium must find the pieces. An `end` stands after
    letters that end where the anchors stand.
    """

    anchors: Sequence[Code]
    codes: Sequence[Code]
    rank: int
    end: Code | None = None

    @property
    def width(self) -> int:
        """How many characters pdfium finds after the anchors."""
        return _characters(self.codes)


def _characters(codes: Sequence[Code]) -> int:
    return sum([len(code.text) for code in codes])


class Scatter(NamedTuple):
    """How a run is shown: its pieces, how many ranks the Latin has, its right end in points."""

    pieces: Sequence[Piece]
    ranks: int
    right: float


def scatters(runs: Sequence[Run], stretch: float) -> tuple[Sequence[Run], Mapping[int, Scatter]]:
    """Choose the runs of a line to scatter: those of each stretch of Latin of several pieces.

    Return them by their index among the runs that are returned too: those given, but that what
    is written together with the end of the Latin is a run by itself. `stretch` is the line's.
    """
    if not any(run.level % 2 == 0 and _is_mixed(run) for run in runs):
        return runs, {}
    groups = [list(group) for _, group in groupby(runs, key=lambda run: run.rtl)]
    shown: list[Run] = []
    found: dict[int, Scatter] = {}
    for place, group in enumerate(groups):
        first = len(shown)
        shown += group
        if not any(map(_is_mixed, group)) or _is_word(group):
            continue
        following = groups[place + 1] if place + 1 < len(groups) else []
        closing, rest = _parted(group[-1], following, stretch)
        joined = first > 0 and is_joined(shown[first - 1], shown[first])
        parts = _pieces_of(group, closing, joined=joined)
        ranks = sum(map(len, parts))
        right = max(run.x + run.width for run in group)
        found |= {first + at: Scatter(part, ranks, right) for at, part in enumerate(parts)}
        if closing is not None:
            shown.append(closing)
            following[:1] = [rest] if rest is not None else []
    return shown, found


def is_joined(run: Run, following: Run) -> bool:
    """Say whether a run is written together with the one after it, in one face."""
    return run.face == following.face and not run.words[-1].space


def _parted(latin: Run, following: Sequence[Run], stretch: float) -> tuple[Run | None, Run | None]:
    """Part what is written together with the end of Latin from the rest of the run after it."""
    if not following or not is_joined(latin, following[0]):
        return None, None
    run = following[0]
    count = next((at for at, word in enumerate(run.words) if word.space), len(run.words))
    closes = all(_closes(letter) for word in run.words[:count] for letter in word.letters)
    if not count or not closes:
        return None, None
    advance = sum([word.advance for word in run.words[:count]])
    width = advance / run.face.upem * run.size * stretch
    left = run.width - width
    closing = run._replace(words=run.words[:count], x=run.x + left, width=width)
    rest = run._replace(words=run.words[count:], width=left)
    return closing, rest if rest.words else None


def _pieces_of(group: Sequence[Run], closing: Run | None, *, joined: bool) -> list[list[Piece]]:
    """Return the pieces of each run of Latin, then those of what closes it."""
    parts: list[list[Piece]] = []
    met: list[Code | None] = []
    rank = 0
    if closing is not None:
        parts.append(pieces([_closed(closing.words)], rank, met))
        rank += len(parts[-1])
    for place in range(len(group) - 1, -1, -1):  # pdfium finds the last run first
        last = place == len(group) - 1
        if not last and group[place].face != group[place + 1].face:
            met = []
        words = [
            _stretches(word, whole=number > 0 or place > 0 or not joined)
            for number, word in enumerate(scattered(spelled_ltr(group[place].words)))
        ]
        parts.append(pieces(words, rank, met, ends=last))
        rank += len(parts[-1])
    return parts[::-1]


def _closed(words: Sequence[Word]) -> list[list[Code]]:
    """Return the codes of punctuation that closes Latin, one by one in logical order.

    To MuPDF each begins left to right, and what comes after it may begin right to left.
    """
    return [
        [
            Code(letter, PDI + letter.character),
            *(TURN_BOTH if is_mirrored(letter.character) else (TURN_RIGHT,)),
            BREAK,
        ]
        for word in words
        for letter in word.letters
    ]


def scattered(codes: Sequence[Code]) -> list[list[Code]]:
    """Cut the codes of a left-to-right run into its words and spaces, each set left to right."""
    parts: list[list[Code]] = []
    in_space = True
    for code in codes:
        is_space = code.text.isspace()
        if is_space or in_space:
            code = Code(code.letter, set_left(" " if is_space else code.text), code.back)
            parts.append([])
        if parts[-1][-1:] != [TURN_LEFT] or code != TURN_LEFT:
            parts[-1].append(code)
        if is_mirrored(code.text[-1]):  # pdfium leaves a bracket as it is after such a mark
            parts[-1].append(TURN_LEFT)
        in_space = is_space
    return parts


def pieces(
    words: Sequence[Sequence[Sequence[Code]]],
    first_rank: int,
    met: list[Code | None],
    *,
    ends: bool = False,
) -> list[Piece]:
    """Return the pieces of words that were cut into stretches, in their order.

    pdfium puts the words, and the stretches of one kind within a word, from last to first. Where
    it sees a gap within a word, an anchor that it has just met takes the gap away: pdfium drops
    a character drawn twice at one place, with the space before it. `met` is what pdfium has found
    so far in this face, anchors by themselves, and is added to; text that `ends` the line's Latin
    ends where they stand.
    """
    order = [
        (number, stretch)
        for number in range(len(words) - 1, -1, -1)
        for stretch in range(len(words[number]) - 1, -1, -1)
    ]
    found: dict[tuple[int, int], Piece] = {}
    for rank, place in enumerate(order, start=first_rank):
        number, stretch = place
        codes = words[number][stretch]
        width = _characters(codes)
        near = [code for code in met[-_WINDOW:] if code is not None]
        is_first = stretch == len(words[number]) - 1 and rank > first_rank
        anchors = [] if is_first or not near else [near[-1]]
        if not anchors or width >= _WINDOW or near[-1] not in met[width - _WINDOW :]:
            anchors.append(_unmet(met))
            met.append(anchors[-1])
        met.extend([None] * width)
        end = None
        if ends and rank == first_rank and stretch and width >= _WINDOW:
            end = anchors[-1]
            met.append(end)
        found[place] = Piece(anchors, codes, rank, end)
    return _told_apart([found[place] for place in sorted(found)])


def still_met(shown: Sequence[Piece]) -> Code | None:
    """Return the anchor that pdfium has not yet lost sight of after all pieces of a run.

    What is written together with the run's first word begins with it, lest pdfium see a gap.
    """
    last = max(shown, key=lambda piece: piece.rank)
    return last.anchors[-1] if last.width < _WINDOW else None


@cache
def anchor(place: int) -> Code:
    """Return what a piece begins with.

    MuPDF sees a change of direction, at which no jump ends the line.
    """
    return Code(Letter(RLM, (), place), RLM)


def _unmet(met: Sequence[Code | None]) -> Code:
    """Return an anchor that pdfium has not met within its window."""
    recent = met[-_WINDOW - 1 :]
    return next(code for code in map(anchor, range(_WINDOW + 2)) if code not in recent)


def _told_apart(shown: list[Piece]) -> list[Piece]:
    """Let no piece have the codes of one of the five before it: pdfium would drop it."""
    for place, piece in enumerate(shown):
        recent = [(*other.anchors, *other.codes) for other in shown[max(place - 5, 0) : place]]
        anchors = list(piece.anchors)
        while (*anchors, *piece.codes) in recent:
            anchors.insert(0, anchors[0])
        shown[place] = Piece(anchors, piece.codes, piece.rank, piece.end)
    return shown


def _stretches(word: Sequence[Code], *, whole: bool) -> list[list[Code]]:
    """Cut a word into its stretches of one kind in pdfium, none longer than its window.

    The first may be longer and stays `whole` where what comes before it is a space. A word of
    very many stays so too: their anchors would reach into the letters at the run's end, for
    poppler.
    """
    stretches: list[list[Code]] = []
    last = ""
    width = 0
    for code in word:
        kind = _pdfium_kind(code.text[-1]) if code.letter.ink else last
        is_full = len(stretches) > whole and width + len(code.text) >= _WINDOW
        if not stretches or (kind != last and last) or is_full:
            text = set_left(code.text) if stretches else code.text
            stretches.append([Code(code.letter, text, code.back)])
            width = 0
        else:
            stretches[-1].append(code)
        width += len(stretches[-1][-1].text)
        last = kind
    return stretches if len(stretches) <= _MOST_STRETCHES else [list(word)]


_WEAK = "weak"


@cache
def _pdfium_kind(character: str) -> str:
    kind = bidi_class(character)
    return _WEAK if kind in {"EN", "ES", "ET", "AN", "CS", "NSM"} else kind


def _closes(letter: Letter) -> bool:
    return bidi_class(letter.character) in {"ON", "CS", "ES", "ET"}


def _is_word(group: Sequence[Run]) -> bool:
    """Say whether Latin is letters alone, which pdfium leaves in order."""
    return all(_kinds(word) == {"L"} for run in group for word in run.words)


def _is_mixed(run: Run) -> bool:
    """Say whether a left-to-right run has more than pdfium leaves in one stretch: a number."""
    return not run.rtl and not all(_kinds(word) <= _NUMBER_KINDS for word in run.words)


_NUMBER_KINDS = frozenset((_WEAK, "WS", "S", "B"))
"""What a number has, and white space."""


@lru_cache(maxsize=1 << 14)
def _kinds(word: Word) -> frozenset[str]:
    return frozenset([_pdfium_kind(letter.character) for letter in word.letters])
