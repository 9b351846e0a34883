"""Which markers of a map have their names beside them, and which bear a number of its key.

Names stand beside all markers as long as there is room. On a crowded map the crowded markers
bear numbers: a number in its marker is found sooner than a name at the end of a long line.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from press_dossier.document import Computed, Map, Piece, Span
from press_dossier.figures.drawing import Label
from press_dossier.figures.geometry import Box, Disc, Point
from press_dossier.figures.markers import apart, in_strips
from press_dossier.figures.outlines import ink_box
from press_dossier.figures.placement import Place, Size, place_names
from press_dossier.figures.setting import heading_style, one_line
from press_dossier.look import Digits, Look
from press_dossier.orthography import in_digits
from press_dossier.typography import Line, TextStyle, Typesetter

SIZES = (1.0, 0.88, 0.8)
"""Sizes of names, in sizes of running text: the first at which all names find a place."""
KEYED = 0.88
"""The size of names on a map that has a key."""
MANY = 60
"""A map of more countries has a key, whatever room there is."""
FARTHEST = 10.0
"""Points between a marker and its name, at most, on a map that has a key."""
RADIUS = 0.26
"""Radius of a marker without its ring, in sizes of its name."""
NUMBER, LONG_NUMBER = 0.66, 0.5
"""Size of a marker's number, in sizes of running text; where some have three digits, all."""
AROUND = 0.9
"""Points between a number's ink and the edge of its marker."""
RING = 0.8
"""Width of the light ring that parts a marker from the land and from its neighbours."""
MOAT = 1.0
"""Least free space between two markers, points: a leader line fits through."""


class Lettered(NamedTuple):
    """A text that is set, with the rectangle of its ink: x from its box, y from its baseline."""

    piece: Piece
    lines: tuple[Line, ...]
    ink: Box

    @property
    def size(self) -> Size:
        """Width and height of the ink."""
        return self.ink.right - self.ink.left, self.ink.bottom - self.ink.top

    def at(self, left: float, top: float, colour: str) -> Label:
        """Return the label whose ink begins at a corner."""
        return Label(self.piece, self.lines, left - self.ink.left, top - self.ink.top, colour)

    def around(self, centre: Point, colour: str) -> Label:
        """Return the label whose ink has its middle at a point."""
        width, height = self.size
        return self.at(centre.x - width / 2, centre.y - height / 2, colour)


class Labelling(NamedTuple):
    """Markers with their rings, the names with their places, and the numbers of the others."""

    markers: list[Disc]
    names: list[Lettered]
    places: list[Place | None]
    numbers: dict[int, Lettered]
    """By marker, in the order of the key."""


class Labeller:
    """Labels one map: its markers stand at `points`, names and markers within `frame`."""

    def __init__(
        self,
        block: Map,
        look: Look,
        typesetter: Typesetter,
        digits: Digits,
        points: Sequence[Point],
        frame: Box,
    ) -> None:
        self._block = block
        self._look = look
        self._typesetter = typesetter
        self._digits = digits
        self._points = points
        self._frame = frame

    def labelled(self) -> Labelling:
        """Return names beside all markers, else names beside some and numbers on the others."""
        if len(self._points) <= MANY:
            for share in SIZES:
                labelling = self._named(share)
                if all(labelling.places):
                    return labelling
        return self._keyed()

    def _named(self, share: float) -> Labelling:
        """Look for a place for every name, at one size."""
        names = self._names(share)
        markers = self._markers({})
        places = place_names(markers, [name.size for name in names], self._frame)
        return Labelling(markers, names, places, {})

    def _keyed(self) -> Labelling:
        """Number the markers whose names find no place, until the other names have one."""
        names = self._names(KEYED)
        keyed: set[int] = set()
        while True:
            markers = self._markers(dict.fromkeys(keyed, self._numbered_radius(len(keyed))))
            sizes = [None if n in keyed else name.size for n, name in enumerate(names)]
            places = place_names(markers, sizes, self._frame, FARTHEST)
            homeless = {n for n, place in enumerate(places) if place is None}
            if homeless == keyed:
                break
            keyed = homeless
        order = in_strips({n: markers[n].centre for n in keyed})
        style = self._number_style(len(order))
        numbers = {n: self._number(count, style) for count, n in enumerate(order, 1)}
        return Labelling(markers, names, places, numbers)

    def _markers(self, radii: dict[int, float]) -> list[Disc]:
        """Return the markers moved apart; `radii` are those of the markers that bear numbers."""
        plain = self._look.scale.running * RADIUS + RING / 2
        all_radii = [radii.get(n, plain) for n in range(len(self._points))]
        moved = apart(self._points, all_radii, MOAT, self._frame)
        return [Disc(*point, radius) for point, radius in zip(moved, all_radii, strict=True)]

    def _names(self, share: float) -> list[Lettered]:
        style = heading_style(self._look, self._look.scale.running * share)
        return [self._set(marker.name, style) for marker in self._block.markers]

    def _number(self, count: int, style: TextStyle) -> Lettered:
        text = (Span(in_digits(str(count), self._digits), direction="ltr", role="number"),)
        return self._set(Piece("", text, Computed("map_number")), style)

    def _number_style(self, count: int) -> TextStyle:
        share = NUMBER if count < 100 else LONG_NUMBER
        return heading_style(self._look, self._look.scale.running * share, bold=True, tabular=True)

    def _numbered_radius(self, count: int) -> float:
        """Return the radius, ring included, of markers that bear numbers up to `count`."""
        widest = "8" * len(str(count))
        width, height = self._number(int(widest), self._number_style(count)).size
        return max(width, height) / 2 + AROUND + RING / 2

    def _set(self, piece: Piece, style: TextStyle) -> Lettered:
        lines = one_line(self._typesetter, piece, style)
        return Lettered(piece, lines, ink_box(lines[0]) if lines else Box(0, 0, 0, 0))
