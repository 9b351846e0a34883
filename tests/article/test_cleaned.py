"""A cleaned text is what an editor would type, each character with its place in the original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from press_dossier.sources.article.text.cleaned import clean


@pytest.mark.parametrize(
    ("original", "cleaned"),
    [
        ("الوزيـــر", "الوزير"),
        ("سنة 1447هـ، وسفينةـ", "سنة 1447هـ، وسفينة"),
        ("تبرع بـ 2,5 مليون لـ20 فريقا", "تبرع بـ 2,5 مليون لـ20 فريقا"),
        ("الفرق الـ 350 والـ37 وبالـــ5", "الفرق الـ 350 والـ37 وبالـ5"),
        ("لـ«رويترز» بـِ«الوطن»", "لـ«رويترز» بـِ«الوطن»"),
        ("بيروت ـ الوكالة\n1ـ كذا\nــــ\nـ فرنسا", "بيروت – الوكالة\n1– كذا\n\n– فرنسا"),
        ("بـالمغرب والـمغرب وكلـــمة", "بالمغرب والمغرب وكلمة"),
        ("كل ی و ک", "كل ي و ك"),
        ("علی مستوی أوروبا", "على مستوى أوروبا"),
        ("ﻻ ﺍﻟﻤﻐﺮﺏ", "لا المغرب"),
        ("\u200f43\u00a0دولة\u202c", "43 دولة"),
        ("سطر\r\nسطر\rx", "سطر\nسطرx"),
        ("  أول   ثان \n\n ثالث ", "أول ثان\n\nثالث"),
        ("ا\u0654عمال", "أعمال"),
        ("عُمان", "عُمان"),
        ("صفحة\x0cصفحة", "صفحة\nصفحة"),
    ],
)
def test_what_phones_and_pdf_files_leave_goes_out(original: str, cleaned: str) -> None:
    assert clean(original).text == cleaned


def test_a_stretch_leads_back_to_the_original() -> None:
    original = "وفـــود \u200fالسينـغال"

    found = clean(original)
    start = found.text.index("السينغال")
    span = found.original_span(start, start + len("السينغال"))

    assert original[slice(*span)] == "السينـغال"


@given(st.text())
def test_places_never_go_back_and_lie_in_the_original(original: str) -> None:
    found = clean(original)

    assert len(found.starts) == len(found.text)
    assert list(found.starts) == sorted(found.starts)
    assert all(0 <= start < len(original) for start in found.starts)


@given(st.text())
def test_cleaning_twice_changes_nothing(original: str) -> None:
    once = clean(original).text

    assert clean(once).text == once
