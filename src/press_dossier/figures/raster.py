"""A drawing as PNG, by Pillow: for programs that show no SVG."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from math import ceil, floor

from PIL import Image, ImageChops, ImageDraw

from press_dossier.figures.drawing import Drawing, Path, Segment
from press_dossier.figures.geometry import Point, area
from press_dossier.figures.outlines import glyph_outlines

_FINER = 4
"""Shapes are drawn so much larger, then reduced: Pillow draws no smooth edges."""
_PIECES = 6
"""Straight pieces to a curve."""
_ZERO = 128
"""No winding, in a layer of winding numbers of 0 to 255."""

Contour = list[Point]


def png(drawing: Drawing, dots_per_inch: float = 200.0) -> bytes:
    """Return a drawing as a PNG file on white."""
    inch = dots_per_inch / 72
    size = (max(1, round(drawing.width * inch)), max(1, round(drawing.height * inch)))
    scale = Point(size[0] / drawing.width, size[1] / drawing.height)
    canvas = Image.new("RGB", size, "#ffffff")
    for path in drawing.paths:
        _paint(canvas, path, scale)
    for label in drawing.labels:
        _paint(canvas, Path(glyph_outlines(label), fill=label.colour), scale)
    file = BytesIO()
    canvas.save(file, "PNG", optimize=True, dpi=(dots_per_inch, dots_per_inch))
    return file.getvalue()


def _paint(canvas: Image.Image, path: Path, scale: Point) -> None:
    """Lay a path's fill and stroke on the canvas, working only where the path is."""
    contours = list(_contours(path.segments))
    reach = path.stroke_width / 2
    xs = [point.x for contour in contours for point in contour]
    ys = [point.y for contour in contours for point in contour]
    if not xs:
        return
    left = max(0, floor((min(xs) - reach) * scale.x))
    top = max(0, floor((min(ys) - reach) * scale.y))
    right = min(canvas.width, ceil((max(xs) + reach) * scale.x))
    bottom = min(canvas.height, ceil((max(ys) + reach) * scale.y))
    if right <= left or bottom <= top:
        return
    size = (right - left, bottom - top)
    moved = [
        [Point((x * scale.x - left) * _FINER, (y * scale.y - top) * _FINER) for x, y in contour]
        for contour in contours
    ]
    large = (size[0] * _FINER, size[1] * _FINER)
    if path.fill:
        mask = _filled(moved, large).resize(size, Image.Resampling.BOX)
        canvas.paste(path.fill, (left, top, right, bottom), mask)
    if path.stroke:
        mask = _stroked(moved, large, path.stroke_width * scale.x * _FINER).resize(
            size, Image.Resampling.BOX
        )
        canvas.paste(path.stroke, (left, top, right, bottom), mask)


def _filled(contours: Sequence[Contour], size: tuple[int, int]) -> Image.Image:
    """Return the mask of what the contours enclose by the nonzero winding rule."""
    winding = Image.new("L", size, _ZERO)
    for contour in contours:
        if len(contour) < 3:
            continue
        left = max(0, floor(min(x for x, _ in contour)))
        top = max(0, floor(min(y for _, y in contour)))
        right = min(size[0], ceil(max(x for x, _ in contour)) + 1)
        bottom = min(size[1], ceil(max(y for _, y in contour)) + 1)
        if right <= left or bottom <= top:
            continue
        turn = Image.new("L", (right - left, bottom - top))
        ImageDraw.Draw(turn).polygon([(x - left, y - top) for x, y in contour], fill=1)
        part = winding.crop((left, top, right, bottom))
        add = ImageChops.add if area(contour) > 0 else ImageChops.subtract
        winding.paste(add(part, turn), (left, top))
    return winding.point(lambda value: 0 if value == _ZERO else 255)


def _stroked(contours: Sequence[Contour], size: tuple[int, int], width: float) -> Image.Image:
    mask = Image.new("L", size)
    pen = ImageDraw.Draw(mask)
    for contour in contours:
        pen.line(contour, fill=255, width=max(1, round(width)), joint="curve")
    return mask


def _contours(segments: Sequence[Segment]) -> Iterator[Contour]:
    """Yield each outline as points, curves as a few straight pieces."""
    contour: Contour = []
    for operator, values in segments:
        points = [Point(x, y) for x, y in zip(values[::2], values[1::2], strict=True)]
        if operator == "M":
            if contour:
                yield contour
            contour = points
        elif operator == "L":
            contour += points
        elif operator == "Z":
            contour.append(contour[0])
        else:
            start = contour[-1]
            contour += (_on_curve([start, *points], n / _PIECES) for n in range(1, _PIECES + 1))
    if contour:
        yield contour


def _on_curve(points: Sequence[Point], share: float) -> Point:
    """Return a point of a Bézier curve by de Casteljau's construction."""
    while len(points) > 1:
        points = [
            Point(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share) for a, b in pairwise(points)
        ]
    return points[0]
