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
        ("اتفق مع الجانب الأردني على توقيع بروتوكول.",
         [("discussed", [("الجانب الأردني", "JO")])]),
        ("جرت مباحثات مع الجانب العماني لتجديد اتفاقية النقل.",
         [("discussed", [("الجانب العماني", "OM")])]),
        ("عبر الرئيس عن أمله في توقيع اتفاقية مع اليابان.",
         [("discussed", [("اليابان", "JP")])]),
        ("تم تفعيل الاتفاقية الموقعة سنة 2019 مع وزارة الشباب التونسية وتمديدها.",
         [("renewed", [("وزارة الشباب التونسية", "TN")])]),
        ("أسفرت الزيارة عن اتفاق مع جامعة طوكيو.", [("signed", [("جامعة طوكيو", "JP")])]),
        ("تم توقيع عقد تعاون مع شركة هيونداي روتيم الكورية الجنوبية.",
         [("signed", [("شركة هيونداي روتيم الكورية الجنوبية", "KR")])]),
        ("عقد الوزير اجتماعا مع الوكالة الإيطالية للطاقة.", []),
        ("وقع وزير النقل ونظيره التنزاني اتفاقية الخدمات الجوية بين البلدين.",
         [("signed", [("نظيره التنزاني", "TZ")])]),
        ("وقع الوزير مذكرة تفاهم مع وزير الشؤون الإسلامية والدعوة السعودي.",
         [("signed", [("وزير الشؤون الإسلامية والدعوة السعودي", "SA")])]),
        ("دمشق – ووقع المصرف والبنك المركزي الأردني مذكرة تفاهم.",
         [("signed", [("البنك المركزي الأردني", "JO")])]),
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


def test_a_partner_in_several_countries_is_told_for_each() -> None:
    text = "وقعت الهيئة اتفاقيات مع مكاتب شؤون الحجاج في كل من تونس والأردن."

    assert memoranda(text) == [
        ("signed", [("مكاتب شؤون الحجاج", "TN")]),
        ("signed", [("مكاتب شؤون الحجاج", "JO")]),
    ]


def test_examples_stand_for_partners_that_are_only_counted() -> None:
    text = "أبرمت الشرطة 9 مذكرات تفاهم مع منظمات دولية، أبرزها جامعة جنيف ومعهد طوكيو للعلوم."

    assert memoranda(text) == [
        ("signed", [("جامعة جنيف", "CH")]),
        ("signed", [("معهد طوكيو للعلوم", "JP")]),
    ]


def test_both_sides_are_the_issuer_and_who_was_met_before() -> None:
    text = "الرباط – بحث الوزير مع نظيره الكويتي سبل التعاون. ووقع الجانبان اتفاقية قضائية."

    assert memoranda(text) == [("signed", [("نظيره الكويتي", "KW")])]


def test_who_signs_for_a_side_names_that_side_once() -> None:
    text = (
        "الكويت – وقع الصندوق اتفاقية قرض مع جمهورية مصر العربية. "
        "ووقع الاتفاقية عن الجانب المصري وزيرة التخطيط."
    )

    assert memoranda(text) == [("signed", [("جمهورية مصر العربية", "EG")])]


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


@pytest.mark.parametrize(
    "text", ["مذكرة تفاهم", "وقع مذكرة تفاهم مع", "أخرى بين", "وقعت اتفاقية في كل من"]
)
def test_a_text_that_breaks_off_names_no_partner(text: str) -> None:
    assert memoranda(text) == []
