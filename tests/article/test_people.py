"""People, what they say, and the totals that are declared."""

from __future__ import annotations

import pytest

from press_dossier.sources.article import read


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("أجرى وزير الداخلية، السيد كريم بنعمرو، لقاءات.", "كريم بنعمرو", "وزير الداخلية"),
        ("أشرفت وزيرة التجارة، سنية المهذبي، على الافتتاح.", "سنية المهذبي", "وزيرة التجارة"),
        ("التقى الأمين العام لجامعة الدول العربية عمر الهاشمي.", "عمر الهاشمي",
         "الأمين العام لجامعة الدول العربية"),
        ("أعلن وزير الموارد المائية قحطبة السعيدي، اليوم.", "قحطبة السعيدي",
         "وزير الموارد المائية"),
        ("عاد وزير الفلاحة، الهادي بن يغلان، من روما.", "الهادي بن يغلان", "وزير الفلاحة"),
        ("وقال د. سامر النابلسي إن العمل مستمر.", "سامر النابلسي", None),
    ],
)  # fmt: skip
def test_a_person_has_the_office_that_the_text_gives(
    text: str, name: str, office: str | None
) -> None:
    (person,) = read(text).people

    assert (person.value.name, person.value.office) == (name, office)


def test_names_in_a_row_are_people_without_an_office() -> None:
    found = read("ضم الوفد النيابي هند العبابنة وخلدون الشرايري وعيسى السلامين.").people

    assert [fact.value.name for fact in found] == [
        "هند العبابنة",
        "خلدون الشرايري",
        "عيسى السلامين",
    ]


@pytest.mark.parametrize(
    "text", ["ذكر المتحدث باسم الوزارة أن العمل مستمر.", "وزير الفلاحة والصيد البحري، في روما."]
)
def test_what_follows_an_office_is_not_always_a_name(text: str) -> None:
    assert read(text).people == []


def test_a_quotation_has_its_speaker() -> None:
    text = "حضر الوزير السيد كريم بنعمرو. وقال بنعمرو: «العمل المشترك طريقنا إلى المستقبل»."

    (quotation,) = read(text).quotes

    assert quotation.value.text == "العمل المشترك طريقنا إلى المستقبل"
    assert quotation.value.speaker == "كريم بنعمرو"


def test_a_name_between_quotation_marks_is_no_quotation() -> None:
    assert read("قال ممثل منظمة «اليونسكو» إن العمل مستمر.").quotes == []


def test_a_part_of_the_meetings_is_not_the_total() -> None:
    totals = read("عقد 57 اجتماعا ثنائيا، منها 12 اجتماعا مع وفود إفريقية.").totals

    assert totals.declared is not None
    assert totals.declared.value.value == 57
    assert totals.against == ()


def test_bounds_that_agree_contradict_nothing() -> None:
    totals = read("عقد أكثر من 30 لقاء ثنائيا. وبلغ عدد اللقاءات الثنائية 34 لقاء.").totals

    assert totals.against == ()


def test_a_dinner_has_its_place() -> None:
    (dinner,) = read("أقام الوزير مأدبة عشاء بفندق الخليج على شرف الوفود.").dinners

    assert dinner.value.place == "فندق الخليج"
