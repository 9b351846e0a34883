"""From a document's blocks to the boxes of a story, with the structure tree that they fill."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import assert_never

from press_dossier.document import (
    AnyBlock,
    Cards,
    Chart,
    Contents,
    Document,
    Fields,
    Heading,
    Image,
    Items,
    Map,
    Panel,
    Paragraph,
    Table,
    plain,
)
from press_dossier.pdf.archive import text_string
from press_dossier.pdf.blocks.cards import card_rows
from press_dossier.pdf.blocks.contents import ContentsBox, contents_entries
from press_dossier.pdf.blocks.endnotes import note_boxes
from press_dossier.pdf.blocks.fields import field_boxes
from press_dossier.pdf.blocks.figure import figure_box
from press_dossier.pdf.blocks.heading import HeadingBox
from press_dossier.pdf.blocks.items import item_boxes
from press_dossier.pdf.blocks.panel import PanelBox
from press_dossier.pdf.blocks.prose import Prose, Setting
from press_dossier.pdf.blocks.table import TableBox
from press_dossier.pdf.flow import Box, Break, Geometry
from press_dossier.pdf.lettering import Letterings
from press_dossier.pdf.structure import Element

_NOTE_PADDING = 6.0
_BELOW_PANEL = 24.0
"""A text that other panels follow is farther from the one before than from them."""
_QUOTE_INDENT = 18.0


@dataclass(slots=True)
class Story:
    """The boxes of a document; `pages` is filled by whoever lays them out."""

    boxes: list[Box | Break] = field(default_factory=list)
    pages: dict[str, str] = field(default_factory=dict)
    """Heading key → page number as printed."""


def _attribution(block: AnyBlock | None) -> bool:
    return isinstance(block, Paragraph) and block.style == "attribution"


class StoryTeller:
    """Makes one document's story."""

    def __init__(
        self, document: Document, letterings: Letterings, top: Element, geometry: Geometry
    ) -> None:
        self._document = document
        self._letterings = letterings
        self._geometry = geometry
        self._sections = [top]
        self._story = Story()

    def tell(self) -> Story:
        """Return the story of the blocks and of the notes after them."""
        boxes = self._story.boxes
        last: list[Box] = []
        for index, block in enumerate(self._document.blocks):
            if block.new_page and boxes:
                boxes.append(Break())
            made = self._boxes(block)
            if made and block.keep_next:
                made[-1].keep = True
            previous = self._document.blocks[index - 1] if index else None
            if _attribution(block) and _attribution(previous) and last:
                last[-1].after = 0.0  # a speaker's name and office are one thing
            if isinstance(previous, Panel) and isinstance(block, Paragraph) and made:
                made[0].before = max(made[0].before, _BELOW_PANEL)
            last = made
            boxes.extend(made)
        boxes.extend(note_boxes(self._letterings, self._document.notes, self._sections[0]))
        return self._story

    @property
    def _parent(self) -> Element:
        return self._sections[-1]

    def _boxes(self, block: AnyBlock) -> list[Box]:
        letterings = self._letterings
        match block:
            case Heading():
                return [self._heading(block)]
            case Paragraph():
                return [self._paragraph(block)]
            case Items():
                return item_boxes(letterings, block, self._geometry.text_width, self._parent)
            case Cards():
                return card_rows(letterings, block, self._geometry.text_width, self._parent)
            case Panel():
                return [PanelBox(letterings, block, self._parent.child("Div"))]
            case Fields():
                return field_boxes(letterings, block, self._geometry.text_width, self._parent)
            case Table():
                return self._table(block)
            case Chart() | Map() | Image():
                return [figure_box(letterings, block, self._parent, self._geometry)]
            case Contents():
                headings = list(self._document.headings(block.depth))
                entries = contents_entries(letterings, headings, self._parent, self._story.pages)
                return [ContentsBox(entries)] if entries else []
            case _:
                assert_never(block)

    def _heading(self, block: Heading) -> Box:
        """Open the heading's section: levels nest without a gap (ISO 14289-1, 7.4.2)."""
        level = min(block.level, len(self._sections))
        del self._sections[level:]
        self._sections.append(self._parent.child("Sect"))
        element = self._parent.child(f"H{min(level, 6)}")
        return HeadingBox(self._letterings, block, element)

    def _paragraph(self, block: Paragraph) -> Box:
        palette = self._letterings.look.palette
        parent, setting = self._parent, Setting()
        before, after = 0.0, 6.0
        match block.style:
            case "lead" | "body":
                after = 7.0
            case "quote":
                parent = parent.child("BlockQuote")
                setting = Setting(start=_QUOTE_INDENT, end=_QUOTE_INDENT, bar=palette.accent)
                before, after = 14.0, 4.0
            case "attribution":
                setting = Setting(start=_QUOTE_INDENT, end=_QUOTE_INDENT)
                after = 14.0
            case "note":
                setting = Setting(
                    start=_QUOTE_INDENT - 4,
                    end=12.0,
                    padding=_NOTE_PADDING,
                    tint=palette.tint,
                    bar=palette.accent,
                )
                before, after = 9.0, 10.0
            case "boilerplate":
                before = 6.0
            case _:
                assert_never(block.style)
        box = Prose(
            self._letterings,
            self._letterings.paragraphs[block.style].towards(block.content.text),
            block.content.text,
            parent.child("P"),
            setting,
        )
        box.before, box.after = before, after
        return box

    def _table(self, block: Table) -> list[Box]:
        attributes = b"/O/Table/Summary" + text_string(plain(block.alt.text)) if block.alt else b""
        element = self._parent.child("Table", attributes=attributes)
        boxes: list[Box] = []
        if block.caption is not None:
            caption = Prose(
                self._letterings,
                self._letterings.caption,
                block.caption.text,
                element.child("Caption"),
            )
            caption.before, caption.after, caption.keep = 8.0, 5.0, True
            boxes.append(caption)
        room = self._geometry.text_height
        return [*boxes, TableBox(self._letterings, block, element, room)]
