"""The styles part of a file: found by name, added where they are missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from docx.oxml.parser import parse_xml
from lxml import etree

from press_dossier.docx.cascade import chain
from press_dossier.docx.markup import Value, declarations, put, tag
from press_dossier.docx.styles.definition import Style, style_xml

_NO_STYLE = "Default Paragraph Font"


class StyleSheet:
    """Knows the id of each style by its name; ids are localised, names are not."""

    def __init__(self, root: etree._Element) -> None:
        """`root` is the part's `w:styles`; what it holds stays as it is."""
        self.root = root
        self._ids: dict[str, str] = {}
        self._added: dict[str, Style] = {}
        for style in root.iterchildren(tag("style")):
            name = style.find(tag("name"))
            if name is not None:
                self._ids[name.get(tag("val"), "").lower()] = style.get(tag("styleId"), "")

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._ids

    def id(self, name: str) -> str:
        """Return a style's id; raises KeyError where no style has the name."""
        return self._ids[name.lower()]

    def add(self, styles: Iterable[Style]) -> None:
        """Add the styles whose names are new, in one go."""
        new = [style for style in styles if style.name not in self]
        for style in new:
            self._ids[style.name.lower()] = self._free_id(style.id)
            self._added[style.name] = style
        ids = {name: self.id(name) for style in new for name in style.names()}
        written = "".join(style_xml(style, ids) for style in new)
        self.root.extend(parse_xml(f"<x{declarations(('w',))}>{written}</x>"))

    def complete(self, name: str, style: Style) -> None:
        """Let a style, based on the one of this name, stand in its place."""
        self.add((style,))
        self._ids[name.lower()] = self.id(style.name)

    def character(self, names: tuple[str, ...]) -> str:
        """Return the id of the style that is all of these: a run has one character style."""
        if len(names) > 1:
            run: dict[str, Value] = {}
            for name in names:
                run |= self._added[name].run if name in self._added else {}
            style = Style(" and ".join(names), "character", _NO_STYLE, run=run)
            self.add((style,))
            return self.id(style.name)
        return self.id(names[0])

    def language(self, lang: str) -> str:
        """Return the name of the character style for left-to-right text in a language."""
        style = Style(f"Language {lang}", "character", _NO_STYLE, run=_language(lang))
        self.add((style,))
        return style.name

    def number(self, name: str, number: Value) -> None:
        """Give a style that was added here a place in a list."""
        if name not in self._added:
            return
        for style in self.root.iterchildren(tag("style")):
            if style.get(tag("styleId")) == self.id(name):
                if style.find(tag("pPr")) is None:
                    put(style, "pPr", {"numPr": number})
                else:
                    put(style.find(tag("pPr")), "numPr", number)

    def is_numbered(self, name: str) -> bool:
        """Say whether paragraphs in a style are numbered by it."""
        found = chain(self.root, self.id(name)).find("pPr", "numPr")
        number = found[1].find(tag("numId")) if found is not None else None
        return number is not None and number.get(tag("val")) != "0"

    def _free_id(self, wanted: str) -> str:
        taken = set(self._ids.values())
        number, free = 1, wanted
        while free in taken:
            number += 1
            free = f"{wanted}{number}"
        return free


def _language(lang: str) -> Mapping[str, Value]:
    return {"lang": {"val": lang}}
