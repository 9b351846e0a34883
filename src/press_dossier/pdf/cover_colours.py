"""The colours of a cover: on paper, or on a coloured ground."""

from __future__ import annotations

from typing import NamedTuple

from press_dossier.look import Look


class CoverColours(NamedTuple):
    """What each kind of the cover's texts and shapes is drawn in."""

    strong: str
    text: str
    muted: str
    accent: str
    accent_text: str


def cover_colours(look: Look) -> CoverColours:
    """Return the colours of a look's cover."""
    palette = look.palette
    if look.cover == "ground":
        return CoverColours(
            strong=palette.on_ground,
            text=palette.on_ground,
            muted=mix(palette.ground, palette.on_ground, 0.82),
            accent=palette.accent,
            accent_text=palette.accent_on_ground,
        )
    return CoverColours(
        strong=palette.heading,
        text=palette.ink,
        muted=palette.muted,
        accent=palette.accent,
        accent_text=palette.accent_text,
    )


def mix(ground: str, colour: str, share: float) -> str:
    """Return a colour laid over a ground with a share of its strength."""
    parts = (
        round(int(ground[at : at + 2], 16) * (1 - share) + int(colour[at : at + 2], 16) * share)
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in parts)
