"""The office's own file as a base: what it gives, what it lacks, what is refused."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx as python_docx
import pytest
from docx.oxml.parser import parse_xml
from docx.shared import Pt

from press_dossier import docx
from press_dossier.docx.grafting import look_on
from press_dossier.docx.markup import declarations, put
from press_dossier.errors import SourceError
from press_dossier.sources.package import LARGEST_CONTENT
from tests.docx.offices import SECRET, as_template, changed, letterhead, related
from tests.docx.test_schema import findings, ids
from tests.docx.wordfile import WP, W, WordFile, text_of
from tests.sample_document import sample_document, striped_png

DOCUMENT = sample_document("modern", rows=3)


@pytest.fixture(scope="module")
def grafted() -> WordFile:
    return WordFile(docx.render(DOCUMENT, letterhead=letterhead()))


def style(file: WordFile, name: str) -> python_docx.styles.style.BaseStyle:
    return file.document.styles[name]


def test_the_file_is_valid(grafted: WordFile, tmp_path: Path) -> None:
    assert findings(grafted, tmp_path) == []
    assert max(ids(grafted, f"{WP}docPr", "id").values()) == 1


def test_page_head_and_foot_are_the_offices(grafted: WordFile) -> None:
    section = grafted.document.sections[0]

    assert section.top_margin.mm == pytest.approx(48, abs=0.1)
    assert "وزارة الثقافة" in [paragraph.text for paragraph in section.header.paragraphs]
    assert "a:blip" in section.header._element.xml
    assert section.footer.paragraphs[0].text == "شارع النخيل، الرباط"


def test_the_alert_stands_in_the_offices_head(grafted: WordFile) -> None:
    head = grafted.document.sections[0].header

    assert "محظور النشر" in head.paragraphs[-1].text


def test_tables_are_as_wide_as_the_offices_text() -> None:
    file = WordFile(docx.render(DOCUMENT, letterhead=letterhead()))
    width = round((210 - 22 - 32) * 1440 / 25.4)

    table = next(file.root().iter(f"{W}tbl"))

    assert int(table.find(f"{W}tblPr/{W}tblW").get(f"{W}w")) == pytest.approx(width, abs=2)


def test_a_heading_keeps_the_offices_look_and_gains_right_to_left(grafted: WordFile) -> None:
    theirs, ours = style(grafted, "Heading 1"), style(grafted, "heading 1 RTL")
    used = [p.style.name for p in grafted.document.paragraphs]

    assert theirs.font.size == Pt(22)
    assert ours.base_style.name == "Heading 1"
    assert ours.font.size is None  # its size is the office's
    assert ours.element.find(f"{W}rPr/{W}szCs").get(f"{W}val") == "44"
    assert ours.element.find(f"{W}pPr/{W}bidi") is not None
    assert "heading 1 RTL" in used


def test_a_style_that_is_right_to_left_already_is_used_as_it_is() -> None:
    def arabic(document: python_docx.document.Document) -> None:
        properties = document.styles["Heading 1"].element
        paragraph = properties.get_or_add_pPr()
        paragraph.append(paragraph.makeelement(f"{W}bidi"))
        run = properties.get_or_add_rPr()
        run.find(f"{W}rFonts").attrib.clear()
        for name, value in (("szCs", "44"), ("bCs", "1")):
            twin = run.find(f"{W}{name}")
            if twin is None:
                twin = run.makeelement(f"{W}{name}")
                run.append(twin)
            twin.set(f"{W}val", value)
        fonts = run.find(f"{W}rFonts")
        fonts.set(f"{W}ascii", "Arial")
        fonts.set(f"{W}cs", "Arial")

    _, report = docx.render_with_report(DOCUMENT, letterhead=letterhead(arabic))

    assert report is not None
    assert "heading 1" in report.styles_kept
    assert "heading 2" in report.styles_completed


def test_added_styles_speak_in_the_offices_faces() -> None:
    def traditional(document: python_docx.document.Document) -> None:
        fonts = document.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
        fonts.attrib.clear()
        fonts.set(f"{W}ascii", "Cambria")
        fonts.set(f"{W}cs", "Sakkal Majalla")

    file = WordFile(docx.render(DOCUMENT, letterhead=letterhead(traditional)))

    lead = style(file, "Lead").element.find(f"{W}rPr/{W}rFonts")
    assert (lead.get(f"{W}ascii"), lead.get(f"{W}cs")) == ("Cambria", "Sakkal Majalla")


def test_a_face_that_the_office_names_but_does_not_embed_is_embedded() -> None:
    named = '<w:font w:name="Noto Naskh Arabic"/></w:fonts>'
    data = changed(
        letterhead(_in_naskh), word__fontTable_xml=lambda text: text.replace("</w:fonts>", named)
    )

    fonts = WordFile(docx.render(DOCUMENT, letterhead=data)).root("word/fontTable.xml")

    (entry,) = (font for font in fonts if font.get(f"{W}name") == "Noto Naskh Arabic")
    assert entry.find(f"{W}embedRegular") is not None


def _in_naskh(document: python_docx.document.Document) -> None:
    fonts = document.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(f"{W}cs", "Noto Naskh Arabic")


def test_numbers_of_lists_do_not_meet_those_of_the_office(grafted: WordFile) -> None:
    root = grafted.root("word/numbering.xml")
    for name, attribute in (("abstractNum", "abstractNumId"), ("num", "numId")):
        found = [element.get(f"{W}{attribute}") for element in root.iter(f"{W}{name}")]
        assert len(found) == len(set(found))


def test_nothing_of_the_offices_text_or_properties_rides_along(grafted: WordFile) -> None:
    for name in grafted.names():
        assert SECRET.encode() not in grafted.package.read(name)


def test_a_template_serves_as_well_as_a_document() -> None:
    file = WordFile(docx.render(DOCUMENT, letterhead=as_template(letterhead())))

    assert file.document.sections[0].footer.paragraphs[0].text == "شارع النخيل، الرباط"


def test_an_earlier_dossier_serves_as_a_letterhead_too(make, tmp_path: Path) -> None:
    file = WordFile(docx.render(DOCUMENT, letterhead=make("official").data))

    assert findings(file, tmp_path) == []
    keys = [key for key, _ in file.pieces()]
    assert len(keys) == len(set(keys))


def test_the_report_says_what_was_taken_and_what_was_left() -> None:
    _, report = docx.render_with_report(DOCUMENT, letterhead=letterhead())

    assert report is not None
    assert (report.heads, report.feet) == (1, 1)
    assert report.page.top == 48
    assert "Lead" in report.styles_added
    assert "/docProps/thumbnail.jpeg" in report.left_out


def test_the_layout_runs_on_the_offices_page() -> None:
    page = look_on(letterhead(), DOCUMENT.look).page

    assert (page.width, page.height, page.start, page.end) == (210, 297, 32, 22)


def test_the_layout_takes_the_offices_sizes() -> None:
    def sizes(document: python_docx.document.Document) -> None:
        body = document.styles["Body Text"]
        body.font.size, body.paragraph_format.line_spacing = Pt(10), Pt(15)

    look = look_on(letterhead(sizes), DOCUMENT.look)

    assert (look.scale.body, look.scale.leading, look.scale.heading) == (10, 15, 22)
    assert (look.scale.table, look.scale.small) == (10, 10)  # no larger than running text
    assert (look.page.start, look.cover) == (32, "plain")


def test_added_styles_are_no_larger_than_the_offices_running_text() -> None:
    def small(document: python_docx.document.Document) -> None:
        document.styles["Body Text"].font.size = Pt(9)

    file = WordFile(docx.render(DOCUMENT, letterhead=letterhead(small)))

    sizes = {name: style(file, name).font.size for name in ("Note", "Table Text", "List Detail")}
    assert set(sizes.values()) == {Pt(8.5)}  # of Latin beside Arabic of 9 points


@pytest.mark.parametrize(("mode", "drawn_in"), [("14", True), ("15", False)])
def test_tables_are_as_wide_as_the_text_where_old_files_hang_them_out(
    mode: str, drawn_in: bool
) -> None:
    def compatible(document: python_docx.document.Document) -> None:
        settings = document.settings.element
        for setting in settings.iter(f"{W}compatSetting"):
            if setting.get(f"{W}name") == "compatibilityMode":
                setting.set(f"{W}val", mode)

    file = WordFile(docx.render(DOCUMENT, letterhead=letterhead(compatible)))

    for name in ("Dossier Table", "Dossier Panel", "Dossier Cards"):
        properties = style(file, name).element.find(f"{W}tblPr")
        indent = properties.find(f"{W}tblInd").get(f"{W}w")
        margin = properties.find(f"{W}tblCellMar/{W}left").get(f"{W}w")
        assert indent == (margin if drawn_in else "0")


def test_a_file_without_head_or_foot_gets_ours() -> None:
    file = WordFile(docx.render(DOCUMENT, letterhead=_plain()))
    section = file.document.sections[0]

    assert "PAGE" in section.footer._element.xml
    assert "ملف صحفي" in text_of(section.header._element)


def _plain() -> bytes:
    file = io.BytesIO()
    python_docx.Document().save(file)
    return file.getvalue()


EVIL = {
    "letterhead-macros": {
        "content_types": lambda text: text.replace(
            "</Types>",
            '<Override PartName="/word/vbaProject.bin" '
            'ContentType="application/vnd.ms-office.vbaProject"/></Types>',
        )
    },
    "letterhead-attached-template": {
        "document_rels": related("attachedTemplate", "https://example.org/evil.dotm")
    },
    "letterhead-external": {"document_rels": related("image", "https://example.org/pixel.png")},
    "package-dtd": {
        "word__styles_xml": lambda text: text.replace(
            "<w:styles", '<!DOCTYPE a [<!ENTITY b "c">]><w:styles', 1
        )
    },
    "letterhead-not-word": {
        "content_types": lambda text: text.replace("wordprocessingml.document.main", "other")
    },
    "letterhead-strict": {
        "rels": lambda text: text.replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
            "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument",
        )
    },
    "letterhead-page": {
        "word__document_xml": lambda text: text.replace('w:w="11906"', 'w:w="3000"')
    },
    "package-broken": {"word__document_xml": lambda text: text[: len(text) // 2]},
}


@pytest.mark.parametrize("code", EVIL)
def test_what_is_not_safe_or_not_whole_is_refused(code: str) -> None:
    with pytest.raises(SourceError) as caught:
        docx.render(DOCUMENT, letterhead=changed(letterhead(), **EVIL[code]))

    assert code in {problem.code for problem in caught.value.problems}


def test_every_reason_is_told_at_once() -> None:
    data = changed(
        letterhead(),
        document_rels=lambda text: related("oleObject", "embeddings/a.bin", False)(
            related("image", "file:///etc/passwd")(text).replace("rId99", "rId98")
        ),
    )

    with pytest.raises(SourceError) as caught:
        docx.render(DOCUMENT, letterhead=data)

    codes = {problem.code for problem in caught.value.problems}
    assert codes == {"letterhead-macros", "letterhead-external"}


@pytest.mark.parametrize("part", ["theme/theme1", "numbering", "fontTable", "settings"])
def test_a_part_that_would_break_the_new_file_is_told(part: str) -> None:
    broken = {f"word__{part.replace('/', '__')}_xml": lambda text: "<x/>"}

    with pytest.raises(SourceError) as caught:
        docx.render(DOCUMENT, letterhead=changed(letterhead(), **broken))

    assert {problem.code for problem in caught.value.problems} == {"package-broken"}


def test_a_picture_that_fills_the_memory_is_not_unpacked() -> None:
    file = io.BytesIO(letterhead())
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/large.png", bytes(LARGEST_CONTENT))

    with pytest.raises(SourceError) as caught:
        docx.render(DOCUMENT, letterhead=file.getvalue())

    assert [problem.code for problem in caught.value.problems] == ["package-too-large"]


def test_a_field_that_runs_a_program_is_refused() -> None:
    def add_field(document: python_docx.document.Document) -> None:
        paragraph = document.sections[0].header.paragraphs[0]
        for piece in (
            '<w:fldChar w:fldCharType="begin"/>',
            "<w:instrText> DDEA</w:instrText>",
            "<w:instrText>UTO c:/cmd.exe</w:instrText>",
            '<w:fldChar w:fldCharType="end"/>',
        ):
            paragraph._p.append(parse_xml(f"<w:r{declarations(('w',))}>{piece}</w:r>"))

    with pytest.raises(SourceError) as caught:
        docx.render(DOCUMENT, letterhead=letterhead(add_field))

    assert [problem.found for problem in caught.value.problems] == ["DDEAUTO c:/cmd.exe"]


def test_the_page_is_one_column_from_right_to_left_with_its_gutter_at_the_right() -> None:
    def columns(document: python_docx.document.Document) -> None:
        section = document.sections[0]
        section._sectPr.find(f"{W}cols").set(f"{W}num", "2")
        section._sectPr.find(f"{W}docGrid").set(f"{W}type", "lines")
        put(section._sectPr, "vAlign", "center")

    file = WordFile(docx.render(DOCUMENT, letterhead=letterhead(columns)))

    (section,) = file.root().iter(f"{W}sectPr")
    names = [child.tag.removeprefix(W) for child in section]
    assert names[-2:] == ["bidi", "rtlGutter"]
    assert not {"cols", "docGrid", "vAlign"} & set(names)


def test_letters_of_a_style_are_not_spaced_apart() -> None:
    file = WordFile(docx.render(DOCUMENT, letterhead=letterhead()))

    assert file.document.styles["Title"].element.rPr.find(f"{W}spacing") is not None
    completed = file.document.styles["Title RTL"].element.rPr
    assert completed.find(f"{W}spacing").get(f"{W}val") == "0"


def test_a_logo_in_two_heads_has_two_ids(tmp_path: Path) -> None:
    def two_heads(document: python_docx.document.Document) -> None:
        section = document.sections[0]
        section.different_first_page_header_footer = True
        run = section.first_page_header.paragraphs[0].add_run()
        run.add_picture(io.BytesIO(striped_png(120, 60)))

    file = WordFile(docx.render(DOCUMENT, letterhead=letterhead(two_heads)))

    assert max(ids(file, f"{WP}docPr", "id").values()) == 1


def test_what_libreoffice_leaves_out_or_misplaces_is_set_right(tmp_path: Path) -> None:
    misplaced = changed(
        letterhead(),
        document_rels=lambda text: re.sub(r'<Relationship [^>]*/theme"[^>]*/>', "", text),
        word__numbering_xml=lambda text: re.sub(
            "(<w:numFmt [^>]*/>)(<w:pStyle [^>]*/>)", r"\2\1", text
        ),
    )

    file = WordFile(docx.render(DOCUMENT, letterhead=misplaced))

    assert findings(file, tmp_path) == []


def test_a_link_in_the_offices_head_is_no_danger() -> None:
    linked = changed(letterhead(), document_rels=related("hyperlink", "https://example.org"))

    assert docx.render(DOCUMENT, letterhead=linked)


@pytest.mark.parametrize("data", [b"", b"PK", b"not a file", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_no_word_file_is_a_clear_error(data: bytes) -> None:
    with pytest.raises(SourceError):
        docx.render(DOCUMENT, letterhead=data)
