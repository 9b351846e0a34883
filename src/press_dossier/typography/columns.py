"""How a table's columns share its width."""

from __future__ import annotations

from collections.abc import Sequence


def share_width(
    width: float, weights: Sequence[float], *wants: Sequence[float | None]
) -> list[float]:
    """Share a width by weight, then let columns with room to spare help those without.

    Each of `wants` names a width a column, the pressing ones first: that of its widest word,
    then that of its longest text. A column that wants None keeps what it has.
    """
    total = sum(weights) or 1.0
    widths = [width * weight / total for weight in weights]
    for wanted in wants:
        widths = _levelled(
            widths,
            [has if want is None else want for want, has in zip(wanted, widths, strict=True)],
        )
    return widths


def _levelled(widths: list[float], wants: list[float]) -> list[float]:
    """Move width from columns that have more than they want to those that have less."""
    missing = [max(want - width, 0.0) for width, want in zip(widths, wants, strict=True)]
    spare = [max(width - want, 0.0) for width, want in zip(widths, wants, strict=True)]
    moved = min(sum(missing), sum(spare))
    if not moved:
        return widths
    taken, given = moved / sum(spare), moved / sum(missing)
    return [
        width + more * given - less * taken
        for width, more, less in zip(widths, missing, spare, strict=True)
    ]
