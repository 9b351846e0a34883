"""The operators of a line: what a page's content stream is given."""

from __future__ import annotations

import re

import pypdfium2

from press_dossier.document import Span
from press_dossier.pdf.text import Inks, TextPainter
from press_dossier.resources import families
from press_dossier.typography import Line, TextStyle, Typesetter
from tests.pdf.drawing import draw

SETTER = Typesetter(families())
STYLE = TextStyle("amiri", 13, 23, fallback=("noto-sans",))
INKS = Inks((0.0, 0.0, 0.0), strong=(0.0, 0.5, 0.0), link=(0.0, 0.0, 1.0))


def _line(*spans: Span) -> Line:
    (line,) = SETTER.set(spans, STYLE, 400)
    return line


def test_right_to_left_text_is_marked_as_reversed():
    shown = TextPainter().line(_line(Span("نص عربي")), 10, 20, INKS)

    assert re.search(r"/ReversedChars BMC\n\[<[0-9A-F]+>\]TJ\nEMC", shown)


def test_a_line_is_one_string_with_nothing_moved_between_its_letters():
    shown = TextPainter().line(_line(Span("عقد الوزير لقاء مع الوفد")), 10, 20, INKS)

    assert len(re.findall(r"TJ", shown)) == 1
    assert len(re.findall(r"<[0-9A-F]+>", shown)) == 1


def test_marked_content_is_balanced_and_text_objects_are_closed():
    shown = TextPainter().line(_line(Span("كلمة "), Span("Ville durable", lang="fr")), 0, 0, INKS)

    assert len(re.findall(r"\b(?:BMC|BDC)\b", shown)) == len(re.findall(r"\bEMC\b", shown))
    assert shown.startswith("BT")
    assert shown.endswith("ET")


def test_foreign_words_carry_their_language():
    shown = TextPainter().line(_line(Span("كلمة "), Span("Ville", lang="fr")), 0, 0, INKS)

    assert "/Span <</Lang (fr)>> BDC" in shown


def test_a_language_cannot_leave_its_string():
    shown = TextPainter().line(_line(Span("كلمة "), Span("Ville", lang="fr) >> Q (")), 0, 0, INKS)

    assert "/Lang (frQ)" in shown


def test_roles_have_their_colours():
    shown = TextPainter().line(_line(Span("عادي "), Span("قوي", role="strong")), 0, 0, INKS)

    assert "0 0 0 rg" in shown
    assert "0 0.5 0 rg" in shown


def test_parts_cut_a_line_at_its_links_in_logical_order():
    line = _line(Span("انظر "), Span("الموقع", link="https://example.org"), Span(" هنا"))

    parts = list(TextPainter().parts(line, 0, 0, INKS))

    assert [uri for uri, _ in parts] == [None, "https://example.org", None]
    assert all(code.startswith("BT") and code.endswith("ET") for _, code in parts)


def test_glyphs_are_scaled_and_the_scale_is_put_back():
    text = (Span("عقد الوزير لقاءات عديدة مع رؤساء الوفود المشاركة في هذه الدورة الجديدة"),)
    style = TextStyle("amiri", 13, 23, align="justify", justification="kashida")
    line = SETTER.set(text, style, 190)[0]

    shown = TextPainter().line(line, 0, 0, INKS)

    assert line.stretch != 1.0
    assert f"{line.stretch * 100:.3f}".rstrip("0").rstrip(".") + " Tz" in shown
    assert shown.endswith("100 Tz\nET")


def test_a_space_after_a_ligature_stays_where_it_is(tmp_path):
    """The letters of a ligature but the first have no ink; they have their width."""
    style = TextStyle("ibm-plex-sans-arabic", 13, 23)
    draw(
        tmp_path / "ligature.pdf",
        [[(Span("مكتب "), Span("Office of", "en", "ltr"))]],
        style,
        SETTER,
    )

    page = pypdfium2.PdfDocument(tmp_path / "ligature.pdf")[0].get_textpage()
    boxes = {page.get_text_range(n, 1): page.get_charbox(n) for n in range(page.count_chars())}

    end_of_office, start_of_of = boxes["e"][2], boxes["o"][0]
    assert 2 < start_of_of - end_of_office < 6
