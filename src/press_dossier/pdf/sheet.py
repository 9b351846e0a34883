"""A page while it is drawn: operators, and what each of them is.

Everything drawn is marked: as content of a structure element, or as an artifact (ISO 14289-1,
7.1). Lengths are points, y grows upwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Literal, NamedTuple
from urllib.parse import quote

from press_dossier.pdf.archive import byte_string, reference, text_string
from press_dossier.pdf.structure import Element, Tree
from press_dossier.pdf.text import RGB, Inks, TextPainter, latin_surplus
from press_dossier.typography import Line

Artifact = Literal["Layout", "Header", "Footer", "Page"]

_ARTIFACTS: Mapping[Artifact, str] = {
    "Layout": "/Artifact <</Type/Layout>> BDC",
    "Page": "/Artifact <</Type/Page>> BDC",
    "Header": "/Artifact <</Type/Pagination/Subtype/Header/Attached[/Top]>> BDC",
    "Footer": "/Artifact <</Type/Pagination/Subtype/Footer/Attached[/Bottom]>> BDC",
}
_URI_SAFE = "!#$%&'()*+,-./:;=?@[]_~"


class Anchor(NamedTuple):
    """Where an address inside the document (`#key`) lies, and the words that stand there."""

    page: int
    y: float
    text: str


@cache
def rgb(colour: str) -> RGB:
    """Return `#rrggbb` as three shares, 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


@cache
def fill(colour: str) -> str:
    """Return the operator that sets the fill colour."""
    return "{:.4g} {:.4g} {:.4g} rg".format(*rgb(colour))


@cache
def stroke(colour: str) -> str:
    """Return the operator that sets the stroke colour."""
    return "{:.4g} {:.4g} {:.4g} RG".format(*rgb(colour))


class Sheet:
    """One page: its operators and marked contents. `number` is its object number."""

    def __init__(
        self, tree: Tree, painter: TextPainter, anchors: Mapping[str, Anchor], number: int
    ) -> None:
        self.tree = tree
        self.painter = painter
        self.anchors = anchors
        self.number = number
        self.surplus = 0
        """By how many the page's left-to-right letters outnumber its right-to-left ones."""
        self.operators: list[str] = []
        self.parents: list[int] = []
        self.annotations: list[int] = []
        self.objects: dict[str, int] = {}
        """External objects drawn on the page: resource name → object number."""

    def begin(self, element: Element) -> None:
        """Begin marked content of an element."""
        mcid = len(self.parents)
        self.parents.append(element.number)
        element.add_content(self.number, mcid)
        self.operators.append(f"/{element.role} <</MCID {mcid}>> BDC")

    def end(self) -> None:
        """End the marked content last begun."""
        self.operators.append("EMC")

    @contextmanager
    def tagged(self, element: Element) -> Iterator[None]:
        """Mark what is drawn inside as content of an element."""
        self.begin(element)
        yield
        self.end()

    @contextmanager
    def artifact(self, kind: Artifact = "Layout") -> Iterator[None]:
        """Mark what is drawn inside as no part of the document's text."""
        self.operators.append(_ARTIFACTS[kind])
        yield
        self.end()

    def rectangle(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle whose lower left corner is (x, y); inside an artifact."""
        self.operators.append(f"{fill(colour)} {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def frame(
        self, x: float, y: float, width: float, height: float, colour: str, weight: float = 0.6
    ) -> None:
        """Draw a rectangle's outline; inside an artifact."""
        self.operators.append(
            f"{stroke(colour)} {weight:g} w {x:.2f} {y:.2f} {width:.2f} {height:.2f} re S"
        )

    def rule(
        self,
        x0: float,
        x1: float,
        y: float,
        colour: str,
        weight: float = 0.5,
        *,
        dotted: bool = False,
    ) -> None:
        """Draw a horizontal line; inside an artifact."""
        line = f"{stroke(colour)} {weight:g} w {x0:.2f} {y:.2f} m {x1:.2f} {y:.2f} l S"
        self.operators.append(f"q 1 J [0 3] 0 d {line} Q" if dotted else line)

    def draw_object(
        self, name: str, number: int, x: float, y: float, width: float, height: float
    ) -> None:
        """Draw an external object of unit size into a rectangle."""
        self.objects[name] = number
        self.operators.append(f"q {width:.3f} 0 0 {height:.3f} {x:.2f} {y:.2f} cm /{name} Do Q")

    def line(self, line: Line, x: float, y: float, inks: Inks) -> None:
        """Draw a line inside marked content: its box's left edge is x, its baseline y."""
        self.operators.append(self.painter.line(line, x, y, inks))
        self.surplus += latin_surplus(line)

    def lines(self, lines: Sequence[Line], x: float, top: float, inks: Inks) -> float:
        """Draw lines inside marked content that the caller has begun; return their foot.

        `x` is the left edge of the lines' box, `top` its upper edge. Links are not made.
        """
        for line in lines:
            self.line(line, x, top - line.baseline, inks)
            top -= line.leading
        return top

    def text(
        self, element: Element, lines: Sequence[Line], x: float, top: float, inks: Inks
    ) -> float:
        """Draw lines as content of an element, with their links; return their foot."""
        if not any(line.links for line in lines):
            with self.tagged(element):
                return self.lines(lines, x, top, inks)
        current: Element | None = None
        address: str | None = None
        for line in lines:
            links: dict[str, list[Element]] = {}
            self.surplus += latin_surplus(line)
            for uri, operators in self.painter.parts(line, x, top - line.baseline, inks):
                if current is None or uri != address:
                    if current is not None:
                        self.end()
                    current = element if uri is None else _link(element, uri)
                    self.begin(current)
                    address = uri
                if uri is not None and current not in links.setdefault(uri, []):
                    links[uri].append(current)
                self.operators.append(operators)
            for box in line.links:
                words = "".join(
                    letter.character
                    for run in line.runs
                    if run.link == box.uri
                    for word in run.words
                    for letter in word.letters
                )
                rectangle = (x + box.x0, top - line.leading, x + box.x1, top)
                # Boxes come from the left, elements as they are read: from the right.
                same = links[box.uri]
                self.link(same.pop() if len(same) > 1 else same[0], rectangle, box.uri, words)
            top -= line.leading
        self.end()
        return top

    def link(
        self,
        element: Element,
        rectangle: tuple[float, float, float, float],
        uri: str,
        words: str,
    ) -> None:
        """Add a link over a rectangle (left, bottom, right, top) that an element stands for.

        `#key` leads to an anchor. `words` describe the link (ISO 14289-1, 7.18.5).
        """
        if uri.startswith("#"):
            anchor = self.anchors[uri[1:]]
            words = anchor.text
            target = b"/Dest[%d 0 R/XYZ null %.1f null]" % (anchor.page, anchor.y)
        else:
            address = quote(uri, safe=_URI_SAFE).encode("ascii")
            target = b"/A<</S/URI/URI" + byte_string(address) + b">>"
        annotation = self.tree.document.add(
            b"<</Type/Annot/Subtype/Link/Rect[%.2f %.2f %.2f %.2f]/Border[0 0 0]/F 4" % rectangle
            + target
            + b"/Contents"
            + text_string(words)
            + b"/StructParent %d>>" % self.tree.add_annotation(element)
        )
        element.add_annotation(self.number, annotation)
        self.annotations.append(annotation)

    def write(self, parent: int, size: tuple[float, float], fonts: int) -> None:
        """Write the page into the document. `parent` and `fonts` are object numbers."""
        document = self.tree.document
        if self.surplus > 0:
            with self.artifact():
                self.operators.append(self.painter.counterweight(self.surplus, 20, 20))
        content = document.add_stream(b"", "\n".join(self.operators).encode("ascii"))
        objects = b"".join(
            b"/%b %d 0 R" % (name.encode("ascii"), number)
            for name, number in sorted(self.objects.items())
        )
        annotations = b" ".join(map(reference, self.annotations))
        document.put(
            self.number,
            b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 %.2f %.2f]/Contents %d 0 R"
            b"/Resources<</Font %d 0 R%b>>%b/StructParents %d/Tabs/S>>"
            % (
                parent,
                *size,
                content,
                fonts,
                b"/XObject<<" + objects + b">>" if objects else b"",
                b"/Annots[" + annotations + b"]" if annotations else b"",
                self.tree.add_page(self.parents),
            ),
        )


def _link(element: Element, uri: str) -> Element:
    """Return a new link; one to a note or a heading of the document is a reference to it."""
    parent = element.child("Reference") if uri.startswith("#") else element
    return parent.child("Link")
