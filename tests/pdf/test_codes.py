"""What codes stand for: the marks that make readers agree, and nothing lost among them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from press_dossier.pdf.codes import (
    ALM,
    LRM,
    PDI,
    RLM,
    Code,
    anchor,
    halves,
    scattered,
    spelled_ltr,
    spelled_rtl,
)
from press_dossier.typography import Ink, Letter, Word

_MARKS = re.compile(f"[{RLM}{LRM}{ALM}{PDI}]")


def _word(text: str, *, rtl: bool = True) -> Word:
    letters = tuple(Letter(character, (Ink(ord(character), 0, 0),), 500) for character in text)
    return Word(letters, 500 * len(letters), rtl=rtl, space=text == " ")


def _words(text: str) -> tuple[Word, ...]:
    return tuple(_word(word) for word in re.findall(r" |[^ ]+", text))


def _latin(text: str) -> tuple[Word, ...]:
    """Left-to-right words; the spaces of a text without letters are fixed."""
    fixed = not any(map(str.isalpha, text))
    return tuple(
        replace(_word(word, rtl=False), fixed=fixed and word == " ")
        for word in re.findall(r" |[^ ]+", text)
    )


def _drawn(codes: list[Code | Word]) -> str:
    """The text of a row of codes from left to right."""
    return "".join(
        code.text
        if isinstance(code, Code)
        else "".join(letter.character for letter in reversed(code.letters))
        for code in codes
    )


RTL = st.text("ابتة َّ«»()[].,:،؛%-/ ", min_size=1, max_size=30)


@given(RTL, st.booleans(), st.booleans())
def test_a_right_to_left_run_keeps_all_its_characters(text, after_ltr, before_jump):
    codes = spelled_rtl(_words(text), after_ltr=after_ltr, before_jump=before_jump)

    assert _MARKS.sub("", _drawn(codes))[::-1] == text


@given(RTL)
def test_no_code_with_ink_ends_with_a_mark(text):
    for code in spelled_rtl(_words(text)):
        if isinstance(code, Code) and code.letter.ink:
            assert not _MARKS.match(code.text[-1])


@given(RTL)
def test_a_codes_first_character_never_turns_a_right_to_left_run(text):
    marks = 0
    for code in spelled_rtl(_words(text)):
        if isinstance(code, Code) and code.letter.ink:
            assert code.text[0] not in {LRM, PDI}
        marks += 1
    assert marks


def test_plain_words_are_left_as_they_are():
    words = _words("قال الوزير")

    codes = spelled_rtl(words)

    assert codes == [words[2], Code(words[1].letters[0], " "), words[0]]


def test_a_space_at_a_runs_end_is_more_than_white_space():
    assert _drawn(spelled_rtl(_words(" دولة"))).endswith(f"{RLM} ")
    assert _drawn(spelled_rtl(_words("دولة "))).startswith(f"{RLM} ")


def test_a_bracket_stands_between_marks():
    assert _drawn(spelled_rtl(_words("قال (نعم) أمس"))) == (f"سمأ {RLM}){LRM}معن{RLM}({LRM} لاق")


def test_two_signs_in_a_row_are_not_fenced_in_by_left_to_right_marks():
    assert ALM in _drawn(spelled_rtl(_words("المجموع).")))


@given(st.text("abcXY12 .,@/-()", min_size=1, max_size=30))
def test_a_left_to_right_run_keeps_all_its_characters(text):
    drawn = "".join(code.text for code in spelled_ltr(_latin(text)))

    assert _MARKS.sub("", drawn).replace("\u00a0", " ") == text


def test_a_numbers_groups_are_held_together():
    drawn = "".join(code.text for code in spelled_ltr(_latin("0522 11")))

    assert drawn == "0522\u00a011"


def test_a_latin_phrase_is_shown_word_by_word():
    parts = scattered(spelled_ltr(_latin("Eaux & Forêts")))

    assert ["".join(code.text for code in part) for part in parts] == [
        "Eaux",
        f"{PDI} ",
        f"{PDI}&",
        f"{PDI} ",
        "Forêts",
    ]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("COVID-19", ["COVID", "-19"]),
        ("5G", ["5", "G"]),
        ("v2.1.3", ["v", "2.1.3"]),
        ("Rabat", ["Rabat"]),
        ("a@b.org", ["a@b.org"]),
    ],
)
def test_letters_and_a_number_are_shown_apart(word, parts):
    codes = spelled_ltr(_latin(word))

    assert ["".join(code.text for code in part) for part in halves(codes)] == parts


def test_no_two_anchors_of_a_run_are_one_code():
    assert len({anchor(place) for place in range(9)}) == 9
