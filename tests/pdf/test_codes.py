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
    Piece,
    pieces,
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


def _pieces(text: str) -> list[Piece]:
    return pieces(scattered(spelled_ltr(_latin(text))), 0)


def _shown(piece: Piece) -> str:
    return _MARKS.sub("", "".join(code.text for code in piece.codes))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("COVID-19", ["COVID", "-19"]),
        ("5G", ["5", "G"]),
        ("Aix-en-Provence", ["Aix", "-", "en", "-", "Provence"]),
        ("a@b.org", ["a", "@", "b", ".", "org"]),
        ("l'encre noire", ["l", "'", "encre", " ", "noire"]),
    ],
)
def test_a_word_is_cut_where_pdfium_would_turn_its_parts(text, parts):
    assert [_shown(piece) for piece in _pieces(text)] == parts


def test_pdfium_finds_the_last_piece_first():
    ranks = [piece.rank for piece in _pieces("Aix-en-Provence 2026")]

    assert ranks == sorted(ranks, reverse=True)


def _what_pdfium_keeps(shown: list[Piece]) -> str:
    """The pieces as pdfium puts them together where it sees a gap at each of their beginnings.

    A character drawn twice at one place is dropped, the first of a piece with the gap before it.
    """
    kept: list[object] = []
    for piece in sorted(shown, key=lambda piece: piece.rank):
        kept.append(" ")
        for place, code in enumerate([*piece.anchors, *piece.codes]):
            if code.letter.ink or code not in kept[-7:]:
                kept += [code] + [None] * (len(code.text) - 1)
            elif place == 0 and kept[-1] == " ":
                kept.pop()
        if piece.end is not None and piece.end not in kept[-7:]:
            kept.append(piece.end)
    return "".join(
        item if isinstance(item, str) else item.text[-1] for item in kept if item is not None
    )


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Drâa-Tafilalet", "Tafilalet-Drâa"),
        ("a@b.org", "org.b@a"),
        ("https://x.org/a/b", "b/a/org.x://https"),
        ("Souss-Massa", "Massa-Souss"),
    ],
)
def test_no_gap_is_left_within_a_word(text, kept):
    assert _MARKS.sub("", _what_pdfium_keeps(_pieces(text))).strip() == kept


def test_after_a_long_stretch_within_a_phrase_the_gap_stays():
    kept = _MARKS.sub("", _what_pdfium_keeps(_pieces("Drâa-Tafilalet 2")))

    assert " ".join(kept.split()) == "2 Tafilalet -Drâa"


def test_no_piece_has_the_codes_of_one_near_it():
    """pdfium would take it for that one, drawn again."""
    shown = [(*piece.anchors, *piece.codes) for piece in _pieces("a/a/a/a/a/a/a")]

    assert all(len(set(near)) == len(near) for near in (shown[at : at + 6] for at in range(8)))
