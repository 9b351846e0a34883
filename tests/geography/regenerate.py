"""Writes the committed data files that come from others' data, from their npm packages.

    npm pack cldr-core@48.2.0 world-atlas@2.0.2       # and unpack both
    python tests/geography/regenerate.py cldr-core/package world-atlas/package  # some minutes

`containment.json` is CLDR's UN M49 containment, deprecated codes out. `points.tsv` is, for each
country, the point of its largest polygon that lies farthest from every border (Natural Earth,
1:10m); territories that the map draws as part of another country keep the point set by hand.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path
from typing import Any

from press_dossier.geography import codes

DATA = Path(__file__).parents[2] / "src" / "press_dossier" / "data" / "geography"
REGIONS = (
    "001",
    "002",
    "003",
    "005",
    "009",
    "011",
    "013",
    "014",
    "015",
    "017",
    "018",
    "019",
    "021",
    "029",
    "030",
    "034",
    "035",
    "039",
    "053",
    "054",
    "057",
    "061",
    "142",
    "143",
    "145",
    "150",
    "151",
    "154",
    "155",
    "202",
    "419",
    "EU",
)
LEFT_OUT = {"QO", "EA", "IC", "CQ"}  # Outlying Oceania and parts of Spain, Britain: no ISO code

# Longitude and latitude of what Natural Earth draws inside another country, cuts at the
# antimeridian, or leaves out.
BY_HAND = {
    "BQ": (-68.26, 12.19),
    "BV": (3.36, -54.42),
    "CC": (96.84, -12.16),
    "CX": (105.63, -10.48),
    "FJ": (177.95, -17.8),
    "GF": (-53.1, 3.95),
    "GP": (-61.55, 16.25),
    "MQ": (-61.02, 14.65),
    "RE": (55.54, -21.12),
    "SJ": (16.0, 78.6),
    "TK": (-171.84, -9.2),
    "YT": (45.15, -12.82),
}
NAMED = {"Kosovo": "XK"}

Ring = list[tuple[float, float]]


def main(cldr: Path, atlas: Path) -> None:
    write_containment(cldr)
    write_points(cldr, atlas)


def write_containment(cldr: Path) -> None:
    source = json.loads((cldr / "supplemental/territoryContainment.json").read_text("utf-8"))
    table = source["supplemental"]["territoryContainment"]
    contains: dict[str, list[str]] = {}
    for code in REGIONS:
        listed = set(table[code]["_contains"])
        listed |= set(table.get(f"{code}-status-grouping", {}).get("_contains", []))
        known = {code for code in listed if code in REGIONS or code in codes()}
        contains[code] = sorted(known - LEFT_OUT - ({"EU"} if code == "001" else set()))
    head = {
        "source": "Unicode CLDR 48, npm cldr-core 48.2.0, supplemental/territoryContainment.json",
        "licence": "Unicode-3.0",
    }
    lines = ",\n".join(f'    "{code}": {json.dumps(found)}' for code, found in contains.items())
    text = json.dumps(head, indent=2)[:-2] + ',\n  "contains": {\n' + lines + "\n  }\n}\n"
    (DATA / "containment.json").write_text(text, "utf-8")


def write_points(cldr: Path, atlas: Path) -> None:
    mapping = json.loads((cldr / "supplemental/codeMappings.json").read_text("utf-8"))
    numeric = {
        row["_numeric"]: code
        for code, row in mapping["supplemental"]["codeMappings"].items()
        if "_numeric" in row and code in codes()
    }
    topology = json.loads((atlas / "countries-10m.json").read_text("utf-8"))
    arcs = absolute_arcs(topology)
    points = dict(BY_HAND)
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        code = numeric.get(geometry.get("id", "")) or NAMED.get(name)
        if code and code not in BY_HAND:
            points.setdefault(code, inner_point(largest(polygons(geometry, arcs))))
    missing = sorted(set(codes()) - set(points))
    if missing:
        raise SystemExit(f"no point for {' '.join(missing)}")
    rows = [f"{code}\t{points[code][0]:.2f}\t{points[code][1]:.2f}" for code in sorted(points)]
    (DATA / "points.tsv").write_text("code\tlon\tlat\n" + "\n".join(rows) + "\n", "utf-8")


def absolute_arcs(topology: dict[str, Any]) -> list[Ring]:
    """Undo TopoJSON's delta coding and quantisation."""
    (scale_x, scale_y) = topology["transform"]["scale"]
    (move_x, move_y) = topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        ring = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            ring.append((x * scale_x + move_x, y * scale_y + move_y))
        arcs.append(ring)
    return arcs


def polygons(geometry: dict[str, Any], arcs: list[Ring]) -> list[list[Ring]]:
    parts = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    return [[ring_of(indices, arcs) for indices in part] for part in parts]


def ring_of(indices: list[int], arcs: list[Ring]) -> Ring:
    ring: Ring = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += arc[1:] if ring else arc
    return ring


def largest(parts: list[list[Ring]]) -> list[Ring]:
    return max(parts, key=lambda rings: abs(true_area(rings[0])))


def true_area(ring: Ring) -> float:
    """The ring's area, its longitudes shrunk by the cosine of its middle latitude."""
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    flat = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2
    return flat * math.cos(math.radians(middle_latitude(ring)))


def middle_latitude(ring: Ring) -> float:
    latitudes = [y for _, y in ring]
    return (min(latitudes) + max(latitudes)) / 2


def inner_point(rings: list[Ring]) -> tuple[float, float]:
    """The point farthest from the polygon's edges, on a grid that is refined around its best."""
    shrink = math.cos(math.radians(middle_latitude(rings[0]))) or 0.01
    edges = [
        (x1 * shrink, y1, x2 * shrink, y2)
        for ring in rings
        for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True)
    ]
    xs = [edge[0] for edge in edges]
    ys = [edge[1] for edge in edges]
    centre = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    span = (max(xs) - min(xs), max(ys) - min(ys))
    best = (-math.inf, centre)
    for _round in range(4):
        steps = 14
        grid = [
            (
                best[1][0] + span[0] * (i / steps - 0.5),
                best[1][1] + span[1] * (j / steps - 0.5),
            )
            for i in range(steps + 1)
            for j in range(steps + 1)
        ]
        best = max([best, *((depth(point, edges), point) for point in grid)])
        span = (span[0] / 4, span[1] / 4)
    return best[1][0] / shrink, best[1][1]


def depth(point: tuple[float, float], edges: list[tuple[float, float, float, float]]) -> float:
    """Distance to the nearest edge, negative outside."""
    x, y = point
    inside = False
    nearest = math.inf
    for x1, y1, x2, y2 in edges:
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
        length = (x2 - x1) ** 2 + (y2 - y1) ** 2
        along = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length if length else 0.0
        along = min(1.0, max(0.0, along))
        nearest = min(
            nearest, (x - x1 - along * (x2 - x1)) ** 2 + (y - y1 - along * (y2 - y1)) ** 2
        )
    return math.sqrt(nearest) * (1 if inside else -1)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
