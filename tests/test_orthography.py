"""Presentation forms become the letters that they show; signs stay signs."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from press_dossier.model import Dossier
from press_dossier.orthography import in_digits, without_presentation_forms


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("ﻷن", "لأن"),
        ("ﺍﻟﻌﺮﺑﻴﺔ", "العربية"),
        ("ﻻ ﻼ", "لا لا"),
        ("م\ufe77د", "م\u0640\u064eد"),
        ("د\ufe70", "د\u064b"),
        ("ﷺ ﷲ ﷽ ﴾آية﴿", "ﷺ ﷲ ﷽ ﴾آية﴿"),
    ],
)
def test_forms_are_read_as_letters(typed: str, read: str) -> None:
    assert without_presentation_forms(typed) == read


@given(st.text(st.characters(min_codepoint=0xFB50, max_codepoint=0xFEFF)))
def test_what_is_read_is_read_alike_again(text: str) -> None:
    read = without_presentation_forms(text)

    assert without_presentation_forms(read) == read


@given(st.text())
def test_other_text_stays_as_it_is(text: str) -> None:
    if not any("ARABIC" in unicodedata.name(c, "") and ord(c) > 0xFB4F for c in text):
        assert without_presentation_forms(text) == text


def test_a_dossier_holds_letters() -> None:
    dossier = Dossier.parse({"format": "1", "document_type": "ﻣﻠﻒ", "title": "ﻋﻨﻮﺍﻥ"})

    assert (dossier.document_type, dossier.title) == ("ملف", "عنوان")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("75.5%", "٧٥٫٥٪"),
        ("38,2%", "٣٨٫٢٪"),
        ("1.250,00", "١٬٢٥٠٫٠٠"),
        ("1,250.00", "١٬٢٥٠٫٠٠"),
        ("1,200", "١٬٢٠٠"),
        ("1.250.000", "١٬٢٥٠٬٠٠٠"),
        ("0.125", "٠٫١٢٥"),
        ("2.26.114", "٢.٢٦.١١٤"),
        ("1.250", "١.٢٥٠"),
        ("12.", "١٢."),
        ("سنة 2026، 3", "سنة ٢٠٢٦، ٣"),
    ],
)
def test_the_marks_of_a_number_mean_in_arabic_digits_what_they_meant(
    typed: str, shown: str
) -> None:
    assert in_digits(typed, "arab") == shown
