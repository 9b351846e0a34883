"""Fonts of a look as run properties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from press_dossier.docx.markup import Value
from press_dossier.look import Look

LATIN_LANGUAGE = "en-US"
"""Language of left-to-right text that names none."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """A look with the names of its faces: `names` by family, `latin` for left-to-right text.

    `heading_latin` stands in the headings, where it is another. `lang` is the language of the
    Arabic text.
    """

    look: Look
    latin: str
    names: Mapping[str, str]
    lang: str
    heading_latin: str | None = None

    def font(
        self, points: float, *, heading: bool = False, bold: bool = False, colour: str | None = None
    ) -> dict[str, Value]:
        """Return run properties with their complex-script twins."""
        faces = self.look.faces
        name = self.names[faces.heading if heading else faces.body]
        latin = (self.heading_latin if heading else None) or self.latin
        values: dict[str, Value] = {
            "rFonts": {
                "ascii": latin,
                "hAnsi": latin,
                "eastAsia": latin,
                "cs": name,
            },
            "sz": round(points * self.look.scale.latin * 2),
            "szCs": round(points * 2),
            "b": bold,
            "bCs": bold,
            "lang": {"val": LATIN_LANGUAGE, "bidi": self.lang},
        }
        if colour:
            values["color"] = colour.lstrip("#")
        return values
