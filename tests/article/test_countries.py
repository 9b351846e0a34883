"""Countries of an article: nationalities from surnames, and what the text leaves open."""

from __future__ import annotations

import pytest

from press_dossier.sources.article import read


def codes(text: str) -> list[str]:
    return [fact.value.code or "?" for fact in read(text).countries]


@pytest.mark.parametrize(
    "text",
    [
        "وقال الدكتور هشام التونسي إن الخطة جاهزة.",
        "حضر معاون الوزير عماد الليبي ومدير المؤسسة السيد حسن الهندي.",
        "تحدث السيد الطيب المغربي. وأضاف المغربي أن العمل مستمر.",
        "بلغت الكلفة 10 ملايين دولار أمريكي و5 ملايين ريال سعودي.",
        "خصص الصندوق دعما ماليا كبيرا لهذا القطاع المالي.",
        "عبر الوفد المحيط الهندي.",
        "كانت لغة التواصل الإنجليزية.",
        "أدى الضيوف صلاة المغرب.",
        "ترجمت الجلسات إلى الإنجليزية والفرنسية والصينية.",
        "شملت طرق التجارة بين البحرين الأبيض المتوسط والأحمر.",
        "حضرت مديرة مكتبها القطري الحفل.",
        "استقبل المدير عبد الحفيظ القطري ضيوفه. ثم تحدث السيد القطري إليهم.",
    ],
)
def test_no_country_is_read_where_none_is_meant(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("التقى نظيره النرويجي ونظيرته الإثيوبية.", ["NO", "ET"]),
        ("وفود من رومانيا وألمانيا وعُمان.", ["RO", "DE", "OM"]),
        ("صرح وزير التعليم المالي بعد عودته من مالي.", ["ML", "ML"]),
        ("اجتمع رئيس الوزراء القطري بوفد من قطر.", ["QA", "QA"]),
        ("شمل ذلك بلدانا كتشاد والنيجر.", ["TD", "NE"]),
        ("اقتصرت المشاركة على الهند وفيتنام.", ["IN", "VN"]),
        ("استقبل وزير الزراعة المالي وسفيرة كينيا.", ["ML", "KE"]),
    ],
)
def test_nationalities_and_names_give_codes(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("استقبل وفدا من الكونغو.", "الكونغو"),
        ("بحث الوضع في كوريا.", "كوريا"),
        ("ستعقد الدورة المقبلة في عمان.", "عمان"),
    ],
)
def test_a_spelling_of_several_is_asked_about(text: str, surface: str) -> None:
    (country,) = read(text).countries

    assert country.surface == surface
    assert country.doubt is not None
    assert len(country.choices) == 2
