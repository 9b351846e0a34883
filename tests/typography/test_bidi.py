"""Bidi levels and visual order, against Unicode's own cases (UAX #9)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from press_dossier.typography import bidi

_SAMPLE = Path(__file__).with_name("bidi_sample.txt")
_WHOLE = Path("/usr/share/unicode/BidiCharacterTest.txt")

_RESET = {"B", "S"}
_TRAILING = {"WS", "FSI", "LRI", "RLI", "PDI", "BN", "LRE", "RLE", "LRO", "RLO", "PDF"}


def _cases(path: Path) -> Iterator[list[str]]:
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split(";")


def _with_line_ends(text: str, levels: bytes, base: int) -> bytes:
    """Apply L1 as the cases have it: to white space and isolates before separators and ends."""
    result = bytearray(levels)
    at_end = True
    for index in range(len(text) - 1, -1, -1):
        kind = unicodedata.bidirectional(text[index])
        at_end = kind in _RESET or (at_end and kind in _TRAILING)
        if at_end:
            result[index] = base
    return bytes(result)


def _assert_case(case: list[str]) -> None:
    codes, _, paragraph_level, wanted_levels, wanted_order = case
    text = "".join(chr(int(code, 16)) for code in codes.split())
    base = int(paragraph_level)

    levels = bidi.levels(text, "rtl" if base else "ltr")

    resolved = _with_line_ends(text, levels, base)
    kept = [i for i, level in enumerate(wanted_levels.split()) if level != "x"]
    assert [resolved[i] for i in kept] == [
        int(level) for level in wanted_levels.split() if level != "x"
    ], case
    order = bidi.visual_order(bytes(resolved[i] for i in kept))
    assert [kept[i] for i in order] == [int(i) for i in wanted_order.split()], case


def test_unicode_cases_in_a_sample():
    for case in _cases(_SAMPLE):
        _assert_case(case)


@pytest.mark.slow
@pytest.mark.needs("unicode-data")
def test_every_unicode_case():
    cases = list(_cases(_WHOLE))
    for case in cases:
        _assert_case(case)
    assert len(cases) > 91_000


@given(st.text("ابجهأ 12٣٤٫٪%+-.,:/،؛«»()[]ًّ\u00a0Az", max_size=20))
def test_plain_text_is_resolved_as_python_bidi_resolves_it(text):
    assert bidi.levels(text) == (bidi._reported_levels(text, "rtl") if text else b"")


@given(st.text("ابَّ12 .,()azAZ\u2066\u2067\u2069", min_size=1, max_size=24))
def test_a_shortened_text_has_the_levels_of_the_whole(text):
    assert bidi._resolved_levels(text, "rtl") == bidi._reported_levels(text, "rtl")
    assert bidi._resolved_levels(text, "ltr") == bidi._reported_levels(text, "ltr")


def test_a_number_stays_whole_in_arabic():
    assert bidi.levels("نسبة 75.5 منها") == b"\x01" * 5 + b"\x02" * 4 + b"\x01" * 5
