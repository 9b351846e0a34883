"""What a style of a file comes to: its own properties, then those it is based on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from press_dossier.docx.markup import tag


@dataclass(frozen=True, slots=True)
class Chain:
    """A style with those that it is based on, from itself to the document's defaults."""

    levels: tuple[etree._Element, ...]

    def find(self, group: str, name: str) -> tuple[int, etree._Element] | None:
        """Return the nearest `w:name` in `w:group`, and how far away its level is."""
        for distance, level in enumerate(self.levels):
            found = level.find(f"{tag(group)}/{tag(name)}")
            if found is not None:
                return distance, found
        return None

    def attribute(self, name: str, *attributes: str) -> tuple[int, str, str] | None:
        """Return the nearest of a run property's attributes: distance, name and value."""
        for distance, level in enumerate(self.levels):
            found = level.find(f"{tag('rPr')}/{tag(name)}")
            for attribute in attributes if found is not None else ():
                value = found.get(tag(attribute))
                if value:
                    return distance, attribute, value
        return None

    @property
    def is_right_to_left(self) -> bool:
        """Whether paragraphs in the style run from right to left."""
        found = self.find("pPr", "bidi")
        return found is not None and found[1].get(tag("val"), "1") not in ("0", "false", "off")


def chain(root: etree._Element, style_id: str) -> Chain:
    """Return a style's chain; a circle ends where it closes."""
    styles = {style.get(tag("styleId")): style for style in root.iterchildren(tag("style"))}
    levels: list[etree._Element] = []
    current: str | None = style_id
    while current in styles and styles[current] not in levels:
        levels.append(styles[current])
        based = styles[current].find(tag("basedOn"))
        current = based.get(tag("val")) if based is not None else None
    return Chain((*levels, *_defaults(root)))


def _defaults(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the document's defaults as one more level of a chain."""
    defaults = root.find(tag("docDefaults"))
    if defaults is not None:
        yield from (child for child in defaults if len(child))
