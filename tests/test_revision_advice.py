"""Edits in Word to what is made of the source say where, and often how, to change the source."""

from __future__ import annotations

from pathlib import Path

import pytest

from press_dossier.document import Computed, Label
from press_dossier.errors import Problem
from tests.test_revision import Desk, desk_of

SOURCE = """\
format: 1
document_type: ملف صحفي
title: لقاءات ثنائية
key_figures:
  - at: sections.meetings.declared
  - at: sections.agreements.signed
sections:
  - kind: meetings
    body: [نص.]
    declared: {value: 43, unit: meeting}
  - kind: regions
    regions:
      - {name: أوروبا, countries: [فرنسا, إسبانيا]}
      - {name: أمريكا اللاتينية, countries: [البرازيل, بيرو]}
  - kind: memoranda
    id: agreements
    groups:
      - memoranda:
          - id: first_memorandum
            title: مذكرة الموانئ
            partners: [{name: هيئة الموانئ والملاحة, country: PT}]
          - {title: مذكرة السكك, partners: [{name: هيئة السكك الحديدية, country: ES}]}
  - kind: regions
    regions: [{name: آسيا, countries: [الهند]}]
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_of(tmp_path, SOURCE)


def made(desk: Desk, origin: Computed | Label, position: int = 0) -> str:
    """Return the key of a piece that is made as `origin` says."""
    from press_dossier.compose import compose
    from press_dossier.sources import yaml

    pieces = compose(yaml.load(desk.source)).pieces
    return [key for key, piece in pieces.items() if piece.origin == origin][position]


def only(desk: Desk) -> Problem:
    revision = desk.pull()
    assert revision.changes == ()
    (problem,) = revision.listed
    return problem


def test_a_card_s_number_is_changed_where_the_source_declares_it(desk: Desk) -> None:
    desk.word.type_over(made(desk, Computed("sections.meetings.declared")), "23")

    problem = only(desk)

    assert (problem.code, problem.place.line) == ("computed-edited", 10)
    assert problem.place.field == "sections[0].declared"


def test_the_tag_of_a_memorandum_says_what_to_write_for_another_state(desk: Desk) -> None:
    desk.word.type_over(made(desk, Label("state_signed")), "مجددة")

    problem = only(desk)

    assert (problem.code, problem.place.line) == ("value-edited", 19)
    assert problem.values["write"] == "state: renewed"


def test_a_tag_that_is_no_state_is_told_with_the_states_there_are(desk: Desk) -> None:
    desk.word.type_over(made(desk, Label("state_signed"), 1), "مؤجلة")

    problem = only(desk)

    assert problem.place.line == 22
    assert problem.values["write"] == "state: signed | renewed | discussed"


def test_a_name_among_a_region_s_is_changed_at_its_entry(desk: Desk) -> None:
    names = made(desk, Computed("country_list"), 1)
    desk.word.type_over(names, "البرازيل، كولومبيا")

    problem = only(desk)

    assert (problem.code, problem.found) == ("names-edited", "البرازيل، كولومبيا")
    assert problem.place.field == "sections[1].regions[1].countries[1]"
    assert problem.place.line == 14


def test_a_default_title_may_be_given_in_the_section(desk: Desk) -> None:
    desk.word.type_over(made(desk, Label("section_meetings")), "اللقاءات الثنائية")

    problem = only(desk)

    assert (problem.code, problem.place.line) == ("title-edited", 8)
    assert problem.values["write"] == "title: اللقاءات الثنائية"


def test_a_deleted_memorandum_goes_with_all_that_is_made_of_it(desk: Desk) -> None:
    for name in ("title", "partners.hash.name"):
        begins, _, ends = f"first_memorandum.{name}".partition("hash")
        (key,) = [k for path, k in desk.keys.items() if begins in path and path.endswith(ends)]
        desk.word.delete_paragraph(key)
    desk.word.delete_paragraph(made(desk, Label("state_signed")))
    desk.word.delete_paragraph(made(desk, Computed("country_name")))

    revision = desk.pull()

    assert [problem.code for problem in revision.listed] == []
    assert "first_memorandum" not in revision.after.text
    assert "مذكرة السكك" in revision.after.text
