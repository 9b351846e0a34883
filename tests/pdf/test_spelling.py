"""What codes stand for: the marks that make readers agree, and nothing lost among them."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from press_dossier.pdf.codes import ALM, LRM, PDI, RLM, Form, Spelled
from press_dossier.pdf.spelling import spelled_ltr, spelled_rtl
from tests.pdf.lettered import latin, words

_MARKS = re.compile(f"[{RLM}{LRM}{ALM}{PDI}]")


def _codes(spelled: list[Spelled]) -> list[Form]:
    """The codes of a row from left to right."""
    return [form for item in spelled for form in item.forms]


def _drawn(spelled: list[Spelled]) -> str:
    """The text of a row of codes from left to right."""
    return "".join(code.text for code in _codes(spelled))


RTL = st.text("ابتة َّ«»()[].,:،؛%-/ ", min_size=1, max_size=30)


@given(RTL, st.booleans(), st.booleans())
def test_a_right_to_left_run_keeps_all_its_characters(text, after_ltr, before_jump):
    codes = spelled_rtl(words(text), after_ltr=after_ltr, before_jump=before_jump)

    assert _MARKS.sub("", _drawn(codes))[::-1] == text


@given(RTL)
def test_no_code_with_ink_ends_with_a_mark(text):
    for code in _codes(spelled_rtl(words(text))):
        if code.letter.ink:
            assert not _MARKS.match(code.text[-1])


@given(RTL)
def test_a_codes_first_character_never_turns_a_right_to_left_run(text):
    marks = 0
    for code in _codes(spelled_rtl(words(text))):
        if code.letter.ink:
            assert code.text[0] not in {LRM, PDI}
        marks += 1
    assert marks


def test_the_letters_of_plain_words_stand_for_themselves():
    codes = _codes(spelled_rtl(words("قال الوزير")))

    assert [code.text for code in codes] == list("ريزولا لاق")


def test_a_word_is_spelled_once_for_all_lines_that_have_it():
    said, _, minister = words("قال الوزير، أمس")[:3]

    first, second = spelled_rtl([said]), spelled_rtl([said])
    before, after = spelled_rtl([minister]), spelled_rtl([minister])

    assert first == second
    assert before == after


@given(RTL)
def test_a_line_may_be_widened_at_each_space_that_it_shows(text):
    spelled = spelled_rtl(words(text))

    for item in spelled:
        spaces = [code for code in item.forms if code.text[-1] == " "]
        assert spaces == ([item.forms[-1]] if item.gap else [])


def test_a_space_at_a_runs_end_is_more_than_white_space():
    assert _drawn(spelled_rtl(words(" دولة"))).endswith(f"{RLM} ")
    assert _drawn(spelled_rtl(words("دولة "))).startswith(f"{RLM} ")


def test_a_bracket_stands_between_marks():
    assert _drawn(spelled_rtl(words("قال (نعم) أمس"))) == (
        f"سمأ {RLM}){LRM}معن{RLM}({LRM}{ALM} لاق"
    )


def test_two_signs_in_a_row_are_not_fenced_in_by_left_to_right_marks():
    assert ALM in _drawn(spelled_rtl(words("المجموع).")))


@given(st.text("abcXY12 .,@/-()", min_size=1, max_size=30))
def test_a_left_to_right_run_keeps_all_its_characters(text):
    drawn = "".join(code.text for code in spelled_ltr(latin(text)))

    assert _MARKS.sub("", drawn).replace("\u00a0", " ") == text


def test_a_numbers_groups_are_held_together():
    drawn = "".join(code.text for code in spelled_ltr(latin("0522 11")))

    assert drawn == "0522\u00a011"


def test_a_bracket_by_a_vowel_mark_leaves_its_width_to_the_letter_below():
    """To pdf.js a code with such a mark has no width."""
    codes = _codes(spelled_rtl(words("نَعَمِ» لا")))

    bracket, letter = codes[3:5]
    assert bracket.text.endswith(f"»{LRM}{ALM}\u0650")
    assert bracket.letter.advance == 0
    assert letter.letter.advance > 500
