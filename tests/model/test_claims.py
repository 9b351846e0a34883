"""Which figures and names a dossier claims, and what counts as evidence for them."""

import textwrap

import pytest

from press_dossier.model.checks import without_evidence
from press_dossier.model.claims import Claim, claims
from press_dossier.sources import yaml

HEAD = "format: 1\ndocument_type: ملف\ntitle: عنوان\n"


def _claims(text: str) -> list[Claim]:
    return claims(yaml.load_text(HEAD + textwrap.dedent(text)))


def _body(sentence: str, evidence: str = "") -> list[Claim]:
    text = f"sections:\n  - {{kind: text, id: a, body: ['{sentence}']}}\n"
    return _claims(text + evidence)


@pytest.mark.parametrize(
    ("sentence", "surfaces"),
    [
        ("حضر 1200 مندوب و16 فرقة.", ["1200", "16"]),
        ("حضر ألف ومئتا مندوب.", ["ألف ومئتا"]),
        ("بلغت النسبة ٧٥٫٥٪ في 2028.", ["٧٥٫٥٪", "2028"]),
        ("عُقد اللقاء في مراكش.", []),
        ("الهاتف +20 2 5550 0199 أو 0537 00 00 00 وpress7@example.org.", []),
        ("انعقد في 2026-11-24.", ["2026-11-24"]),
    ],
)
def test_digits_and_number_words_are_figures(sentence: str, surfaces: list[str]) -> None:
    assert [claim.surface for claim in _body(sentence)] == surfaces


def test_a_figure_is_supported_by_the_same_value_in_other_words() -> None:
    path = _body("حضر ألفا مندوب.")[0].path
    evidence = f"evidence:\n  - {{at: {path}, sentence: حضره 2000 مندوب}}\n"

    (claim,) = _body("حضر ألفا مندوب.", evidence)

    assert claim.is_supported


def test_another_value_supports_nothing() -> None:
    path = _body("حضر 43 مندوبًا.")[0].path
    evidence = f"evidence:\n  - {{at: {path}, sentence: حضره 34 مندوبا}}\n"

    (claim,) = _body("حضر 43 مندوبًا.", evidence)

    assert not claim.is_supported


def test_evidence_is_for_one_sentence() -> None:
    text = "أولى بلا رقم. وثانية فيها 7 أرقام."
    path = _body(text)[0].path

    def supported(at: str) -> bool:
        (claim,) = _body(text, f'evidence:\n  - {{at: "{at}", sentence: 7 أرقام}}\n')
        return claim.is_supported

    assert supported(f"{path}#2")
    assert not supported(f"{path}#1")


def test_evidence_for_a_whole_part_is_for_each_of_its_sentences() -> None:
    (claim,) = _claims(
        """
        quotes: [{id: one, text: نحن هنا. ومعنا 7 دول., speaker: فلان}]
        evidence: [{at: quotes.one, sentence: "قال: «نحن هنا. ومعنا 7 دول.»"}]
        """
    )[:1]

    assert (claim.path, claim.sentence, claim.is_supported) == ("quotes.one.text", 2, True)


def test_a_country_may_stand_as_its_adjective() -> None:
    found = _claims(
        """
        sections:
          - kind: memoranda
            groups:
              - id: police
                memoranda: [{id: one, partners: [{name: الشرطة الوطنية, country: النرويج}]}]
        evidence:
          - {at: sections.memoranda.groups.police, sentence: الشرطة الوطنية النرويجية}
        """
    )

    assert [(claim.surface, claim.is_supported) for claim in found] == [
        ("الشرطة الوطنية", True),
        ("النرويج", True),
    ]


def test_a_computed_figure_is_supported_when_its_operands_are() -> None:
    text = """
        key_figures: [{at: sections.regions.countries}]
        sections:
          - kind: regions
            regions: [{name: أوروبا, code: "150", countries: [ألمانيا, إسبانيا]}]
        evidence:
          - {at: sections.regions.regions.150.countries, sentence: SENTENCE}
        """

    (*_, whole) = _claims(text.replace("SENTENCE", "ألمانيا وإسبانيا"))
    (*_, partial) = _claims(text.replace("SENTENCE", "ألمانيا وحدها"))

    assert (whole.surface, whole.is_supported) == ("2", True)
    assert not partial.is_supported


FIELD = """
    sections:
      - {kind: text, id: league, body: ['BODY'], numbers: [{id: point, value: 19, unit: meeting}]}
      - {kind: text, id: other, body: ['BODY']}
    evidence:
      - {at: sections.league.numbers.point, surface: 19 نقطة, sentence: بلغ رصيده 19 نقطة}
"""


@pytest.mark.parametrize(
    ("body", "supported"),
    [
        ("رفع رصيده إلى 19 نقطة.", True),
        ("رفع الفريق رصيده إلى ١٩ نقطةً، وتصدّر.", True),
        ("شارك 19 لاعبًا.", False),
        ("خسر 191 نقطة.", False),
    ],
)
def test_a_figure_in_prose_rests_on_the_field_that_was_read_from_its_words(
    body: str, supported: bool
) -> None:
    found = {claim.path: claim for claim in _claims(FIELD.replace("BODY", body))}

    league, other = (c for path, c in found.items() if ".body." in path)
    assert league.is_supported is supported
    assert not other.is_supported


SPEAKER = """
    quotes: [{text: لا مدرسة بلا لقاح, speaker: SPEAKER}]
    sections:
      - {kind: text, id: intro, body: [أوضح الوزير وائل الخوري أن الحملة بدأت.]}
    evidence:
      - {at: sections.intro, surface: وائل الخوري, sentence: أوضح الوزير وائل الخوري ذلك}
"""


def test_a_speaker_rests_on_the_sentence_that_introduces_them() -> None:
    (known,) = _claims(SPEAKER.replace("SPEAKER", "وائل الخوري"))
    (unknown,) = _claims(SPEAKER.replace("SPEAKER", "وائل خوري"))

    assert known.is_supported
    assert not unknown.is_supported


@pytest.mark.parametrize(
    ("sentence", "rule", "supported"),
    [
        ("مع الشرطة الألمانية", "numeral", True),
        ("مع شرطة برلين", "numeral", False),
        ("مع شرطة برلين", "memorandum-signed: DE", True),
        ("مع شرطة برلين", "memorandum-signed: AT", False),
    ],
)
def test_a_country_rests_on_its_adjective_or_on_what_the_rule_read(
    sentence: str, rule: str, supported: bool
) -> None:
    found = _claims(
        f"""
        sections:
          - kind: memoranda
            groups:
              - {{id: police, memoranda: [{{id: one, partners: [{{name: شرطة, country: DE}}]}}]}}
        evidence:
          - {{at: sections.memoranda.groups.police, sentence: {sentence}, rule: "{rule}"}}
        """
    )

    (country,) = (claim for claim in found if claim.path.endswith(".country"))
    assert country.is_supported is supported


def _strict(surface: str, sentence: str, number: str) -> list[tuple[str, str | None, str | None]]:
    text = f"""
        sections: [{{kind: meetings, declared: {{{number}, unit: meeting}}}}]
        evidence:
          - {{at: sections.meetings.declared, surface: "{surface}", sentence: "{sentence}"}}
        """
    found = without_evidence(yaml.load_text(HEAD + textwrap.dedent(text)))
    return [(finding.code, finding.found, finding.expected) for finding in found]


@pytest.mark.parametrize(
    ("surface", "sentence", "number"),
    [
        ("8", "عقد الوزير 8 لقاءات", "value: 8"),
        ("٨ لقاءات", "عقد الوزير ٨ لقاءات", "value: 8"),
        ("ثمانية", "عقد الوزير ثمانيةَ لقاءات", "value: 8"),
        ("لقاءين", "عقد الوزير لقاءين", "value: 2"),
        ("لقاء واحد", "كان للوزير لقاء واحد", "value: 1"),
        ("أكثر من 40", "عقد أكثر من 40 لقاء", "value: 40, bound: more_than"),
        ("10 إلى 12", "عقد من 10 إلى 12 لقاء", "from: 10, to: 12"),
        ("400 و450 ألف", "بين 400 و450 ألف نسمة", "from: 400000, to: 450000"),
        ("مليونين ونصف المليون", "بلغ مليونين ونصف المليون", "value: 2500000"),
        ("لقاءات", "عقد الوزير 8 لقاءات", "value: 8"),
    ],
)
def test_words_that_say_the_number_are_evidence_for_it(
    surface: str, sentence: str, number: str
) -> None:
    assert _strict(surface, sentence, number) == []


@pytest.mark.parametrize(
    ("surface", "sentence", "number", "expected"),
    [
        ("8", "عقد الوزير 8 لقاءات", "value: 7", "7"),
        ("ثمانية", "عقد الوزير ثمانية لقاءات", "value: 7", "7"),
        ("لقاء واحد", "عقد لقاءين ثم لقاء واحد", "from: 1, to: 2", "1 – 2"),
        ("10 إلى 12", "عقد من 10 إلى 12 لقاء", "from: 10, to: 13", "10 – 13"),
        ("أكثر من 40", "عقد أكثر من 40 لقاء", "value: 43", "43"),
    ],
)
def test_words_that_say_another_number_are_told_once(
    surface: str, sentence: str, number: str, expected: str
) -> None:
    (only,) = _strict(surface, sentence, number)

    assert only in [("evidence-differs", surface, expected), ("no-evidence", expected, None)]


def test_the_words_of_an_evidence_stand_in_its_sentence() -> None:
    (only,) = _strict("8 لقاءات", "عقد الوزير لقاءات كثيرة", "value: 8")

    assert only[0] == "evidence-not-quoted"


def test_a_plain_noun_says_no_number_of_its_own() -> None:
    assert _strict("لقاءات", "عقد الوزير 8 لقاءات", "value: 7") == [("no-evidence", "7", None)]
