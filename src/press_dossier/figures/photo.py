"""How large a photo is drawn, the same in every file."""

from __future__ import annotations

from press_dossier.asset import Asset

_COARSEST = 110.0
"""Pixels an inch that a picture must have: it is not drawn larger."""
_TALLEST = 0.62
"""A picture's largest share of the page's text."""
_FULL = 0.95
"""A picture that is nearly as wide as the text takes its whole width."""

Size = tuple[float, float]


def photo_size(asset: Asset, width: float, page: float, room: float | None = None) -> Size:
    """Return a photo's width and height, points.

    `width` is the text's, `page` the height of a page's text, `room` the most that is left on a
    page for the picture.
    """
    wide, tall = max(asset.width, 1), max(asset.height, 1)
    tallest = page * _TALLEST if room is None else min(page * _TALLEST, room)
    scale = min(width / wide, tallest / tall, 72.0 / _COARSEST)
    if wide * scale >= _FULL * width and tall * width / wide <= tallest / _FULL:
        scale = width / wide
    return wide * scale, tall * scale
