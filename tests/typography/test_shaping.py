"""Words shaped letter by letter: the traps that other setters of Arabic fall into."""

from __future__ import annotations

import pytest

from press_dossier.resources import families
from press_dossier.typography import Letter
from press_dossier.typography.faces import Face
from press_dossier.typography.shaping import shape

NASKH = ("amiri", "noto-naskh-arabic")
ALL = (*NASKH, "noto-kufi-arabic", "ibm-plex-sans-arabic")


def _face(name: str) -> Face:
    return Face(families()[name].regular, name)


def _arabic(face: Face, text: str) -> tuple[Letter, ...]:
    return shape(face, text, rtl=True, lang="ar").letters


def _heights(face: Face, letters: tuple[Letter, ...]) -> list[tuple[float, float]]:
    """The lowest and highest point of each glyph of some letters, font units."""
    found = []
    for letter in letters:
        for glyph in letter.ink:
            box = face.font.get_glyph_extents(glyph.glyph)
            found.append((glyph.y + box.y_bearing + box.height, glyph.y + box.y_bearing))
    return found


@pytest.mark.parametrize("family", ALL)
@pytest.mark.parametrize("text", ["سُلَّمٌ", "لَا", "الله", "لِلْأُسْرَةِ", "مستشفى", "هٰذَا"])
def test_each_character_is_one_letter_in_logical_order(family, text):
    face = _face(family)

    word = shape(face, text, rtl=True, lang="ar")

    assert "".join(letter.character for letter in word.letters) == text
    assert word.advance == sum(letter.advance for letter in word.letters)
    assert all(letter.advance >= 0 for letter in word.letters)


@pytest.mark.parametrize("family", NASKH)
def test_a_fatha_stands_above_its_shadda(family):
    face = _face(family)
    shadda, fatha = _arabic(face, "ر\u0651\u064e")[1:]
    inks = _heights(face, (shadda, fatha))

    if len(inks) == 2:
        assert inks[1][0] > inks[0][0]
        assert inks[1][1] > inks[0][1]
    else:  # one glyph draws both, and is higher than the shadda alone
        alone = _heights(face, (_arabic(face, "ر\u0651")[1],))
        assert inks[0][1] > alone[0][1]


@pytest.mark.parametrize("family", NASKH)
def test_a_kasra_with_a_shadda_is_not_drawn_as_a_fatha(family):
    face = _face(family)

    assert _arabic(face, "ر\u0651\u0650")[1:] != _arabic(face, "ر\u0651\u064e")[1:]


@pytest.mark.parametrize("family", ALL)
def test_lam_with_fatha_and_alef_still_joins(family):
    face = _face(family)
    bare = _arabic(face, "لا")
    vowelled = _arabic(face, "ل\u064eا")

    assert [letter.character for letter in vowelled] == ["ل", "\u064e", "ا"]
    assert sum(letter.advance for letter in vowelled) == sum(letter.advance for letter in bare)
    assert sum(len(letter.ink) for letter in vowelled) == 1 + sum(len(x.ink) for x in bare)


def test_letters_built_of_base_and_dots_stay_one_letter():
    face = _face("noto-naskh-arabic")

    yeh, teh_marbuta = _arabic(face, "مدينة")[2], _arabic(face, "مدينة")[4]

    assert (yeh.character, len(yeh.ink)) == ("ي", 2)
    assert (teh_marbuta.character, len(teh_marbuta.ink)) == ("ة", 2)


@pytest.mark.parametrize("family", NASKH)
def test_ink_of_a_shared_glyph_hangs_on_the_first_letter(family):
    face = _face(family)
    letters = _arabic(face, "لله")

    assert letters[0].ink
    assert sum(letter.advance for letter in letters) > 0


@pytest.mark.parametrize("family", NASKH)
def test_a_vowelled_word_offers_no_kashida(family):
    face = _face(family)

    assert shape(face, "مستشفى", rtl=True, lang="ar", kashida=True).joins
    assert not shape(face, "مُسْتَشْفًى", rtl=True, lang="ar", kashida=True).joins
