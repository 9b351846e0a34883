"""Presentation forms become the letters that they show; signs stay signs."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from press_dossier.model import Dossier
from press_dossier.orthography import without_presentation_forms


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
