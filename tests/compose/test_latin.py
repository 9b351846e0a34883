"""Where Latin begins and ends within Arabic: what belongs to it, and what to the sentence."""

import bidi
import pytest
from hypothesis import given
from hypothesis import strategies as st

from press_dossier.compose.latin import stretches
from press_dossier.compose.spans import Speller
from press_dossier.document import Text, plain

LRI, RLI, PDI = "\u2066", "\u2067", "\u2069"
WESTERN = Speller("ar-MA", "fr", "latn")
INDIC = Speller("ar-EG", "en", "arab")

PHRASES = [
    "Beyrouth–Tripoli",
    "CDG—RAK",
    "Müller–Lüdenscheidt-Öst GmbH (Co.)",
    "A|B",
    "A•B",
    "A • B",
    "Paris “Lyon” Nice",
    "Arab AI Review, vol. 12, no. 3–4, pp. 101–118",
    "Journal of Law, vol. 3 (2024)",
    "Microsoft (Maroc) S.A.R.L.",
    "O'Reilly Media, Inc.",
    "Total S.A.",
    "e.g.",
    ".NET 8.0",
    "Node.js v22.3.1",
    "#COP28",
    "@press_office",
    "GPT-5 (OpenAI)",
    'Dwayne "The Rock" Johnson',
    "ISO/IEC 27001:2022",
    "Wi-Fi 6E",
    "5G/6G",
    "AT&T",
    "a+b",
    "x/y",
    "f(x)",
    "C#",
    "C++",
    "E = mc²",
    "H₂O",
    "25 °C",
    "-5°C",
    "1.5 km²",
    "30–50 MW",
    "1.2 kWh/m²",
    "3 m × 4 m",
    "≥ 5 km",
    "2×10¹⁵ FLOP/s",
    "10⁻³",
    "275 M$",
    "€4.20",
    "4.20 €",
    "$5 million",
    "US$ 5",
    "USD 1,200",
    "GDP 3.5 %",
    "10:30 AM",
    "16:00 (UTC+1)",
    "33.5731° N, 7.5898° W",
    "MA64 0117 8000 0001 2100 0605 0027",
    "https://example.org/a/b/",
    "https://example.org/wiki/A_(b)",
    "example.org/a/",
    "n° 14/2026",
    "Paris - Londres",
]
SENTENCES = ["ذكر التقرير {} وقال", "ذكر {}، ثم", "وجاء ({}) في", "شمل «{}»؛ كما", "وفق [{}]: نعم"]


def _spaced(text: str) -> str:
    return text.replace("\u00a0", " ")


def _ltr(text: Text) -> list[str]:
    return [_spaced(span.text) for span in text if span.direction == "ltr"]


def _drawn(text: Text) -> str:
    """Return a paragraph from left to right, each span of a direction of its own isolated."""
    isolates = {"auto": ("", ""), "ltr": (LRI, PDI), "rtl": (RLI, PDI)}
    logical = "".join(span.text.join(isolates[span.direction]) for span in text)
    return _spaced(str(bidi.get_display(logical, base_dir="R")))


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("phrase", PHRASES)
def test_a_latin_phrase_is_drawn_as_it_is_typed(phrase: str, sentence: str) -> None:
    text = WESTERN.text(sentence.format(phrase))

    assert _ltr(text) == [phrase]
    assert phrase in _drawn(text)


@pytest.mark.parametrize("phrase", [p for p in PHRASES if not any(c in "€:" for c in p)])
def test_a_latin_phrase_keeps_its_digits(phrase: str) -> None:
    assert _ltr(INDIC.text(f"ذكر {phrase}، ثم 12")) == [phrase]


@pytest.mark.parametrize(
    ("typed", "shown"), [("€4.20", "€٤٫٢٠"), ("16:00 (UTC+1)", "١٦:٠٠ (UTC+1)")]
)
def test_a_price_and_an_hour_have_the_digits_of_the_sentence(typed: str, shown: str) -> None:
    assert _ltr(INDIC.text(f"ذكر {typed}، ثم")) == [shown]


@pytest.mark.parametrize(
    ("sentence", "latin"),
    [
        ("استعمل برنامج Microsoft Teams 365.", ["Microsoft Teams 365"]),
        ("زار مقر Interpol. وقال", ["Interpol"]),
        ("الفئة A. وقال", ["A"]),
        ("بلغت 10 MW.", ["10 MW"]),
        ("عملت شركة AT&T.", ["AT&T"]),
        ("وصنف Phoenix dactylifera L. والقمح", ["Phoenix dactylifera L."]),
        ("نظمت INTERPOL (196 دولة عضوا)", ["INTERPOL"]),
        ("حضر وفد UNESCO (باريس)", ["UNESCO"]),
        ("منظمة OMS، و12 دولة", ["OMS"]),
        ("في Paris, 12 دولة", ["Paris"]),
        ("اقتنت 12 Boeing 737", ["Boeing 737"]),
        ("هل زار Google؟ نعم!", ["Google"]),
        ("قال (Google)!", ["Google"]),
        ("ارتفع (+360.2%) ثم", []),
        ("بلغ 12 لقاءً", []),
    ],
)
def test_the_sentence_keeps_its_own_marks(sentence: str, latin: list[str]) -> None:
    assert _ltr(WESTERN.text(sentence)) == latin


def test_a_number_stays_by_its_unit() -> None:
    assert "25\u00a0°C" in plain(WESTERN.text("بلغت 25 °C اليوم"))


_piece = st.one_of(
    st.sampled_from(PHRASES),
    st.text("abcAB é0129.,:;!?()[]«»“”\"'-–+/%$€°# ", max_size=8),
    st.text("ابتث،؛؟ ", min_size=1, max_size=4),
)


@given(st.lists(_piece, max_size=12).map(" ".join))
def test_stretches_stand_in_order_and_end_in_what_is_drawn(string: str) -> None:
    end = 0
    for stretch in stretches(string):
        shown = string[stretch.start : stretch.end]
        assert stretch.start >= end
        assert shown == shown.strip()
        assert not any("\u0600" <= character <= "\u06ff" for character in shown)
        end = stretch.end


@given(st.lists(_piece, max_size=12).map(" ".join))
def test_spans_hold_every_character_in_order(string: str) -> None:
    assert _spaced(plain(WESTERN.label(string))) == _spaced(string)


@given(st.lists(st.sampled_from(PHRASES[:30]), min_size=1, max_size=5))
def test_each_of_several_phrases_is_drawn_as_it_is_typed(phrases: list[str]) -> None:
    drawn = _drawn(WESTERN.text("وقال ".join(f"ذكر {phrase} " for phrase in phrases)))

    assert all(phrase in drawn for phrase in phrases)
