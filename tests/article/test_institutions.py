"""An institution's name goes as far as its words can belong to it."""

from __future__ import annotations

import pytest

from press_dossier.sources.article import read


def names(text: str) -> list[str]:
    return [fact.value.name for fact in read(text).institutions]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أفاد بلاغ لوزارة الداخلية أن العمل مستمر.", "وزارة الداخلية"),
        ("مع وزارة الصحة والرعاية الاجتماعية التنزانية.",
         "وزارة الصحة والرعاية الاجتماعية التنزانية"),
        ("نقلت الوكالة الوطنية السنغالية للسلامة الطرقية الخبر.",
         "الوكالة الوطنية السنغالية للسلامة الطرقية"),
        ("مع المفوضية السامية للأمم المتحدة لشؤون اللاجئين.",
         "المفوضية السامية للأمم المتحدة لشؤون اللاجئين"),
        ("اجتماع للجنة شبه الإقليمية للصيد.", "اللجنة شبه الإقليمية للصيد"),
        ("مع المعهد الإسباني لعلوم المحيطات.", "المعهد الإسباني لعلوم المحيطات"),
        ("مع مكتب الأمم المتحدة المعني بالمخدرات والجريمة.",
         "مكتب الأمم المتحدة المعني بالمخدرات والجريمة"),
        ("مع جامعة محمد الخامس بالرباط.", "جامعة محمد الخامس بالرباط"),
        ("مع هيئة الطاقة في سنغافورة.", "هيئة الطاقة في سنغافورة"),
        ("مع بنك نيغارا ماليزيا.", "بنك نيغارا ماليزيا"),
        ("الأمين العام لاتحاد المغرب العربي حضر.", "اتحاد المغرب العربي"),
        ("مع الإنتربول.", "الإنتربول"),
    ],
)  # fmt: skip
def test_a_name_is_read_whole_and_without_proclitics(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "أعلنت الوزارة أن المركز جاهز.",
        "هي مركز مالي إقليمي.",
        "بحضور جمعيات الهلال الأحمر المحلية.",
        "انعقدت اللجنة التنفيذية.",
        "صادق المجلس الإداري للوكالة.",
    ],
)
def test_what_names_no_institution_is_left_alone(text: str) -> None:
    assert names(text) == []


def test_institutions_in_a_row_are_told_apart() -> None:
    text = "شارك البنك الإفريقي للتنمية ومنظمة الصحة العالمية والاتحاد الأوروبي."

    assert names(text) == ["البنك الإفريقي للتنمية", "منظمة الصحة العالمية", "الاتحاد الأوروبي"]


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("منظمة الصحة العالمية", "international"),
        ("المنظمة العربية للتنمية", "arab"),
        ("رابطة الجامعات الإفريقية", "regional"),
        ("وزارة الخارجية الأمريكية", None),
    ],
)
def test_a_name_tells_its_level(name: str, level: str | None) -> None:
    (institution,) = read(f"التقى مدير {name}.").institutions

    assert institution.value.level == level
