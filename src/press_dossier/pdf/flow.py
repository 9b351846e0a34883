"""Laying boxes out on pages: Platypus decides where each stands, nothing is drawn yet.

The plan is computed once; page numbers, bookmarks, links and the drawing all read it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from math import inf
from typing import Any, NamedTuple

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.doctemplate import BaseDocTemplate, PageBreakIfNotEmpty, PageTemplate
from reportlab.platypus.flowables import Flowable
from reportlab.platypus.frames import Frame
from typing_extensions import override

from press_dossier.pdf.sheet import Sheet

FULL_ENOUGH = 0.6
"""A page this full may end before what would rather stay whole."""

_FUZZ = 1e-3
_POOR = 0.3
"""A page less full than this is one too many, if it can be saved."""
_SQUEEZES = (0.85, 0.7)
"""How far the spaces between boxes shrink to save a page, the gentlest first."""
_SQUEEZABLE = 20
"""In a plan of more pages, a page saved is not worth a second layout."""


class Box(Flowable):  # type: ignore[misc]
    """A block of the page: measured at a width, placed by Platypus, drawn later.

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

    # What Platypus asks for.

    @override
    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Measure the box for Platypus."""
        self.width = width
        self.height = min(self.measure(width), self._limit)
        return width, self.height

    @override
    def split(self, width: float, height: float) -> list[Box]:
        """Divide the box for Platypus; what no page can hold or part runs over its foot."""
        self.wrap(width, height)
        room = self._frame._aH
        parts = list(self.divide(height, room))
        if not parts and height > room - _FUZZ:
            self._limit = height
            parts = [self]
        for part in parts:
            part.squeeze = self.squeeze
        return parts

    @override
    def getSpaceBefore(self) -> float:
        return self.before * self.squeeze

    @override
    def getSpaceAfter(self) -> float:
        return self.after * self.squeeze

    @override
    def getKeepWithNext(self) -> bool:
        return False  # `bind` does it

    @override
    def drawOn(self, canvas: _Recorder, x: float, y: float, _sW: float = 0) -> None:
        """Note the place; drawing comes when all places are known."""
        canvas.place(self, x, y + self.height)


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
            box.wrap(width, 0)
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
            if first.wrap(self.width, height)[1] <= height:
                return first, Bound(self.boxes[count:])
        parts = self.boxes[0].divide(height, room)
        return (parts[0], Bound((*parts[1:], *self.boxes[1:]))) if parts else ()

    @override
    def drawOn(self, canvas: _Recorder, x: float, y: float, _sW: float = 0) -> None:
        top = y + self.height
        previous: Box | None = None
        for box in self.boxes:
            if previous is not None:
                top -= self._gap(previous, box)
            top -= box.height
            box.drawOn(canvas, x, top)
            previous = box


class Break(NamedTuple):
    """A new page begins here, where the last is not empty."""


Story = Sequence[Box | Break]


class Placed(NamedTuple):
    """A box and its upper left corner."""

    box: Box
    x: float
    top: float


@dataclass(frozen=True, slots=True)
class Geometry:
    """A page's size and the rectangle of its text, points; `y` is the text's foot."""

    width: float
    height: float
    x: float
    y: float
    text_width: float
    text_height: float


class _Recorder(Canvas):  # type: ignore[misc]
    """Takes down what Platypus places, page by page."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.pages: list[list[Placed]] = []
        self._placed: list[Placed] = []

    def place(self, box: Box, x: float, top: float) -> None:
        self._placed.append(Placed(box, x, top))

    @override
    def showPage(self) -> None:
        self.pages.append(self._placed)
        self._placed = []
        self._pageNumber += 1

    @override
    def save(self) -> None:
        """Nothing is written."""


Plan = list[list[Placed]]
"""What stands on each page."""


def lay_out(story: Story, geometry: Geometry) -> Plan:
    """Place a story's boxes on pages, spaces a little shorter where that saves a poor page.

    The same story may be laid out again.
    """
    plan = _lay_out(story, geometry, 1.0)
    if len(plan) <= _SQUEEZABLE and any(_poor(page, geometry) for page in plan):
        for squeeze in _SQUEEZES:
            closer = _lay_out(story, geometry, squeeze)
            if len(closer) < len(plan):
                return closer
    return plan


def _poor(page: list[Placed], geometry: Geometry) -> bool:
    """Say whether a page holds next to nothing."""
    foot = min((placed.top - placed.box.height for placed in page), default=0.0)
    return (foot - geometry.y) / geometry.text_height > 1 - _POOR


def _lay_out(story: Story, geometry: Geometry, squeeze: float) -> Plan:
    frame = Frame(
        geometry.x,
        geometry.y,
        geometry.text_width,
        geometry.text_height,
        leftPadding=0,
        bottomPadding=0,
        rightPadding=0,
        topPadding=0,
    )
    size = (geometry.width, geometry.height)
    template = BaseDocTemplate(
        BytesIO(), pagesize=size, pageTemplates=[PageTemplate("body", [frame], pagesize=size)]
    )
    recorders: list[_Recorder] = []

    def recorder(*arguments: Any, **options: Any) -> _Recorder:
        recorders.append(_Recorder(*arguments, **options))
        return recorders[-1]

    template.build(list(_bind(story, squeeze)), canvasmaker=recorder)
    # Template and canvas are a cycle that may live on for long; what they placed need not.
    pages, recorders[-1].pages = recorders[-1].pages, []
    return pages


def _bind(story: Story, squeeze: float) -> Iterable[Flowable]:
    """Join each box that is to be kept with the next to it."""
    held: list[Box] = []
    for item in story:
        if isinstance(item, Break):
            yield from _joined(held)
            held = []
            yield PageBreakIfNotEmpty()
        else:
            # Platypus marks what it has put off once; a second layout begins anew.
            item.__dict__.pop("_postponed", None)
            item.squeeze = squeeze
            held.append(item)
            if not item.keep:
                yield from _joined(held)
                held = []
    yield from _joined(held)


def _joined(boxes: list[Box]) -> Iterable[Box]:
    if boxes:
        yield boxes[0] if len(boxes) == 1 else Bound(boxes)
