"""How a text is to be set: family, size, weight, alignment. Sizes are points."""

from __future__ import annotations

from typing import Literal, NamedTuple

Align = Literal["start", "center", "end", "justify"]
Justification = Literal["ragged", "spaces", "kashida"]
Base = Literal["rtl", "ltr"]

MARK_SIZE = 0.62
"""Size of a note's mark, as a share of the size of its text."""
MARK_RISE = 0.36
"""How far a mark's baseline is raised, as a share of the same size."""


class TextStyle(NamedTuple):
    """The look of one paragraph, label or cell.

    `align` names sides by the base direction: `start` is the right in `rtl`. `justification`
    says how a `justify` paragraph fills its lines. `latin_scale` is the size of letters and
    digits of the other direction beside Arabic, as a share, so that x-heights agree. `tabular`
    asks for digits of one width. `fallback` names the families asked, in order, for what
    `family` lacks.
    """

    family: str
    size: float
    leading: float
    bold: bool = False
    align: Align = "start"
    justification: Justification = "ragged"
    latin_scale: float = 0.92
    tabular: bool = False
    fallback: tuple[str, ...] = ()
    base: Base = "rtl"
