"""Charts and maps to try the drawing on, and what is read off a finished drawing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from random import Random

from babel import Locale

from press_dossier.document import Chart, Datum, Map, Marker
from press_dossier.figures import Drawing, Label, Path
from press_dossier.figures.drawing import Segment
from press_dossier.figures.geometry import Box, Point
from press_dossier.figures.outlines import ink_box
from press_dossier.geography import codes
from press_dossier.look import Look
from tests.sample_document import computed, label, spans

WIDTH = 442.2
"""Points: the 156 mm of a page's text."""

FOUR_CONTINENTS = [
    *("DE", "ES", "PL", "RS", "SE", "DK", "IT", "RO", "RU"),
    *("BJ", "MR", "BF", "ML", "CM", "RW", "GA", "SN", "MZ", "NE"),
    *("IN", "TR", "CN", "MY", "KR", "KW", "BH"),
    *("AR", "BR", "CL", "BS", "PA"),
]
PEOPLED = [
    *FOUR_CONTINENTS,
    *("NO", "ET", "FR", "PT", "TN", "FI", "GR", "AT", "EG", "SA", "JP", "ZA"),
]
SCENES = {
    "four continents": FOUR_CONTINENTS,
    "43 countries": PEOPLED,
    "small states": ["VA", "MC", "BH", "KI"],
    "Italy and what it encloses": ["IT", "VA", "SM", "MC"],
    "across the 180th meridian": ["NZ", "FJ", "KI", "TO"],
    "one small country": ["BH"],
    "one large country": ["RU"],
    "north and south": ["NO", "ZA"],
    "all around": ["US", "BR", "PT", "KE", "IN", "JP", "NZ"],
}


def drawn_by_lot(count: int) -> list[str]:
    """Return the codes of some countries of the world, the same for a count; at most of all."""
    names = Locale("ar").territories
    known = [code for code in codes() if code in names]
    return Random(count).sample(known, min(count, len(known)))


def map_of(codes: Sequence[str]) -> Map:
    names = Locale("ar").territories
    return Map(
        caption=computed("caption", "البلدان على الخريطة"),
        category=spans("البلد"),
        key=spans("دليل الأرقام"),
        markers=tuple(Marker(code, label(f"at_{code.lower()}", names[code])) for code in codes),
        credit=label("credit", "المصدر"),
        alt=computed("alt", "خريطة"),
    )


def chart_of(*bars: tuple[str, float]) -> Chart:
    return Chart(
        caption=computed("caption", "اللقاءات بحسب القارات"),
        category=spans("القارة"),
        unit=spans("عدد اللقاءات"),
        data=tuple(
            Datum(label(f"bar_{n}", name), value, computed(f"bar_{n}_number", f"{value:g}"))
            for n, (name, value) in enumerate(bars)
        ),
        alt=computed("alt", "رسم بالأعمدة"),
    )


def bars(drawing: Drawing, look: Look) -> list[Box]:
    return [bounds(path) for path in drawing.paths if path.fill == look.palette.accent]


def discs(drawing: Drawing, look: Look) -> list[tuple[Point, float]]:
    """Return the markers: centres, and radii with the ring."""
    found = []
    for path in drawing.paths:
        if path.fill == look.palette.heading:
            box = bounds(path)
            centre = Point((box.left + box.right) / 2, (box.top + box.bottom) / 2)
            found.append((centre, (box.right - box.left + path.stroke_width) / 2))
    return found


def leaders(drawing: Drawing, look: Look) -> list[tuple[Point, Point]]:
    """Return the lines from markers to names."""
    return [
        (Point(*start), Point(*end))
        for path in drawing.paths
        if path.stroke == look.palette.muted
        for (_, start), (_, end) in [path.segments]
    ]


def ground(drawing: Drawing) -> Box:
    """Return the map without what stands beneath it."""
    return bounds(drawing.paths[0])


def ink(item: Label) -> Box:
    """Return the rectangle that a label's glyphs fill."""
    return around(
        Box(box.left + x, box.top + y, box.right + x, box.bottom + y)
        for line, x, y in item.placed()
        for box in [ink_box(line)]
    )


def bounds(path: Path) -> Box:
    xs = [x for _, values in path.segments for x in values[::2]]
    ys = [y for _, values in path.segments for y in values[1::2]]
    return Box(min(xs), min(ys), max(xs), max(ys))


def around(boxes: Iterable[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def encloses(segments: Sequence[Segment], point: Point) -> bool:
    """Say whether straight closed outlines enclose a point (even-odd)."""
    crossings = 0
    outline: list[tuple[float, ...]] = []
    for operator, values in segments:
        if operator != "Z":
            outline.append(values)
            continue
        for (ax, ay), (bx, by) in pairwise([*outline, outline[0]]):
            if (ay > point.y) != (by > point.y):
                crossings += point.x < ax + (point.y - ay) / (by - ay) * (bx - ax)
        outline = []
    return crossings % 2 == 1
