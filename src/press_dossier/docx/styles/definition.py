"""A style as Word lists it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from press_dossier.docx.markup import Value, children

Kind = Literal["paragraph", "character", "table"]


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
