"""What no line may break within."""

from __future__ import annotations

import pytest

from press_dossier.document import Span
from press_dossier.docx.binding import JOINER, bound_latin, bound_title, parted_numbers
from press_dossier.provenance import normal_form

NBSP = "\u00a0"


@pytest.mark.parametrize("text", ["0537-68-72-05", "2021–2026", "GPT-5", "Drâa-Tafilalet"])
def test_no_line_breaks_after_a_hyphen_in_left_to_right_text(text: str) -> None:
    bound = bound_latin(text)

    assert bound.count(JOINER) == text.count("-") + text.count("–")
    assert normal_form(bound) == text


@pytest.mark.parametrize("text", ["press-office@example.org", "https://example.org/a-b", "a" * 50])
def test_an_address_has_no_character_that_would_be_copied_with_it(text: str) -> None:
    assert bound_latin(text) == text


def test_a_dash_between_spaces_may_end_a_line() -> None:
    assert bound_latin("A - B") == "A - B"


def test_two_numbers_joined_by_and_may_part_before_the_letter_only() -> None:
    assert parted_numbers(f"بين 11{NBSP}و13{NBSP}ماي") == "بين 11 و13 ماي"
    assert parted_numbers(f"12{NBSP}لقاءً") == f"12{NBSP}لقاءً"


def test_a_titles_last_word_is_not_left_alone() -> None:
    (span,) = bound_title((Span("القراءة أولًا نحو مدرسة"),))

    assert span.text == f"القراءة أولًا نحو{NBSP}مدرسة"


def test_a_short_latin_name_in_a_title_stays_whole() -> None:
    _, name = bound_title((Span("المنتدى "), Span("AI Summit 2026", direction="ltr")))

    assert name.text == f"AI {JOINER}Summit {JOINER}2026"
    assert normal_form(name.text) == "AI Summit 2026"
