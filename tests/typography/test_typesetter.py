"""Setting a text: lines, runs, fallback, justification."""

from __future__ import annotations

from statistics import fmean, pstdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from press_dossier.document import Span, plain
from press_dossier.errors import SourceError
from press_dossier.resources import families
from press_dossier.typography import Line, MissingGlyph, TextStyle, Typesetter, bidi
from tests.corpus import articles

FALLBACK = ("noto-sans", "noto-sans-tifinagh")
BODY = TextStyle("amiri", 13, 23, align="justify", justification="kashida", fallback=FALLBACK)
RAGGED = BODY._replace(align="start", justification="ragged")
MEASURE = 156 * 72 / 25.4

SETTER = Typesetter(families())


def _text(*spans: Span | str) -> tuple[Span, ...]:
    return tuple(Span(span) if isinstance(span, str) else span for span in spans)


def _drawn_spaces(line: Line) -> list[float]:
    return [
        word.advance * run.size / run.face.upem * line.stretch + line.gap
        for run in line.runs
        for word in run.words
        if word.space
    ]


def test_the_first_words_stand_on_the_first_line():
    lines = SETTER.set(_text("واحد اثنان ثلاثة أربعة خمسة ستة"), RAGGED, 80)

    assert " ".join(line.text for line in lines) == "واحد اثنان ثلاثة أربعة خمسة ستة"


def test_right_to_left_runs_stand_from_the_right():
    (line,) = SETTER.set(_text("عدد 196 دولة"), RAGGED, 300)

    first, number, last = line.runs
    assert first.x > number.x > last.x
    assert first.x + first.width == pytest.approx(300)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("منظمة INTERPOL (196 دولة)", ["منظمة ", "INTERPOL", " (", "196", " دولة)"]),
        ("بلغ 75.5 مليون", ["بلغ ", "75.5", " مليون"]),
    ],
)
def test_brackets_and_numbers_keep_their_places(text, order):
    (line,) = SETTER.set(_text(text), RAGGED, 400)

    runs = ["".join(x.character for word in run.words for x in word.letters) for run in line.runs]
    assert runs == order
    assert [run.x for run in line.runs] == sorted((run.x for run in line.runs), reverse=True)


def test_a_left_to_right_span_keeps_its_groups_in_order():
    phone = "+212 537-65-43-21"
    (line,) = SETTER.set(_text("هاتف ", Span(phone, direction="ltr")), RAGGED, 400)

    assert line.runs[-1].level == 2
    assert line.text == f"هاتف {phone}"


def test_a_no_break_space_is_never_a_lines_end():
    text = "شارك في اللقاء 43\u00a0وفدا من القارات"
    for width in range(40, 200, 3):
        lines = SETTER.set(_text(text), RAGGED, width)
        assert any("43\u00a0وفدا" in line.text for line in lines)


def test_a_space_stands_past_the_end_of_each_line():
    for line in SETTER.set(_text("كلمة وأخرى بعدها كلمات كثيرة 2025"), RAGGED, 90):
        last = line.runs[-1]
        assert line.tail
        assert line.tail.x + line.tail.width == pytest.approx(last.x)


def test_a_word_wider_than_the_line_is_cut_between_letters():
    lines = SETTER.set(_text("https://www.example.org/a/very/long/path"), RAGGED, 60)

    assert "".join(line.text for line in lines) == "https://www.example.org/a/very/long/path"
    assert all(line.natural <= 60.01 for line in lines)


def test_a_line_feed_breaks_a_line():
    assert [line.text for line in SETTER.set(_text("سطر\nثان"), RAGGED, 300)] == ["سطر", "ثان"]


def test_a_text_without_characters_has_no_lines():
    assert SETTER.set(_text(""), RAGGED, 100) == ()


def test_fallback_is_by_cluster():
    (line,) = SETTER.set(_text("كلمة ⴰⵣⵓⵍ هنا"), RAGGED, 300)

    assert [run.face.family for run in line.runs] == ["amiri", "noto-sans-tifinagh", "amiri"]


def test_a_character_that_no_font_has_is_named():
    with pytest.raises(MissingGlyph) as caught:
        SETTER.set(_text("كلمة 漢"), RAGGED, 300)

    assert caught.value.character == "漢"
    assert caught.value.families == ("amiri", *FALLBACK)
    assert isinstance(caught.value, SourceError)


@pytest.mark.parametrize("ignorable", ["\u200c", "\u200d", "\u200e", "\u2069", "\u00ad", "\ufe0f"])
def test_default_ignorables_need_no_glyph(ignorable):
    assert SETTER.set(_text(f"مي{ignorable}خواهم"), RAGGED, 300)


def test_latin_beside_arabic_is_a_little_smaller_but_digits_are_not():
    (line,) = SETTER.set(_text("عدد 12 في Rabat"), RAGGED, 300)

    sizes = {run.words[0].letters[0].character: run.size for run in line.runs}
    assert sizes["1"] == 13
    assert sizes["R"] == pytest.approx(13 * 0.92)


def test_strong_spans_take_the_bold_face():
    (line,) = SETTER.set(_text("كلمة ", Span("قوية", role="strong")), RAGGED, 300)

    assert [run.face.path.name for run in line.runs] == ["Regular.ttf", "Bold.ttf"]


@pytest.mark.parametrize("family", ["amiri", "noto-naskh-arabic", "noto-kufi-arabic"])
@pytest.mark.parametrize("digits", ["0123456789", "٠١٢٣٤٥٦٧٨٩"])
def test_tabular_digits_are_of_one_width(family, digits):
    style = RAGGED._replace(family=family, tabular=True)

    assert len({round(SETTER.width(_text(digit), style), 3) for digit in digits}) == 1


def test_baselines_of_all_faces_of_a_line_are_one():
    (line,) = SETTER.set(_text("نص Latin ⴰⵣⵓⵍ 12"), RAGGED, 300)

    assert line.leading == 23
    assert 0 < line.baseline < line.leading


def test_link_boxes_say_where_a_link_is():
    link = "https://example.org"
    (line,) = SETTER.set(_text("انظر ", Span("الموقع", link=link), " هنا"), RAGGED, 300)

    (box,) = line.links
    assert box.uri == link
    assert 0 < box.x0 < box.x1 < 300


@pytest.mark.parametrize("justification", ["spaces", "kashida"])
def test_every_line_but_the_last_fills_its_measure(justification):
    style = BODY._replace(justification=justification)
    for text in articles()["13_prose"]:
        *full, last = SETTER.set(text, style, MEASURE)
        for line in full:
            assert sum(run.width for run in line.runs) == pytest.approx(MEASURE, abs=0.01)
        assert last.stretch == 1.0


@given(st.integers(0, 400), st.integers(8, 60))
def test_no_line_is_wider_than_its_measure(start, count):
    words = " ".join(plain(text) for texts in articles().values() for text in texts).split()

    lines = SETTER.set(_text(" ".join(words[start : start + count])), BODY, MEASURE)

    for line in lines:
        assert sum(run.width for run in line.runs) <= MEASURE + 0.01


def test_glyphs_change_their_width_by_at_most_two_in_a_hundred():
    for texts in articles().values():
        for text in texts:
            for line in SETTER.set(text, BODY, MEASURE):
                assert 0.98 <= line.stretch <= 1.02


def test_the_drawn_word_space_hardly_varies():
    spaces = [
        fmean(_drawn_spaces(line))
        for texts in articles().values()
        for text in texts
        for line in SETTER.set(text, BODY, MEASURE)[:-1]
    ]

    assert len(spaces) >= 15
    assert pstdev(spaces) <= 0.06


def test_no_kashida_without_its_being_asked():
    for text in articles()["13_prose"]:
        for line in SETTER.set(text, BODY._replace(justification="spaces"), MEASURE):
            inks = [x for run in line.runs for w in run.words for x in w.letters]
            assert all(glyph.stretch == 1.0 for letter in inks for glyph in letter.ink)


@given(st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهوي َُّ 12.,()AZ\n", max_size=60), st.integers(20, 300))
def test_any_text_keeps_all_its_words(text, width):
    lines = SETTER.set((Span(text),), RAGGED, width)

    assert "".join("".join(line.text for line in lines).split()) == "".join(text.split())


def test_a_phrase_whose_words_differ_in_role_keeps_its_order():
    text = _text(
        "مع ", Span("Microsoft", "en", "ltr", "strong"), Span(" Teams", "en", "ltr"), " أمس"
    )

    (line,) = SETTER.set(text, RAGGED, 400)

    strong, plain_run = (run for run in line.runs if run.lang == "en")
    assert strong.x < plain_run.x


def test_articles_are_set_whole():
    for texts in articles().values():
        for text in texts:
            lines = SETTER.set(text, BODY, MEASURE)
            assert " ".join(line.text for line in lines) == plain(text)


def test_a_long_address_breaks_after_its_signs():
    address = "https://example.org/repository/annexes/donnees-brutes?format=utf8"
    text = _text("انظر ", Span(address, direction="ltr"), " ثم عد.")

    lines = [line.text.strip() for line in SETTER.set(text, RAGGED, 250)]

    assert "".join(lines) == f"انظر {address} ثم عد."
    assert all(line.endswith(("/", "-", "?", "=")) for line in lines[:-1])


def test_an_address_that_is_short_for_its_line_stays_whole():
    text = _text(
        "المزيد من الأخبار والصور والتسجيلات عن الملتقى في ",
        Span("https://example.org/a/b", direction="ltr"),
    )

    lines = [line.text for line in SETTER.set(text, RAGGED, 310)]

    assert len(lines) == 2
    assert any("https://example.org/a/b" in line for line in lines)


@given(st.text("ابجد ةً \u00a0 12٣٤.,:/-()«»،؟", max_size=40))
def test_a_character_has_the_level_that_the_whole_paragraph_gives_it(text):
    lines = SETTER.set(_text(text), RAGGED, 100_000)

    drawn = [
        (letter.character, run.level)
        for line in lines
        for run in line.runs
        for word in run.words
        for letter in word.letters
    ]
    assert drawn == list(zip(text.rstrip(" "), bidi.levels(text), strict=False))
