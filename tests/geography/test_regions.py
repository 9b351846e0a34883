import pytest
from babel import Locale

from press_dossier import geography
from press_dossier.geography import contains, members, region_code, region_name, region_of


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("أوروبا", "150"),
        ("أوربا", "150"),
        ("آسيا", "142"),
        ("إفريقيا", "002"),
        ("أفريقيا", "002"),
        ("القارة الإفريقية", "002"),
        ("أمريكا اللاتينية", "419"),
        ("أميركا اللاتينية والكاريبي", "419"),
        ("أمريكا الشمالية", "003"),
        ("أوقيانوسيا", "009"),
        ("شمال إفريقيا", "015"),
        ("جنوب شرق آسيا", "035"),
        ("الاتحاد الأوروبي", "EU"),
        ("المغرب العربي", "maghreb"),
        ("الخليج", "gulf"),
        ("الشرق الأوسط", "middle-east"),
        ("آسيا والمحيط الهادئ", "asia-pacific"),
        ("Europe", "150"),
        ("Afrique", "002"),
        ("419", "419"),
    ],
)
def test_a_region_is_known_by_its_names(name: str, code: str) -> None:
    assert region_code(name) == code


def test_a_country_is_no_region() -> None:
    assert region_code("المغرب") is None
    assert region_code("") is None


@pytest.mark.parametrize(
    ("region", "inside", "outside"),
    [
        ("002", "MA", "ES"),
        ("015", "EG", "ML"),
        ("419", "BS", "US"),
        ("003", "MX", "BR"),
        ("145", "TR", "GR"),
        ("151", "RU", "TR"),
        ("142", "CY", "RU"),
        ("EU", "PL", "NO"),
        ("maghreb", "MR", "EG"),
        ("gulf", "KW", "IQ"),
        ("arab", "KM", "TR"),
        ("asia-pacific", "FJ", "CL"),
        ("mena", "MA", "ML"),
    ],
)
def test_containment_is_un_m49s_and_the_groups_own(region: str, inside: str, outside: str) -> None:
    assert contains(region, inside)
    assert not contains(region, outside)


def test_an_unknown_region_is_an_error() -> None:
    with pytest.raises(KeyError):
        contains("999", "MA")


def test_the_regions_of_a_country_begin_with_the_smallest() -> None:
    assert region_of("MA") == ("015", "002")
    assert region_of("NO") == ("154", "150")
    assert region_of("AQ") == ()


def test_each_country_lies_in_one_continent() -> None:
    continents = ("002", "009", "019", "142", "150")
    for code in geography.codes():
        count = sum(contains(continent, code) for continent in continents)
        assert count == (0 if code == "AQ" else 1), code


def test_every_region_has_members_and_a_name_in_three_languages() -> None:
    from press_dossier.geography.regions import regions

    for code in regions():
        assert members(code), code
        assert all(region_name(code, locale) for locale in ("ar", "en", "fr")), code
    assert region_name("419") == Locale("ar").territories["419"]
    assert region_name("maghreb", "fr") == "Maghreb"
