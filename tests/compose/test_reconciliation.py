"""What the note under the table of meetings says, in good grammar at every number of lists."""

import pytest

from press_dossier.compose import compose
from press_dossier.document import Document, Fields, Paragraph, plain
from press_dossier.model import Dossier

LISTS = [("أوروبا", "فرنسا"), ("آسيا", "اليابان"), ("إفريقيا", "غانا"), ("أوقيانوسيا", "فيجي")]


def _document(*sections: dict[str, object]) -> Document:
    data = {"format": "1", "document_type": "ملف", "title": "عنوان", "sections": list(sections)}
    return compose(Dossier.parse(data))


def _note(*regions: dict[str, object]) -> str:
    document = _document({"kind": "regions", "regions": list(regions)})
    (note,) = (b for b in document.blocks if isinstance(b, Paragraph) and b.style == "note")
    return plain(note.content.text).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("lists", "opened", "said"),
    [
        (1, 0, "في قائمة واحدة."),
        (1, 1, "في قائمة واحدة، وهي غير حصرية."),
        (2, 0, "في قائمتين اثنتين."),
        (2, 1, "في قائمتين اثنتين، إحداهما غير حصرية (أوروبا)."),
        (2, 2, "في قائمتين اثنتين، وهما غير حصريتين."),
        (3, 1, "في 3 قوائم، إحداها غير حصرية (أوروبا)."),
        (4, 2, "في 4 قوائم، اثنتان منها غير حصريتين (أوروبا وآسيا)."),
        (4, 3, "في 4 قوائم، 3 منها غير حصرية (أوروبا وآسيا وإفريقيا)."),
        (4, 4, "في 4 قوائم، وهي غير حصرية."),
    ],
)
def test_open_lists_agree_with_their_number(lists: int, opened: int, said: str) -> None:
    regions = [
        {"name": name, "open": "yes" if place < opened else "no", "countries": [country]}
        for place, (name, country) in enumerate(LISTS[:lists])
    ]

    assert _note(*regions).endswith(said)


def test_a_country_without_a_record_is_named_and_not_counted() -> None:
    note = _note({"name": "أوروبا", "countries": [{"country": "FR", "date": "2025"}, "مالطا"]})

    assert "لقاء واحد" in note
    assert note.endswith("ولا يشمل عدد اللقاءات ما ورد اسمه بلا سجل لقاء: مالطا.")


@pytest.mark.parametrize(
    ("bound", "said"),
    [
        ("exact", "من 80 إلى 120 ضيفًا"),
        ("about", "نحو 80 إلى 120 ضيفًا"),
        ("at_least", "ما لا يقل عن 80 إلى 120 ضيفًا"),
    ],
)
def test_a_range_reads_well_after_its_bound(bound: str, said: str) -> None:
    guests = {"from": "80", "to": "120", "unit": "guest", "bound": bound}
    document = _document({"kind": "gala_dinner", "guests": guests})

    (rows,) = (block.rows for block in document.blocks if isinstance(block, Fields))
    assert plain(rows[0].value.text).replace("\u00a0", " ") == said
