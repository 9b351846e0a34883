"""One file in the making: its parts, its ids, its measures; what every writer of blocks needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, cast

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part

from press_dossier.document import Document
from press_dossier.docx.fitting import heading_indents
from press_dossier.docx.markup import Value, children
from press_dossier.docx.numbering import Numbering, number_property
from press_dossier.docx.package import add_part
from press_dossier.docx.styles.lettering import Lettering
from press_dossier.docx.styles.measures import HEADING_LEVELS
from press_dossier.docx.stylesheet import StyleSheet
from press_dossier.docx.text import Ids, Pen
from press_dossier.orthography import in_digits
from press_dossier.typography import Typesetter, typesetter_of

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.package import Package

    from press_dossier.docx.letterhead import Report

_MEDIA = {"image/png": "png", "image/jpeg": "jpeg", "image/svg+xml": "svg"}


@dataclass
class Job:
    """A document being written into a Word file. `width` is the text's, in twips."""

    document: Document
    letters: Lettering
    word: WordDocument
    sheet: StyleSheet
    numbering: Numbering
    width: int
    keyed: bool = True
    pages: Mapping[str, int] = field(default_factory=dict)
    total: int | None = None
    ids: Ids = field(default_factory=Ids)
    keys: set[str] = field(default_factory=set)
    """The keys of the pieces that stand in the file."""
    noted: dict[int, int] = field(default_factory=dict)
    """The footnotes of the notes that the text refers to, by the notes' numbers."""
    written: dict[str, bytes] = field(default_factory=dict)
    """The bytes of parts, by name, that are written apart from the package."""
    numbered: bool = True
    """Word's own numbering gives the headings the numbers that they bear."""
    report: Report | None = None
    """What was taken from the office's letterhead, where the file stands on one."""

    def __post_init__(self) -> None:
        self.pen = self.pen_for(self.part)
        self._images: dict[bytes, str] = {}
        self._anchors: dict[str, str] = {}

    @cached_property
    def typesetter(self) -> Typesetter:
        """Measures what must fit: titles, figures."""
        return typesetter_of(self.document.look.families)

    @property
    def part(self) -> Part:
        """The main part."""
        return self.word.part

    @property
    def package(self) -> Package:
        """The package of all parts."""
        return cast("Package", self.word.part.package)

    def pen_for(self, part: Part) -> Pen:
        """Return a pen whose links belong to `part`."""
        known: dict[str, str] = {}

        def relate(link: str) -> str:
            if link not in known:
                known[link] = part.relate_to(link, RT.HYPERLINK, is_external=True)
            return known[link]

        return Pen(self.sheet, relate, self.ids, self.keyed, self.keys, self.noted)

    @cached_property
    def heading_indents(self) -> tuple[float, ...]:
        """How far headings with numbers stand from where lines begin, by level; millimetres."""
        return heading_indents(self.document.look, self.document.headings(), self.typesetter)

    @cached_property
    def heading_numbers(self) -> int:
        """The `numId` of numbered headings."""
        return self.numbering.headings(self.heading_indents)

    def number_styles(self) -> None:
        """Give headings their numbers in the styles too, so that one typed in Word counts.

        Not where a listed heading has none: the style would number it.
        """
        headings = list(self.document.headings())
        self.numbered = self.numbered and any(heading.number for heading in headings)
        if self.numbered and all(heading.number for heading in headings):
            number = self.heading_numbers
            for level in range(1, HEADING_LEVELS + 1):
                self.sheet.number(f"heading {level}", number_property(number, level - 1))
                self.sheet.number(f"Heading {level} Unlisted", number_property(0))

    def paragraph(
        self,
        style: str,
        content: str,
        *,
        keep_next: bool = False,
        new_page: bool = False,
        more: Mapping[str, Value] | None = None,
    ) -> str:
        """Return a paragraph in a style by its name; `more` are direct properties of it."""
        values: dict[str, Value] = {"pStyle": self.sheet.id(style), **(more or {})}
        if keep_next:
            values["keepNext"] = True
        if new_page:
            # What stands at a page's head needs no space above it.
            values |= {"pageBreakBefore": True, "spacing": {"before": 0}}
        return f"<w:p><w:pPr>{children('pPr', values)}</w:pPr>{content}</w:p>"

    def page_number(self, number: int | None) -> str:
        """Return a page number in the document's digits, "" where it is not known."""
        if number is None:
            return ""
        return in_digits(str(number), self.document.meta.digits)

    def anchor(self, key: str) -> str:
        """Return the bookmark that the contents point to, of a heading's key."""
        if key not in self._anchors:
            self._anchors[key] = f"_Toc{100_000_001 + len(self._anchors)}"
        return self._anchors[key]

    def add_image(self, data: bytes, media_type: str) -> str:
        """Add a picture's part, once for the same bytes, and return its relationship's id."""
        if data not in self._images:
            name = f"/word/media/image%d.{_MEDIA[media_type]}"
            added = add_part(self.part, name, media_type, RT.IMAGE, self.package, data)
            self._images[data] = added[1]
        return self._images[data]
