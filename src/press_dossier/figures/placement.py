"""Names beside their markers: no name on another, on a marker, or across a leader line.

A name stands close to its marker or at the end of a short leader line, where no other marker is
nearer to it: on a map it would name the land that it stands on.

Each name has many possible places around its marker, the nearest ones best. The names are placed
one after another, the most crowded first, each at its best place that is free. One that finds
none takes the place that drives the fewest others out, and these are placed anew; in the end each
in turn looks for a better place. Same input, same places.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cos, dist, hypot, pi, sin, sqrt

from press_dossier.figures.geometry import (
    Box,
    Disc,
    Point,
    Straight,
    crosses,
    cut,
    gap,
    line_gap,
)

DISTANCES = (0, 3, 6, 10, 15, 21, 28, 36)
"""Points between the place closest to a marker and a name's place."""
DIRECTIONS = 32
GAP = 1.5
"""Points between a marker and the name beside it."""
BESIDE = 7.0
"""Points between two names on one line: with fewer they read as one."""
CLEAR = 1.5
"""Points that stay free above and below a name, around markers and beside leader lines."""
LINE_CLEAR = 0.3
"""Points that stay free between a leader line and another marker."""
SHORT = 12.0
"""Up to so many points a leader line shows what a name belongs to, whatever stands beside it."""
_CROWD = 40.0
"""Markers nearer than this, in points, crowd each other."""
_LEADER = 4.0
"""What a leader line costs, in points of distance."""
_ASKEW, _UPRIGHT, _RIGHTWARDS = 0.5, 2.0, 0.75
"""What it costs that a name stands askew, above or below, or on the right of its marker."""
_ROUNDS = 3
_EXPULSIONS = 4
"""So many times the number of names may be driven out before the search ends."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name stands. The leader line, where one is needed, begins at its marker."""

    box: Box
    leader: Straight | None
    reach: Box
    """The box and the leader line together."""

    def clashes(self, other: Place) -> bool:
        """Say whether two names, or a name and a leader line, or two leader lines, meet."""
        return (
            self.box.overlaps(other.box, BESIDE, CLEAR)
            or crosses(self.leader, other.box, CLEAR)
            or crosses(other.leader, self.box, CLEAR)
            or cut(self.leader, other.leader)
        )


@dataclass(frozen=True, slots=True)
class _Offer:
    """A place relative to any marker: how far, in which direction, and what it costs."""

    distance: float
    across: float
    down: float
    cost: float

    def at(self, marker: Disc, size: tuple[float, float]) -> Place:
        width, height = size
        reach = marker.radius + GAP + self.distance
        side = max(-1.0, min(1.0, self.across * sqrt(2)))
        rise = max(-1.0, min(1.0, self.down * sqrt(2)))
        left = marker.x + self.across * reach + (side - 1) * width / 2
        top = marker.y + self.down * reach + (rise - 1) * height / 2
        box = Box(left, top, left + width, top + height)
        leader = _leader(marker, box) if self.distance else None
        if leader is None:
            return Place(box, None, box)
        (x, y), _ = leader
        whole = Box(min(left, x), min(top, y), max(box.right, x), max(box.bottom, y))
        return Place(box, leader, whole)


class _Offers:
    """The places that suit one name whatever the others do, worked out as they are asked for."""

    def __init__(self, places: Iterator[Place]) -> None:
        self._coming = places
        self._known: list[Place] = []

    def __iter__(self) -> Iterator[Place]:
        yield from self._known
        for place in self._coming:
            self._known.append(place)
            yield place


Size = tuple[float, float]
"""A name's width and height."""


def place_names(
    markers: Sequence[Disc],
    sizes: Sequence[Size | None],
    frame: Box,
    farthest: float = DISTANCES[-1],
) -> list[Place | None]:
    """Return a place for the name of each marker, None where there is none left.

    `markers` do not overlap; `sizes` are the names' in the same order, None for a marker that
    bears its number. Every box is within `frame` and at most `farthest` from its marker.
    """
    named = [n for n, size in enumerate(sizes) if size]
    offers = {
        n: _Offers(_suitable(n, markers, size, frame, farthest))
        for n, size in enumerate(sizes)
        if size
    }
    order = sorted(named, key=lambda n: -_crowd(markers, n))
    chosen = _settled(order, offers)
    for _ in range(_ROUNDS):
        before = dict(chosen)
        for n in order:
            place = _first_free(offers[n], chosen, n)
            if place:
                chosen[n] = place
        if chosen == before:
            break
    return [chosen.get(n) for n in range(len(markers))]


def _settled(order: Sequence[int], offers: Mapping[int, Iterable[Place]]) -> dict[int, Place]:
    """Place the names in order; what is driven out queues again, up to a number of times."""
    chosen: dict[int, Place] = {}
    stubborn = dict.fromkeys(order, 1)
    waiting = deque(order)
    left = _EXPULSIONS * len(order)
    while waiting:
        n = waiting.popleft()
        place = _first_free(offers[n], chosen, n)
        if place is None and left > 0:
            place, driven = _least_harm(n, offers[n], chosen, stubborn)
            for other in driven:
                del chosen[other]
            waiting.extend(driven)
            stubborn[n] += 1
            left -= max(1, len(driven))
        if place:
            chosen[n] = place
    return chosen


def _least_harm(
    n: int, offers: Iterable[Place], chosen: dict[int, Place], stubborn: dict[int, int]
) -> tuple[Place | None, list[int]]:
    """Return the place that drives the fewest out, and whom; who queued often counts more."""
    best: Place | None = None
    driven: list[int] = []
    least = float("inf")
    for place in offers:
        harm = 0
        met = []
        for other in _met(place, chosen, n):
            met.append(other)
            harm += stubborn[other]
            if harm >= least:
                break
        else:
            best, driven, least = place, met, harm
    return best, driven


def _first_free(offers: Iterable[Place], chosen: dict[int, Place], n: int) -> Place | None:
    for place in offers:
        if next(_met(place, chosen, n), None) is None:
            return place
    return None


def _met(place: Place, chosen: dict[int, Place], n: int) -> Iterator[int]:
    """Yield the names that stand in the way of a place for the name `n`."""
    left, top, right, bottom = place.reach
    left, top, right, bottom = left - BESIDE, top - CLEAR, right + BESIDE, bottom + CLEAR
    for m, other in chosen.items():
        reach = other.reach
        if (
            left < reach[2]
            and reach[0] < right
            and top < reach[3]
            and reach[1] < bottom
            and m != n
            and place.clashes(other)
        ):
            yield m


def _suitable(
    n: int, markers: Sequence[Disc], size: Size, frame: Box, farthest: float
) -> Iterator[Place]:
    """Yield the places of a name, the best first, that are in the frame and clear of markers."""
    marker = markers[n]
    near = sorted(
        (dist(marker.centre, other.centre), other.radius, other.centre)
        for m, other in enumerate(markers)
        if m != n
    )
    widest = max((other.radius for other in markers), default=0.0)
    length = hypot(*size) + 2 * (widest + SHORT)
    for offer in _OFFERS:
        if offer.distance > farthest:
            continue
        place = offer.at(marker, size)
        if not place.box.within(frame):
            continue
        clear = _clearance(place, marker)
        for away, radius, centre in near:
            if away > 2 * offer.distance + length:
                yield place
                break
            covered = gap(place.box, centre) < radius + clear
            if covered or line_gap(place.leader, centre) < radius + LINE_CLEAR:
                break
        else:
            yield place


def _clearance(place: Place, marker: Disc) -> float:
    """Return how far a name stays away from the markers of other names."""
    if place.leader is None:
        return 2 * GAP
    away = gap(place.box, marker.centre) - marker.radius
    return away if away > SHORT else CLEAR


def _offers() -> tuple[_Offer, ...]:
    """Return all offers, the cheapest first."""
    offers = []
    for distance in DISTANCES:
        for step in range(DIRECTIONS):
            angle = 2 * pi * step / DIRECTIONS
            across, down = -cos(angle), -sin(angle)
            cost = (
                distance
                + _LEADER * (distance > 0)
                + _ASKEW * abs(down)
                + _UPRIGHT * (abs(across) < sqrt(0.5))
                + _RIGHTWARDS * (across > 0)
            )
            offers.append(_Offer(distance, across, down, round(cost, 6)))
    return tuple(sorted(offers, key=lambda offer: offer.cost))


_OFFERS = _offers()


def _leader(marker: Disc, box: Box) -> Straight | None:
    """Return the line from a marker's edge to the nearest point of a box that is not beside it."""
    x = max(box.left, min(box.right, marker.x))
    y = max(box.top, min(box.bottom, marker.y))
    length = hypot(x - marker.x, y - marker.y)
    if length <= marker.radius + 2 * GAP:
        return None
    share = marker.radius / length
    start = Point(marker.x + (x - marker.x) * share, marker.y + (y - marker.y) * share)
    return start, Point(x, y)


def _crowd(markers: Sequence[Disc], n: int) -> float:
    """Return how closely the other markers stand around one."""
    distances = (dist(markers[n].centre, other.centre) for other in markers)
    return sum(max(0.0, 1 - distance / _CROWD) for distance in distances)
