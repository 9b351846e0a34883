"""What two texts are compared by, and the part that remembers it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from press_dossier import provenance
from press_dossier.provenance import Provenance, normal_form, normal_row


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("  ملف \n صحفي ", "ملف صحفي"),
        ("\u200e+212 537\u200e", "+212 537"),
        ("\u2067ملف\u2069", "ملف"),
        ("٤٣ لقاءً", "43 لقاءً"),
        ("۱۲", "12"),
        ("قاعة\u00a0الأطلس", "قاعة الأطلس"),
        ("\u0627\u0654", "\u0623"),
    ],
)
def test_what_editors_change_at_will_makes_no_difference(written: str, normal: str) -> None:
    assert normal_form(written) == normal_form(normal)


def test_vowels_and_letters_make_a_difference() -> None:
    assert normal_form("عِلْم") != normal_form("علم")
    assert normal_form("إلى") != normal_form("الى")


def test_a_row_keeps_its_cells_apart() -> None:
    assert normal_row("تونس\t وفد  أول") == "تونس\tوفد أول"
    assert normal_row("تونس وفد\t") != normal_row("تونس\tوفد")


@given(st.text())
def test_the_normal_form_of_any_text_is_its_own(text: str) -> None:
    assert normal_form(normal_form(text)) == normal_form(text)


def test_the_part_comes_back_as_it_was_written() -> None:
    memory = Provenance(
        template='a"<b>&',
        source="0" * 64,
        document="1" * 64,
        hashes={"title": "ab", "note_1": "cd"},
    )

    assert provenance.from_xml(provenance.to_xml(memory)) == memory


@pytest.mark.parametrize(
    "part",
    [
        b"",
        b"<properties/>",
        b'<a xmlns="urn:make-dossier:provenance"/>',
        b'<provenance xmlns="urn:make-dossier:provenance"',
        b'<!DOCTYPE a><provenance xmlns="urn:make-dossier:provenance"/>',
    ],
)
def test_another_programs_part_is_none_of_ours(part: bytes) -> None:
    assert provenance.from_xml(part) is None
