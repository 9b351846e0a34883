"""A picture that is safe to print: what pictures become before anything draws them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Asset:
    """A picture made safe: upright, sRGB, without metadata. Width and height in pixels."""

    name: str
    media_type: Literal["image/png", "image/jpeg"]
    data: bytes = field(repr=False)
    width: int
    height: int
