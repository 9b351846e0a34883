"""Pictures, as wide as the text; those that are not stand on a band of that width."""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import override

from press_dossier.asset import Asset
from press_dossier.figures.photo import photo_size
from press_dossier.pdf.blocks.figure import LEAST_HEIGHT, Caption, FigureBox
from press_dossier.pdf.flow import FULL_ENOUGH, Box
from press_dossier.pdf.lettering import Letterings
from press_dossier.pdf.picture import add_picture
from press_dossier.pdf.sheet import Sheet
from press_dossier.pdf.structure import Element

_LEAST_SHARE = 0.66
"""A picture may shrink so far to stand on a page that it would else leave too empty."""
_HARDLY = 0.92
"""A picture may shrink so far to stand on any page."""


class PictureBox(FigureBox):
    """A picture, as wide as the text unless that is too tall or too coarse."""

    def __init__(
        self,
        letterings: Letterings,
        asset: Asset,
        element: Element,
        captions: Sequence[Caption],
        room: float,
        *,
        share: float = 1.0,
    ) -> None:
        super().__init__(letterings, element, captions, room)
        self._asset = asset
        self._share = share
        self._figure_width = 0.0

    @override
    def divide(self, height: float, room: float) -> Sequence[Box]:
        """Stand a little smaller rather than leave a page's foot empty."""
        share = (self._figure_height - (self.height - height)) / self._figure_height
        left = height + self.before
        least = _HARDLY if left < room * (1 - FULL_ENOUGH) else _LEAST_SHARE
        if not least <= share < 1.0:
            return ()
        smaller = PictureBox(
            self._letterings, self._asset, self._element, self._captions, self._room, share=share
        )
        smaller.before, smaller.after = self.before, self.after
        return (smaller,)

    @override
    def _measure_figure(self, width: float, height: float) -> float:
        size = photo_size(self._asset, width, self._room, max(height, LEAST_HEIGHT))
        self._figure_width, figure_height = (length * self._share for length in size)
        return figure_height

    @override
    def _paint_figure(self, sheet: Sheet, x: float, top: float) -> None:
        left = x + (self.width - self._figure_width) / 2
        bottom = top - self._figure_height
        if self._figure_width < self.width:
            with sheet.artifact():
                tint = self._letterings.look.palette.tint
                sheet.rectangle(x, bottom, self.width, self._figure_height, tint)
        number = add_picture(sheet.tree.document, self._asset)
        with sheet.tagged(self._element):
            sheet.draw_object(
                f"Im{number}", number, left, bottom, self._figure_width, self._figure_height
            )
        self._bounds(left, bottom, left + self._figure_width, top)
