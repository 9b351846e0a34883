"""A map: the outline of the land without any border, a marker a country, its name beside it."""

from __future__ import annotations

from itertools import chain

from press_dossier.document import Map
from press_dossier.figures.drawing import (
    Drawing,
    Entry,
    Path,
    circle,
    polygon,
    rectangle,
    stroke,
)
from press_dossier.figures.geometry import Box
from press_dossier.figures.labelling import RING, Labeller
from press_dossier.figures.view import coast_view
from press_dossier.geography import centroid
from press_dossier.look import Digits, Look
from press_dossier.typography import Typesetter

LEADER = 0.45
_DECIMALS = 1
"""Of a map's width: two files that round the text's in other ways have one map."""
INSET = 4.0
"""Points between the map's edge and what stands on it."""


def world_map(
    block: Map, look: Look, typesetter: Typesetter, width: float, digits: Digits
) -> Drawing:
    """Draw a map: `figures.world_map`.

    Markers that would cover each other are moved apart by as little as parts them.
    """
    width = round(width, _DECIMALS)
    positions = [centroid(marker.code) for marker in block.markers]
    seen, coast = coast_view(positions, width)
    points = [seen.point(*position) for position in positions]
    inside = Box(INSET, INSET, seen.width - INSET, seen.height - INSET)
    markers, names, places, numbers = Labeller(
        block, look, typesetter, digits, points, inside
    ).labelled()
    palette = look.palette
    ground = Path(rectangle(Box(0, 0, seen.width, seen.height)), palette.tint)
    shore = Path(tuple(chain.from_iterable(map(polygon, coast))), palette.line)
    leaders = (
        Path(stroke(*place.leader), None, palette.muted, LEADER)
        for place in places
        if place and place.leader
    )
    discs = (
        Path(circle(x, y, radius - RING / 2), palette.heading, palette.paper, RING)
        for x, y, radius in markers
    )
    named = (
        name.at(place.box.left, place.box.top, palette.ink)
        for name, place in zip(names, places, strict=True)
        if place and name.lines
    )
    numbered = (number.around(markers[n].centre, palette.paper) for n, number in numbers.items())
    return Drawing(
        width,
        seen.height,
        (ground, shore, *leaders, *discs),
        (*named, *numbered),
        tuple(Entry(number.piece.text, names[n].piece) for n, number in numbers.items()),
    )
