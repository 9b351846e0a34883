"""A validator's pass is not the page: what the tree says is what stands on the pages."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import pikepdf
import pytest

from press_dossier.document import Document, Heading, plain
from press_dossier.pdf import render
from tests.pdf.tagged import Node, TaggedFile, normal
from tests.sample_document import LookName, sample_document

LOOKS: tuple[LookName, ...] = ("official", "modern")

pytestmark = pytest.mark.parametrize("look", LOOKS)


@cache
def drawn(look: LookName) -> tuple[Document, TaggedFile]:
    document = sample_document(look, rows=40)
    return document, TaggedFile(render(document).data)


def test_every_marked_content_is_in_the_tree_and_the_reverse(look: LookName) -> None:
    _, file = drawn(look)
    on_pages = {(number, mcid) for number, texts in enumerate(file.contents) for mcid in texts}
    assert file.seen == on_pages


def test_the_parent_tree_leads_from_each_content_to_its_element(look: LookName) -> None:
    _, file = drawn(look)
    tree = pikepdf.NumberTree(file.pdf.Root.StructTreeRoot.ParentTree)
    for page, texts in zip(file.pages, file.contents, strict=True):
        owners = tree[int(page.StructParents)]
        assert len(owners) == len(texts)
        for mcid, owner in enumerate(owners):
            kids = owner.K if isinstance(owner.K, pikepdf.Array) else [owner.K]
            assert any(_is_content(kid, owner, page, mcid) for kid in kids)


def _is_content(kid: object, owner: pikepdf.Dictionary, page: pikepdf.Page, mcid: int) -> bool:
    if isinstance(kid, pikepdf.Dictionary):
        return "/MCID" in kid and int(kid.MCID) == mcid and kid.Pg.objgen == page.obj.objgen
    return int(kid) == mcid and owner.Pg.objgen == page.obj.objgen  # type: ignore[call-overload]


def test_read_aloud_the_tree_says_the_document_in_its_order(look: LookName) -> None:
    document, file = drawn(look)
    spoken = _solid("".join(_leaves(file.root)))
    place = 0
    for part, _, text in document.texts():
        if part in ("running", "alt", "figure"):
            continue
        found = spoken.find(_solid(text), place)
        assert found >= 0, f"{part}: {text!r} after {spoken[place - 60 : place]!r}"
        place = found + len(_solid(text))


def _solid(text: str) -> str:
    """A text's letters, marks and digits: the codes hold the rest where readers want it."""
    return "".join(sign for sign in normal(text) if unicodedata.category(sign)[0] in "LMN")


def _leaves(node: Node) -> list[str]:
    """The texts of a tree, block by block, without what stands for another: figures, marks."""
    if node.role == "Figure" or _is_mark(node):
        return []
    if all(isinstance(kid, str) or kid.role == "Link" for kid in node.kids):
        return [node.text()]
    return [line for kid in node.kids for line in ([kid] if isinstance(kid, str) else _leaves(kid))]


def _is_mark(node: Node) -> bool:
    """Whether an element refers to a note."""
    return node.role == "Reference" and node.parent is not None and node.parent.role != "TOCI"


def test_a_note_is_referred_to_by_its_number_small_and_raised(look: LookName) -> None:
    document, file = drawn(look)

    marks = [node for node in file.nodes("Reference") if _is_mark(node)]
    assert [normal(mark.text()) for mark in marks] == [f"({n.number})" for n in document.notes]
    assert all(
        [kid.role for kid in mark.kids if isinstance(kid, Node)] == ["Link"] for mark in marks
    )
    assert all("/ID" in note.dictionary for note in file.nodes("Note"))


def test_figures_say_their_labels_and_captions(look: LookName) -> None:
    document, file = drawn(look)
    figures = normal(" ".join(node.text() for node in file.root.walk() if node.role == "Div"))
    for part, _, text in document.texts():
        if part == "figure":
            assert normal(text) in figures


def test_alternative_texts_decode_to_what_the_document_says(look: LookName) -> None:
    document, file = drawn(look)
    said = [str(node.dictionary.Alt) for node in file.nodes("Figure")]
    said += [
        str(node.dictionary.A.Summary) for node in file.nodes("Table") if "/A" in node.dictionary
    ]
    wanted = [text for part, _, text in document.texts() if part == "alt"]
    assert document.cover.logo is not None
    assert sorted(said) == sorted([*wanted, plain(document.cover.logo.alt.text)])


def test_title_language_and_outline_decode_to_what_the_document_says(look: LookName) -> None:
    document, file = drawn(look)
    assert str(file.pdf.docinfo.Title) == document.meta.title
    assert str(file.pdf.Root.Lang) == document.meta.lang
    assert file.pdf.Root.ViewerPreferences.DisplayDocTitle
    assert file.pdf.Root.ViewerPreferences.Direction == "/R2L"
    assert file.outline() == [
        (heading.level, " ".join(filter(None, (heading.number, plain(heading.title.text)))))
        for heading in document.headings()
    ]


def test_metadata_names_title_issuer_language_template_and_source(look: LookName) -> None:
    document, file = drawn(look)
    with file.pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == document.meta.title
        assert metadata["dc:creator"] == [document.meta.issuer]
        assert metadata["dc:description"] == document.meta.tagline
        assert metadata["dc:language"] == {document.meta.lang}
        assert metadata["pdfaid:part"] == "2"
        assert metadata["pdfaid:conformance"] == "A"
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["{urn:make-dossier:1#}template"] == look
        assert metadata["{urn:make-dossier:1#}sourceHash"] == document.meta.source_hash


def test_headings_nest_without_a_gap(look: LookName) -> None:
    document, file = drawn(look)
    levels = [int(role[1:]) for role, _ in file.spoken("H1", "H2", "H3", "H4", "H5", "H6")]
    assert levels == [block.level for block in document.blocks if isinstance(block, Heading)]
    assert levels[0] == 1


def test_tables_have_a_head_row_with_scopes_and_rows_of_one_length(look: LookName) -> None:
    _, file = drawn(look)
    for table in file.nodes("Table"):
        rows = [kid for kid in table.kids if isinstance(kid, Node) and kid.role == "TR"]
        cells = [[kid for kid in row.kids if isinstance(kid, Node)] for row in rows]
        assert all(cell.role == "TH" for cell in cells[0])
        assert {str(cell.dictionary.A.Scope) for cell in cells[0]} == {"/Column"}
        assert len({len(row) for row in cells}) == 1
        for row in cells[1:]:
            assert str(row[0].dictionary.A.Scope) == "/Row"
            assert [cell.role for cell in row[1:]] == ["TD"] * (len(row) - 1)


def test_a_link_is_an_element_with_its_words_and_its_annotation(look: LookName) -> None:
    _, file = drawn(look)
    on_pages = [note for page in file.pages for note in page.get("/Annots", [])]
    assert {note.objgen for note in on_pages} == {note.objgen for note in file.annotations}
    addresses = {str(note.A.URI) for note in on_pages if "/A" in note}
    assert "mailto:press@example.org" in addresses
    assert "https://example.org/ar?page=2" in addresses
    assert all(str(note.Contents) for note in on_pages)
    assert all(node.text().strip() for node in file.nodes("Link"))


def test_each_entry_of_the_contents_leads_to_its_heading(look: LookName) -> None:
    document, file = drawn(look)
    rendering = render(document)
    numbers = {page.obj.objgen: number for number, page in enumerate(file.pages, 1)}
    links = [node for node in file.nodes("Link") if _ancestors(node)[:2] == ["Reference", "TOCI"]]
    headings = list(document.headings(2))
    assert len(links) == len(headings)
    for link, heading in zip(links, headings, strict=True):
        (note,) = [kid.Obj for kid in link.dictionary.K if isinstance(kid, pikepdf.Dictionary)]
        page = rendering.layout.pages[heading.title.key]
        assert numbers[note.Dest[0].objgen] == page
        assert normal(link.text()).endswith(str(page))


def _ancestors(node: Node) -> list[str]:
    return [] if node.parent is None else [node.parent.role, *_ancestors(node.parent)]


def test_foreign_words_say_their_language(look: LookName) -> None:
    _, file = drawn(look)
    contents = b"\n".join(page.Contents.read_bytes() for page in file.pages)
    assert set(re.findall(rb"/Span <</Lang ?\((\w+)\)", contents)) >= {b"fr", b"en"}


def test_lists_quotes_notes_and_contents_are_what_they_are(look: LookName) -> None:
    document, file = drawn(look)
    roles = {role for role, _ in file.spoken()}
    assert roles >= {"Document", "Sect", "L", "LI", "Lbl", "LBody", "BlockQuote", "Note", "TOC"}
    assert len(file.nodes("Note")) == len(document.notes)


def test_reportlab_fonts_stay_out_and_all_fonts_are_embedded(look: LookName) -> None:
    _, file = drawn(look)
    for font in file.pages[0].Resources.Font.values():
        assert font.Subtype == "/Type0"
        assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor
