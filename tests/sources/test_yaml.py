"""A dossier from YAML: every problem at once, each with place, path, found, expected, nearest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from press_dossier import messages
from press_dossier.errors import Problem, SourceError
from press_dossier.model import Meetings, Regions
from press_dossier.sources import yaml
from tests.sources.samples import DOSSIER, with_line


def any_problems(text: str) -> list[Problem]:
    try:
        yaml.load_text(text, "d.yaml")
    except SourceError as error:
        return list(error.problems)
    return []


def problems(text: str) -> list[Problem]:
    found = any_problems(text)
    assert found
    return found


def only(text: str) -> Problem:
    found = problems(text)
    assert len(found) == 1, found
    return found[0]


REGION = "sections[1].regions[0]"
THIRD = f"{REGION}.countries[2]"
NUMBER = "key_figures[1].number.value"


def test_a_valid_dossier_is_typed() -> None:
    dossier = yaml.load_text(DOSSIER)

    meetings, regions = dossier.sections
    assert isinstance(meetings, Meetings)
    assert isinstance(regions, Regions)
    assert meetings.declared is not None
    assert meetings.declared.value == 43
    assert dossier.contacts[0].phone == "+212 537 00 00 00"
    assert [e.country.code for e in regions.regions[0].countries if e.country] == ["FR", "ES", "NO"]
    assert regions.regions[0].open is True
    assert meetings.body[1] == "فقرة طويلة على سطرين."


def test_the_hash_is_of_the_bytes_of_the_file(tmp_path: Path) -> None:
    from hashlib import sha256

    path = tmp_path / "d.yaml"
    path.write_bytes(DOSSIER.encode("utf-16"))
    assert yaml.load(path).source_hash == sha256(path.read_bytes()).hexdigest()


def test_fields_left_blank_say_nothing() -> None:
    dossier = yaml.load_text(DOSSIER + "summary:\nquotes:\nsubtitle:\nsource:\n")
    assert dossier.summary == ()
    assert dossier.source is None


def test_a_blank_required_field_is_missing() -> None:
    problem = only(with_line("title: لقاءات ثنائية   # the headline", "title:\nsummary:"))
    assert (problem.code, problem.place.field) == ("missing-field", "title")


def test_an_unknown_field_names_the_nearest_one() -> None:
    problem = only(with_line("locale: ar-MA", "local: ar-MA"))
    assert (problem.code, problem.found, problem.nearest) == ("unknown-field", "local", "locale")
    assert (problem.place.line, problem.place.column) == (3, 1)


def test_an_unknown_field_deep_inside_names_the_nearest_one() -> None:
    problem = only(with_line("            head: السيد", "            haed: السيد"))
    assert problem.nearest == "head"
    assert problem.place.field == "sections[1].regions[1].countries[1].haed"


@pytest.mark.parametrize(
    ("old", "new", "code", "field", "nearest"),
    [
        ("format: 1", "format: 2", "unknown-value", "format", None),
        ("format: 1\n", "", "missing-field", "format", None),
        ("locale: ar-MA", "locale: arabic", "wrong-form", "locale", None),
        ("locale: ar-MA", "locale: fr-FR", "unknown-value", "locale", None),
        ("status: final", "status: finale", "unknown-value", "status", "final"),
        ("status: final", "status: [final]", "unknown-value", "status", None),
        ("status: final", "digits: arabb", "unknown-value", "digits", "arab"),
        ("status: final", "chart: perhaps", "unknown-value", "chart", None),
        ("date: 2025-11-24", "date: 2025-13-24", "no-such-month", "date", None),
        ("date: 2025-11-24", "date: 2025-02-30", "no-such-day", "date", None),
        ("date: 2025-11-24", "date: yesterday", "not-a-date", "date", None),
        ("date: 2025-11-24", "date: 2025-11-24/2025-11-20", "date-order", "date", None),
        ("date: 2025-11-24", "date: [2025]", "wrong-type", "date", None),
        ("date: 2025-11-24", "source: {link: 'javascript:x()'}", "bad-link", "source.link", None),
        ("date: 2025-11-24", "source: {link: 'file:///etc'}", "bad-link", "source.link", None),
        ("date: 2025-11-24", "source: {link: '//example.org'}", "bad-link", "source.link", None),
        ("date: 2025-11-24", "source: text", "wrong-type", "source", None),
        ("date: 2025-11-24", "summary: text", "wrong-type", "summary", None),
        ("date: 2025-11-24", "summary: {a: b}", "wrong-type", "summary", None),
        ("date: 2025-11-24", "summary: ['']", "empty-text", "summary[0]", None),
        ("date: 2025-11-24", "summary: [~]", "wrong-type", "summary[0]", None),
        ("date: 2025-11-24", "summary: [[a]]", "wrong-type", "summary[0]", None),
        ("date: 2025-11-24", 'tagline: "a\\u202eb"', "control-character", "tagline", None),
        ("date: 2025-11-24", 'tagline: "a\\u2066b"', "control-character", "tagline", None),
        ("date: 2025-11-24", 'tagline: "a\\x00b"', "control-character", "tagline", None),
        ("date: 2025-11-24", 'tagline: "a\\eb"', "control-character", "tagline", None),
        ("date: 2025-11-24", 'tagline: "   "', "empty-text", "tagline", None),
        ("date: 2025-11-24", f"tagline: {'x' * 501}", "too-long", "tagline", None),
        ("date: 2025-11-24", f"summary: [{'x' * 20001}]", "too-long", "summary[0]", None),
        ("date: 2025-11-24", f"summary: ['{'x' * 3_000_000}']", "too-long", "summary[0]", None),
        (
            "date: 2025-11-24",
            "embargo: {date: 2025-11-24, time: '25:00', zone: Africa/Casablanca}",
            "wrong-form",
            "embargo.time",
            None,
        ),
        (
            "date: 2025-11-24",
            "embargo: {date: 2025-11-24, time: '10:00', zone: Mars/Olympus}",
            "unknown-zone",
            "embargo.zone",
            None,
        ),
        (
            "date: 2025-11-24",
            "embargo: {date: 2025-11-24, time: '10:00', zone: ../../etc/passwd}",
            "unknown-zone",
            "embargo.zone",
            None,
        ),
        ("date: 2025-11-24", "names: {MAR: المغرب}", "wrong-form", "names.MAR", None),
        ("date: 2025-11-24", "names: {MA: [x]}", "wrong-type", "names.MA", None),
        ("phone: +212 537 00 00 00", "phone: call us", "wrong-form", "contacts[0].phone", None),
        ("email: press@example.org", "email: a b@c", "wrong-form", "contacts[0].email", None),
        ("value: 1200", "value: many", "not-a-number", NUMBER, None),
        ("value: 1200", "value: 1e9", "not-a-number", NUMBER, None),
        ("value: 1200", "value: NaN", "not-a-number", NUMBER, None),
        ("value: 1200", "value: -5", "negative-number", NUMBER, None),
        (
            "value: 1200",
            "value: 9999999999999999",
            "number-out-of-range",
            NUMBER,
            None,
        ),
        ("value: 1200,", "", "value-or-range", "key_figures[1].number", None),
        ("value: 1200,", "from: 5, to: 3,", "range-order", "key_figures[1].number", None),
        ("value: 1200", "value: [1]", "not-a-number", NUMBER, None),
        ("bound: more_than", "bound: more", "unknown-value", "key_figures[1].number.bound", None),
        (
            "bound: more_than",
            "bound: more-then",
            "unknown-value",
            "key_figures[1].number.bound",
            "more_than",
        ),
        ("    label: مشاركون", "    at: x.y", "at-or-number", "key_figures[1]", None),
        (
            "at: sections.meetings.declared",
            "at: sections.meetings.declard",
            "unknown-reference",
            "key_figures[0].at",
            "sections.meetings.declared",
        ),
        ("kind: meetings", "kind: meeting", "unknown-value", "sections[0].kind", "meetings"),
        ("  - kind: meetings\n    title", "  - title", "missing-field", "sections[0].kind", None),
        ("NO]", "فرنسه العظمى]", "unknown-country", THIRD, None),
        (
            "country: اليابان",
            "country: اليابلن",
            "unknown-country",
            "sections[1].regions[1].countries[1].country",
            "اليابان",
        ),
        ("NO]", "فرنسا]", "duplicate-country", THIRD, None),
        ("NO]", "FR]", "duplicate-country", THIRD, None),
        ("NO]", "XQ]", "unknown-country", THIRD, None),
        ("NO]", "[NO]]", "wrong-type", THIRD, None),
        ("NO]", "~]", "wrong-type", THIRD, None),
        ("NO]", "{}]", "country-or-entity", THIRD, None),
        ("NO]", "{country: NO, entity: x}]", "country-or-entity", THIRD, None),
        ("name: أوروبا\n        open", "open", "missing-field", f"{REGION}.name", None),
        ("open: yes", "code: Europe", "wrong-form", f"{REGION}.code", None),
        ("value: ٤٣", "value: ٠", "more-meetings-than-declared", "sections[0].declared", None),
        (
            "    body: []",
            "    numbers: [{id: A, unit: x, value: 1}]",
            "wrong-form",
            "sections[1].numbers[0].id",
            None,
        ),
    ],
)
def test_each_fault_has_its_code_its_field_and_the_nearest_value(
    old: str, new: str, code: str, field: str, nearest: str | None
) -> None:
    found = problems(with_line(old, new))
    first = next((p for p in found if p.code == code), found[0])
    assert (first.code, first.place.field) == (code, field), found
    if nearest is not None:
        assert first.nearest == nearest
    assert first.place.file == "d.yaml"
    assert first.place.line is not None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty-source"),
        ("# nothing\n", "empty-source"),
        ("~\n", "empty-source"),
        ("text\n", "wrong-type"),
        ("- a\n", "wrong-type"),
        ("[]\n", "wrong-type"),
    ],
)
def test_what_is_no_mapping_is_refused(text: str, code: str) -> None:
    assert only(text).code == code


def test_every_problem_is_reported_at_once_in_the_order_of_the_text() -> None:
    text = (
        DOSSIER.replace("locale: ar-MA", "locle: ar-MA")
        .replace("status: final", "status: done")
        .replace("date: 2025-11-24\n", "date: 24/11/2025\n", 1)
        .replace("NO]", "فرنسا, أتلانتس]")
        .replace("value: ٤٣", "value: 0")
    )
    assert [(p.place.line, p.code) for p in problems(text)] == [
        (3, "unknown-field"),
        (6, "unknown-value"),
        (10, "not-a-date"),
        (29, "more-meetings-than-declared"),
        (35, "duplicate-country"),
        (35, "unknown-country"),
    ]


def test_a_contradiction_is_reported_though_required_fields_are_missing() -> None:
    text = DOSSIER.replace("format: 1\n", "").replace("NO]", "فرنسا]")
    assert {p.code for p in problems(text)} == {"missing-field", "duplicate-country"}


def test_members_after_a_refused_one_keep_their_places() -> None:
    text = DOSSIER.replace("[فرنسا, إسبانيا, NO]", "[أتلانتس, فرنسا, فرنسا]")
    duplicate = next(p for p in problems(text) if p.code == "duplicate-country")
    assert duplicate.place.field == THIRD
    assert duplicate.place.column == 37


def test_a_reference_into_what_is_refused_is_not_judged() -> None:
    text = DOSSIER.replace("value: ٤٣", "value: x")
    assert [p.code for p in problems(text)] == ["not-a-number"]


def test_duplicate_keys_come_with_the_other_problems() -> None:
    text = DOSSIER.replace("status: final", "status: done\nstatus: final")
    assert [p.code for p in problems(text)] == ["unknown-value", "duplicate-key"]


def test_a_contradiction_that_a_doubt_names_is_a_warning_in_a_draft() -> None:
    text = with_line("status: final", "status: draft").replace("value: ٤٣", "value: 0")
    text += "doubts:\n  - {at: sections.meetings.declared, question: كم لقاءً؟}\n"
    reading = yaml.read_text(yaml.TextFile(text, "d.yaml"))
    assert [w.code for w in reading.warnings] == ["more-meetings-than-declared"]


def test_giant_values_are_shortened_where_they_are_shown() -> None:
    problem = only(with_line("status: final", f"status: {'x' * 100_000}"))
    assert problem.found is not None
    assert len(problem.found) <= 120


def test_a_misspelled_field_is_not_called_missing_too() -> None:
    problem = only(with_line("title: لقاءات ثنائية   # the headline", "titel: لقاءات"))
    assert (problem.code, problem.nearest) == ("unknown-field", "title")


def test_more_faults_than_anyone_reads_are_cut_short() -> None:
    text = DOSSIER + "".join(f"field{number}: 1\n" for number in range(12_000))
    assert len(problems(text)) == 10_000


def test_five_thousand_faults_are_all_reported() -> None:
    rows = "".join(f"          - {{country: أتلانتس, head: رئيس {n}}}\n" for n in range(5_000))
    assert len(problems(DOSSIER + rows)) == 5_000


SCALARS = ["~", "''", "[]", "{}", "[[]]", "{a: b}", "x", "-1", "٣", "!!set {}", "&a [*a]", '"\\0"']


def every_replacement() -> Iterator[str]:
    """Yield the dossier with each value of it replaced by each scalar."""
    from press_dossier.sources.marked import parse, walk

    found = parse(yaml.TextFile(DOSSIER))
    for path, _ in walk(found.data):
        node = found.node(path)
        assert node is not None
        for scalar in SCALARS:
            yield DOSSIER[: node.start] + scalar + DOSSIER[node.end :]


def test_no_value_in_the_place_of_another_brings_anything_but_problems() -> None:
    known = messages.codes()
    count = 0
    for text in every_replacement():
        count += 1
        for problem in any_problems(text):
            assert problem.code in known
            assert messages.describe(problem, "ar")
    assert count > 400


@settings(max_examples=150)
@given(
    st.integers(0, len(DOSSIER)),
    st.integers(0, 30),
    st.text(st.sampled_from(list("ab:-[]{}#&*!|>'\"%@` \n\t?,\0عن٣")), max_size=6),
)
def test_no_slip_of_the_keyboard_brings_anything_but_problems(
    start: int, length: int, typed: str
) -> None:
    text = DOSSIER[:start] + typed + DOSSIER[start + length :]
    assert {problem.code for problem in any_problems(text)} <= messages.codes()
