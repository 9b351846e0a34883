"""The summary table: what is counted, in which unit, and what is never added up."""

from typing import Any

from press_dossier.model import Dossier
from press_dossier.summary import Total, shares, summarise


def _dossier(*sections: dict[str, Any]) -> Dossier:
    head = {"format": "1", "document_type": "ملف", "title": "عنوان"}
    return Dossier.parse({**head, "sections": list(sections)})


def _regions(*regions: dict[str, Any]) -> dict[str, Any]:
    return {"kind": "regions", "regions": list(regions)}


def test_a_region_without_meetings_counts_its_countries() -> None:
    dossier = _dossier(_regions({"name": "أوروبا", "countries": ["ألمانيا", "إسبانيا"]}))

    (region,) = summarise(dossier).regions

    assert (region.unit, region.number) == ("country", 2)


def test_a_region_with_meetings_counts_them_and_lists_its_bare_countries() -> None:
    meeting = {"country": "تونس", "head": "أحمد"}
    region = {"name": "إفريقيا", "countries": [meeting, {**meeting, "head": "سعاد"}, "ليبيا"]}
    dossier = _dossier(_regions(region))

    (row,) = summarise(dossier).regions

    assert (row.unit, row.number) == ("meeting", 2)
    assert [country.code for country in row.countries] == ["TN", "LY"]
    assert [country.code for country in row.bare] == ["LY"]


def test_regions_of_different_units_give_one_total_a_unit() -> None:
    dossier = _dossier(
        _regions(
            {"name": "أوروبا", "countries": ["ألمانيا", "إسبانيا"]},
            {"name": "إفريقيا", "countries": [{"country": "تونس", "head": "أحمد"}]},
        )
    )

    assert summarise(dossier).totals == (Total("country", 2), Total("meeting", 1))


def test_an_entity_without_a_code_is_counted() -> None:
    region = {"name": "أوروبا", "countries": ["ألمانيا", {"entity": "الاتحاد الأوروبي"}]}

    (row,) = summarise(_dossier(_regions(region))).regions

    assert row.number == 2
    assert row.entities == ("الاتحاد الأوروبي",)


def test_a_country_named_with_memoranda_only_is_in_no_region() -> None:
    partners = [{"name": "شرطة", "country": "النرويج"}, {"name": "شرطة", "country": "ألمانيا"}]
    dossier = _dossier(
        _regions({"name": "أوروبا", "countries": ["ألمانيا"]}),
        {"kind": "memoranda", "groups": [{"memoranda": [{"partners": partners}]}]},
    )

    summary = summarise(dossier)

    assert [country.code for country in summary.elsewhere] == ["NO"]
    assert summary.totals == (Total("country", 1),)


def test_the_declared_total_stays_beside_the_lists() -> None:
    dossier = _dossier(
        {"kind": "meetings", "declared": {"value": "43", "unit": "bilateral_meeting"}},
        _regions({"name": "أوروبا", "open": "true", "countries": ["ألمانيا"]}),
    )

    summary = summarise(dossier)

    assert summary.declared is not None
    assert summary.declared.last == 43
    assert summary.totals == (Total("country", 1),)
    assert [region.name for region in summary.open_regions] == ["أوروبا"]


def test_shares_are_whole_and_add_up() -> None:
    assert shares([9, 10, 7, 5]) == [29, 32, 23, 16]
    assert sum(shares([1, 1, 1])) == 100
    assert shares([]) == []
    assert shares([0, 0]) == [0, 0]
