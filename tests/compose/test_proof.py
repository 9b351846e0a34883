"""The proof copy shows where every figure and name came from, and changes no word."""

from pathlib import Path

import pytest

from press_dossier.compose import compose
from press_dossier.document import Document, Span, plain
from press_dossier.making import examples
from press_dossier.model import Dossier
from press_dossier.sources import yaml

DOUBTED = """
format: 1
document_type: ملف
title: عنوان
status: draft
sections:
  - kind: meetings
    body: [عُقد 43 اجتماعًا في 7 أيام.]
    declared: {value: 43, unit: meeting}
  - kind: regions
    regions: [{name: أوروبا, open: true, countries: [ألمانيا]}]
evidence:
  - {at: sections.meetings.declared, surface: "43", sentence: 43 اجتماعا}
doubts:
  - {at: sections.meetings.declared, question: أهي ثنائية كلها؟, choices: [نعم, لا]}
"""


@pytest.fixture(scope="module")
def marrakech() -> Dossier:
    return yaml.load(examples()["marrakech"])


@pytest.fixture(scope="module")
def doubted() -> Document:
    return compose(yaml.load_text(DOUBTED), proof=True)


def _notes(document: Document) -> list[str]:
    return [plain(note.content.text) for note in document.notes]


def _spans(document: Document) -> list[Span]:
    return [span for piece in document.pieces.values() for span in piece.text]


def test_every_piece_keeps_its_key_and_its_words(marrakech: Dossier) -> None:
    public, proof = compose(marrakech).pieces, compose(marrakech, proof=True).pieces

    assert {k: plain(p.text) for k, p in public.items()} == {
        k: plain(proof[k].text) for k in public
    }


def test_a_note_quotes_the_sentence_that_a_figure_came_from(marrakech: Dossier) -> None:
    document = compose(marrakech, proof=True)

    (number,) = {
        span.note for span in document.pieces["s_gala_dinner_guests"].text if span.note is not None
    }
    assert "1200" in _notes(document)[number - 1]


@pytest.mark.parametrize("name", ["marrakech", "health"])
def test_notes_are_numbered_in_reading_order(name: str) -> None:
    document = compose(yaml.load(examples()[name]), proof=True)

    referred = [span.note for span in _spans(document) if span.note is not None]
    assert list(dict.fromkeys(referred)) == list(range(1, len(document.notes) + 1))
    assert [note.number for note in document.notes] == list(range(1, len(document.notes) + 1))


def test_a_panels_notes_are_numbered_as_it_is_read() -> None:
    """Its parties' countries stand above their names."""
    memoranda = Path(__file__).parents[1] / "whole" / "dossiers" / "memoranda.yaml"
    document = compose(yaml.load(memoranda), proof=True)

    referred = [span.note for span in _spans(document) if span.note is not None]
    assert list(dict.fromkeys(referred)) == list(range(1, len(document.notes) + 1))


def test_a_figure_without_evidence_stands_out(doubted: Document) -> None:
    (seven,) = [span for span in _spans(doubted) if span.text == "7" and span.note]

    assert seven.role == "doubtful"
    assert "بلا سند: «7»" in _notes(doubted)


def test_a_doubt_asks_its_question(doubted: Document) -> None:
    assert plain(doubted.pieces["proof_doubt_0"].text) == "أهي ثنائية كلها؟ (نعم، لا)"


def test_the_last_page_counts_figures_names_and_clashing_units(doubted: Document) -> None:
    pieces = {key: plain(piece.text) for key, piece in doubted.pieces.items()}

    assert pieces["proof_figure"] == "3\u00a0أرقام، منها بسند: 2"
    assert pieces["proof_name"] == "اسم واحد، منها بسند: 0"
    assert pieces["proof_doubts"] == "مسألة واحدة"
    assert pieces["proof_clash_declared"] == "المعلن: 43\u00a0لقاءً"
    assert pieces["proof_clash_country"] == "في القوائم: بلد واحد"


def test_every_page_says_that_it_is_not_for_the_public(doubted: Document) -> None:
    assert doubted.running.alert is not None
    assert "ليست للنشر" in plain(doubted.running.alert)


def test_in_a_list_each_country_has_its_own_note_and_nobody_elses() -> None:
    """The head of a delegation stands in the annex alone."""
    health = yaml.load(examples()["health"])
    document = compose(health, proof=True)

    (listed,) = (piece for key, piece in document.pieces.items() if key.endswith("145_names"))
    noted = {span.text: _notes(document)[span.note - 1] for span in listed.text if span.note}
    assert [name.replace("\u00a0", " ") for name in noted] == [
        "الأردن",
        "العراق",
        "سلطنة عُمان",
        "لبنان",
    ]
    assert all(name.replace("\u00a0", " ") in note for name, note in noted.items())
