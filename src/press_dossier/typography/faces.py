"""A font file as HarfBuzz sees it: coverage, metrics, glyph outlines' source."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import uharfbuzz as hb


class Face:
    """One TrueType file, read once. Metrics are font units, `upem` to the em."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.blob = hb.Blob.from_file_path(str(path))
        self.face = hb.Face(self.blob)
        self.font = hb.Font(self.face)
        self.upem: int = self.face.upem
        extents = self.font.get_font_extents("ltr")
        self.ascender: int = extents.ascender
        self.descender: int = extents.descender

    @cached_property
    def coverage(self) -> frozenset[str]:
        """The characters that the font has."""
        return frozenset(map(chr, self.face.unicodes))

    def __repr__(self) -> str:
        return f"Face({str(self.path)!r})"
