"""Memoranda: signed, renewed or discussed, with the partner and its country."""

from __future__ import annotations

import pytest

from press_dossier.sources.article import read

Found = list[tuple[str, list[tuple[str, str | None]]]]


def memoranda(text: str) -> Found:
    return [
        (fact.value.state, [(p.name, p.country) for p in fact.value.partners])
        for fact in read(text).memoranda
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقع الوزير مذكرة تفاهم مع وزارة الصحة الكينية.",
         [("signed", [("وزارة الصحة الكينية", "KE")])]),
        ("وجدد اتفاقية التعاون المبرمة سنة 2016 مع الدرك الإيفواري.",
         [("renewed", [("الدرك الإيفواري", "CI")])]),
        ("فيما بحث مشروع مذكرة تفاهم مع وزارة الثقافة اليونانية.",
         [("discussed", [("وزارة الثقافة اليونانية", "GR")])]),
        ("تم بحث تجديد بروتوكول التعاون مع وزارة العدل التونسية.",
         [("discussed", [("وزارة العدل التونسية", "TN")])]),
        ("وقع مع نظيره الإيرلندي مذكرة تفاهم.", [("signed", [("نظيره الإيرلندي", "IE")])]),
        ("وقعت وزارة الصحة ونظيرتها الكويتية مذكرة تفاهم.",
         [("signed", [("نظيرتها الكويتية", "KW")])]),
        ("تهدف مذكرة التفاهم الموقعة مع الشرطة البلجيكية إلى التكوين.",
         [("signed", [("الشرطة البلجيكية", "BE")])]),
        ("مذكرتا تفاهم وقعتا: وقع الأولى مع الشرطة.", []),
        ("تنفيذا لمذكرة التفاهم الموقعة مع البنك الدولي، انطلق المشروع.", []),
    ],
)  # fmt: skip
def test_the_clause_tells_state_and_partner(text: str, expected: Found) -> None:
    assert memoranda(text) == expected


def test_two_memoranda_have_a_partner_each() -> None:
    text = "تم توقيع مذكرتي تفاهم مع الشرطة الوطنية البلجيكية والشرطة الفيدرالية السويسرية."

    assert memoranda(text) == [
        ("signed", [("الشرطة الوطنية البلجيكية", "BE")]),
        ("signed", [("الشرطة الفيدرالية السويسرية", "CH")]),
    ]


def test_one_memorandum_may_have_two_partners() -> None:
    text = "وقعت الهيئة مذكرة تفاهم مع بنك التنمية الصيني والوكالة الفرنسية للتنمية."

    ((state, partners),) = memoranda(text)

    assert state == "signed"
    assert [country for _, country in partners] == ["CN", "FR"]


def test_states_change_within_a_sentence() -> None:
    text = (
        "وقعت الهيئة مذكرة تفاهم مع شرطة دبي، وأخرى مع الشرطة الإيطالية، "
        "فضلا عن تجديد اتفاقية الشراكة مع الدرك الإسباني."
    )

    assert [state for state, _ in memoranda(text)] == ["signed", "signed", "renewed"]


def test_an_unknown_partner_is_asked_about() -> None:
    (memorandum,) = read("وقع الوزير مذكرة تفاهم مع رجال الأعمال المحليين.").memoranda

    assert memorandum.doubt == "unknown-partner"
