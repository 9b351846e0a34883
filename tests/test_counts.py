"""Which counts in prose or on a card contradict the total, and which may be of a part."""

import textwrap

import pytest

from press_dossier.counts import contradictions
from press_dossier.model import Dossier
from press_dossier.sources import yaml
from press_dossier.template import load as load_template

HEAD = "format: 1\ndocument_type: ملف\ntitle: ندوة الموانئ\n"
SECTIONS = """
    sections:
      - kind: meetings
        declared: {value: 7, unit: meeting}
      - kind: memoranda
        groups: [{memoranda: [{partners: [{name: هيئة الموانئ}]}]}]
"""


def _dossier(text: str, sections: str = SECTIONS) -> Dossier:
    return yaml.load_text(HEAD + textwrap.dedent(text) + textwrap.dedent(sections))


def _told(dossier: Dossier) -> list[tuple[object, str | None, str | None]]:
    labels = load_template("official").labels
    return [(f.location[0], f.found, f.expected) for f in contradictions(dossier, labels)]


def _summary(
    sentence: str, sections: str = SECTIONS
) -> list[tuple[object, str | None, str | None]]:
    return _told(_dossier(f"summary: ['{sentence}']", sections))


def test_counts_of_the_whole_that_differ_are_told_with_what_was_expected() -> None:
    assert _summary("عقد الوزير تسعة لقاءات ووقع خمس مذكرات.") == [
        ("summary", "تسعة لقاءات", "7"),
        ("summary", "خمس مذكرات", "1"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "عقد الوزير 9 لقاءات.",
        "عقد الوزير ٩ لقاءات على هامش الندوة.",
        "عقد الوزير **9 لقاءات**، ثم عاد.",
        "عقد الوزير لقاءين.",
        "وقع الجانبان مذكرتي تفاهم.",
        "عقد الوزير 12 لقاءً.",
    ],
)
def test_digits_words_and_duals_are_read(sentence: str) -> None:
    assert len(_summary(sentence)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "عقد الوزير سبعة لقاءات ووقع مذكرة تفاهم واحدة.",
        "عقد الوزير تسعة لقاءات مع أربع دول إفريقية.",
        "عقد الوزير ثلاثة لقاءات في اليوم الأول.",
        "وفي إفريقيا عقد الوزير أربعة لقاءات.",
        "أمس عقد الوزير خمسة لقاءات.",
        "عقد الوزير أكثر من خمسة لقاءات.",
        "عقد الوزير سبعة لقاءات، منها لقاءان ثنائيان.",
        "عقد الوزير خمسة لقاءات ثنائية.",
        "عقد الوزير تسعة اجتماعات.",
        "عقد كل وفد ثلاثة لقاءات.",
        "عقد الوزير ثلاثة لقاءات أخرى.",
        "عقد الوزير تسعة لقاءات صحفية.",
        "عقد الوزير الإسباني تسعة لقاءات.",
        "قال: «عقدت تسعة لقاءات».",
        "عقد الوزير خمسة لقاءات ثم أربعة لقاءات.",
        "وقعت خمس مذكرات توقيف.",
        "يعتزم الوزير عقد تسعة لقاءات.",
        "نسبة 9% من اللقاءات.",
    ],
)
def test_a_count_that_may_be_of_a_part_or_of_another_kind_is_left_alone(sentence: str) -> None:
    assert _summary(sentence) == []


@pytest.mark.parametrize(
    ("declared", "told"),
    [
        ("value: 7, bound: more_than", False),
        ("value: 9, bound: more_than", True),
        ("value: 9, bound: at_least", False),
        ("value: 9, bound: at_most", False),
        ("value: 9, bound: less_than", True),
        ("value: 7, bound: about", False),
        ("from: 8, to: 10", False),
        ("from: 5, to: 8", True),
    ],
)
def test_a_bound_leaves_room(declared: str, told: bool) -> None:
    sections = SECTIONS.replace("value: 7", declared)

    assert bool(_summary("عقد الوزير تسعة لقاءات.", sections)) is told


@pytest.mark.parametrize(("number", "told"), [("تسعة", True), ("ثلاثة", False)])
def test_within_a_section_fewer_may_be_a_part(number: str, told: bool) -> None:
    body = f"kind: meetings\n        body: [عقد الوزير {number} لقاءات.]"
    sections = SECTIONS.replace("kind: meetings", body)

    assert bool(_told(_dossier("", sections))) is told


@pytest.mark.parametrize(
    ("label", "told"), [("لقاءات", True), ("لقاءات إفريقية", False), ("لقاءً", True)]
)
def test_a_typed_card_with_no_more_than_the_noun_is_of_the_whole(label: str, told: bool) -> None:
    card = f"key_figures: [{{number: {{value: 9, unit: meeting}}, label: {label}}}]"

    assert bool(_told(_dossier(card))) is told


def test_memoranda_may_be_counted_with_those_renewed() -> None:
    renewed = ", {partners: [{name: هيئة السكك}], state: renewed}]}]"
    sections = SECTIONS.replace("]}]}]", f"]}}{renewed}")

    assert _summary("وقع الوزير مذكرتي تفاهم.", sections) == []
    assert _summary("وقع الوزير ثلاث مذكرات.", sections) == [("summary", "ثلاث مذكرات", "1")]
