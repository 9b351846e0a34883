"""The fonts made from what was shaped: programs that other software reads, codes with meaning."""

from __future__ import annotations

import io
import re

import pymupdf
import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from press_dossier.pdf.codes import form
from press_dossier.pdf.font import CodedFont
from press_dossier.pdf.truetype import Program
from press_dossier.resources import families
from press_dossier.typography import Letter, TextStyle, Typesetter
from press_dossier.typography.faces import Face
from press_dossier.typography.shaping import shape
from tests.corpus import articles
from tests.pdf.drawing import draw

FACES = {name: Face(family.regular, name) for name, family in families().items()}


def _program(face: Face, letters: list[Letter]) -> TTFont:
    forms = [form(letter, letter.character) for letter in letters]
    return TTFont(io.BytesIO(Program(face, forms).write()), checkChecksums=2)


def _outline(font: TTFont, name: str) -> list[tuple[str, tuple[tuple[float, float], ...]]]:
    pen = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[name].draw(pen)
    return [(verb, tuple(points)) for verb, points in pen.value]


@pytest.mark.parametrize("name", sorted(FACES))
def test_a_program_is_a_font_that_others_read(name):
    text, rtl = ("مدينة", True) if "arabic" in name or name == "amiri" else ("Lycée", False)
    if name == "noto-sans-tifinagh":
        text = "ⴰⵣⵓⵍ"
    letters = list(shape(FACES[name], text, rtl=rtl, lang="ar").letters)

    font = _program(FACES[name], letters)

    assert set(font.keys()) - {"GlyphOrder"} == {"glyf", "head", "hhea", "hmtx", "loca", "maxp"}
    order = font.getGlyphOrder()
    for code, letter in enumerate(letters, start=1):
        assert font["hmtx"][order[code]][0] == letter.advance
        assert bool(_outline(font, order[code])) == bool(letter.ink)


def test_a_letters_outline_is_that_of_its_glyphs_in_their_places():
    face = FACES["noto-naskh-arabic"]
    letter = shape(face, "ينة", rtl=True, lang="ar").letters[0]
    source = TTFont(face.path)

    font = _program(face, [letter])

    points = [p for _, args in _outline(font, font.getGlyphOrder()[1]) for p in args]
    wanted = [
        (x + ink.x, y + ink.y)
        for ink in letter.ink
        for _, args in _outline(source, source.getGlyphName(ink.glyph))
        for x, y in args
    ]
    assert points == wanted


def test_equal_letters_share_a_code():
    font = CodedFont(FACES["amiri"], "F1")
    letter = Letter("ا", (), 200)

    assert font.code(letter, "ا") == font.code(Letter("ا", (), 200), "ا") == "0001"
    assert font.code(letter, "أ") == "0002"


def test_every_code_has_a_width_and_a_character(tmp_path):
    style = TextStyle("amiri", 13, 23, fallback=("noto-sans", "noto-sans-tifinagh"))
    draw(tmp_path / "all.pdf", articles().values(), style, Typesetter(families()))

    with pymupdf.open(tmp_path / "all.pdf") as document:
        fonts = {xref for page in document for xref, *_ in page.get_fonts() if xref}
        coded = [xref for xref in fonts if document.xref_get_key(xref, "Subtype")[1] == "/Type0"]
        assert coded
        for xref in coded:
            cmap = document.xref_stream(_reference(document, xref, "ToUnicode")).decode()
            mapped = re.findall(
                r"^<([0-9A-F]{4})> <((?:[0-9A-F]{4})+)>$", cmap.split("endcodespacerange")[1], re.M
            )
            assert [int(code, 16) for code, _ in mapped] == list(range(1, len(mapped) + 1))
            assert not any(
                value[i : i + 4] in {"0000", "FEFF", "FFFE"}
                for _, value in mapped
                for i in range(0, len(value), 4)
            )
            descendant = int(
                re.search(r"(\d+) 0 R", document.xref_get_key(xref, "DescendantFonts")[1])[1]
            )
            widths = document.xref_get_key(descendant, "W")[1]
            assert len(widths.split("[")[-1].strip("] \n").split()) == len(mapped)


def _reference(document: pymupdf.Document, xref: int, key: str) -> int:
    return int(document.xref_get_key(xref, key)[1].split()[0])
