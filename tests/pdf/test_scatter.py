"""Latin shown piece by piece: what pdfium makes of it, by its own rules."""

from __future__ import annotations

import re

import pytest

from press_dossier.document import Span
from press_dossier.pdf.codes import ALM, LRM, PDI, RLM
from press_dossier.pdf.scatter import Piece, scattered, scatters
from press_dossier.pdf.spelling import spelled_ltr
from press_dossier.resources import families
from press_dossier.typography import TextStyle, Typesetter
from tests.pdf.lettered import latin

SETTER = Typesetter(families())
STYLE = TextStyle("amiri", 13, 23, fallback=("noto-sans",))
_MARKS = re.compile(f"[{RLM}{LRM}{ALM}{PDI}]")


def _pieces(before: str, foreign: str, after: str = "") -> list[Piece]:
    """The pieces of Latin within a line of Arabic, in logical order."""
    spans = (Span(before), Span(foreign, direction="ltr"), Span(after))
    (line,) = SETTER.set(tuple(span for span in spans if span.text), STYLE, 500)
    _, found = scatters(line.runs, line.stretch)
    return [piece for index in sorted(found) for piece in found[index].pieces]


def _shown(piece: Piece) -> str:
    return _MARKS.sub("", "".join(code.text for code in piece.codes))


def _what_pdfium_keeps(shown: list[Piece]) -> str:
    """The pieces as pdfium puts them together where it sees a gap at each of their beginnings.

    A character drawn twice at one place is dropped, the first of a piece with the gap before it.
    """
    kept: list[object] = []
    for piece in sorted(shown, key=lambda piece: piece.rank):
        kept.append(" ")
        for place, code in enumerate([*piece.anchors, *piece.codes]):
            if code.letter.ink or code.text[-1] == " " or code not in kept[-7:]:
                kept += [code] + [None] * (len(code.text) - 1)
            elif place == 0 and kept[-1] == " ":
                kept.pop()
        if piece.end is not None and piece.end not in kept[-7:]:
            kept.append(piece.end)
    text = "".join(
        item if isinstance(item, str) else _MARKS.sub("", item.text)
        for item in kept
        if item is not None
    )
    return " ".join(text.split())


def test_a_latin_phrase_is_shown_word_by_word() -> None:
    parts = scattered(spelled_ltr(latin("Eaux & Forêts")))

    assert ["".join(code.text for code in part) for part in parts] == [
        "Eaux",
        f"{PDI} ",
        f"{PDI}&",
        f"{PDI} ",
        "Forêts",
    ]


def test_a_bracket_within_latin_stands_before_a_left_to_right_mark() -> None:
    parts = scattered(spelled_ltr(latin("(Desf.)")))

    assert ["".join(code.text for code in part) for part in parts] == [f"{PDI}({LRM}Desf.){LRM}"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("COVID-19", ["COVID", "-19"]),
        ("5G", ["5", "G"]),
        ("Aix-en-Provence", ["Aix", "-", "en", "-", "Prove", "nce"]),
        ("a@b.org", ["a", "@", "b", ".", "org"]),
        ("l'encre noire", ["l", "'", "encre", " ", "noire"]),
        ("2024–2026", ["2024", "–", "2026"]),
    ],
)
def test_a_word_is_cut_where_pdfium_would_turn_its_parts(text: str, parts: list[str]) -> None:
    assert [_shown(piece) for piece in _pieces("كلمة ", text)] == parts


@pytest.mark.parametrize("text", ["Institut", "2026", "12:30"])
def test_what_pdfium_leaves_in_order_is_shown_at_once(text: str) -> None:
    assert _pieces("كلمة ", text) == []


def test_pdfium_finds_the_last_piece_first() -> None:
    ranks = [piece.rank for piece in _pieces("كلمة ", "Aix-en-Provence 2026")]

    assert ranks == sorted(ranks, reverse=True)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Drâa-Tafilalet", "aletTafil-Drâa"),
        ("région Drâa-Tafilalet sud", "sud aletTafil-Drâa région"),
        ("a@b.org", "org.b@a"),
        ("https://x.org/a/b", "b/a/org.x://https"),
        ("Souss-Massa", "Massa-Souss"),
        ("Jane Doe-Smith", "Smith-Doe Jane"),
    ],
)
def test_no_gap_is_left_within_a_word(text: str, kept: str) -> None:
    assert _what_pdfium_keeps(_pieces("كلمة ", text)) == kept


def test_no_gap_is_left_where_a_bracket_closes_latin() -> None:
    shown = _pieces("معهد (", "Institut Pasteur", ")، ثم")

    assert _what_pdfium_keeps(shown) == "،)Pasteur tutInsti"


def test_letters_written_after_latin_stay_in_their_run() -> None:
    assert [_shown(piece) for piece in _pieces("نظام ", "AB-CD", "ية جديد")] == ["AB", "-", "CD"]


def test_no_piece_has_the_codes_of_one_near_it() -> None:
    """pdfium would take it for that one, drawn again."""
    shown = [(*piece.anchors, *piece.codes) for piece in _pieces("كلمة ", "a/a/a/a/a/a/a")]

    assert all(len(set(near)) == len(near) for near in (shown[at : at + 6] for at in range(8)))
