"""A whole document as one PDF: laid out, then drawn, then written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from press_dossier import collector
from press_dossier.document import Document, plain
from press_dossier.look import POINTS_PER_MM, Page
from press_dossier.orthography import in_digits
from press_dossier.pdf.archive import ArchiveDocument, reference
from press_dossier.pdf.cover import CoverPage
from press_dossier.pdf.flow import Geometry, lay_out
from press_dossier.pdf.lettering import Letterings, note_anchor
from press_dossier.pdf.metadata import add_catalogue, add_information
from press_dossier.pdf.outline import add_outline
from press_dossier.pdf.running import Runner
from press_dossier.pdf.sheet import Anchor, Sheet
from press_dossier.pdf.story import StoryTeller
from press_dossier.pdf.structure import Tree
from press_dossier.pdf.text import TextPainter
from press_dossier.typography import typesetter_of


class Layout(NamedTuple):
    """The pages of a PDF, from 1.

    `pages` has each heading's by the key of its title, `total` their number; `opening` are the
    keys of the headings that stand first on theirs.
    """

    pages: dict[str, int]
    total: int
    opening: frozenset[str]


class Rendering(NamedTuple):
    """A PDF: its bytes, and how it was laid out."""

    data: bytes
    layout: Layout


@collector.held(lasting=True)
def render(document: Document) -> Rendering:
    """Draw a document. The same document gives the same bytes.

    Raises MissingGlyph where no font has a character.
    """
    press = _Press(document)
    return Rendering(press.draw(), press.layout)


@collector.held()
def paginate(document: Document) -> Layout:
    """Return how a document is laid out, without drawing it."""
    return _Press(document).layout


class _Press:
    """One document, laid out on pages and ready to be drawn once."""

    def __init__(self, document: Document) -> None:
        self._source = document
        self._document = ArchiveDocument()
        self._tree = Tree(self._document, document.meta.lang)
        self._letterings = Letterings(
            document.look, typesetter_of(document.look.families), document.meta.digits
        )
        self._cover = self._tree.top.child("Sect")
        geometry = _geometry(document.look.page)
        story = StoryTeller(document, self._letterings, self._tree.top, geometry).tell()
        self._plan = lay_out(story.boxes, geometry)
        self.layout = self._layout()
        digits = document.meta.digits
        pages = self.layout.pages.items()
        story.pages.update({key: in_digits(str(page), digits) for key, page in pages})

    def _layout(self) -> Layout:
        anchors = {
            box.anchor: number
            for number, placed in enumerate(self._plan, 2)
            for box, _, _ in placed
            if box.anchor is not None
        }
        keys = [heading.title.key for heading in self._source.headings()]
        first = (placed[0].box.anchor for placed in self._plan)
        return Layout(
            pages={key: anchors[key] for key in keys},
            total=len(self._plan) + 1,
            opening=frozenset(anchor for anchor in first if anchor is not None),
        )

    def draw(self) -> bytes:
        """Draw every page and write the file."""
        document, meta = self._document, self._source.meta
        first = document.allocate(self.layout.total)
        anchors = self._anchors(first)
        pages = self._write_pages(first, anchors)
        # Drawn, what was laid out makes room for the file.
        self._plan.clear()
        self._letterings.forget()
        outlines = add_outline(document, list(self._source.headings()), anchors)
        self._tree.write()
        root = add_catalogue(document, meta, pages=pages, tree=self._tree.root, outlines=outlines)
        return document.write(root, add_information(document, meta))

    def _anchors(self, first: int) -> dict[str, Anchor]:
        """Return the places that links and bookmarks lead to."""
        words = {
            heading.title.key: plain(heading.title.text) for heading in self._source.headings()
        }
        words |= {note_anchor(note.number): plain(note.content.text) for note in self._source.notes}
        return {
            box.anchor: Anchor(first + index, top + 8, words.get(box.anchor, ""))
            for index, placed in enumerate(self._plan, 1)
            for box, _, top in placed
            if box.anchor is not None
        }

    def _write_pages(self, first: int, anchors: Mapping[str, Anchor]) -> int:
        """Draw and write pages, then fonts; return the number of the page tree's root.

        A page is written as soon as it is drawn: its operators are much larger than its stream.
        """
        document, painter = self._document, TextPainter()
        page = self._source.look.page
        size = (page.width * POINTS_PER_MM, page.height * POINTS_PER_MM)
        parent, fonts = document.allocate(), document.allocate()
        runner = Runner(self._letterings, self._source.running, self.layout.total)
        cover = CoverPage(self._letterings, self._source.cover, self._cover)
        numbers = range(first, first + self.layout.total)
        for index, number in enumerate(numbers):
            sheet = Sheet(self._tree, painter, anchors, number)
            if index == 0:
                cover.draw(sheet, runner)
            else:
                runner.draw(sheet, index + 1)
                for box, x, top in self._plan[index - 1]:
                    box.paint(sheet, x, top)
            sheet.write(parent, size, fonts)
        names = b"".join(
            b"/%b %b" % (name.encode("ascii"), font.format(document))
            for name, font in painter.resources(document).items()
        )
        document.put(fonts, b"<<" + names + b">>")
        painter.embed(document)
        kids = b" ".join(map(reference, numbers))
        document.put(parent, b"<</Type/Pages/Count %d/Kids[%b]>>" % (self.layout.total, kids))
        return parent


def _geometry(page: Page) -> Geometry:
    mm = POINTS_PER_MM
    return Geometry(
        width=page.width * mm,
        height=page.height * mm,
        x=page.end * mm,
        y=page.bottom * mm,
        text_width=(page.width - page.start - page.end) * mm,
        text_height=(page.height - page.top - page.bottom) * mm,
    )
