"""Numbers get their noun and bound; dates, durations, ordinals and labels stay apart."""

from __future__ import annotations

import pytest

from press_dossier.sources.article import read
from press_dossier.sources.article.drafts.counting import plain


def quantities(text: str) -> list[tuple[str, str, str]]:
    found = []
    for fact in read(text).quantities:
        quantity = fact.value
        low = f"{plain(quantity.low)}-" if quantity.low is not None else ""
        found.append((low + plain(quantity.value), quantity.noun, quantity.bound))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("عقد 43 اجتماعا.", ("43", "اجتماعا", "exact")),
        ("حضر أزيد من 1.350 خبيرا.", ("1350", "خبيرا", "more_than")),
        ("حضر ما لا يقل عن ١٢٬٥٠٠ زائر.", ("12500", "زائر", "at_least")),
        ("حضر نحو ألفين ومئتي طبيب.", ("2200", "طبيب", "about")),
        ("لا يتجاوز عددهن 240 باحثة.", ("240", "باحثة", "at_most")),
        ("تجاوز عدد الزوار 4.9 ملايين زائر.", ("4900000", "زائر", "more_than")),
        ("بكلفة أقل من 3,5 مليون درهم.", ("3500000", "درهم", "less_than")),
        ("التقى 9 من نظرائه.", ("9", "نظرائه", "exact")),
        ("استقبل المدير العام 22 رئيس وفد.", ("22", "رئيس", "exact")),
        ("يتنافسون على 23 لعبة.", ("23", "لعبة", "exact")),
        ("جرت اللقاءات الـ47 بسرعة.", ("47", "اللقاءات", "exact")),
        ("وقعت الشركة عقدين مع الوزارة.", ("2", "عقدين", "exact")),
        ("قدم 1ر5 مليار دينار.", ("1500000000", "دينار", "exact")),
        ("سيفوق الإنتاج 137 طنا.", ("137", "طنا", "exact")),
        ("سيفوق هذا الموسم 340 ألف طن.", ("340000", "طن", "more_than")),
        ("لا يتعدى مع ذلك 27 بالمائة.", ("27", "%", "at_most")),
        ("ارتفعت الإيرادات ما بين 18 و20 في المئة.", ("18-20", "%", "exact")),
        ("تستهدف 250 وجهة.", ("250", "وجهة", "exact")),
        ("وقعا مذكرتي تفاهم.", ("2", "مذكرتي", "exact")),
        ("أحيتها فرقتان شعبيتان.", ("2", "فرقتان", "exact")),
        ("حضر ما بين 60 و65 ألف مشجع.", ("60000-65000", "مشجع", "exact")),
        ("عقد خمسة عشر إلى عشرين لقاء.", ("15-20", "لقاء", "exact")),
        ("بنسبة 8,5 في المائة.", ("8.5", "%", "exact")),
        ("نحو مليون و300 ألف لاجئ.", ("1300000", "لاجئ", "about")),
        ("بحضور ثلاثمئة من القيادات.", ("300", "القيادات", "exact")),
        ("بلغ عدد المتطوعين 86.", ("86", "المتطوعين", "exact")),
        ("شاركت 20 فرقة على الأقل.", ("20", "فرقة", "at_least")),
        ("اقتنت ما مجموعه 250 سيارة.", ("250", "سيارة", "exact")),
    ],
)
def test_a_number_has_its_noun_and_bound(text: str, expected: tuple[str, str, str]) -> None:
    assert quantities(text) == [expected]


def test_a_part_takes_the_noun_of_its_whole() -> None:
    assert quantities("عقد 57 اجتماعا، منها 12 مع وفود إفريقية.") == [
        ("57", "اجتماعا", "exact"),
        ("12", "اجتماعا", "exact"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "يومي 12 و14 شتنبر 2024.",
        "استمرت الدورة ثلاثة أيام.",
        "منذ سنة 2016.",
        "في الدورة الثانية والعشرين.",
        "المادة 12 من القانون رقم 15.",
        "مجموعة السبع ومجموعة الـ77.",
        "بين البلدين الشقيقين.",
        "على الساعة 10:30 صباحا.",
        "زار باكستان وأفغانستان.",
        "1- الصحة",
    ],
)
def test_what_counts_nothing_is_no_quantity(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize("text", ["ثلاثة أيام", "36 ساعة", "عامين", "اثني عشر عاما"])
def test_durations_are_kept_apart(text: str) -> None:
    assert [fact.surface for fact in read(f"دامت {text}.").durations] == [text]
