"""The paragraphs of a Word file as plain text."""

from __future__ import annotations

from press_dossier.errors import Place, Problem, SourceError
from press_dossier.sources.package import open_package, part

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def text(data: bytes, name: str) -> str:
    """Return a Word file's text, a line a paragraph, tables row by row.

    Raises SourceError with the package's codes, or `not-a-word-file`.
    """
    from lxml import etree

    body = part(open_package(data, name), "word/document.xml", name)
    if body is None:
        raise SourceError(Problem("not-a-word-file", Place(name), found=name))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError:
        raise SourceError(Problem("not-a-word-file", Place(name), found=name)) from None
    return "\n".join(_paragraph(paragraph) for paragraph in root.iter(f"{_W}p"))


def _paragraph(paragraph: object) -> str:
    pieces = []
    for element in paragraph.iter():  # type: ignore[attr-defined]
        if element.tag == f"{_W}t":
            pieces.append(element.text or "")
        elif element.tag in _BREAKS:
            pieces.append(_BREAKS[element.tag])
    return "".join(pieces)
