"""What stands around the blocks: cover, running texts, notes, the file's properties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from press_dossier.document.blocks import Field, Image
from press_dossier.document.spans import Piece, Span, Text, plain


@dataclass(frozen=True, slots=True)
class Note:
    """What `Span.note` refers to; numbered from 1 in reading order."""

    number: int
    content: Piece


@dataclass(frozen=True, slots=True)
class Cover:
    """`issuer` runs from the state down. `status` and `embargo` are shown where there are any."""

    issuer: tuple[Piece, ...]
    document_type: Piece
    title: Piece
    subtitle: Piece | None = None
    tagline: Piece | None = None
    fields: tuple[Field, ...] = ()
    status: Piece | None = None
    embargo: Piece | None = None
    logo: Image | None = None

    def bears(self, alert: Text) -> bool:
        """Say whether status and embargo on the cover are all that an alert says."""
        shown = [plain(piece.text) for piece in (self.status, self.embargo) if piece is not None]
        rest = plain(alert)
        for text in shown:
            rest = rest.replace(text, "")
        return not any(character.isalnum() for character in rest)


PageField = Literal["page", "pages"]


@dataclass(frozen=True, slots=True)
class Running:
    """What stands on every page but the cover.

    `start` is the right end of the head, `end` its left end; `foot` mixes texts with the fields
    `page` and `pages`; `alert` (an embargo, a draft) stands on every page, the cover too.
    """

    start: Text
    end: Text
    foot: tuple[Span | PageField, ...]
    alert: Text | None = None


@dataclass(frozen=True, slots=True)
class Meta:
    """Properties of the file. Texts are plain, in logical order."""

    document_type: str
    title: str
    tagline: str
    lang: str
    """BCP 47, e.g. `ar-MA`."""
    locale: str
    issuer: str
    status: Literal["final", "draft", "sample"]
    source: str | None = None
    reference: str | None = None
    subject: str | None = None
    date: str | None = None
    """ISO 8601, as precise as the source."""
    embargo: str | None = None
    template: str = "official"
    source_hash: str = ""
    """SHA-256 of the source's bytes, hexadecimal."""
    digits: Literal["latn", "arab"] = "latn"
