"""What a section shows beside its prose."""

import pytest

from press_dossier.compose import compose
from press_dossier.document import Fields, plain
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
