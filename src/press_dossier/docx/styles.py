"""The Word styles of a look: what each kind of text looks like, stated once.

A style carries everything that it may: fonts with their complex-script twins, sizes, weights,
languages and the direction of the paragraph. Only `w:rtl` is left to the runs: the schema
allows none in a style.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from press_dossier.docx.markup import Value, Xml, border, children, fill
from press_dossier.look import Look

Kind = Literal["paragraph", "character", "table"]

TWIPS_PER_POINT = 20
TWIPS_PER_MM = 1440 / 25.4

LATIN_LANGUAGE = "en-US"
"""Language of left-to-right text that names none."""


def twips(millimetres: float) -> int:
    """Return millimetres as twentieths of a point."""
    return round(millimetres * TWIPS_PER_MM)


@dataclass(frozen=True, slots=True)
class Style:
    """A style as Word lists it. `name` is Word's own English name for the built-in ones."""

    name: str
    kind: Kind = "paragraph"
    based: str | None = "Normal"
    next: str | None = None
    paragraph: Mapping[str, Value] = field(default_factory=dict)
    run: Mapping[str, Value] = field(default_factory=dict)
    more: Mapping[str, Value] = field(default_factory=dict)
    """Table properties and conditional formats, for a table style."""
    quick: bool = False
    """Shown in the gallery of styles."""
    default: bool = False

    @property
    def id(self) -> str:
        """The style's id: its name in capitals without spaces, as Word makes it."""
        return "".join(word[:1].upper() + word[1:] for word in self.name.split())

    def names(self) -> Iterator[str]:
        """Yield the names of the styles that this one's definition mentions."""
        yield self.name
        if self.based:
            yield self.based
        if self.next:
            yield self.next


def style_xml(style: Style, ids: Mapping[str, str]) -> str:
    """Return a `w:style`; `ids` gives the id of each style by its name."""
    values: dict[str, Value] = {"name": style.name}
    if style.based:
        values["basedOn"] = ids[style.based]
    if style.next:
        values["next"] = ids[style.next]
    if style.quick:
        values["qFormat"] = True
    if style.paragraph:
        values["pPr"] = style.paragraph
    if style.run:
        values["rPr"] = style.run
    values |= style.more
    standing = ' w:default="1"' if style.default else ""
    custom = "" if style.name in BUILT_IN else ' w:customStyle="1"'
    head = f'<w:style w:type="{style.kind}"{standing}{custom} w:styleId="{ids[style.name]}">'
    return f"{head}{children('style', values)}</w:style>"


# Names that Word knows; any other style must say that it is custom.
BUILT_IN = frozenset(
    (
        *("Normal", "Default Paragraph Font", "Normal Table", "Body Text", "Quote", "Title"),
        *("Subtitle", "caption", "header", "footer", "List Bullet", "List Number"),
        *("List Continue", "footnote text", "footnote reference", "Hyperlink", "Strong"),
        *(f"heading {n}" for n in range(1, 10)),
        *(f"toc {n}" for n in range(1, 10)),
    )
)
HEADING_LEVELS = 4
LIST_INDENT = 6.0
"""Millimetres from the text's edge to a list's letters."""


class Styles:
    """The styles of one look, by name."""

    def __init__(self, look: Look, latin: str, names: Mapping[str, str]) -> None:
        """`latin` is the name of the face for left-to-right text, `names` those of families."""
        self.look = look
        self.latin = latin
        self._names = names

    def all(self) -> Iterator[Style]:
        """Yield every style, a base before what is based on it."""
        yield from self._defaults()
        yield from self._prose()
        yield from self._headings()
        yield from self._lists()
        yield from self._cover()
        yield from self._running()
        yield from self._cells()
        yield from self._characters()
        yield from self._tables()

    def font(
        self, points: float, *, heading: bool = False, bold: bool = False, colour: str | None = None
    ) -> dict[str, Value]:
        """Return run properties with their complex-script twins."""
        faces = self.look.faces
        name = self._names[faces.heading if heading else faces.body]
        values: dict[str, Value] = {
            "rFonts": {
                "ascii": self.latin,
                "hAnsi": self.latin,
                "eastAsia": self.latin,
                "cs": name,
            },
            "sz": round(points * self.look.scale.latin * 2),
            "szCs": round(points * 2),
            "b": bold,
            "bCs": bold,
        }
        if colour:
            values["color"] = colour.lstrip("#")
        return values

    def _defaults(self) -> Iterator[Style]:
        scale, ink = self.look.scale, self.look.palette.ink
        yield Style(
            "Normal",
            based=None,
            default=True,
            quick=True,
            paragraph={"bidi": True, "widowControl": True, "spacing": {"before": 0, "after": 0}},
            run=self.font(scale.body, colour=ink),
        )
        yield Style("Default Paragraph Font", "character", based=None, default=True)
        yield Style(
            "Normal Table",
            "table",
            based=None,
            default=True,
            more={"tblPr": {"tblInd": _width(0), "tblCellMar": _margins(0, 108)}},
        )

    def _prose(self) -> Iterator[Style]:
        palette, scale = self.look.palette, self.look.scale
        justified = "both" if self.look.justification != "ragged" else None
        body = paragraph(scale.leading, after=8, align=justified)
        yield Style("Body Text", paragraph=body, quick=True)
        yield Style(
            "Lead",
            next="Body Text",
            paragraph=paragraph(scale.lead * 1.77, after=8, align=justified),
            run=self.font(scale.lead, colour=palette.heading),
            quick=True,
        )
        yield Style(
            "Quote",
            next="Attribution",
            paragraph=paragraph(scale.leading, before=8, after=4, start=8, end=8)
            | {"keepNext": True, "keepLines": True}
            | {"pBdr": {"left": border(palette.accent, 18, 10)}},
            run=self.font(scale.body, heading=True, colour=palette.heading),
            quick=True,
        )
        yield Style(
            "Attribution",
            next="Body Text",
            paragraph=paragraph(scale.small * 1.7, after=10, start=8),
            run=self.font(scale.small, heading=True, colour=palette.muted),
        )
        edge = border(palette.tint, 48, 0)
        yield Style(
            "Note",
            next="Body Text",
            paragraph=paragraph(scale.table * 1.75, before=10, after=14, start=3.5, end=2)
            | {
                "keepLines": True,
                "shd": fill(palette.tint),
                "pBdr": {
                    "top": edge,
                    "bottom": edge,
                    "left": border(palette.accent, 24, 8),
                },
            },
            run=self.font(scale.table, colour=palette.ink),
            quick=True,
        )
        yield Style(
            "Boilerplate",
            paragraph=paragraph(scale.table * 1.75, before=8, after=8, align=justified)
            | {"pBdr": {"top": border(palette.line, 6, 8)}},
            run=self.font(scale.table, colour=palette.muted),
        )
        yield Style(
            "caption",
            next="Body Text",
            paragraph=paragraph(scale.small * 1.7, before=6, after=4) | {"keepNext": True},
            run=self.font(scale.small, heading=True, colour=palette.accent_text),
            quick=True,
        )
        yield Style(
            "Picture",
            next="caption",
            paragraph={"keepNext": True, "spacing": {"before": 120, "after": 40}},
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
            run=self.font(scale.running, colour=palette.muted),
        )
        yield Style(
            "footnote text",
            paragraph=paragraph(scale.small * 1.7),
            run=self.font(scale.small, colour=palette.muted),
        )

    def _headings(self) -> Iterator[Style]:
        palette, scale = self.look.palette, self.look.scale
        sizes = (scale.heading, scale.subheading, scale.body, scale.table)
        for level, size in enumerate(sizes, 1):
            first = level == 1
            layout = paragraph(size * 1.65, before=24 if first else 14, after=9 if first else 4)
            layout |= {"keepNext": True, "keepLines": True, "outlineLvl": level - 1}
            if first:
                layout["pBdr"] = {"bottom": border(palette.accent, 8, 3)}
            yield Style(
                f"heading {level}",
                next="Body Text",
                paragraph=layout,
                run=self.font(size, heading=True, bold=True, colour=palette.heading),
                quick=True,
            )
            # The contents list the built-in headings only, so this one stays out of them.
            yield Style(f"Heading {level} Unlisted", based=f"heading {level}", next="Body Text")
        edge = border(palette.line, 4, 3)
        width = self.look.page.width - self.look.page.start - self.look.page.end
        for level in range(1, HEADING_LEVELS + 1):
            entry = paragraph(scale.table * 1.9, start=(level - 1) * 8 + 9)
            entry["ind"] = {"left": twips((level - 1) * 8 + 9), "hanging": twips(9)}
            stops = (("left", (level - 1) * 8 + 9), ("right", width))
            entry["tabs"] = tab_stops(stops)
            if level == 1:
                entry["pBdr"] = {"bottom": edge, "between": edge}
            yield Style(
                f"toc {level}",
                next="Normal",
                paragraph=entry,
                run=self.font(scale.table, heading=True, colour=palette.ink),
            )

    def _lists(self) -> Iterator[Style]:
        palette, scale = self.look.palette, self.look.scale
        hanging = {"left": twips(LIST_INDENT), "hanging": twips(LIST_INDENT)}
        line = paragraph(scale.table * 1.8, after=3)
        yield Style("List Bullet", paragraph=line | {"ind": hanging}, run=self.font(scale.table))
        yield Style("List Number", paragraph=line | {"ind": hanging}, run=self.font(scale.table))
        yield Style(
            "List Continue",
            paragraph=line | {"ind": {"left": twips(LIST_INDENT)}},
            run=self.font(scale.table),
        )
        titled = self.font(scale.body, heading=True, bold=True, colour=palette.heading)
        for base in ("List Bullet", "List Number"):
            yield Style(
                f"{base} Title",
                based=base,
                next="List Continue",
                paragraph=paragraph(scale.body * 1.7, before=6, after=1)
                | {"ind": hanging, "keepNext": True},
                run=titled,
            )
        stop = 28.0
        yield Style(
            "Field",
            paragraph=paragraph(scale.table * 1.8, after=2)
            | {
                "ind": {"left": twips(stop), "hanging": twips(stop)},
                "tabs": tab_stops((("left", stop),)),
            },
            run=self.font(scale.table),
            quick=True,
        )

    def _cover(self) -> Iterator[Style]:
        palette, scale, cover = self.look.palette, self.look.scale, self.look.cover
        grounded = cover == "ground"
        title = palette.on_ground if grounded else palette.heading
        accent = palette.accent_on_ground if grounded else palette.accent_text
        plain = palette.on_ground if grounded else palette.ink
        muted = palette.on_ground if grounded else palette.muted
        end = COVER_BAND + COVER_GAP - self.look.page.end if cover == "band" else 0

        def line(leading: float, before: float = 0, after: float = 0) -> dict[str, Value]:
            return paragraph(leading, before=before, after=after, end=end)

        issuer = self.font(scale.table, heading=True, bold=True, colour=plain)
        yield Style("Cover Logo", paragraph={"spacing": {"after": 160}})
        yield Style("Cover Issuer", paragraph=line(22), run=issuer)
        yield Style(
            "Cover Type",
            next="Title",
            paragraph=line(25, after=4),
            run=self.font(scale.lead, heading=True, bold=True, colour=accent),
        )
        yield Style(
            "Title",
            next="Subtitle",
            paragraph=line(scale.title * 1.5),
            run=self.font(scale.title, heading=True, bold=True, colour=title),
            quick=True,
        )
        yield Style(
            "Subtitle",
            next="Cover Tagline",
            paragraph=line(scale.title / 2 * 1.6, after=14),
            run=self.font(scale.title / 2, heading=True, bold=True, colour=title),
            quick=True,
        )
        yield Style(
            "Cover Tagline",
            paragraph=line(scale.lead * 1.8, after=24),
            run=self.font(scale.lead, colour=muted),
        )
        stop = 20.0
        field_line = line(scale.table * 1.75)
        field_line["ind"] = {"left": twips(stop), "right": twips(end), "hanging": twips(stop)}
        yield Style(
            "Cover Field",
            paragraph=field_line | {"tabs": tab_stops((("left", stop),))},
            run=self.font(scale.table, heading=True, colour=plain),
        )
        note = self.font(scale.small, heading=True, bold=True, colour=accent)
        yield Style("Cover Note", paragraph=line(22, before=14), run=note)
        frame = {"bdr": border(accent, 8, 4)}
        yield Style("Status Frame", "character", "Default Paragraph Font", run=frame)
        label = {"color": accent.lstrip("#"), "b": True, "bCs": True}
        yield Style("Cover Label", "character", "Default Paragraph Font", run=label)

    def _running(self) -> Iterator[Style]:
        palette, scale, page = self.look.palette, self.look.scale, self.look.page
        small = self.font(scale.running, heading=True, colour=palette.muted)
        end = tab_stops((("right", page.width - page.start - page.end),))
        yield Style("header", paragraph=paragraph(16) | {"tabs": end}, run=small)
        yield Style("footer", paragraph=paragraph(16, align="center"), run=small)
        alert = self.font(scale.running, heading=True, bold=True, colour=palette.accent_text)
        centred = paragraph(16, align="center")
        yield Style("Alert", based="header", paragraph=centred, run=alert)
        if self.look.cover == "ground":
            alert = alert | {"color": palette.accent_on_ground.lstrip("#")}
        yield Style("Cover Alert", based="Alert", paragraph=centred, run=alert)

    def _cells(self) -> Iterator[Style]:
        palette, scale = self.look.palette, self.look.scale
        small, table = scale.small, scale.table
        dense = paragraph(small * 1.75)
        yield Style("Table Gap", paragraph=paragraph(10))
        yield Style("Table Text", paragraph=dense, run=self.font(small))
        label = self.font(small, heading=True, bold=True, colour=palette.heading)
        yield Style("Table Head", based="Table Text", paragraph=dense, run=label)
        white = self.font(small, heading=True, bold=True, colour=palette.paper)
        heads = dense | {"keepNext": True}
        yield Style("Table Heading", based="Table Text", paragraph=heads, run=white)
        number = self.font(table, heading=True, bold=True, colour=palette.ink)
        yield Style("Table Number", based="Table Text", paragraph=dense, run=number)
        total = self.font(small, heading=True, bold=True, colour=palette.ink)
        yield Style("Table Total", based="Table Text", paragraph=dense, run=total)
        yield Style(
            "Table Bar",
            based="Table Text",
            paragraph=paragraph(7) | {"shd": fill(palette.accent)},
            run={"sz": 8, "szCs": 8},
        )
        muted = self.font(small, heading=True, colour=palette.muted)
        centred = paragraph(small * 1.6, align="center")
        yield Style("Card Bound", paragraph=centred | {"keepNext": True}, run=muted)
        yield Style(
            "Card Number",
            paragraph=paragraph(scale.number * 1.35, align="center") | {"keepNext": True},
            run=self.font(scale.number, heading=True, bold=True, colour=palette.heading),
        )
        yield Style("Card Label", paragraph=centred, run=muted)
        accent = self.font(small, heading=True, colour=palette.accent_text)
        yield Style("Party Country", paragraph=dense | {"keepNext": True}, run=accent)
        yield Style(
            "Party Name",
            paragraph=paragraph(table * 1.75) | {"keepNext": True},
            run=self.font(table, heading=True, bold=True, colour=palette.heading),
        )
        yield Style("Panel State", paragraph=dense | {"keepNext": True}, run=accent)
        yield Style("Panel Text", paragraph=paragraph(table * 1.8), run=self.font(table))

    def _characters(self) -> Iterator[Style]:
        palette = self.look.palette
        base = "Default Paragraph Font"
        yield Style("Strong", "character", base, run={"b": True, "bCs": True}, quick=True)
        yield Style("Muted", "character", base, run={"color": palette.muted.lstrip("#")})
        yield Style("Number", "character", base)
        label = {"color": _hex(palette.accent_text), "b": True, "bCs": True}
        yield Style("Field Label", "character", base, run=label)
        yield Style("Heading Number", "character", base, run={"color": _hex(palette.accent_text)})
        yield Style("Contents Page", "character", base, run={"color": _hex(palette.muted)})
        link: Mapping[str, Value] = {"color": _hex(palette.accent_text), "u": "none"}
        yield Style("Hyperlink", "character", base, run=link)
        yield Style("footnote reference", "character", base, run={"vertAlign": "superscript"})

    def _tables(self) -> Iterator[Style]:
        palette = self.look.palette
        head: dict[str, Value] = {"shd": fill(palette.heading)}
        total: dict[str, Value] = {"shd": fill(palette.tint)}
        yield Style(
            "Dossier Table",
            "table",
            "Normal Table",
            quick=True,
            more={
                "tblPr": {
                    "tblInd": _width(0),
                    "tblBorders": {
                        "bottom": border(palette.line),
                        "insideH": border(palette.line),
                    },
                    "tblCellMar": _margins(70, 100),
                },
                "tblStylePr": Xml(_conditional("firstRow", head) + _conditional("lastRow", total)),
            },
        )
        gap = border(palette.paper, 64)
        yield Style(
            "Dossier Cards",
            "table",
            "Normal Table",
            more={
                "tblPr": {
                    "tblInd": _width(0),
                    "tblBorders": {
                        "top": border(palette.accent, 18),
                        "left": gap,
                        "right": gap,
                        "insideV": gap,
                    },
                    "tblCellMar": _margins(100, 60),
                },
            },
        )
        line = border(palette.line)
        yield Style(
            "Dossier Panel",
            "table",
            "Normal Table",
            more={
                "tblPr": {
                    "tblInd": _width(0),
                    "tblBorders": {
                        "top": border(palette.accent, 18),
                        "left": line,
                        "bottom": line,
                        "right": line,
                    },
                    "tblCellMar": _margins(60, 240),
                },
            },
        )


COVER_BAND = 52.0
"""Width of the cover's ornament at the left edge, millimetres."""
COVER_GAP = 13.0
"""From that band to the letters, millimetres."""


def paragraph(
    leading: float,
    *,
    before: float = 0,
    after: float = 0,
    start: float = 0,
    end: float = 0,
    align: str | None = None,
) -> dict[str, Value]:
    """Return a right-to-left layout: leading and spacing in points, indents in millimetres.

    The leading is exact, so that lines stand alike in every program, whichever of a face's
    three heights it reads. Under `w:bidi`, `left` is the right edge, where lines begin.
    """
    values: dict[str, Value] = {
        "bidi": True,
        "spacing": {
            "before": round(before * TWIPS_PER_POINT),
            "after": round(after * TWIPS_PER_POINT),
            "line": round(leading * TWIPS_PER_POINT),
            "lineRule": "exact",
        },
    }
    if start or end:
        values["ind"] = {"left": twips(start), "right": twips(end)}
    if align:
        values["jc"] = align
    return values


def tab_stops(stops: tuple[tuple[str, float], ...]) -> Xml:
    """Return tab stops: kind, and millimetres from where lines begin."""
    inner = "".join(f'<w:tab w:val="{kind}" w:pos="{twips(at)}"/>' for kind, at in stops)
    return Xml(f"<w:tabs>{inner}</w:tabs>")


def _hex(colour: str) -> str:
    return colour.lstrip("#")


def _width(twentieths: int) -> dict[str, Value]:
    return {"w": twentieths, "type": "dxa"}


def _margins(vertical: int, horizontal: int) -> dict[str, Value]:
    sides = (("top", vertical), ("left", horizontal), ("bottom", vertical), ("right", horizontal))
    return {side: _width(width) for side, width in sides}


def _conditional(kind: str, cells: Mapping[str, Value]) -> str:
    inner = children("tblStylePr", {"tcPr": cells})
    return f'<w:tblStylePr w:type="{kind}">{inner}</w:tblStylePr>'
