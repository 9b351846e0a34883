"""A draft holds every sentence once, every fact with its sentence, and passes the checks."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from press_dossier import compose
from press_dossier.errors import SourceError
from press_dossier.model import Dossier, InstitutionalTalks
from press_dossier.model.checks import without_evidence
from press_dossier.plurals import PluralForms
from press_dossier.sources.article import Draft, draft
from press_dossier.sources.textfile import TextFile, checked
from press_dossier.sources.yaml import read_text
from tests.article.gold import Article, articles

EVERY = [*articles("tuned"), *articles("held_out")]
every_article = pytest.mark.parametrize("article", EVERY, ids=lambda article: article.name)


@cache
def _drafted(path: Path) -> Draft:
    return draft(path.read_bytes(), name=path.name)


def draft_of(article: Article) -> Draft:
    """The draft of an article of the corpus; it is frozen, so tests share it."""
    return _drafted(article.path)


def dossier_of(drafted: Draft) -> Dossier:
    return _dossier(drafted.yaml)


@cache
def _dossier(source: str) -> Dossier:
    return read_text(checked(TextFile(source, "draft.yaml"))).dossier


def bodies(dossier: Dossier) -> str:
    return " ".join(paragraph for section in dossier.sections for paragraph in section.body)


@every_article
def test_a_draft_passes_the_check_and_can_be_composed(article: Article) -> None:
    dossier = dossier_of(draft_of(article))

    document = compose(dossier, "official")

    assert dossier.status == "draft"
    assert document.meta.status == "draft"


@every_article
def test_every_sentence_of_the_article_stands_once_in_a_body(article: Article) -> None:
    drafted = draft_of(article)

    prose = bodies(dossier_of(drafted))

    passages = drafted.reading.passages
    sentences = [passages.words(sentence) for sentence in passages.sentences]
    article_text = " ".join(sentences)  # where a line of one word may stand in other sentences
    assert [prose.count(s) for s in sentences] == [article_text.count(s) for s in sentences]
    assert len(prose.split()) == sum(len(sentence.split()) for sentence in sentences)


@every_article
def test_evidence_points_into_the_original_text(article: Article) -> None:
    drafted = draft_of(article)
    cleaned = drafted.reading.passages.cleaned

    for evidence in dossier_of(drafted).evidence:
        assert evidence.surface is not None
        assert evidence.start is not None
        assert evidence.end is not None
        assert evidence.surface in evidence.sentence
        # A ligature is two characters of the cleaned text and one of the original.
        firsts = [i for i, start in enumerate(cleaned.starts) if start == evidence.start]
        spans = [(first, first + len(evidence.surface)) for first in firsts]
        (span,) = [s for s in spans if cleaned.text[slice(*s)] == evidence.surface]
        assert cleaned.original_span(*span) == (evidence.start, evidence.end)


@every_article
def test_every_figure_and_name_of_a_draft_has_evidence(article: Article) -> None:
    findings = without_evidence(dossier_of(draft_of(article)))

    assert [finding.found for finding in findings] == []


def test_a_figure_that_only_a_field_was_read_from_has_evidence_in_prose_too() -> None:
    text = "خبر\nرفع الفريق رصيده إلى 19 نقطة في المركز الأول للسنوات الخمس."

    dossier = dossier_of(draft(text, name="match.txt"))

    assert not without_evidence(dossier)
    assert {e.surface: e.rule for e in dossier.evidence} == {"19 نقطة": "numeral", "الخمس": "prose"}


@every_article
def test_what_the_gold_calls_ambiguous_has_a_doubt_and_little_else(article: Article) -> None:
    dossier = dossier_of(draft_of(article))

    doubted = [doubt.surface or "" for doubt in dossier.doubts]

    ambiguous = article.gold["ambiguous"]
    assert all(any(item in surface for surface in doubted) for item in ambiguous)
    others = [s for s in doubted if not any(item in s for item in ambiguous)]
    assert len(others) <= len(dossier.evidence) / 10


def test_contradictory_totals_are_both_shown_and_asked_about() -> None:
    text = "عقد الوزير 18 لقاء ثنائيا خلال المنتدى. وذكر بيان لاحق أنه عقد 20 اجتماعا ثنائيا."

    dossier = dossier_of(draft(text, name="totals.txt"))

    (doubt,) = dossier.doubts
    assert doubt.at == "sections.meetings.declared"
    assert doubt.choices == ("18 لقاء", "20 اجتماعا")


@pytest.mark.parametrize(
    ("text", "declared", "choices"),
    [
        ("عقد الوفد عشرة اجتماعات مع نظرائه. وقال ناطق إن عدد الاجتماعات بلغ 12 اجتماعا.",
         10, ("عشرة اجتماعات", "12 اجتماعا")),
        ("بلغ عدد اللقاءات 30 لقاء ثنائيا. وقالت صحف إن الوزير عقد 27 لقاء.",
         30, ("30 لقاء", "27 لقاء")),
        ("عقد الوزير 43 اجتماعا ثنائيا. كما عقد 3 اجتماعات مع منظمات.", 43, ()),
        ("عقد الوزير أكثر من 20 لقاء. وبلغ مجموع اللقاءات 23 لقاء.", 20, ()),
        ("عقد الوزير 21 لقاء، 8 منها مع وفود إفريقية.", 21, ()),
        ("جرت اجتماعات مع نظرائه، بلغ عددها تسعة.", 9, ()),
        ("عقد خمسة لقاءات أمس وسبعة لقاءات اليوم، ليبلغ المجموع 12 لقاء.", 12, ()),
    ],
)  # fmt: skip
def test_totals_of_different_wording_are_compared(
    text: str, declared: int, choices: tuple[str, ...]
) -> None:
    dossier = dossier_of(draft(text, name="totals.txt"))

    (meetings,) = [section for section in dossier.sections if section.kind == "meetings"]
    assert meetings.declared.value == declared
    assert [doubt.choices for doubt in dossier.doubts] == ([choices] if choices else [])


def test_other_totals_that_contradict_are_both_shown_where_the_first_stands() -> None:
    text = (
        "عقد الوزير لقاءات. وبلغ عدد المشاركين 1200 مشارك. "
        "وقال المنظمون إن عدد المشاركين وصل إلى 1350 مشاركا."
    )

    dossier = dossier_of(draft(text, name="totals.txt"))

    (doubt,) = dossier.doubts
    assert doubt.choices == ("1200 مشارك", "1350 مشاركا")
    assert doubt.at in {evidence.at for evidence in dossier.evidence}


def test_a_closed_list_that_is_counted_otherwise_is_asked_about() -> None:
    text = "التقى الوزير من أوروبا خمس دول هي فرنسا وألمانيا وإسبانيا والبرتغال."

    (doubt,) = dossier_of(draft(text, name="five.txt")).doubts

    assert doubt.at == "sections.regions.regions.150"
    assert doubt.choices[0] == "خمس دول"
    assert doubt.choices[1].startswith("4")


@pytest.mark.parametrize(
    "text",
    [
        "التقى الوزير من أوروبا أربع دول هي فرنسا وألمانيا وإسبانيا والبرتغال.",
        "التقى الوزير من أوروبا خمس دول منها فرنسا وألمانيا.",
        "حضرت 40 دولة من أوروبا، وتحدثت فرنسا وألمانيا.",
    ],
)
def test_a_list_that_fits_its_count_or_is_open_is_not_asked_about(text: str) -> None:
    assert not dossier_of(draft(text, name="list.txt")).doubts


@pytest.mark.parametrize(
    ("text", "unit", "choices"),
    [
        ("ووقع الوزير ثلاث مذكرات تفاهم مع هيئة الاستثمار الكينية.",
         "memorandum", ("ثلاث مذكرات", "1: هيئة الاستثمار الكينية")),
        ("ووقع الوزير خمس مذكرات تفاهم مع كينيا واليابان.",
         "memorandum", ("خمس مذكرات", "2: كينيا، اليابان")),
        ("ووقع الوزير 4 مذكرات تفاهم، من بينها مذكرة مع كينيا وأخرى مع اليابان.",
         "memorandum", ("4 مذكرات", "2: كينيا، اليابان")),
        ("ووقع الوزير مذكرتي تفاهم مع هيئة الاستثمار الكينية.",
         "memorandum", ("مذكرتي", "1: هيئة الاستثمار الكينية")),
        ("ووُقعت مذكرتا تفاهم مع كينيا.", "memorandum", ("مذكرتا", "1: كينيا")),
        ("وأبرم الوزير اتفاقيتين مع كينيا، ومذكرة تفاهم مع اليابان.",
         "agreement", ("اتفاقيتين", "1: كينيا")),
        ("ووقع الوزير مذكرتي تفاهم مع كينيا واليابان وفيتنام.",
         "memorandum", ("مذكرتي", "3: كينيا، اليابان، فيتنام")),
        ("وتم توقيع أربع وثائق مع كينيا.", "document", ("أربع وثائق", "1: كينيا")),
        ("ووقع الوزير أكثر من عشر اتفاقيات، إحداها مع كينيا.",
         "agreement", ("أكثر من عشر اتفاقيات", "1: كينيا")),
    ],
)  # fmt: skip
def test_memoranda_counted_otherwise_than_listed_are_asked_about_and_the_card_has_the_text_s_count(
    text: str, unit: str, choices: tuple[str, str]
) -> None:
    dossier = dossier_of(draft(text, name="count.txt"))

    (doubt,) = dossier.doubts
    at = f"sections.memoranda.numbers.{unit}"
    assert (doubt.at, doubt.choices) == (at, choices)
    assert doubt.question.count(choices[0]) == 1
    assert [figure.at for figure in dossier.key_figures] == [at]
    assert [evidence.sentence for evidence in dossier.evidence if evidence.at == at] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "ووقع الوزير ثلاث مذكرات تفاهم مع كينيا واليابان وفيتنام.",
        "ووقع الوزير ثلاث مذكرات: الأولى مع كينيا، والثانية مع اليابان، والثالثة مع فيتنام.",
        "ووقع الوزير مذكرتي تفاهم. فقد أبرم مذكرة مع كينيا. كما وقع مذكرة مع اليابان.",
        "ووُقعت مذكرتا تفاهم مع كينيا واليابان، ونوقش مشروع مذكرة ثالثة مع فيتنام.",
        "ووقع الوزير اتفاقيتين مع كينيا واليابان، ومذكرة تفاهم مع فيتنام.",
        "ووقع الوزير أكثر من مذكرتين مع كينيا واليابان وفيتنام.",
        "ووقع الوزير مذكرة تفاهم مع الأرشيف الكيني، تتضمن رقمنة 12 ألف وثيقة.",
    ],
)
def test_memoranda_counted_as_they_are_listed_are_not_asked_about(text: str) -> None:
    dossier = dossier_of(draft(text, name="count.txt"))

    assert not dossier.doubts
    assert [figure.at for figure in dossier.key_figures] == ["sections.memoranda.signed"]


def test_a_count_of_memoranda_that_are_only_discussed_is_no_card() -> None:
    dossier = dossier_of(draft("وبحث الوزير توقيع ثلاث مذكرات تفاهم مع كينيا.", name="a.txt"))

    assert [doubt.choices for doubt in dossier.doubts] == [("ثلاث مذكرات", "1: كينيا")]
    assert not dossier.key_figures


def test_a_count_that_a_headline_tells_too_is_asked_about_once() -> None:
    text = "الوزارة توقع ثلاث مذكرات تفاهم\nوقع الوزير ثلاث مذكرات تفاهم مع كينيا.\nثم عاد."

    (doubt,) = dossier_of(draft(text, name="a.txt")).doubts

    assert doubt.at.startswith("sections.memoranda.numbers.")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("عقد الوزير 3 لقاءات ثنائية مع نظرائه من اليابان وفيتنام، ومن كينيا.",
         "اليابان، فيتنام، كينيا"),
        ("التقى الوزير وزراء المياه في العراق وتونس.", "العراق، تونس"),
        ("استقبل الوزير وفودا من الصين وكوبا.", "الصين، كوبا"),
        ("التقى الوزير نظراءه من دول حوض النيل: أوغندا ورواندا.", "أوغندا، رواندا"),
        ("التقى الوزير من أوروبا فرنسا وألمانيا، كما التقى ممثلين عن نيوزيلندا.", "نيوزيلندا"),
    ],
)  # fmt: skip
def test_countries_that_were_met_and_stand_in_no_list_are_asked_about_once(
    text: str, named: str
) -> None:
    dossier = dossier_of(draft(text, name="met.txt"))

    (doubt,) = dossier.doubts
    assert doubt.surface == named
    assert named in doubt.question
    assert doubt.at in {evidence.at for evidence in dossier.evidence}


@pytest.mark.parametrize(
    "text",
    [
        "التقى الوزير من أوروبا نظراءه من فرنسا وألمانيا.",
        "بحث الوزير مع نظيره الأوضاع في سوريا وليبيا.",
        "بحث الوزير مع نظيره الفرنسي الأوضاع في سوريا وليبيا.",
        "عقد الوزير 3 لقاءات وبحث أسعار القمح في مصر وتونس.",
        "استقبل الوزير وفدا، بحضور ممثلي هولندا والسويد.",
        "أسفرت اللقاءات عن توقيع مذكرتي تفاهم مع كينيا واليابان.",
        "زار الوزير فرنسا وألمانيا.",
        "استقبل الوزير سفير فرنسا.",
    ],
)
def test_countries_that_are_listed_or_only_mentioned_are_not_asked_about(text: str) -> None:
    assert not dossier_of(draft(text, name="met.txt")).doubts


@pytest.mark.parametrize(
    "text",
    [
        "بلغ عدد الزوار 220 ألف زائر عام 2024. وبلغ عدد الزوار 250 ألف زائر.",
        "بلغ عدد الأندية 20 ناديا في موسم 2025-2026. وبلغ عدد الأندية 18 ناديا.",
        "بلغ عدد المشاركين نحو 300 مشارك. وبلغ عدد المشاركين 310 مشاركين.",
        "بلغ عدد المشاركين 300 مشارك أجنبي. وبلغ عدد المشاركين 310 مشاركين.",
        "شارك 120 خبيرا. وألقى 100 خبير كلمات.",
    ],
)
def test_numbers_of_another_time_or_scope_contradict_nothing(text: str) -> None:
    assert not dossier_of(draft(text, name="totals.txt")).doubts


@pytest.mark.parametrize(
    "dateline",
    ["الرياض 05 جمادى الأولى 1447هـ الموافق 27 أكتوبر 2025م واس", "فاس – مراسلة خاصة"],
)
def test_a_dateline_is_no_title(dateline: str) -> None:
    text = f"{dateline}\nعقد الوزير 12 لقاء على هامش المؤتمر الدولي للأمن الذي اختتم أمس.\nثم عاد."

    dossier = dossier_of(draft(text.encode(), name="a.txt"))

    assert dossier.title == "المؤتمر الدولي للأمن"
    assert dateline in bodies(dossier)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "أفاد بلاغ للمديرية العامة للأمن الوطني بأنها استقبلت وفودا.",
            "مقال صحفي عن بلاغ المديرية العامة للأمن الوطني",
        ),
        (
            "وجاء في بيان صحفي صادر عن وزارة الصحة أن الحملة بدأت.",
            "مقال صحفي عن بيان وزارة الصحة",
        ),
        ("وذكر بيان أن وزارة الصحة أطلقت حملة.", "مقال صحفي"),
        ("أعلنت وزارة الصحة حملة.", "مقال صحفي"),
    ],
)
def test_the_source_is_an_article_and_its_issuer_no_publisher(text: str, title: str) -> None:
    dossier = dossier_of(draft(text, name="article.txt"))

    assert dossier.source is not None
    assert (dossier.source.title, dossier.source.publisher) == (title, None)
    has_evidence = any(evidence.at == "source.title" for evidence in dossier.evidence)
    assert has_evidence is (title != "مقال صحفي")


@pytest.mark.parametrize(
    ("behind", "interlocutors"),
    [
        ("، وأعضاء لجنتها التنفيذية، ثم غادر.", ("رئيس", "أعضاء لجنتها التنفيذية")),
        (" وأعضاء المجلس التنفيذي.", ("رئيس", "أعضاء المجلس التنفيذي")),
        ("، وأعضاء اللجنة التنفيذية للاتحاد الإفريقي.", ("رئيس",)),
        ("، وأعضاء من وفدها.", ("رئيس",)),
    ],
)
def test_members_named_behind_an_institution_took_part_in_its_talks(
    behind: str, interlocutors: tuple[str, ...]
) -> None:
    text = f"أجرى الوزير مباحثات مع رئيس منظمة الصحة العالمية{behind}"

    dossier = dossier_of(draft(text, name="talks.txt"))

    talks = [talk for section in dossier.sections if isinstance(section, InstitutionalTalks)
             for talk in section.talks]  # fmt: skip
    assert talks[0].interlocutors == interlocutors


def test_a_city_named_far_from_the_opening_is_not_the_place() -> None:
    text = "عقد الوزير 12 لقاء.\nودامت يومين.\nوحضرها خبراء.\nووقع مذكرة مع الأرشيف الوطني بمدريد."

    assert dossier_of(draft(text.encode(), name="a.txt")).place is None


@pytest.mark.parametrize("words", ["مساهمات مالية", "صحيفة ديلي تلغراف"])
def test_a_word_that_is_written_like_a_capital_is_no_place(words: str) -> None:
    assert dossier_of(draft(f"قدمت الدول المانحة {words} أمس.", name="a.txt")).place is None


def test_a_unit_says_the_noun_of_the_text() -> None:
    text = "عقد الوزير 18 لقاء ثنائيا خلال المنتدى. وحضر 1350 رساما."

    dossier = dossier_of(draft(text, name="units.txt"))

    (meetings, _) = dossier.sections
    assert dossier.units[meetings.declared.unit].many == "لقاءً ثنائيًا"  # type: ignore[union-attr]
    assert "رسامًا" in {forms.many for forms in dossier.units.values()}


@pytest.mark.parametrize(
    ("counted", "forms"),
    [
        ("5000 متفرج", ("متفرج واحد", "متفرجين", "متفرجًا")),
        ("12 محتجزا", ("محتجز واحد", "محتجزين", "محتجزًا")),
        ("خريطتان بحريتان", ("خريطة واحدة", "خريطتين", "خريطة")),
        ("18 ملم", ("ملم واحد", "ملمين", "ملم")),
        ("7 معابر", ("معابر", "معابر", "معابر")),
    ],
)
def test_a_unit_of_an_unknown_noun_prints_with_any_number_and_says_that_it_is_guessed(
    counted: str, forms: tuple[str, ...]
) -> None:
    drafted = draft(f"وأعلنت الوزارة في بيانها: {counted}.", name="units.txt")

    unit = dossier_of(drafted).units["unit_1"]
    assert isinstance(unit, PluralForms)
    assert (unit.one, unit.two_oblique, unit.many) == forms
    assert all(getattr(unit, form) for form in PluralForms.model_fields)
    assert "# اسم لا تعرفه القوائم: راجع صيغه كلها.\n  unit_1:" in drafted.yaml


def test_sentences_that_fed_no_fact_are_named() -> None:
    text = "زار الوزير فرنسا. وكان الجو لطيفا."

    drafted = draft(text, name="visit.txt")

    assert list(drafted.unused_sentences) == ["وكان الجو لطيفا."]
    assert "# - وكان الجو لطيفا." in drafted.yaml


def test_a_country_of_several_is_an_entity_with_its_choices() -> None:
    text = "ومن إفريقيا حضرت وفود غانا والكونغو وكينيا."

    dossier = dossier_of(draft(text, name="congo.txt"))

    (doubt,) = dossier.doubts
    assert doubt.at.startswith("sections.regions.regions.002.countries.")
    assert doubt.surface == "الكونغو"
    assert len(doubt.choices) == 2


def test_a_likely_misspelling_is_a_question_and_no_match() -> None:
    text = "ومن أوروبا حضرت وفود فرنسا وبولنضا وإيطاليا."

    drafted = draft(text, name="misspelt.txt")

    (doubt,) = dossier_of(drafted).doubts
    assert doubt.surface == "بولنضا"
    assert "بولندا" in doubt.choices
    assert "PL" not in {fact.value.code for fact in drafted.reading.countries}


def test_the_same_article_gives_the_same_draft() -> None:
    article = EVERY[0]

    assert draft(article.raw, name="a").yaml == draft(article.raw, name="a").yaml


@pytest.mark.parametrize("raw", [b"", b"   \n ", "123 456"])
def test_what_holds_no_word_is_refused(raw: bytes | str) -> None:
    with pytest.raises(SourceError) as refusal:
        draft(raw, name="empty.txt")

    assert [problem.code for problem in refusal.value.problems] == ["empty-article"]


_PIECES = st.sampled_from(
    [
        *"«»\"'()[]{}:،؛.؟!-*#&|>%@`\\/",
        *["\n", " ", "\u0640", "\u200f", "\u00a0", "ﻻ", "٣", "7", "**", "](", "- ", "# "],
        *["وقعت", "مذكرة تفاهم", "مع", "فرنسا", "الكونغو", "من أوروبا", "43 اجتماعا ثنائيا"],
        *["عشرين", "مليون", "وزارة الصحة", "السيد", "محمد", "قال", "مأدبة عشاء", "null", "no"],
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECES | st.text(max_size=6), min_size=1, max_size=40).map(" ".join))
def test_any_text_is_drafted_or_refused(text: str) -> None:
    try:
        drafted = draft(text, name="any.txt")
    except SourceError:
        return

    dossier = dossier_of(drafted)

    prose = bodies(dossier).split()
    words = drafted.reading.passages.text.replace("**", "* *").replace("](", "] (").split()
    assert sorted(prose) == sorted(words)


_WORDS = st.sampled_from(sorted({word for article in EVERY for word in article.text.split()}))


@settings(max_examples=60, deadline=None)
@given(st.lists(_WORDS, min_size=1, max_size=60).map(" ".join))
def test_words_of_the_press_in_any_order_make_a_draft_that_passes(text: str) -> None:
    dossier = dossier_of(draft(f"قال {text}", name="any.txt"))

    assert dossier.status == "draft"
