"""Make `src/press_dossier/data/land/outlines.polyline` from Natural Earth's land.

    npm pack world-atlas@2.0.2
    python tests/figures/regenerate.py world-atlas-2.0.2.tgz

Source: Natural Earth, 1:50m physical land, public domain, as TopoJSON in the npm package
`world-atlas` (ISC). Taken out: Antarctica, and every point that adds less than `LEAST_AREA` to
its outline (Visvalingam and Whyatt, 1993). An island keeps three points at
least. The coordinates go to steps of 1/50 of a degree (an island of less than three steps goes),
each outline to one line of Google's Encoded Polyline Algorithm Format, longitude first.
"""

from __future__ import annotations

import heapq
import json
import math
import sys
import tarfile
from collections.abc import Iterator
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Ring = list[Point]

MEMBER = "package/land-50m.json"
TARGET = Path(__file__).parents[2] / "src" / "press_dossier" / "data" / "land" / "outlines.polyline"
LEAST_AREA = 0.005
"""Square degrees, at the equator."""
STEPS = 50
"""Steps in a degree."""
SOUTHERNMOST = -60.0
"""Land that lies wholly beyond it, Antarctica and its islands, holds no country."""


def rings(topology: dict[str, Any]) -> Iterator[Ring]:
    """Yield the outlines of a TopoJSON topology's object `land`, closed, in degrees."""
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[Ring] = []
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            arc.append((x * scale[0] + translate[0], y * scale[1] + translate[1]))
        arcs.append(arc)
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            for members in polygon:
                ring: Ring = []
                for index in members:
                    arc = arcs[index] if index >= 0 else arcs[~index][::-1]
                    ring += arc[1:] if ring else arc
                yield ring


def unrolled(ring: Ring) -> Ring:
    """Let longitudes run on where an outline crosses the meridian of 180 degrees.

    The middle of the result lies from -180 to 180.
    """
    turn = 0
    points = [ring[0]]
    for (before, _), (x, y) in pairwise(ring):
        turn -= round((x - before) / 360) * 360
        points.append((x + turn, y))
    longitudes = [x for x, _ in points]
    middle = (min(longitudes) + max(longitudes)) / 2
    around = -360 * round(middle / 360)
    return [(x + around, y) for x, y in points]


def simplified(ring: Ring) -> Ring:
    """Take out, smallest first, the points whose triangle is under `LEAST_AREA`."""
    points = ring[:-1]
    count = len(points)
    before = [(i - 1) % count for i in range(count)]
    after = [(i + 1) % count for i in range(count)]

    def area(i: int) -> float:
        (ax, ay), (bx, by), (cx, cy) = points[before[i]], points[i], points[after[i]]
        return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2 * math.cos(math.radians(by))

    areas = [area(i) for i in range(count)]
    queue = [(size, i) for i, size in enumerate(areas)]
    heapq.heapify(queue)
    kept = dict.fromkeys(range(count))
    while len(kept) > 3:
        size, i = heapq.heappop(queue)
        if size > LEAST_AREA:
            break
        if i not in kept or size != areas[i]:
            continue
        del kept[i]
        a, b = before[i], after[i]
        after[a], before[b] = b, a
        for neighbour in (a, b):
            areas[neighbour] = max(area(neighbour), size)
            heapq.heappush(queue, (areas[neighbour], neighbour))
    return [points[i] for i in kept]


def stepped(ring: Ring) -> list[tuple[int, int]]:
    """Return an outline in steps, each point once in a row."""
    steps = [(round(x * STEPS), round(y * STEPS)) for x, y in ring]
    return [point for point, _ in groupby(steps)]


def encoded(steps: list[tuple[int, int]]) -> str:
    """Return an outline in Google's Encoded Polyline Algorithm Format."""
    text = ""
    at = (0, 0)
    for point in steps:
        for here, last in zip(point, at, strict=True):
            step = here - last
            value = ~(step << 1) if step < 0 else step << 1
            while value >= 0x20:
                text += chr((0x20 | (value & 0x1F)) + 63)
                value >>= 5
            text += chr(value + 63)
        at = point
    return text


def main(package: str) -> None:
    """Read the package's tarball and write the data file."""
    with tarfile.open(package) as archive:
        member = archive.extractfile(MEMBER)
        assert member is not None, MEMBER
        topology = json.load(member)
    kept = (ring for ring in rings(topology) if max(y for _, y in ring) > SOUTHERNMOST)
    outlines = [stepped(simplified(unrolled(ring))) for ring in kept]
    lines = [encoded(steps) for steps in outlines if len(set(steps)) > 2]
    TARGET.write_text("\n".join(lines) + "\n", encoding="ascii")
    print(f"{TARGET.name}: {len(lines)} outlines, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1])
