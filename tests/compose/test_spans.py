"""From a string to spans: what stays left to right, digits, marks, what stays on one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from press_dossier.compose.spans import Speller
from press_dossier.document import plain
from press_dossier.orthography import in_digits

SPELLER = Speller("ar-MA", "fr", "latn", ("السيد", "الدكتور"))
INDIC = Speller("ar-EG", "en", "arab")


def _left_to_right(string: str) -> list[str]:
    return [span.text for span in SPELLER.text(string) if span.direction == "ltr"]


@pytest.mark.parametrize(
    ("string", "expected"),
    [
        ("الهاتف +212 537 00 00 00 صباحًا", ["+212\u00a0537\u00a000\u00a000\u00a000"]),
        ("الهاتف 0537-00-00-00 مساءً", ["0537-00-00-00"]),
        ("يوم 2026-11-24 في مراكش", ["2026-11-24"]),
        ("بين 10-20 دولة", ["10-20"]),
        ("راسل press@example.org، شكرًا", ["press@example.org"]),
        ("انظر https://example.org/a?b=1، ثم عد", ["https://example.org/a?b=1"]),
        ("منظمة OMS (Organisation mondiale) في", ["OMS (Organisation mondiale)"]),
        ("منظمة INTERPOL (196 دولة عضوا)", ["INTERPOL"]),
        ("فيروس Covid-19 وH5N1", ["Covid-19", "H5N1"]),
        ("بلغت 75.5% من 1200", []),
    ],
)  # fmt: skip
def test_what_has_an_order_of_its_own_keeps_it(string: str, expected: list[str]) -> None:
    assert _left_to_right(string) == expected


def test_foreign_spans_carry_their_language() -> None:
    languages = {span.text: span.lang for span in SPELLER.text("في Genève وⵜⴰⵎⴰⵣⵉⵖⵜ")}

    assert languages["Genève"] == "fr"
    assert languages["ⵜⴰⵎⴰⵣⵉⵖⵜ"] == "zgh"


def test_inline_marks_become_roles_and_links() -> None:
    text = SPELLER.text("حضر **كثيرون** وفق [البلاغ](https://example.org)")

    assert [(s.text, s.role, s.link) for s in text if s.role == "strong" or s.link] == [
        ("كثيرون", "strong", None),
        ("البلاغ", "plain", "https://example.org"),
    ]


def test_a_link_may_stand_within_strong_words() -> None:
    text = SPELLER.text("**وفق [البلاغ](https://example.org)**")

    assert [(s.text, s.role, s.link) for s in text] == [
        ("وفق ", "strong", None),
        ("البلاغ", "strong", "https://example.org"),
    ]


def test_a_link_of_another_kind_stays_text() -> None:
    assert all(span.link is None for span in SPELLER.text("[انقر](javascript:alert)"))


def test_number_and_noun_title_and_name_stay_on_one_line() -> None:
    shown = plain(SPELLER.text("استقبل السيد أحمد 12 لقاءً والدكتور علي"))

    assert "السيد\u00a0أحمد" in shown
    assert "12\u00a0لقاءً" in shown
    assert "والدكتور\u00a0علي" in shown


def test_digits_follow_the_document_but_for_what_stays_left_to_right() -> None:
    shown = plain(INDIC.text("بلغت 75.5% من 1,200 جرعة؛ الهاتف +20 2 5550 0123."))

    assert "٧٥٫٥٪" in shown
    assert "١٬٢٠٠" in shown
    assert "+20\u00a02\u00a05550\u00a00123" in shown
    assert shown.endswith(".")


def test_a_range_has_the_digits_of_the_words_around_it() -> None:
    shown = INDIC.text("الفترة 2027-2028، من 9:30-11:45")

    assert plain(shown) == "الفترة ٢٠٢٧-٢٠٢٨، من ٩:٣٠-١١:٤٥"
    assert all(span.direction == "auto" for span in shown)


def test_digits_come_back() -> None:
    assert in_digits(in_digits("75.5% و1,200", "arab"), "latn") == "75.5% و1,200"


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc")), max_size=200))
def test_no_character_is_lost_or_moved(string: str) -> None:
    shown = plain(SPELLER.label(string))

    assert shown.replace("\u00a0", " ") == in_digits(string, "latn").replace("\u00a0", " ") or any(
        span.direction == "ltr" for span in SPELLER.label(string)
    )
    assert len(shown) == len(string)


def test_a_link_may_hold_brackets_of_its_own() -> None:
    spans = SPELLER.text("انظر [الصفحة](https://example.org/wiki/A_(b)) هنا.")

    assert [span.link for span in spans if span.link] == ["https://example.org/wiki/A_(b)"]


@pytest.mark.parametrize(
    "phrase",
    [
        "Microsoft Teams 365",
        "Boeing 737-800",
        "C++",
        "C#",
        "R&D",
        "Calligonum polygonoides subsp. comosum (L'Hér.) Soskov",
        "Webb & Berthel. var. raetam",
        "GDP 3.5%",
    ],
)
def test_a_latin_phrase_is_one_span(phrase: str) -> None:
    assert _left_to_right(f"ذكر التقرير {phrase}، ثم انتقل إلى غيره.") == [phrase]


def test_a_number_after_a_latin_name_stays_by_its_noun() -> None:
    shown = plain(SPELLER.text("تضم INTERPOL 196 دولة، وظهر Covid-19 في الصيف."))

    assert "INTERPOL 196\u00a0دولة" in shown
    assert "Covid-19 في" in shown


def test_a_text_without_arabic_keeps_its_own_order() -> None:
    spans = SPELLER.text("See **chapter (2)** at https://example.org/a, p. 5.")

    assert {span.direction for span in spans} == {"ltr"}
    assert [span.text for span in spans if span.role == "strong"] == ["chapter (2)"]
    assert [span.link for span in spans if span.link] == ["https://example.org/a"]


def test_an_abbreviation_keeps_its_full_stop_within_brackets() -> None:
    assert _left_to_right("التمور (Phoenix dactylifera L.) والقمح.") == ["Phoenix dactylifera L."]
