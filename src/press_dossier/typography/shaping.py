"""Shaping a word with HarfBuzz: one letter a character, each with its own ink and advance."""

from __future__ import annotations

from collections.abc import Sequence

import uharfbuzz as hb

from press_dossier.typography.faces import Face, is_mark
from press_dossier.typography.kashida import joins_of
from press_dossier.typography.line import Ink, Letter, Word

_SAFE_TO_INSERT_TATWEEL = 4
"""HB_GLYPH_FLAG_SAFE_TO_INSERT_TATWEEL, on the glyph that a tatweel may precede."""

_FLAGS = hb.BufferFlags.BOT | hb.BufferFlags.EOT
_FLAGS_WITH_TATWEEL = _FLAGS | hb.BufferFlags.PRODUCE_SAFE_TO_INSERT_TATWEEL


def shape(
    face: Face,
    text: str,
    *,
    rtl: bool,
    lang: str,
    tabular: bool = False,
    kashida: bool = False,
    context: tuple[str, str] = ("", ""),
) -> Word:
    """Shape a word; `context` is what joins it before and after where a word was cut in two.

    With `kashida`, the word's `joins` say where one may be drawn.
    """
    before, after = context
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.flags = _FLAGS_WITH_TATWEEL if kashida else _FLAGS
    buffer.add_str(before + text + after, len(before), len(text))
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.language = lang
    hb.shape(face.font, buffer, {"tnum": True} if tabular else None)
    clusters, tatweels = _clusters(face, buffer, len(before), kashida=kashida)
    if rtl:
        clusters.reverse()
    letters: list[Letter] = []
    ends = [*[cluster.start for cluster in clusters[1:]], len(text)]
    for cluster, end in zip(clusters, ends, strict=True):
        if end - cluster.start == 1:
            letters.append(Letter(text[cluster.start], tuple(cluster.ink), cluster.advance))
        else:
            letters += _shared(text[cluster.start : end], cluster, rtl=rtl)
    advances = [letter.advance for letter in letters]
    if min(advances) < 0:
        letters = _without_backing(letters, rtl=rtl)
        advances = [letter.advance for letter in letters]
    return Word(
        tuple(letters),
        sum(advances),
        rtl,
        space=text.isspace(),
        joins=joins_of(text, tatweels) if tatweels else (),
    )


class _Cluster:
    """The glyphs of one cluster, placed from its left edge; `start` is its place in the word."""

    __slots__ = ("advance", "ink", "start")

    def __init__(self, start: int) -> None:
        self.start = start
        self.ink: list[Ink] = []
        self.advance = 0


def _clusters(
    face: Face, buffer: hb.Buffer, offset: int, *, kashida: bool
) -> tuple[list[_Cluster], list[int]]:
    """Return the clusters from left to right, and the starts of those that a tatweel may precede.

    The glyphs of a cluster stand together (MONOTONE_CHARACTERS).
    """
    clusters: list[_Cluster] = []
    tatweels: list[int] = []
    cluster: _Cluster | None = None
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        start = info.cluster - offset
        if cluster is None or cluster.start != start:
            cluster = _Cluster(start)
            clusters.append(cluster)
            # As a number: the enumeration would look its members up for the intersection.
            if kashida and int(info.flags) & _SAFE_TO_INSERT_TATWEEL:
                tatweels.append(start)
        glyph = info.codepoint
        if face.inked(glyph):
            x = cluster.advance + position.x_offset
            cluster.ink.append(Ink(glyph, x, position.y_offset))
        cluster.advance += position.x_advance
    return clusters, tatweels


def _shared(text: str, cluster: _Cluster, *, rtl: bool) -> list[Letter]:
    """Share a cluster among its characters: ink to the first, advance to all but marks."""
    wide = [not is_mark(character) for character in text]
    wide[0] = True
    share, rest = divmod(cluster.advance, sum(wide))
    advances = [share if is_wide else 0 for is_wide in wide]
    advances[0] += rest
    shift = advances[0] - cluster.advance if rtl else 0
    ink = tuple(glyph._replace(x=glyph.x + shift) for glyph in cluster.ink)
    return [
        Letter(character, ink if index == 0 else (), advances[index])
        for index, character in enumerate(text)
    ]


def _without_backing(letters: Sequence[Letter], *, rtl: bool) -> list[Letter]:
    """Give every letter an advance of 0 or more: its neighbours take what kerning took back.

    A font program has no negative advances.
    """
    row = list(reversed(letters)) if rtl else list(letters)
    for index in range(len(row) - 1):
        if (back := row[index].advance) < 0:
            row[index] = row[index]._replace(advance=0)
            row[index + 1] = _moved(row[index + 1], ink=back, advance=back)
    for index in range(len(row) - 1, 0, -1):
        if (back := row[index].advance) < 0:
            row[index] = _moved(row[index], ink=-back, advance=-back)
            row[index - 1] = row[index - 1]._replace(advance=row[index - 1].advance + back)
    row[0] = row[0]._replace(advance=max(row[0].advance, 0))
    return list(reversed(row)) if rtl else row


def _moved(letter: Letter, *, ink: int, advance: int) -> Letter:
    return Letter(
        letter.character,
        tuple(glyph._replace(x=glyph.x + ink) for glyph in letter.ink),
        letter.advance + advance,
    )
