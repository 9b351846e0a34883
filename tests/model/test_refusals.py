"""What the model refuses besides wrong types: what misleads, and what leads nowhere."""

import pytest
from pydantic import ValidationError

from press_dossier.model import Dossier
from press_dossier.model.checks import check

LEAST = {"format": "1", "document_type": "ملف", "title": "عنوان"}


def _refusals(**fields: object) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        Dossier.parse(LEAST | fields)
    return [error["type"] for error in caught.value.errors()]


def _region(**fields: object) -> dict[str, object]:
    return {"kind": "regions", "regions": [{"name": "أوروبا"} | fields]}


def test_a_region_code_that_m49_does_not_have() -> None:
    assert _refusals(sections=[_region(code="999")]) == ["unknown-value"]


def test_an_override_hidden_in_the_spelling_of_a_country() -> None:
    assert _refusals(sections=[_region(countries=["ألما\u202eنيا"])]) == ["control-character"]


def test_an_override_hidden_in_the_form_of_a_unit() -> None:
    assert _refusals(units={"vessel": {"one": "سفينة\u202e"}}) == ["control-character"]


def test_a_name_for_a_code_that_no_country_has() -> None:
    assert _refusals(names={"XX": "بلد"}) == ["unknown-country"]


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "http://", "https://:80", "mailto:", "tel:", "//example.org", "a b"],
)
def test_a_link_that_leads_nowhere_or_runs_code(link: str) -> None:
    assert _refusals(source={"link": link}) == ["bad-link"]


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc", "data:text/html,x"])
def test_such_a_link_within_prose(link: str) -> None:
    assert _refusals(summary=[f"انظر [هنا]({link})."]) == ["bad-link"]


def test_brackets_in_prose_are_no_links_without_a_scheme() -> None:
    dossier = Dossier.parse(LEAST | {"summary": ["المادة [3](الفقرة: ب) والملحق [ج](ص. 4)."]})

    assert dossier.summary == ("المادة [3](الفقرة: ب) والملحق [ج](ص. 4).",)


def test_a_wrong_member_is_not_also_an_empty_list() -> None:
    group = {"memoranda": [{"partners": [{"name": "وزارة"}], "state": "singed"}]}

    assert _refusals(sections=[{"kind": "memoranda", "groups": [group]}]) == ["literal_error"]


def test_a_memorandum_without_partners() -> None:
    group = {"memoranda": [{"partners": []}]}

    assert _refusals(sections=[{"kind": "memoranda", "groups": [group]}]) == ["empty-list"]


def test_a_mistyped_zone_is_told_the_nearest() -> None:
    embargo = {"date": "2026-01-02", "time": "10:00", "zone": "Africa/Casablanka"}
    with pytest.raises(ValidationError) as caught:
        Dossier.parse(LEAST | {"embargo": embargo})

    assert caught.value.errors()[0]["ctx"]["nearest"] == "Africa/Casablanca"


def test_two_sections_of_one_id() -> None:
    sections = [{"kind": "text", "id": "plan"}, {"kind": "text", "id": "plan"}]

    findings = check(Dossier.parse(LEAST | {"sections": sections}))

    assert [(finding.code, finding.location) for finding in findings] == [
        ("duplicate-id", ("sections", 1, "id"))
    ]


def test_two_contacts_of_one_id() -> None:
    contacts = [{"id": "press", "name": "سلمى"}, {"id": "press", "name": "هاني"}]

    findings = check(Dossier.parse(LEAST | {"contacts": contacts}))

    assert [finding.location for finding in findings] == [("contacts", 1, "id")]


def test_a_time_in_arabic_digits_is_read() -> None:
    embargo = {"date": "2026-01-02", "time": "١٠:٣٠", "zone": "UTC"}

    dossier = Dossier.parse(LEAST | {"embargo": embargo})

    assert dossier.embargo is not None
    assert dossier.embargo.time == "10:30"
