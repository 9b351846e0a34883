"""What can go wrong in setting a text."""

from __future__ import annotations

import unicodedata

from press_dossier.errors import Problem, SourceError


class MissingGlyph(SourceError):  # noqa: N818
    """No font of the chain has a character. `families` is the chain, in the order asked."""

    def __init__(self, character: str, families: tuple[str, ...]) -> None:
        self.character = character
        self.families = families
        name = unicodedata.name(character, "")
        shown = f"{character} (U+{ord(character):04X}{' ' + name if name else ''})"
        super().__init__(
            Problem(
                "glyph-missing",
                found=shown,
                expected=", ".join(families),
                values={"character": shown, "fonts": ", ".join(families)},
            )
        )
