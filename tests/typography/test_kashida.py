"""Where kashidas go and what they do to a word."""

from __future__ import annotations

import pytest

from press_dossier.resources import families
from press_dossier.typography.faces import Face
from press_dossier.typography.justification import fill, spread
from press_dossier.typography.kashida import joins_of, stretched
from press_dossier.typography.shaping import shape

EVERY = range(1, 20)


def _best(text: str) -> str:
    """The letter that the most wanted kashida of a word follows, were each place safe."""
    joins = joins_of(text, [index for index in EVERY if index < len(text)])
    return text[min(joins, key=lambda join: join[1])[0]]


@pytest.mark.parametrize(
    ("word", "letter"),
    [("مسجد", "س"), ("حصنها", "ص"), ("مدينة", "ن"), ("محمد", "م"), ("سبيل", "س")],
)
def test_the_calligraphers_order_of_preference(word, letter):
    assert _best(word) == letter


@pytest.mark.parametrize("word", ["الوزارة", "والوزارة", "بالوزارة", "للوزارة"])
def test_the_article_is_not_stretched(word):
    joins = joins_of(word, [index for index in EVERY if index < len(word)])

    assert joins
    assert word.rindex("ل") not in {letter for letter, _ in joins}


def test_a_line_takes_a_fourth_kashida_only_where_three_cannot_be_longer():
    loose = fill(natural=400, spaces=40, count=10, width=427, em=13, room=6)
    looser = fill(natural=400, spaces=40, count=10, width=434, em=13, room=6)

    assert len(loose.kashidas) == 3
    assert len(looser.kashidas) == 4


def test_a_kashida_leaves_no_trace_in_the_text():
    face = Face(families()["amiri"].regular, "amiri")
    word = shape(face, "مجلس", rtl=True, lang="ar", kashida=True)

    longer = stretched(word, face, word.joins[0][0], 300)

    assert "".join(letter.character for letter in longer.letters) == "مجلس"
    assert longer.advance == word.advance + 300


def test_a_kashida_is_drawn_within_the_scale_of_a_component():
    face = Face(families()["amiri"].regular, "amiri")
    word = shape(face, "مجلس", rtl=True, lang="ar", kashida=True)

    longer = stretched(word, face, word.joins[0][0], 900)

    bars = [ink for letter in longer.letters for ink in letter.ink if ink.stretch != 1.0]
    assert bars
    assert all(0 < bar.stretch < 2 for bar in bars)


def test_kashidas_are_spread_over_the_line():
    chosen = spread([(index, 0) for index in range(12)], 3, 12)

    assert sorted(index // 4 for index in chosen) == [0, 1, 2]


def test_what_a_line_lacks_is_shared_by_kashidas_about_alike():
    line = fill(natural=430, spaces=40, count=10, width=450, em=13, room=4)

    assert len(line.kashidas) == 3
    assert max(line.kashidas) - min(line.kashidas) <= 100


@pytest.mark.parametrize("particle", ["من", "في", "كما", "عند"])
def test_a_short_word_is_not_stretched(particle):
    assert joins_of(particle, range(1, len(particle))) == ()
