"""Numbered headings and lists: Word's own numbering, right to left."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from docx.oxml.parser import parse_xml
from lxml import etree

from press_dossier.document import Heading
from press_dossier.docx.markup import Value, children, declarations, tag
from press_dossier.docx.styles.measures import HEADING_LEVELS, LIST_INDENT, heading_middle, twips
from press_dossier.look import Look

_LABEL_MIDDLE = 1.0
"""Where the middle of a list's label stands from where lines begin, millimetres."""
# The square of Word's own gallery of bullets.
_SQUARE = "\uf0a7"
_SQUARE_FACE = "Wingdings"


class Numbering:
    """The numbering part of a file; what it holds keeps its numbers."""

    def __init__(self, root: etree._Element, look: Look) -> None:
        self._root = root
        self._look = look
        self._lists = _last(root, "abstractNum", "abstractNumId")
        self._uses = _last(root, "num", "numId")
        self._made: dict[str, int] = {}

    def headings(self, indents: Sequence[float]) -> int:
        """Return the `numId` of numbered headings; `indents` are those of their titles, by level.

        Millimetres from where lines begin, where the numbers stand.
        """
        return self._once("headings", self._heading_levels(indents))

    def none(self) -> int:
        """Return the `numId` of a list without labels, for what its style would number.

        `numId` 0 says so too, but a validator looks for its definition.
        """
        level: dict[str, Value] = {"start": 1, "numFmt": "none", "suff": "nothing", "lvlText": ""}
        return self._once("none", [_level_of(0, level | {"lvlJc": "left"})])

    def bullets(self) -> int:
        """Return the `numId` of bulleted lists."""
        return self._once("bullets", [self._bullet_level()])

    def ordered(self) -> int:
        """Return the `numId` of one more numbered list, which begins with 1."""
        if "ordered" not in self._made:
            self._made["ordered"] = self._define([self._number_level()])
        return self._use(self._made["ordered"], restart=True)

    def _once(self, name: str, levels: list[str]) -> int:
        if name not in self._made:
            self._made[name] = self._use(self._define(levels))
        return self._made[name]

    def _define(self, levels: list[str]) -> int:
        self._lists += 1
        kind = "multilevel" if len(levels) > 1 else "hybridMultilevel"
        definition = (
            f'<w:abstractNum{declarations(("w",))} w:abstractNumId="{self._lists}">'
            f'<w:nsid w:val="{0x4D440000 + self._lists:08X}"/>'
            f'<w:multiLevelType w:val="{kind}"/>{"".join(levels)}</w:abstractNum>'
        )
        # Every definition stands before the first use (ISO 29500-1, 17.9.1).
        uses = self._root.find(tag("num"))
        place = len(self._root) if uses is None else self._root.index(uses)
        self._root.insert(place, parse_xml(definition))
        return self._lists

    def _use(self, definition: int, restart: bool = False) -> int:
        self._uses += 1
        start = (
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
            if restart
            else ""
        )
        uses = self._root.findall(tag("num"))
        place = self._root.index(uses[-1]) + 1 if uses else len(self._root)
        self._root.insert(
            place,
            parse_xml(
                f'<w:num{declarations(("w",))} w:numId="{self._uses}">'
                f'<w:abstractNumId w:val="{definition}"/>{start}</w:num>'
            ),
        )
        return self._uses

    def _heading_levels(self, indents: Sequence[float]) -> list[str]:
        colour = self._look.palette.accent_text.lstrip("#")
        return [
            _level(
                level,
                "decimal",
                ".".join(f"%{n}" for n in range(1, level + 2)),
                indent,
                {"color": colour},
                middle=heading_middle(indent),
            )
            for level, indent in enumerate(indents)
        ]

    def _bullet_level(self) -> str:
        face: dict[str, Value] = {
            "rFonts": {"ascii": _SQUARE_FACE, "hAnsi": _SQUARE_FACE, "hint": "default"},
            "color": self._look.palette.accent.lstrip("#"),
        }
        return _level(0, "bullet", _SQUARE, LIST_INDENT, face)

    def _number_level(self) -> str:
        colour = self._look.palette.accent_text.lstrip("#")
        return _level(0, "decimal", "%1.", LIST_INDENT, {"color": colour})


def counts_as_given(headings: Iterable[Heading]) -> bool:
    """Say whether Word's own counting gives the numbers that the headings bear."""
    counted = [0] * HEADING_LEVELS
    for heading in headings:
        if heading.number is None:
            continue
        if heading.level > HEADING_LEVELS:
            return False
        counted[heading.level - 1] += 1
        counted[heading.level :] = [0] * (HEADING_LEVELS - heading.level)
        if heading.number != ".".join(str(n) for n in counted[: heading.level]):
            return False
    return True


def number_property(number: int, level: int = 0) -> Value:
    """Return the `w:numPr` of a paragraph."""
    return {"ilvl": level, "numId": number}


def _level(
    level: int,
    kind: str,
    pattern: str,
    indent: float,
    run: dict[str, Value],
    middle: float = _LABEL_MIDDLE,
) -> str:
    """Return a level whose label's middle stands `middle` millimetres from where lines begin.

    Centred, since programs disagree on which side of its place a label stands under bidi.
    """
    values: dict[str, Value] = {
        "start": 1,
        "numFmt": kind,
        "lvlText": pattern,
        "lvlJc": "center",
        "pPr": {"ind": {"left": twips(indent), "hanging": twips(indent - middle)}},
        "rPr": run,
    }
    return _level_of(level, values)


def _level_of(level: int, values: Mapping[str, Value]) -> str:
    return f'<w:lvl w:ilvl="{level}">{children("lvl", values)}</w:lvl>'


def _last(root: etree._Element, name: str, attribute: str) -> int:
    """Return the highest number that the part uses already."""
    found = (child.get(tag(attribute), "") for child in root.iterchildren(tag(name)))
    return max((int(value) for value in found if re.fullmatch(r"\d{1,9}", value)), default=0)
