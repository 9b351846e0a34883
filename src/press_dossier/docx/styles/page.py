"""Styles of the cover, the head and the foot."""

from __future__ import annotations

from collections.abc import Iterator

from press_dossier.docx.markup import Value, border
from press_dossier.docx.styles.definition import Style
from press_dossier.docx.styles.lettering import Lettering
from press_dossier.docx.styles.measures import (
    COVER_LABELS,
    FIELD_LEADING,
    NOTE_LEADING,
    SUBTITLE_LEADING,
    TAGLINE_LEADING,
    TITLE_LEADING,
    cover_end,
    cover_line,
    cover_status_line,
    label_indent,
    paragraph,
    tab_stops,
)
from press_dossier.look import Scale


def cover(letters: Lettering, scale: Scale) -> Iterator[Style]:
    """Yield the lines of the cover, from the issuer down, in sizes of its own; and its notes."""
    palette, cover = letters.look.palette, letters.look.cover
    grounded = cover == "ground"
    title = palette.on_ground if grounded else palette.heading
    accent = palette.accent_on_ground if grounded else palette.accent_text
    plain = palette.on_ground if grounded else palette.ink
    muted = palette.on_ground if grounded else palette.muted
    end = cover_end(letters.look)

    def line(leading: float, before: float = 0, after: float = 0) -> dict[str, Value]:
        return paragraph(leading, before=before, after=after, end=end)

    issuer = letters.font(scale.table, heading=True, bold=True, colour=plain)
    yield Style("Cover Logo", paragraph={"bidi": True, "spacing": {"after": 160}})
    yield Style("Cover Issuer", paragraph=line(cover_line(scale.table)), run=issuer)
    state = letters.font(scale.table, heading=True, bold=True, colour=title)
    yield Style("Cover State", "paragraph", "Cover Issuer", "Cover Issuer", run=state)
    yield Style(
        "Cover Type",
        next="Title",
        paragraph=line(cover_line(scale.lead), after=4),
        run=letters.font(scale.lead, heading=True, bold=True, colour=accent),
    )
    yield Style(
        "Title",
        next="Subtitle",
        paragraph=line(scale.title * TITLE_LEADING),
        run=letters.font(scale.title, heading=True, bold=True, colour=title),
        quick=True,
    )
    yield Style(
        "Subtitle",
        next="Cover Tagline",
        paragraph=line(scale.subtitle * SUBTITLE_LEADING, after=10),
        run=letters.font(scale.subtitle, heading=True, bold=True, colour=title),
        quick=True,
    )
    yield Style(
        "Cover Tagline",
        paragraph=line(scale.lead * TAGLINE_LEADING),
        run=letters.font(scale.lead, colour=muted),
    )
    yield Style(
        "Cover Field",
        paragraph=line(scale.table * FIELD_LEADING) | label_indent(COVER_LABELS, end),
        run=letters.font(scale.table, colour=plain),
    )
    note = letters.font(scale.small, heading=True, bold=True, colour=accent)
    side = border(palette.accent, 8, 4)
    framed = paragraph(cover_status_line(scale.small), before=16, after=6, align="center")
    framed["pBdr"] = {"top": side, "left": side, "bottom": side, "right": side}
    yield Style("Cover Status", paragraph=framed, run=note)
    link: dict[str, Value] = {"color": plain.lstrip("#"), "u": "none"}
    yield Style("Cover Link", "character", "Default Paragraph Font", run=link)
    doubtful: dict[str, Value] = {"b": True, "bCs": True, "color": accent.lstrip("#")}
    yield Style("Cover Doubtful", "character", "Default Paragraph Font", run=doubtful)
    label = letters.font(scale.small, heading=True, bold=True, colour=accent)
    yield Style("Cover Label", "character", "Default Paragraph Font", run=label)
    # On a coloured page the notes are as light as the other texts.
    small = letters.look.scale.small
    noted = letters.font(small, colour=muted)
    yield Style("Cover Footnote", paragraph=line(small * NOTE_LEADING), run=noted)


def running(letters: Lettering) -> Iterator[Style]:
    """Yield head, foot and alert."""
    palette, scale, page = letters.look.palette, letters.look.scale, letters.look.page
    small = letters.font(scale.running, heading=True, colour=palette.muted)
    end = tab_stops((("right", page.width - page.start - page.end),))
    yield Style("header", paragraph=paragraph(16) | {"tabs": end}, run=small)
    yield Style("footer", paragraph=paragraph(16, align="center"), run=small)
    alert = letters.font(scale.running, heading=True, bold=True, colour=palette.accent_text)
    yield Style("Alert", based="header", paragraph=paragraph(16), run=alert)
    if letters.look.cover == "ground":
        alert = alert | {"color": palette.accent_on_ground.lstrip("#")}
    line = paragraph(16, end=cover_end(letters.look))
    yield Style("Cover Alert", based="Alert", paragraph=line, run=alert)
