"""What a renderer reads of a template: page, colours, faces, sizes, and how lines are set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from press_dossier.resources import Family

Justification = Literal["ragged", "spaces", "kashida"]
CoverStyle = Literal["band", "ground", "plain"]
Digits = Literal["latn", "arab"]

_STRICT = ConfigDict(extra="forbid")

Millimetres = Annotated[float, Field(ge=0, le=1000)]
Points = Annotated[float, Field(gt=0, le=200)]
Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]

POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Page:
    """Page size and margins, millimetres. `start` is the right margin, `end` the left."""

    __pydantic_config__ = _STRICT
    width: Millimetres = 210
    height: Millimetres = 297
    top: Millimetres = 26
    bottom: Millimetres = 24
    start: Millimetres = 27
    end: Millimetres = 27


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours, `#rrggbb`. `accent` is for shapes; `accent_text` is its reading twin on paper.

    `ground` is the cover's coloured area; `on_ground` and `accent_on_ground` are texts on it.
    """

    __pydantic_config__ = _STRICT
    heading: Colour
    accent: Colour
    accent_text: Colour
    tint: Colour
    line: Colour
    ink: Colour
    muted: Colour
    ground: Colour
    on_ground: Colour = "#ffffff"
    accent_on_ground: Colour = "#ffffff"
    paper: Colour = "#ffffff"


@dataclass(frozen=True, slots=True)
class Faces:
    """Names of font families: running text, headings with labels, and what stands in for both."""

    __pydantic_config__ = _STRICT
    body: str
    heading: str
    fallback: tuple[str, ...] = ("noto-sans", "noto-sans-tifinagh")


@dataclass(frozen=True, slots=True)
class Scale:
    """Type sizes and the body's leading, points."""

    __pydantic_config__ = _STRICT
    running: Points = 9.5
    small: Points = 10.5
    table: Points = 12
    body: Points = 13
    leading: Points = 23
    lead: Points = 15
    heading: Points = 19
    subheading: Points = 15
    number: Points = 25
    title: Points = 38
    latin: Annotated[float, Field(gt=0.5, le=1.5)] = 0.92
    """Size of Latin beside Arabic, as a share, so that x-heights agree."""

    def cell(self, *, dense: bool) -> float:
        """Return the size of a table's cells."""
        return self.small if dense else self.table

    def cell_head(self, *, dense: bool) -> float:
        """Return the size of what heads a table's columns and rows."""
        return self.running if dense else self.small

    @property
    def subtitle(self) -> float:
        """What follows the title on the cover: half its size, no smaller than a table's text."""
        return max(self.title / 2, self.table)


@dataclass(frozen=True, slots=True)
class Look:
    """What a renderer reads of a template. `families` holds the faces' files by name."""

    name: str
    page: Page
    palette: Palette
    faces: Faces
    scale: Scale
    families: dict[str, Family]
    cover: CoverStyle = "band"
    justification: Justification = "kashida"
    digits: Digits = "latn"
