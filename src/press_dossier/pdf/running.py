"""What stands on every page: running head, foot, and an alert; all artifacts."""

from __future__ import annotations

from press_dossier.document import Running, Span, Text
from press_dossier.look import POINTS_PER_MM, Page
from press_dossier.orthography import in_digits
from press_dossier.pdf.lettering import Letterings
from press_dossier.pdf.sheet import Sheet
from press_dossier.typography.style import Align

_HEAD = 14.5 * POINTS_PER_MM
"""From the page's top to the running head's foot."""
_ALERT = 10 * POINTS_PER_MM
"""From the page's top to the alert's upper edge: printers leave less of it white."""
_ALERT_GAP = 2.0
_LEAST_BELOW_HEAD = 4 * POINTS_PER_MM
_FOOT = 14 * POINTS_PER_MM
"""From the page's bottom to the foot's upper edge."""
_GUTTER = 18.0
_LEAST_ALERT = 0.7
"""A long alert shrinks so far to stand on one line."""


class Runner:
    """Draws the running texts of one document."""

    def __init__(self, letterings: Letterings, running: Running, total: int) -> None:
        self._letterings = letterings
        self._running = running
        self._total = total
        self._page = letterings.look.page
        self._foot = letterings.running.aligned("center")
        self._head: tuple[list[str], int] | None = None
        """Head and alert, which are the same on every page: operators, and their surplus."""

    def draw(self, sheet: Sheet, number: int) -> None:
        """Draw head, foot and alert on a page, `number` from 1."""
        if self._head is None:
            start, surplus = len(sheet.operators), sheet.surplus
            self._draw_head(sheet)
            self.draw_alert(sheet, left=self._page.end * POINTS_PER_MM)
            self._head = (sheet.operators[start:], sheet.surplus - surplus)
        else:
            operators, surplus = self._head
            sheet.operators += operators
            sheet.surplus += surplus
        self._draw_foot(sheet, number)

    @property
    def _head_foot(self) -> float:
        """Return where the running head ends: lower where an alert stands above it."""
        drop = _HEAD
        if self._running.alert is not None:
            lines = self._letterings.alert.style.leading + self._letterings.running.style.leading
            lowest = self._page.top * POINTS_PER_MM - _LEAST_BELOW_HEAD
            drop = max(min(_ALERT + _ALERT_GAP + lines, lowest), _HEAD)
        return self._page.height * POINTS_PER_MM - drop

    def _draw_head(self, sheet: Sheet) -> None:
        letterings, lettering = self._letterings, self._letterings.running
        left, right = _edges(self._page)
        foot = self._head_foot
        start_width = min(
            letterings.width(self._running.start, lettering) + 1, (right - left) * 0.6
        )
        ends: tuple[tuple[Text, Align, float, float], ...] = (
            (self._running.start, "start", right - start_width, start_width),
            (self._running.end, "end", left, right - left - start_width - _GUTTER),
        )
        with sheet.artifact("Header"):
            for text, align, x, width in ends:
                lines = letterings.lines(text, lettering.aligned(align), width)
                top = foot + sum(line.leading for line in lines)
                sheet.lines(lines, x, top, lettering.inks)

    def _draw_foot(self, sheet: Sheet, number: int) -> None:
        letterings = self._letterings
        digits = letterings.digits
        fields = {
            "page": in_digits(str(number), digits),
            "pages": in_digits(str(self._total), digits),
        }
        text = tuple(
            part if isinstance(part, Span) else Span(fields[part], role="number")
            for part in self._running.foot
        )
        left, right = _edges(self._page)
        lettering = self._foot
        lines = letterings.set(text, lettering, right - left)
        with sheet.artifact("Footer"):
            sheet.lines(lines, left, _FOOT, lettering.inks)

    @property
    def alert(self) -> Text | None:
        """What stands above the running head, if anything."""
        return self._running.alert

    def draw_alert(self, sheet: Sheet, left: float, colour: str | None = None) -> None:
        """Draw the alert above the running head; `left` is where its line may end."""
        if self._running.alert is None:
            return
        letterings = self._letterings
        lettering = letterings.alert
        if colour is not None:
            lettering = lettering.coloured(colour)
        width = _edges(self._page)[1] - left
        # A second line would stand outside of the page.
        wanted = letterings.width(self._running.alert, lettering)
        lettering = lettering.scaled(min(max(width / max(wanted, 1.0), _LEAST_ALERT), 1.0))
        lines = letterings.lines(self._running.alert, lettering, width)
        head = letterings.running.style.leading
        foot = self._head_foot + head + _ALERT_GAP
        with sheet.artifact("Header"):
            top = foot + sum(line.leading for line in lines)
            sheet.lines(lines, left, top, lettering.inks)


def _edges(page: Page) -> tuple[float, float]:
    """Return the left and right edge of the text, points."""
    return page.end * POINTS_PER_MM, (page.width - page.start) * POINTS_PER_MM
