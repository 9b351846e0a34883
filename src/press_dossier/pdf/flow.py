"""Laying boxes out on pages: where each stands is decided, nothing is drawn yet.

The plan is computed once; page numbers, bookmarks, links and the drawing all read it. A box is
placed whole, or divided, or put off to the next page, as Platypus does with a flowable; that
itself would take a sixth of a whole run to import, most of it for paragraphs that we set.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from math import inf
from typing import NamedTuple

from typing_extensions import override

from press_dossier.pdf.sheet import Sheet

FULL_ENOUGH = 0.6
"""A page this full may end before what would rather stay whole."""

_FUZZ = 1e-3
_ROUNDING = 1e-6
_POOR = 0.3
"""A last page less full than this is one too many, if it can be saved."""
_SQUEEZES = (0.85, 0.7)
"""How far the spaces between boxes shrink to mend a page, the gentlest first."""
_SQUEEZABLE = 20
"""In a plan of more pages, a page mended is not worth a second layout."""


class Box:
    """A block of the page: measured at a width, given a place, drawn later.

    `before` and `after` are the spaces around it, of which the larger counts between two
    boxes, and which `squeeze` shortens; `keep` binds it to the next box; `anchor` names it as a
    link's target.
    """

    before = 0.0
    after = 0.0
    squeeze = 1.0
    keep = False
    anchor: str | None = None
    width: float
    height: float
    _limit = inf

    def measure(self, width: float) -> float:
        """Return the box's height at a width; called before `paint`, may be called again."""
        raise NotImplementedError

    def paint(self, sheet: Sheet, x: float, top: float) -> None:
        """Draw the box, its upper left corner at (x, top)."""
        raise NotImplementedError

    def divide(self, height: float, room: float) -> Sequence[Box]:
        """Return boxes in the place of this one, the first at most `height` high.

        None where it rather stays whole. `room` is the height of an empty page. Called after
        `measure`.
        """
        return ()

    def fit(self, width: float) -> None:
        """Take a width, and the height that the box has at it."""
        self.width = width
        self.height = min(self.measure(width), self._limit)

    def parted(self, height: float, room: float) -> Sequence[Box]:
        """Divide the box; what no page can hold or part runs over its foot."""
        parts = self.divide(height, room)
        if not parts and height > room - _FUZZ:
            self._limit = height
            parts = (self,)
        for part in parts:
            part.squeeze = self.squeeze
        return parts

    def placed(self, x: float, top: float) -> Iterator[Placed]:
        """Yield what stands where the box does."""
        yield Placed(self, x, top)


class Bound(Box):
    """Boxes of which each stays with the next; only the last may be divided."""

    def __init__(self, boxes: Sequence[Box]) -> None:
        super().__init__()
        self.boxes = tuple(boxes)
        self.before = boxes[0].before
        self.after = boxes[-1].after
        self.squeeze = boxes[0].squeeze

    @override
    def measure(self, width: float) -> float:
        for box in self.boxes:
            box.fit(width)
        return self._head_height() + self.boxes[-1].height

    def _head_height(self) -> float:
        """Return the height down to the last box."""
        pairs = zip(self.boxes, self.boxes[1:], strict=False)
        return sum(box.height + self._gap(box, following) for box, following in pairs)

    def _gap(self, box: Box, following: Box) -> float:
        return max(box.after, following.before) * self.squeeze

    @override
    def divide(self, height: float, room: float) -> Sequence[Box]:
        head = self._head_height()
        if head < height:
            parts = self.boxes[-1].divide(height - head, room - head)
            if parts:
                return Bound((*self.boxes[:-1], parts[0])), *parts[1:]
        if self.height > room and height > room - _FUZZ:
            return self._let_go(height, room)
        return ()

    def _let_go(self, height: float, room: float) -> Sequence[Box]:
        """Part boxes that no page could hold together: as many as an empty page takes."""
        for count in range(len(self.boxes) - 1, 0, -1):
            first = Bound(self.boxes[:count])
            first.fit(self.width)
            if first.height <= height:
                return first, Bound(self.boxes[count:])
        parts = self.boxes[0].divide(height, room)
        return (parts[0], Bound((*parts[1:], *self.boxes[1:]))) if parts else ()

    @override
    def placed(self, x: float, top: float) -> Iterator[Placed]:
        previous: Box | None = None
        for box in self.boxes:
            if previous is not None:
                top -= self._gap(previous, box)
            yield from box.placed(x, top)
            top -= box.height
            previous = box


class Break(NamedTuple):
    """A new page begins here, where the last is full enough to end."""


Story = Sequence[Box | Break]


class Placed(NamedTuple):
    """A box and its upper left corner."""

    box: Box
    x: float
    top: float


class Geometry(NamedTuple):
    """A page's size and the rectangle of its text, points; `y` is the text's foot."""

    width: float
    height: float
    x: float
    y: float
    text_width: float
    text_height: float


Plan = list[list[Placed]]
"""What stands on each page."""


def lay_out(story: Story, geometry: Geometry) -> Plan:
    """Place a story's boxes on pages, spaces a little shorter where that mends a poor page.

    The same story may be laid out again.
    """
    plan = _lay_out(story, geometry, 1.0)
    flaws = _flaws(plan, geometry)
    if len(plan) <= _SQUEEZABLE and flaws:
        for squeeze in _SQUEEZES:
            closer = _lay_out(story, geometry, squeeze)
            if len(closer) < len(plan) or _flaws(closer, geometry) < flaws:
                return closer
    return plan


def _flaws(plan: Plan, geometry: Geometry) -> int:
    """Return how many pages are not full enough; the last need only hold more than a little."""
    least = [FULL_ENOUGH] * (len(plan) - 1) + [_POOR]
    return sum(_fullness(page, geometry) < share for page, share in zip(plan, least, strict=False))


def _fullness(page: list[Placed], geometry: Geometry) -> float:
    """Return the share of a page's height that is used."""
    foot = min((placed.top - placed.box.height for placed in page), default=0.0)
    return 1 - (foot - geometry.y) / geometry.text_height


def _lay_out(story: Story, geometry: Geometry, squeeze: float) -> Plan:
    pages: Plan = []
    page = _Page(geometry)
    waiting = deque(_bind(story, squeeze))
    while waiting:
        item = waiting.popleft()
        if isinstance(item, Break):
            if page.fullness >= FULL_ENOUGH:
                pages.append(page.boxes)
                page = _Page(geometry)
        elif not page.add(item):
            parts = page.parts(item)
            if parts:
                page.put(parts[0])
                waiting.extendleft(reversed(parts[1:]))
            else:
                pages.append(page.boxes)
                page = _Page(geometry)
                waiting.appendleft(item)
    if page.boxes:
        pages.append(page.boxes)
    return pages


class _Page:
    """A page while it fills from its top."""

    def __init__(self, geometry: Geometry) -> None:
        self.boxes: list[Placed] = []
        self._geometry = geometry
        self._y = geometry.y + geometry.text_height
        self._after = 0.0

    @property
    def fullness(self) -> float:
        """The share of the page's height that is used."""
        used = self._geometry.y + self._geometry.text_height - self._y - self._after
        return used / self._geometry.text_height

    def _room(self, box: Box) -> float:
        """Return the height that is left for a box."""
        return self._y - self._gap(box) - self._geometry.y

    def _gap(self, box: Box) -> float:
        """Return the space above a box; none at the page's top."""
        return max(box.before * box.squeeze - self._after, 0.0) if self.boxes else 0.0

    def add(self, box: Box) -> bool:
        """Put a box beneath the others if there is room for all of it."""
        room = self._room(box)
        if room <= 0:
            return False
        box.fit(self._geometry.text_width)
        if box.height > room + _ROUNDING:
            return False
        self._place(box)
        return True

    def parts(self, box: Box) -> Sequence[Box]:
        """Return what a box that was not added is divided into; nothing if it is put off."""
        room = self._room(box)
        return box.parted(room, self._geometry.text_height) if room > 0 else ()

    def put(self, box: Box) -> None:
        """Put a box beneath the others, whatever its height."""
        box.fit(self._geometry.text_width)
        self._place(box)

    def _place(self, box: Box) -> None:
        top = self._y - self._gap(box)
        self.boxes += box.placed(self._geometry.x, top)
        self._after = box.after * box.squeeze
        self._y = top - box.height - self._after


def _bind(story: Story, squeeze: float) -> Iterable[Box | Break]:
    """Join each box that is to be kept with the next to it."""
    held: list[Box] = []
    for item in story:
        if isinstance(item, Break):
            yield from _joined(held)
            held = []
            yield item
        else:
            item.squeeze = squeeze
            held.append(item)
            if not item.keep:
                yield from _joined(held)
                held = []
    yield from _joined(held)


def _joined(boxes: list[Box]) -> Iterable[Box]:
    if boxes:
        yield boxes[0] if len(boxes) == 1 else Bound(boxes)
