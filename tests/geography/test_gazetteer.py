from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from press_dossier.geography import has_article, squeeze
from press_dossier.geography.gazetteer import Mention, gazetteer
from press_dossier.geography.spellings import spellings


def find(text: str) -> list[Mention]:
    return gazetteer().find(text)


def codes(text: str) -> list[str]:
    return ["/".join(mention.spelling.codes) for mention in find(text)]


@pytest.mark.parametrize(
    "text", ["للمغرب", "بالمغرب", "والمغرب", "وللمغرب", "كالمغرب", "فالمغرب", "المغرب", "لِلْمغرب"]
)
def test_proclitics_do_not_hide_a_name(text: str) -> None:
    (mention,) = find(text)

    assert mention.code == "MA"
    assert squeeze(mention.written) == "المغرب"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ولبنان", "LB"),
        ("للبنان", "LB"),
        ("لليبيا", "LY"),
        ("ببلجيكا", "BE"),
        ("وألمانيا", "DE"),
        ("المانيا", "DE"),
        ("للألمان", "DE"),
        ("وكوبا", "CU"),
        ("للوكسمبورغ", "LU"),
    ],
)
def test_letters_of_the_name_are_no_proclitics(text: str, code: str) -> None:
    assert codes(text) == [code]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("الشرطة الوطنية النرويجية", "NO"),
        ("سفراء نرويجيين", "NO"),
        ("وفدا تركيا", "TR"),
        ("القادة الأتراك", "TR"),
        ("الوفدان الكوريان الجنوبيان", "KR"),
        ("شركات كورية جنوبية", "KR"),
        ("الرئيس الجنوب إفريقي", "ZA"),
        ("الرئيسة الجنوب أفريقية", "ZA"),
        ("السفير الأميركي", "US"),
        ("البعثتان الهنديتان", "IN"),
    ],
)
def test_adjectives_are_found_in_all_their_forms(text: str, code: str) -> None:
    assert codes(text) == [code]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("غينيا وغينيا بيساو وغينيا الاستوائية وبابوا غينيا الجديدة", ["GN", "GW", "GQ", "PG"]),
        ("السودان وجنوب السودان", ["SD", "SS"]),
        ("النيجر ونيجيريا", ["NE", "NG"]),
        ("البوسنة و الهرسك، وتيمور-ليشتي", ["BA", "TL"]),
        ("الكونغو وجمهورية الكونغو والكونغو الديمقراطية", ["CD/CG", "CG", "CD"]),
        ("الدومينيكان ودومينيكا", ["DO", "DM"]),
    ],
)
def test_the_longest_spelling_wins(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_two_bullets_are_no_name_of_two_words() -> None:
    assert codes("- غينيا\n- بيساو") == ["GN"]


@pytest.mark.parametrize(
    "text",
    [
        "جوز الهند",
        "المحيط الهندي",
        "نهر الأردن",
        "خليج غينيا",
        "مليون دولار أمريكي",
        "بالدرهم الإماراتي",
        "باللغتين العربية والفرنسية",
        "لغة التواصل الإنجليزية",
        "بالإسبانية",
        "وكالة الأنباء القطرية",
        "وكالة المغرب العربي للأنباء",
        "جورجيا ميلوني",
        "المكتب القطري للمنظمة",
        "مدينة عمان",
        "مجريات الأحداث",
        "مغرب شمس",
        "يمن وبركة",
        "بكيني",
        "برومانيات",
    ],
)
def test_what_only_looks_like_a_country_is_none(text: str) -> None:
    assert codes(text) == []


def test_a_region_is_told_from_the_country_in_its_name() -> None:
    regions = find("بلدان المغرب العربي وأمريكا اللاتينية والقرن الإفريقي والقارة الآسيوية")

    assert [mention.code for mention in regions] == ["maghreb", "419", "horn", "142"]
    assert {mention.spelling.kind for mention in regions} == {"region"}


@pytest.mark.parametrize(
    ("text", "ambiguous"),
    [
        ("دعم مالي", True),
        ("سافر إلى مالي", False),
        ("بنين ومالي والنيجر", False),
        ("جمهورية مالي", False),
        ("القطاع المالي", True),
        ("من عمان", True),
        ("سلطنة عمان", False),
        ("في عُمان", False),
        ("المنهج القطري", True),
        ("السفير القطري", False),
        ("المدينة الرومانية", True),
        ("الشرطة الوطنية الرومانية", False),
        ("اليد اليمنى", True),
        ("السفير اليمني", False),
        ("وفد من الكونغو", True),
    ],
)
def test_doubt_stays_where_the_context_leaves_it(text: str, ambiguous: bool) -> None:
    doubted = {mention.spelling.ambiguous for mention in find(text)}

    assert doubted == {ambiguous}


def test_harakat_settle_what_letters_leave_open() -> None:
    assert codes("في عُمان") == ["OM"]
    assert codes("في عَمّان") == []
    assert codes("المجرى") == []


def test_a_name_that_is_an_adjective_too_is_one_after_its_noun() -> None:
    name, adjective = find("سافر إلى السعودية والتقى الشرطة السعودية")

    assert (name.spelling.kind, adjective.spelling.kind) == ("name", "adjective")


def test_offsets_are_those_of_the_text_with_its_marks() -> None:
    text = "مِن الـمَغْرِبِ، ثم ﺗﻮﻧﺲ"

    first, second = find(text)

    assert text[first.start : first.end] == "الـمَغْرِبِ"
    assert first.written == "المَغْرِبِ"
    assert text[second.start : second.end] == "ﺗﻮﻧﺲ"
    assert second.written == "تونس"


@given(st.text(st.sampled_from("وفبلكالمغرنبسي ةأإىّـُ-\n،"), max_size=60))
def test_mentions_follow_each_other_inside_the_text(text: str) -> None:
    last = 0
    for mention in find(text):
        assert last <= mention.start < mention.end <= len(text)
        last = mention.end


def test_no_form_means_two_countries_unless_it_is_flagged() -> None:
    meant = defaultdict(set)
    for spelling in spellings():
        if spelling.kind in ("name", "formal", "adjective"):
            article = has_article(spelling.text)
            meant[article, squeeze(spelling.text)].add(spelling.codes)

    assert {key: found for key, found in meant.items() if len(found) > 1} == {}
