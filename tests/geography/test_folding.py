import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from press_dossier.geography import fold, fold_with_offsets, has_article, squeeze

ARABIC = st.text(
    st.characters(codec="utf-8", categories=["Lo", "Mn", "Zs", "Nd"], max_codepoint=0x06FF)
)


@pytest.mark.parametrize(
    ("written", "alike"),
    [
        ("ألمانيا", "المانيا"),
        ("إسبانيا", "اسبانيا"),
        ("مالطة", "مالطه"),
        ("هايتى", "هايتي"),
        ("الـمـغـرب", "المغرب"),
        ("المَغْرِب", "المغرب"),
        ("ﺍﻟﻤﻐﺮﺏ", "المغرب"),
        ("ترکیا", "تركيا"),
        ("ٱلعراق", "العراق"),
        ("ﻻوس", "لاوس"),
        ("Côte d’Ivoire", "cote d’ivoire"),
    ],
)
def test_spellings_that_differ_in_what_writers_vary_fold_alike(written: str, alike: str) -> None:
    assert fold(written) == fold(alike)


@pytest.mark.parametrize(("one", "other"), [("بولندا", "هولندا"), ("النيجر", "نيجيريا")])
def test_names_that_differ_in_a_letter_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    decomposed = unicodedata.normalize("NFD", text)

    assert fold(composed) == fold(decomposed)


@given(st.text())
def test_offsets_lead_back_to_the_character_that_a_letter_came_from(text: str) -> None:
    folded, offsets = fold_with_offsets(text)

    assert folded == fold(text)
    assert len(offsets) == len(folded) + 1
    assert offsets[-1] == len(text)
    assert offsets == sorted(offsets)
    assert all(letter in fold(text[place]) for letter, place in zip(folded, offsets, strict=False))


@given(ARABIC)
def test_harakat_and_tatweel_between_letters_do_not_count(text: str) -> None:
    loose = "".join(f"{char}\u064e\u0640" for char in text)

    assert fold(loose) == fold(text)


def test_the_article_is_seen_on_a_plain_alef_only() -> None:
    assert has_article("المغرب")
    assert has_article("ٱلمغرب")
    assert has_article("اَلْمغرب")
    assert has_article("ﺍﻟﻤﻐﺮﺏ")
    assert not has_article("ألمانيا")
    assert not has_article(unicodedata.normalize("NFD", "ألمانيا"))
    assert not has_article("آلاف")
    assert not has_article("لبنان")


def test_squeezing_leaves_letters_and_digits() -> None:
    assert squeeze("الكونغو - كينشاسا (2)") == "الكونغوكينشاسا2"
