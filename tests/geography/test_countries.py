from collections import defaultdict

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from press_dossier import geography
from press_dossier.geography import display_name, resolve, suggest
from press_dossier.geography.countries import countries

# As a Moroccan newspaper spells them.
MAGHREB_SPELLINGS = {
    **{"ألمانيا": "DE", "إسبانيا": "ES", "بولونيا": "PL", "صربيا": "RS", "السويد": "SE"},
    **{"الدانمارك": "DK", "إيطاليا": "IT", "رومانيا": "RO", "روسيا": "RU", "بنين": "BJ"},
    **{"موريتانيا": "MR", "بوركينافاسو": "BF", "مالي": "ML", "الكاميرون": "CM"},
    **{"رواندا": "RW", "الغابون": "GA", "السينغال": "SN", "الموزمبيق": "MZ", "النيجر": "NE"},
    **{"الهند": "IN", "تركيا": "TR", "الصين": "CN", "ماليزيا": "MY", "كوريا الجنوبية": "KR"},
    **{"الكويت": "KW", "البحرين": "BH", "الأرجنتين": "AR", "البرازيل": "BR", "الشيلي": "CL"},
    **{"البهاماس": "BS", "بناما": "PA", "النرويج": "NO", "إثيوبيا": "ET"},
}


@pytest.mark.parametrize(("spelling", "code"), MAGHREB_SPELLINGS.items())
def test_maghreb_spellings_are_known(spelling: str, code: str) -> None:
    assert resolve(spelling) == code


@pytest.mark.parametrize(
    ("spelling", "code"),
    [
        ("الدنمارك", "DK"),
        ("الدانمرك", "DK"),
        ("تشيلي", "CL"),
        ("جزر البهاما", "BS"),
        ("الجابون", "GA"),
        ("الأراضي المنخفضة", "NL"),
        ("المملكة المتحدة", "GB"),
        ("إنكلترا", "GB"),
        ("الولايات المتحدة الأميركية", "US"),
        ("أميركا", "US"),
        ("جمهورية كوريا", "KR"),
        ("المجر", "HU"),
        ("هنغاريا", "HU"),
        ("روسيا البيضاء", "BY"),
        ("كوت ديفوار", "CI"),
        ("نيوزلندا", "NZ"),
        ("بنقلاديش", "BD"),
        ("سورية", "SY"),
        ("فلسطين", "PS"),
        ("دولة فلسطين", "PS"),
        ("كوسوفو", "XK"),
    ],
)
def test_spellings_of_other_regions_are_known(spelling: str, code: str) -> None:
    assert resolve(spelling) == code


@pytest.mark.parametrize(
    "spelling",
    ["المغرب", "مغرب", "الـمغرب", "المَغرب", "المملكة المغربية", "Morocco", "Maroc", "ma"],
)
def test_article_harakat_title_language_and_code_do_not_matter(spelling: str) -> None:
    assert resolve(spelling) == "MA"


@pytest.mark.parametrize(
    ("titled", "code"),
    [
        ("دولة قطر", "QA"),
        ("مملكة البحرين", "BH"),
        ("سلطنة عمان", "OM"),
        ("جمهورية مالي", "ML"),
        ("جمهورية الكونغو الديمقراطية", "CD"),
        ("الجمهورية الإسلامية الموريتانية", "MR"),
    ],
)
def test_titles_are_known(titled: str, code: str) -> None:
    assert resolve(titled) == code


def test_an_alef_with_hamza_is_no_article() -> None:
    assert resolve("ألمانيا") == "DE"
    assert resolve("مانيا") is None


@pytest.mark.parametrize("code", geography.codes())
def test_every_cldr_name_means_its_country(code: str) -> None:
    for locale in ("ar", "en", "fr"):
        assert resolve(Locale(locale).territories[code]) == code


def test_no_spelling_means_two_countries_unless_it_is_flagged() -> None:
    meant = defaultdict(set)
    for code, country in countries().items():
        for spelling in country.names + country.formal:
            meant[geography.squeeze(spelling)].add(code)

    assert {key: found for key, found in meant.items() if len(found) > 1} == {}


def test_every_listed_spelling_means_its_country() -> None:
    for code, country in countries().items():
        for spelling in country.names + country.formal + country.latin:
            assert resolve(spelling) == code, spelling


@pytest.mark.parametrize(("name", "codes"), [("الكونغو", ("CD", "CG")), ("كوريا", ("KP", "KR"))])
def test_a_name_of_two_countries_is_left_to_the_author(name: str, codes: tuple[str, ...]) -> None:
    assert resolve(name) is None
    assert geography.candidates(name) == codes
    assert [resolve(choice) for choice in suggest(name)] == list(codes)


@pytest.mark.parametrize(
    ("misspelled", "near"),
    [("بولنذا", "بولندا"), ("هولدنا", "هولندا"), ("موريتنيا", "موريتانيا"), ("Germny", "Germany")],
)
def test_a_misspelling_is_suggested_and_never_matched(misspelled: str, near: str) -> None:
    assert resolve(misspelled) is None
    assert suggest(misspelled)[0] == near


def test_poland_and_holland_are_both_suggested_for_what_lies_between() -> None:
    assert resolve("بهولندا") is None
    assert resolve("ولندا") is None
    assert {"بولندا", "هولندا"} <= set(suggest("ولندا", limit=5))


@pytest.mark.parametrize("nothing", ["", "  ", "؟", "ال", "دولة", "xx", "zzz"])
def test_what_names_nothing_is_nothing(nothing: str) -> None:
    assert resolve(nothing) is None


@given(st.text(max_size=40))
def test_any_text_is_a_known_code_or_none(text: str) -> None:
    code = resolve(text)

    assert code is None or geography.is_code(code)


def test_the_offices_own_names_win() -> None:
    names = {"KR": "كوريا", "PS": "دولة فلسطين"}

    assert resolve("كوريا", names) == "KR"
    assert display_name("PS", names=names) == "دولة فلسطين"
    assert display_name("KR", "fr", names={}) == "Corée du Sud"


def test_a_code_is_shown_by_its_name_in_the_locale() -> None:
    assert display_name("NO") == "النرويج"
    assert display_name("NO", "ar-MA") == "النرويج"
    assert display_name("NO", "en") == "Norway"
    with pytest.raises(KeyError):
        display_name("ZZ")


def test_every_country_has_a_marker_on_the_map() -> None:
    for code in geography.codes():
        longitude, latitude = geography.centroid(code)
        assert -180 <= longitude <= 180, code
        assert -90 <= latitude <= 90, code
    longitude, latitude = geography.centroid("MA")
    assert -13 < longitude < -1
    assert 27 < latitude < 36
