"""What an Arabic keyboard types in the place of YAML's own signs is named, and mended."""

import pytest

from press_dossier.errors import Problem, SourceError
from press_dossier.sources import yaml

HEAD = "format: 1\ndocument_type: ملف\ntitle: عنوان\n"


def _refused(text: str) -> Problem:
    with pytest.raises(SourceError) as caught:
        yaml.load_text(HEAD + text, "a.yaml")
    (problem,) = caught.value.problems
    return problem


def _warned(topics: str) -> list[tuple[str, str | None]]:
    text = f"{HEAD}sections:\n  - kind: meetings\n    topics: {topics}\n"
    reading = yaml.read_text(yaml.textfile.TextFile(text, "a.yaml"))
    return [(problem.code, problem.nearest) for problem in reading.warnings]


@pytest.mark.parametrize("sign", ["،", "؛"])
def test_countries_between_arabic_commas_are_shown_as_the_list_that_was_meant(sign: str) -> None:
    regions = f"[{{name: أوروبا, countries: [إسبانيا{sign} البرتغال]}}]"

    problem = _refused(f"sections: [{{kind: regions, regions: {regions}}}]\n")

    assert (problem.code, problem.found) == ("arabic-comma", sign)
    assert problem.nearest == "[إسبانيا, البرتغال]"
    assert problem.place.field == "sections[0].regions[0].countries[0]"


@pytest.mark.parametrize("sign", ["،", "؛"])
def test_an_arabic_comma_between_fields_is_named_where_it_stands(sign: str) -> None:
    problem = _refused(f"source: {{title: بلاغ{sign} publisher: الوزارة}}\n")

    assert (problem.code, problem.place.line, problem.place.column) == ("arabic-comma", 4, 21)
    assert problem.nearest == "source: {title: بلاغ, publisher: الوزارة}"


def test_what_looks_like_a_colon_is_named() -> None:
    problem = _refused("subtitle： فرعي\n")

    assert (problem.code, problem.found) == ("colon-like", "：")
    assert problem.nearest == "subtitle: فرعي"


def test_a_comma_in_prose_is_not_blamed_for_another_mistake() -> None:
    assert _refused("summary: [وصل الوفد، وعاد\n").code == "yaml-bracket"


def test_a_list_of_one_item_with_an_arabic_comma_is_a_warning() -> None:
    assert _warned("[الرصد، التمويل]") == [("arabic-comma", "[الرصد, التمويل]")]


@pytest.mark.parametrize(
    "topics", ["[الرصد, التمويل]", "['الرصد، والتمويل']", "[أ، ب, ج]", "[الرصد، والتمويل]"]
)
def test_a_list_that_has_its_commas_or_quotes_says_what_it_means(topics: str) -> None:
    assert _warned(topics) == []


def test_an_inverted_name_is_no_list() -> None:
    regions = "[{name: أوروبا, countries: [فرنسيا، جمهوريت]}]"

    assert (
        _refused(f"sections: [{{kind: regions, regions: {regions}}}]\n").code == "unknown-country"
    )
