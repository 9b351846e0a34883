"""Which face draws a character: a template's own first, then the last resort for rare signs."""

import pytest

from press_dossier import template
from press_dossier.resources import families
from press_dossier.typography import MissingGlyph
from press_dossier.typography.faces import Face, split_by_face

SIGNS = {
    "reckoning": "≈≤≥≠±×÷−√∞∑∫∂∆∈∉∀∃∩∪⊂∅∝⊥∥≡·⋅∙∕⁄‰",
    "arrows": "→←↑↓↔⇒⇐⇄↗↘➔➤►◄▲▼",
    "lists": "•◦▪■□●○◆◇★☆✓✔✗✘☐☑☒✱❖‣※",
    "numbers": "№½¼¾⅓⅛¹²³⁰⁴⁵⁻ⁿ₀₁₂①②⑩ⅠⅡⅣⅳ",
    "units": "°′″µμΩ℃℉",
    "money": "€£$¥₿₺₹₪",
    "letters": "αβγδπσΔΣΩ",
    "offices": "§¶†‡©®™℠☎✆✉⚠⚡♀♂",
    "quotes": "«»‹›“”„‘’…–—―",
}


def _chain(name: str) -> list[Face]:
    look = template.load(name).look
    asked = dict.fromkeys((look.faces.body, *look.faces.fallback))
    return [Face(look.families[family].regular, family) for family in asked]


@pytest.mark.parametrize("name", template.names())
@pytest.mark.parametrize("kind", SIGNS)
def test_every_template_draws_the_signs_of_office_prose(name: str, kind: str) -> None:
    pieces = split_by_face(SIGNS[kind], _chain(name))

    assert "".join(SIGNS[kind][start:end] for start, end, _ in pieces) == SIGNS[kind]


def test_a_template_that_names_its_own_families_has_the_last_resort_too(tmp_path) -> None:
    (tmp_path / "template.yaml").write_text(
        "format: 1\nname: own\nextends: official\nfaces: {body: amiri, fallback: [noto-sans]}\n",
        encoding="utf-8",
    )

    (piece,) = split_by_face("☑", _chain(str(tmp_path)))

    assert piece[2].family == "noto-sans-symbols-2"


@pytest.mark.parametrize("word", ["km²", "H₂O", "(10⁻³)"])
def test_a_word_is_of_one_face_where_one_has_all_of_it(word: str) -> None:
    assert len(split_by_face(word, _chain("official"))) == 1


def test_a_space_that_a_face_lacks_changes_no_face() -> None:
    (piece,) = split_by_face("1\u202f250", _chain("official"))

    assert piece[2].family == "noto-naskh-arabic"


def test_what_no_family_has_is_named() -> None:
    with pytest.raises(MissingGlyph) as caught:
        split_by_face("كلمة 😀", _chain("official"))

    assert caught.value.problems[0].found == "😀 (U+1F600 GRINNING FACE)"


def test_a_face_that_no_text_asks_is_not_opened() -> None:
    first, second = (Face(families()[name].regular, name) for name in ("amiri", "noto-sans"))

    split_by_face("كلمة", [first, second])

    assert "face" in vars(first)
    assert "face" not in vars(second)
