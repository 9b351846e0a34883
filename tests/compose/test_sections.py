"""What a section shows beside its prose."""

from pathlib import Path

import pytest

from press_dossier.compose import compose
from press_dossier.document import Bar, Fields, Panel, Piece, Table, plain
from press_dossier.model import Dossier


def _fields(section: dict[str, object]) -> list[str]:
    data = {"format": "1", "document_type": "ملف", "title": "عنوان", "sections": [section]}
    blocks = compose(Dossier.parse(data)).blocks
    return [plain(row.value.text) for b in blocks if isinstance(b, Fields) for row in b.rows]


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ([], ["43\u00a0لقاءً"]),
        (["عُقدت لقاءات كثيرة."], ["43\u00a0لقاءً"]),
        (["عُقد 43 لقاءً."], []),
        (["عُقد ٤٣ لقاءً."], []),
        (["عُقد 430 لقاءً."], ["43\u00a0لقاءً"]),
    ],
)
def test_a_declared_total_is_shown_where_the_prose_does_not_state_it(body, shown) -> None:
    declared = {"value": "43", "unit": "meeting"}

    assert _fields({"kind": "meetings", "body": body, "declared": declared}) == shown


def _table(*regions: dict[str, object], template: object = "official") -> Table:
    section = {"kind": "regions", "regions": list(regions)}
    data = {"format": "1", "document_type": "ملف", "title": "عنوان", "sections": [section]}
    blocks = compose(Dossier.parse(data), template).blocks
    return next(block for block in blocks if isinstance(block, Table))


def test_bars_compare_numbers_of_one_unit() -> None:
    meetings = [{"country": "تونس", "head": name} for name in ("أحمد", "سعاد", "ليلى", "هدى")]
    table = _table(
        {"name": "إفريقيا", "countries": meetings},
        {"name": "أوروبا", "countries": ["فرنسا", "إيطاليا"]},
        {"name": "آسيا", "countries": ["الهند"]},
    )

    bars = [cell.share for row in table.rows for cell in row.cells if isinstance(cell, Bar)]
    assert bars == [1.0, 1.0, 0.5]


def test_a_template_may_show_shares_of_the_total(tmp_path: Path) -> None:
    text = "format: 1\nname: ours\nextends: official\nshares: true\n"
    (tmp_path / "template.yaml").write_text(text, encoding="utf-8")

    table = _table(
        {"name": "أوروبا", "countries": ["فرنسا", "إيطاليا"]},
        {"name": "آسيا", "countries": ["الهند"]},
        template=tmp_path,
    )

    last = [plain(row.cells[-1].text) for row in table.rows if isinstance(row.cells[-1], Piece)]
    assert last == ["2 (67%)", "1 (33%)", "3"]


def test_a_country_that_is_the_partner_is_said_once() -> None:
    partners = [
        {"name": "جمهورية السنغال", "country": "SN"},
        {"name": "وزارة الصحة", "country": "السنغال"},
    ]
    section = {
        "kind": "memoranda",
        "groups": [{"id": "signed", "memoranda": [{"id": "one", "partners": partners}]}],
    }
    data = {"format": "1", "document_type": "ملف", "title": "عنوان", "sections": [section]}

    (panel,) = (b for b in compose(Dossier.parse(data)).blocks if isinstance(b, Panel))

    shown = [party.country and plain(party.country.text) for party in panel.parties]
    assert shown == [None, "السنغال"]
