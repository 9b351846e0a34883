"""The pages' running texts, and page two where a dossier has little to put on it."""

import pytest

from press_dossier.compose import compose
from press_dossier.document import Cards, Contents, Document, Heading, plain
from press_dossier.model import Dossier

LEAST = {"format": "1", "document_type": "ملف", "title": "عنوان"}


def _document(**fields: object) -> Document:
    return compose(Dossier.parse(LEAST | fields))


def test_a_running_head_fits_one_line_where_the_cover_has_the_whole_title() -> None:
    title = "الملتقى الدولي للجامعات ومراكز البحث، " * 8

    document = _document(title=title)

    shown = plain(document.running.end)
    assert shown == "الملتقى الدولي للجامعات ومراكز البحث، الملتقى الدولي للجامعات ومراكز…"
    assert plain(document.cover.title.text) == title.strip()


def test_a_short_title_runs_whole_and_without_marks() -> None:
    document = _document(title="زيارة **عمل**")

    assert plain(document.running.end) == document.meta.title == "زيارة عمل"


def test_a_dossier_without_sections_has_no_contents() -> None:
    document = _document(summary=["ملخص."])

    assert not any(isinstance(block, Contents) for block in document.blocks)
    assert [plain(b.title.text) for b in document.blocks if isinstance(b, Heading)] == ["الملخص"]


@pytest.mark.parametrize(("sections", "shown"), [(2, False), (3, True)])
def test_contents_of_two_entries_are_left_out(sections: int, shown: bool) -> None:
    kind = {"kind": "text", "body": ["نص."]}
    document = _document(sections=[{**kind, "title": f"قسم {n}"} for n in range(sections)])

    assert any(isinstance(block, Contents) for block in document.blocks) is shown


def test_contacts_alone_are_a_section_of_the_dossier() -> None:
    document = _document(contacts=[{"name": "سلمى", "phone": "٠٥٣٧ ٠٠ ٠٠ ٠٠"}])

    assert [plain(h.title.text) for h in document.headings()] == ["للتواصل مع الصحافة"]


def test_a_phone_in_arabic_digits_can_be_called() -> None:
    document = _document(contacts=[{"name": "سلمى", "phone": "٠٥٣٧ ٠٠ ٠٠ ٠٠"}])

    links = [s.link for piece in document.pieces.values() for s in piece.text if s.link]
    assert links == ["tel:0537000000"]


@pytest.mark.parametrize(
    ("digits", "value", "printed"),
    [
        ("latn", "1200", "1200"),
        ("latn", "6000000", "6\u202f000\u202f000"),
        ("latn", "12500.5", "12\u202f500.5"),
        ("arab", "6000000", "٦٬٠٠٠٬٠٠٠"),
    ],
)
def test_a_long_number_stands_in_groups(digits: str, value: str, printed: str) -> None:
    document = _document(
        digits=digits,
        key_figures=[{"label": "زائر", "number": {"value": value, "unit": "guest"}}],
    )

    (cards,) = (block for block in document.blocks if isinstance(block, Cards))
    assert plain(cards.cards[0].value.text) == printed


def test_a_typed_number_without_a_label_has_its_unit_s_noun() -> None:
    forms = {"few": "باحثين", "many": "باحثًا", "other": "باحث"}
    number = {"value": "35", "unit": "researcher"}
    document = _document(units={"researcher": forms}, key_figures=[{"number": number}])

    (cards,) = (block for block in document.blocks if isinstance(block, Cards))
    assert plain(cards.cards[0].label.text) == "باحثًا"
