"""`Document.texts()` is the oracle of both files: it leaves out nothing that the author wrote."""

import re

import pytest

from press_dossier.compose import compose
from press_dossier.document import Document, Heading, Part, Table
from press_dossier.making import examples
from press_dossier.model import Dossier
from press_dossier.model.paths import index
from press_dossier.orthography import in_digits
from press_dossier.sources import yaml

NAMES = ["marrakech", "health"]
SETTINGS = {
    *("format", "locale", "status", "digits", "kind", "level", "state", "bound", "unit", "id"),
    *("code", "file", "logo", "language", "zone", "time", "calendar", "at", "records"),
}
NOT_SHOWN = {"names", "units", "numbers"}


def _dossier(name: str) -> Dossier:
    return yaml.load(examples()[name])


def _bare(text: str) -> str:
    """Text without inline marks, white space and digits as they may be printed."""
    text = re.sub(r"\*\*|\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"\s+", " ", in_digits(text, "latn"))


def _texts(document: Document, *parts: Part) -> list[str]:
    return [string for part, _, string in document.texts() if not parts or part in parts]


@pytest.mark.parametrize("name", NAMES)
def test_every_authored_string_is_in_it(name: str) -> None:
    dossier = _dossier(name)
    shown = _bare("\n".join(_texts(compose(dossier))))

    missing = []
    for path, (location, value) in index(dossier).items():
        fields = {step for step in location if isinstance(step, str)}
        last = next(step for step in reversed(location) if isinstance(step, str))
        if not isinstance(value, str) or last in SETTINGS or fields & NOT_SHOWN:
            continue
        if _bare(value) not in shown:
            missing.append((path, value))

    assert missing == []


@pytest.mark.parametrize("name", NAMES)
def test_every_piece_has_a_key_of_its_own(name: str) -> None:
    pieces = compose(_dossier(name)).pieces

    assert all(re.fullmatch("[a-z][a-z0-9_]{0,39}", key) for key in pieces)


def test_an_inserted_paragraph_moves_no_other_key() -> None:
    text = "format: 1\ndocument_type: ملف\ntitle: عنوان\nsections:\n  - kind: text\n    body:\n"
    paragraphs = ["      - أولى.\n", "      - ثانية.\n"]
    before = compose(yaml.load_text(text + "".join(paragraphs))).pieces
    after = compose(yaml.load_text(text + "      - جديدة.\n" + "".join(paragraphs))).pieces

    assert before.keys() < after.keys()


def test_keys_do_not_depend_on_the_template() -> None:
    dossier = _dossier("health")

    assert compose(dossier, "official").pieces.keys() == compose(dossier, "modern").pieces.keys()


def test_the_contents_name_every_listed_heading_in_order() -> None:
    document = compose(_dossier("marrakech"))

    titles = [
        block.title.text[0].text
        for block in document.blocks
        if isinstance(block, Heading) and block.listed
    ]
    entries = [entry.partition(" ")[2] for entry in _texts(document, "contents")]
    assert entries == titles


def test_parts_come_in_reading_order() -> None:
    parts = [part for part, _, _ in compose(_dossier("health")).texts()]

    first = {part: parts.index(part) for part in ("running", "cover", "body", "contents")}
    assert sorted(first, key=lambda part: first[part]) == ["running", "cover", "body", "contents"]


def test_an_annex_lists_every_meeting_as_one_piece() -> None:
    document = compose(_dossier("health"))

    annex = [block for block in document.blocks if isinstance(block, Table)][-1]
    assert len(annex.rows) == 9
    assert all(row.key in document.pieces for row in annex.rows)


def test_sections_stand_in_the_authors_order() -> None:
    dossier = _dossier("health")
    titles = [block.title.text[0].text for block in compose(dossier).blocks
              if isinstance(block, Heading) and block.number]  # fmt: skip

    assert titles[: len(dossier.sections)] == [section.title for section in dossier.sections]
