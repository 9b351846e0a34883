"""The annex gives each column the room that its words need."""

from press_dossier.compose import compose
from press_dossier.document import Table, plain
from press_dossier.model import Dossier
from press_dossier.plurals import NO_BREAK_SPACE

LONG = "الوكالة الوطنية لتنمية الواحات وشجر الأركان"


def _annex(*records: dict[str, str]) -> Table:
    section = {"kind": "regions", "regions": [{"name": "أوروبا", "countries": list(records)}]}
    dossier = Dossier.parse(
        {"format": "1", "document_type": "ملف", "title": "عنوان", "sections": [section]}
    )
    return [block for block in compose(dossier).blocks if isinstance(block, Table)][-1]


def _weights(*records: dict[str, str]) -> dict[str, float]:
    return {plain(c.header.text): c.weight for c in _annex(*records).columns}


def test_a_long_text_gets_more_room_than_a_short_one() -> None:
    weights = _weights({"country": "مالطا", "delegation": LONG, "place": "طنجة"})

    assert weights["الوفد"] > 2 * weights["المكان"]


def test_no_column_is_narrower_than_its_longest_word() -> None:
    weights = _weights({"country": "بوركينافاسو", "delegation": LONG, "place": "س"})

    assert weights["البلد"] >= len("بوركينافاسو")


def test_one_endless_word_leaves_the_other_columns_their_room() -> None:
    weights = _weights({"country": "مالطا", "head": "س" * 200, "place": "طنجة"})

    share = len("المكان") / 66
    assert weights["المكان"] / sum(weights.values()) > share


def test_a_day_stays_on_one_line() -> None:
    row = _annex({"country": "مالطا", "date": "2025-02-11"}).rows[0]

    assert f"{NO_BREAK_SPACE}2025" in "".join(span.text for span in row.cells[1])
