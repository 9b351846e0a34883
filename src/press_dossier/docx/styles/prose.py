"""Styles of running text, headings, contents and lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from press_dossier.docx.markup import Value, border, fill
from press_dossier.docx.styles.definition import Style
from press_dossier.docx.styles.lettering import Lettering
from press_dossier.docx.styles.measures import (
    CONTENTS_NUMBER,
    FIELD_LABELS,
    FIELD_LEADING,
    HEADING_LEVELS,
    LIST_INDENT,
    NOTE_LEADING,
    QUOTE_SPACE,
    RULE,
    beside,
    contents_indent,
    heading_rule,
    heading_sizes,
    label_indent,
    paragraph,
    quote_rule,
    tab_stops,
    twips,
)

_NOTE_PADDING = 6
"""Points above and below the words of a note."""


def prose(letters: Lettering) -> Iterator[Style]:
    """Yield the styles of paragraphs, captions and notes."""
    palette, scale = letters.look.palette, letters.look.scale
    justified = "both" if letters.look.justification != "ragged" else None
    rule = beside(QUOTE_SPACE, RULE)
    body = paragraph(scale.leading, after=7, align=justified)
    yield Style("Body Text", paragraph=body, quick=True)
    yield Style(
        "Lead",
        next="Body Text",
        paragraph=paragraph(scale.lead * 1.77, after=7, align=justified),
        run=letters.font(scale.lead, colour=palette.heading),
        quick=True,
    )
    yield Style(
        "Quote",
        next="Attribution",
        paragraph=paragraph(scale.lead * 1.77, before=14, after=4, start=rule, end=rule)
        | {"keepNext": True, "keepLines": True}
        | {"pBdr": {"right": quote_rule(letters.look)}},
        run=letters.font(scale.lead, colour=palette.heading),
        quick=True,
    )
    yield Style(
        "Attribution",
        next="Body Text",
        paragraph=paragraph(scale.small * 1.5, after=14, start=rule) | {"contextualSpacing": True},
        run=letters.font(scale.small, heading=True, colour=palette.muted),
    )
    # Padding is the space of borders that do not show: the rule is as tall as the ground.
    edge = border(palette.tint, 2, _NOTE_PADDING)
    yield Style(
        "Note",
        next="Body Text",
        paragraph=paragraph(
            scale.table * 1.7,
            before=9 + _NOTE_PADDING,
            after=10 + _NOTE_PADDING,
            start=rule,
            end=beside(QUOTE_SPACE, 2),
        )
        | {
            "keepLines": True,
            "shd": fill(palette.tint),
            "pBdr": {
                "top": edge,
                "left": border(palette.tint, 2, QUOTE_SPACE),
                "bottom": edge,
                "right": quote_rule(letters.look),
            },
        },
        run=letters.font(scale.table, colour=palette.ink),
        quick=True,
    )
    yield Style(
        "Boilerplate",
        paragraph=paragraph(scale.table * 1.7, before=6, after=6, align=justified),
        run=letters.font(scale.table, colour=palette.muted),
    )
    yield Style(
        "caption",
        next="Body Text",
        paragraph=paragraph(scale.small * 1.7, before=6, after=4) | {"keepNext": True},
        run=letters.font(scale.small, heading=True, colour=palette.heading),
        quick=True,
    )
    yield Style(
        "Picture",
        next="caption",
        paragraph={"bidi": True, "keepNext": True, "spacing": {"before": 200, "after": 40}},
        run={"sz": 4, "szCs": 4},  # else the line is deeper than the picture
    )
    yield Style(
        "Picture Caption",
        based="caption",
        next="Body Text",
        paragraph=paragraph(scale.small * 1.7, after=2) | {"keepNext": False},
    )
    yield Style(
        "Credit",
        next="Body Text",
        paragraph=paragraph(scale.running * 1.7, after=8),
        run=letters.font(scale.running, heading=True, colour=palette.muted),
    )
    yield Style(
        "Map Key",
        paragraph=paragraph(scale.running * 1.7) | {"keepLines": True},
        run=letters.font(scale.running, heading=True, colour=palette.ink),
    )
    yield Style(
        "footnote text",
        paragraph=paragraph(scale.small * NOTE_LEADING),
        run=letters.font(scale.small, colour=palette.muted),
    )


def headings(letters: Lettering) -> Iterator[Style]:
    """Yield headings, listed and unlisted, and the lines of the contents."""
    palette, scale = letters.look.palette, letters.look.scale
    for level, size in enumerate(heading_sizes(scale), 1):
        first = level == 1
        layout = paragraph(size * 1.5, before=25 if first else 17, after=8 if first else 5)
        layout |= {"keepNext": True, "keepLines": True, "outlineLvl": level - 1}
        if first:
            layout["pBdr"] = heading_rule(letters.look)
        yield Style(
            f"heading {level}",
            next="Body Text",
            paragraph=layout,
            run=letters.font(size, heading=True, bold=True, colour=palette.heading),
            quick=True,
        )
        # The contents list the built-in headings only, so this one stays out of them.
        yield Style(
            f"Heading {level} Unlisted",
            based=f"heading {level}",
            next="Body Text",
        )
    edge = border(palette.line, 4, 1, "dotted")
    width = letters.look.page.width - letters.look.page.start - letters.look.page.end
    for level in range(1, HEADING_LEVELS + 1):
        entry = paragraph(scale.table * 1.75)
        entry["ind"] = {
            "left": twips(contents_indent(level)),
            "hanging": twips(CONTENTS_NUMBER),
        }
        stops = (("left", contents_indent(level)), ("right", width))
        entry["tabs"] = tab_stops(stops)
        if level == 1:
            entry["pBdr"] = {"bottom": edge, "between": edge}
        yield Style(
            f"toc {level}",
            next="Normal",
            paragraph=entry,
            run=letters.font(scale.table, heading=True, colour=palette.ink),
        )


def lists(letters: Lettering) -> Iterator[Style]:
    """Yield lists and lines of label and value."""
    palette, scale = letters.look.palette, letters.look.scale
    hanging = {"left": twips(LIST_INDENT), "hanging": twips(LIST_INDENT)}
    line = paragraph(scale.leading * 0.92, before=1)
    yield Style("List Bullet", paragraph=line | {"ind": hanging}, run=letters.font(scale.body))
    yield Style("List Number", paragraph=line | {"ind": hanging}, run=letters.font(scale.body))
    yield Style(
        "List Continue",
        paragraph=line | {"ind": {"left": twips(LIST_INDENT)}},
        run=letters.font(scale.body),
    )
    yield Style(
        "List Detail",
        based="List Continue",
        paragraph=paragraph(scale.table * 1.7) | {"ind": {"left": twips(LIST_INDENT)}},
        run=letters.font(scale.table),
    )
    titled = letters.font(scale.table, heading=True, bold=True, colour=palette.heading)
    for base in ("List Bullet", "List Number"):
        yield Style(
            f"{base} Title",
            based=base,
            next="List Detail",
            paragraph=paragraph(scale.table * 1.7, before=6) | {"ind": hanging, "keepNext": True},
            run=titled,
        )
    yield Style(
        "Field",
        paragraph=paragraph(scale.table * FIELD_LEADING) | label_indent(FIELD_LABELS),
        run=letters.font(scale.table),
        quick=True,
    )


def characters(letters: Lettering) -> Iterator[Style]:
    """Yield the styles of runs."""
    palette = letters.look.palette
    base = "Default Paragraph Font"
    size = letters.look.scale.running
    for name, colour in (("Title", palette.accent_text), ("Number", palette.heading)):
        strong = letters.font(size, heading=True, bold=True, colour=colour)
        yield Style(f"Map Key {name}", "character", base, run=strong)
    yield Style("Strong", "character", base, run={"b": True, "bCs": True}, quick=True)
    yield Style("Muted", "character", base, run={"color": palette.muted.lstrip("#")})
    yield Style("Number", "character", base)
    doubtful: dict[str, Value] = {"b": True, "bCs": True}
    doubtful["color"] = palette.accent_text.lstrip("#")
    yield Style("Doubtful", "character", base, run=doubtful)
    label = letters.font(letters.look.scale.small, heading=True, bold=True)
    label |= {"color": palette.accent_text.lstrip("#")}
    yield Style("Field Label", "character", base, run=label)
    yield Style("Heading Number", "character", base, run={"color": palette.accent_text.lstrip("#")})
    listed: dict[str, Value] = {"b": True, "bCs": True}
    listed["color"] = palette.accent_text.lstrip("#")
    yield Style("Contents Number", "character", base, run=listed)
    yield Style("Contents Page", "character", base, run={"color": palette.muted.lstrip("#")})
    link: Mapping[str, Value] = {"color": palette.accent_text.lstrip("#"), "u": "none"}
    yield Style("Hyperlink", "character", base, run=link)
    yield Style("footnote reference", "character", base, run={"vertAlign": "superscript"})
