"""The file itself: same bytes, fonts, provenance, properties, and nothing hidden."""

from __future__ import annotations

import io
import uuid
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import docx as python_docx
import pytest
import uharfbuzz as hb

from press_dossier import docx, provenance
from press_dossier.document import Authored
from press_dossier.docx import fonts
from press_dossier.errors import SourceError
from press_dossier.resources import Family
from tests.docx.wordfile import R, W, WordFile
from tests.sample_document import sample_document

DOCUMENT = sample_document(rows=3)
KEYS_OF_FIGURES = ("chart_0", "chart_1", "chart_2", "map_", "_alt", "logo_")


def test_the_same_document_makes_the_same_bytes(official: WordFile) -> None:
    again = docx.render(
        sample_document(rows=3),
        pages={heading.title.key: n for n, heading in enumerate(DOCUMENT.headings(), 3)},
        total=9,
    )

    assert again == official.data
    assert {info.date_time for info in official.package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_dates_inside_are_the_dossiers(official: WordFile) -> None:
    core = official.document.core_properties

    assert core.created.replace(tzinfo=None) == datetime(2025, 3, 14)
    assert core.modified == core.created


def test_title_issuer_reference_and_status_are_properties(official: WordFile) -> None:
    core = official.document.core_properties
    custom = official.package.read("docProps/custom.xml").decode()

    assert (core.title, core.author) == ("ملتقى المكتبات العامة", "مديرية الكتاب")
    assert 'name="Reference"><vt:lpwstr>DLB/2025-17 (rev. 2)<' in custom
    assert 'name="Status"><vt:lpwstr>draft<' in custom


def test_each_piece_stands_in_a_control_of_its_key_with_a_bookmark_around(
    official: WordFile,
) -> None:
    shown = {
        key
        for key in DOCUMENT.pieces
        if not any(mark in key for mark in KEYS_OF_FIGURES) or key.endswith(("_caption", "_credit"))
    } - {"note_1"}
    controls = dict(official.pieces())
    names = {mark.get(f"{W}name") for mark in official.root().iter(f"{W}bookmarkStart")}

    assert controls.keys() == shown
    assert shown <= names


def test_controls_are_inline_unbound_and_unlocked(official: WordFile) -> None:
    for control in official.root().iter(f"{W}sdt"):
        properties = control.find(f"{W}sdtPr")
        if properties.find(f"{W}tag") is not None:
            assert control.getparent().tag == f"{W}p"
            assert properties.find(f"{W}lock") is None
            assert properties.find(f"{W}dataBinding") is None
            assert control.getprevious().tag == f"{W}bookmarkStart"


def test_an_annex_row_is_one_control_on_its_first_cell(official: WordFile) -> None:
    rows = [row for row in official.root().iter(f"{W}tr") if b"annex_r" in _bytes(row)]

    assert len(rows) == 3
    for row in rows:
        cells = row.findall(f"{W}tc")
        assert len(list(cells[0].iter(f"{W}sdt"))) == 1
        assert not any(list(cell.iter(f"{W}sdt")) for cell in cells[1:])


def _bytes(element: object) -> bytes:
    from lxml import etree

    return etree.tostring(element)  # type: ignore[arg-type]


def test_the_part_remembers_template_source_and_a_hash_a_piece(official: WordFile) -> None:
    memory = provenance.read(official.data)

    assert memory is not None
    assert (memory.format, memory.template, memory.source) == ("1", "official", "0" * 64)
    assert memory.hashes["title"] == provenance.piece_hash(DOCUMENT.pieces["title"])
    assert memory.hashes["annex_r0"] == provenance.piece_hash(DOCUMENT.pieces["annex_r0"])
    controls = {key for key, _ in official.pieces()}
    assert set(memory.hashes) == controls | {"note_1"}


def test_a_file_as_it_was_made_is_untouched_and_a_saved_one_is_not(official: WordFile) -> None:
    document = python_docx.Document(io.BytesIO(official.data))
    document.paragraphs[-1].add_run("x")
    saved = io.BytesIO()
    document.save(saved)

    assert provenance.untouched(official.data)
    assert not provenance.untouched(saved.getvalue())


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7", "ملف".encode()])
def test_what_is_no_file_of_ours_counts_as_touched(data: bytes) -> None:
    assert not provenance.untouched(data)


def test_a_clean_file_has_neither_keys_nor_memory(make) -> None:
    clean = make(clean=True)

    assert clean.pieces() == []
    assert provenance.read(clean.data) is None
    assert not [name for name in clean.names() if name.startswith("customXml")]
    assert clean.words() == make().words()


def test_no_text_that_the_page_does_not_show_rides_in_the_file(official: WordFile) -> None:
    secret = "سر-المصدر-7781"
    piece = replace(DOCUMENT.pieces["prose_note"], origin=Authored(secret))
    meta = replace(DOCUMENT.meta, source=secret, tagline=secret, embargo=secret, locale="ar-MA")
    blocks = tuple(
        replace(block, content=piece) if getattr(block, "style", "") == "note" else block
        for block in DOCUMENT.blocks
    )
    file = WordFile(docx.render(replace(DOCUMENT, meta=meta, blocks=blocks)))

    for name in file.names():
        content = file.package.read(name)
        if name.endswith(".xlsx"):
            book = zipfile.ZipFile(io.BytesIO(content))
            content = b"".join(book.read(part) for part in book.namelist())
        assert secret.encode() not in content


def test_the_charts_workbook_holds_what_the_chart_shows(official: WordFile) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    name = next(name for name in official.names() if name.endswith(".xlsx"))
    sheet = openpyxl.load_workbook(io.BytesIO(official.package.read(name))).active

    assert [tuple(cell.value for cell in row) for row in sheet.iter_rows()] == [
        (None, "عدد البلدان"),
        ("أوروبا", 9),
        ("إفريقيا", 2),
        ("آسيا", 7),
    ]
    assert sheet.sheet_view.rightToLeft


def revealed(file: WordFile) -> dict[str, bytes]:
    """Return each embedded font by its name and weight, its obfuscation undone."""
    relations = {
        relation.get("Id"): relation.get("Target")
        for relation in file.root("word/_rels/fontTable.xml.rels")
    }
    found = {}
    for font in file.root("word/fontTable.xml"):
        for kind in ("embedRegular", "embedBold"):
            entry = font.find(f"{W}{kind}")
            if entry is not None:
                data = file.package.read(f"word/{relations[entry.get(f'{R}id')]}")
                key = uuid.UUID(entry.get(f"{W}fontKey")).bytes[::-1] * 2
                head = bytes(a ^ b for a, b in zip(data[:32], key, strict=True))
                found[f"{font.get(f'{W}name')} {kind}"] = head + data[32:]
    return found


def test_embedded_fonts_are_whole_blocks_of_letters(official: WordFile) -> None:
    embedded = revealed(official)

    assert "Noto Naskh Arabic embedRegular" in embedded
    assert "Noto Kufi Arabic embedBold" in embedded
    letters = hb.Face(embedded["Noto Naskh Arabic embedRegular"]).unicodes
    assert set(range(0x0621, 0x064B)) <= set(letters)  # also what the dossier does not say
    assert set(range(0x0041, 0x005B)) <= set(letters)


def test_the_fonts_of_the_file_stay_small(official: WordFile) -> None:
    packed = sum(i.compress_size for i in official.package.infolist() if "odttf" in i.filename)

    assert packed < 300_000


def test_fonts_ride_whole_or_not_at_all_on_request(make) -> None:
    whole = revealed(make(embed="full"))

    path = Path(DOCUMENT.look.families["noto-naskh-arabic"].regular)
    assert whole["Noto Naskh Arabic embedRegular"] == path.read_bytes()
    assert not [name for name in make(embed="none").names() if "odttf" in name]


def test_a_font_that_forbids_embedding_is_refused(tmp_path: Path) -> None:
    original = DOCUMENT.look.families["noto-naskh-arabic"]
    data = bytearray(original.regular.read_bytes())
    tables: dict[bytes, int] = {}
    count = int.from_bytes(data[4:6], "big")
    for record in range(12, 12 + 16 * count, 16):
        tables[bytes(data[record : record + 4])] = int.from_bytes(data[record + 8 : record + 12])
    data[tables[b"OS/2"] + 8 : tables[b"OS/2"] + 10] = (0x0002).to_bytes(2, "big")
    path = tmp_path / "Regular.ttf"
    path.write_bytes(data)
    families = {**DOCUMENT.look.families, original.name: Family(original.name, path)}
    document = replace(DOCUMENT, look=replace(DOCUMENT.look, families=families))

    with pytest.raises(SourceError) as caught:
        docx.render(document)

    assert caught.value.problems[0].code == "font-not-embeddable"
    assert docx.render(document, embed="none")


def test_latin_is_set_in_the_face_that_the_pdf_shows(official: WordFile) -> None:
    styles = official.document.styles
    faces = [
        styles[name].element.find(f"{W}rPr/{W}rFonts").get(f"{W}ascii")
        for name in ("Normal", "Heading 1")
    ]

    assert faces == ["Noto Serif", "Noto Sans"]


def test_a_face_with_latin_of_its_own_keeps_it() -> None:
    assert fonts.latin(DOCUMENT.look, "ibm-plex-sans-arabic") == "ibm-plex-sans-arabic"
