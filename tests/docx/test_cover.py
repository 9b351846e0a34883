"""The cover stands on one page, whatever is on it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from press_dossier.docx import render
from press_dossier.docx.cover_fitting import CoverFit, fit_cover
from press_dossier.typography import typesetter_of
from tests.docx.full_cover import full_cover
from tests.docx.wordfile import WP, W, WordFile
from tests.sample_document import LookName, authored, sample_document

PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
LOOKS: tuple[LookName, ...] = ("official", "modern")


def fitted(look: LookName, *, full: bool = False, noted: bool = False) -> CoverFit:
    document = sample_document(look)
    cover = full_cover(document.cover, noted=noted) if full else document.cover
    typesetter = typesetter_of(document.look.families)
    return fit_cover(document.look, cover, document.notes, typesetter)


@pytest.mark.parametrize("look", LOOKS)
def test_a_short_cover_has_the_sizes_of_its_look_but_the_titles(look: LookName) -> None:
    full = sample_document(look).look.scale

    assert replace(fitted(look).scale, title=full.title) == full


@pytest.mark.parametrize("look", LOOKS)
def test_a_full_cover_shrinks_its_title_first_and_all_its_texts_then(look: LookName) -> None:
    full, fit = sample_document(look).look.scale, fitted(look, full=True)

    assert fit.is_whole
    assert fit.scale.title < full.title
    assert fit.scale.table < full.table
    assert fit.scale.body == full.body


def test_footnotes_take_room_of_the_cover() -> None:
    with_notes, without = (fitted("modern", full=True, noted=noted) for noted in (True, False))

    assert with_notes.is_whole
    assert with_notes.scale.table <= without.scale.table
    assert with_notes.stars == 0
    assert without.stars > 0


def test_a_cover_that_fits_at_no_size_is_plain_so_that_no_text_is_white_on_white() -> None:
    document = sample_document("modern")
    endless = authored("endless", "نص لا نهاية له على الغلاف " * 400)
    file = WordFile(render(replace(document, cover=replace(document.cover, tagline=endless))))

    light = document.look.palette.on_ground.lstrip("#")
    of_cover = [
        style
        for style in file.root("word/styles.xml").iter(f"{W}style")
        if style.find(f"{W}name").get(f"{W}val").startswith(("Cover ", "Title", "Subtitle"))
    ]
    colours = {colour.get(f"{W}val") for style in of_cover for colour in style.iter(f"{W}color")}
    assert of_cover
    assert light not in colours


@pytest.mark.parametrize("look", LOOKS)
def test_the_ornament_of_a_cover_with_footnotes_is_anchored_in_its_head(look: LookName) -> None:
    document = sample_document(look)
    cover = full_cover(document.cover, noted=True)
    file = WordFile(render(replace(document, cover=cover)))

    heads = [name for name in file.names() if name.startswith("word/header")]
    anchored = [len(list(file.root(name).iter(f"{WP}anchor"))) for name in heads]

    assert max(anchored) >= 1
    assert len(list(file.root().iter(f"{WP}anchor"))) == 1  # the short rule alone


def test_a_narrow_logo_stands_beside_the_issuer_on_paper_where_the_page_is_dark() -> None:
    file = WordFile(render(sample_document("modern")))
    root = file.root()
    shapes = list(root.iter(f"{WP}anchor"))

    (logo,) = [shape for shape in shapes if list(shape.iter(f"{PIC}pic"))]
    plates = [shape for shape in shapes if _place(shape) == _place(logo)]
    issuer = next(p for p in root.iter(f"{W}p") if file.style_of(p) == "Cover State")

    assert logo in issuer.iter()
    assert len(plates) == 2  # the paper, then the logo
    assert int(issuer.find(f"{W}pPr/{W}ind").get(f"{W}left")) > 0


def test_a_broad_logo_stands_above_the_issuer() -> None:
    file = WordFile(render(sample_document("official")))

    styles = [file.style_of(p) for p in file.root().iter(f"{W}p")]
    assert styles[:2] == ["Cover Logo", "Cover State"]


def _place(anchor: etree._Element) -> tuple[str, str]:
    """Return where a shape stands and how large it is."""
    extent = anchor.find(f"{WP}extent")
    top = anchor.findtext(f"{WP}positionV/{WP}posOffset", "")
    return top, f"{extent.get('cx')} {extent.get('cy')}"
