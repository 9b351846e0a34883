"""The built-in Marrakech dossier says nothing that its evidence does not."""

import re

import pytest

from press_dossier import sentences
from press_dossier.compose import compose
from press_dossier.compose.pieces import Writer
from press_dossier.compose.regions import reconciliation
from press_dossier.making import examples
from press_dossier.model import Dossier
from press_dossier.model.claims import claims
from press_dossier.model.paths import index
from press_dossier.sources import yaml
from press_dossier.summary import summarise
from press_dossier.template import load as load_template

LONGEST_QUOTATION = 10


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return yaml.load(examples()["marrakech"])


def _prose(dossier: Dossier) -> list[tuple[str, int]]:
    """Path and number of every sentence of the sections' prose and the summary."""
    fields = ("summary.", ".body.", ".purpose", ".discussed")
    found = []
    for path, (_, value) in index(dossier).items():
        is_prose = any(path.startswith(f) or f in path for f in fields) or (
            ".groups." in path and path.endswith(".text")
        )
        if is_prose and isinstance(value, str):
            found += [(path, n) for n, _ in enumerate(sentences.spans(value), 1)]
    return found


def test_every_figure_and_name_stands_in_the_evidence_quoted_for_it(dossier: Dossier) -> None:
    unsupported = [(c.path, c.surface) for c in claims(dossier) if not c.is_supported]

    assert unsupported == []


def test_every_sentence_has_evidence(dossier: Dossier) -> None:
    quoted = {member.at for member in dossier.evidence}

    missing = [
        (path, number)
        for path, number in _prose(dossier)
        if f"{path}#{number}" not in quoted and not (number == 1 and path in quoted)
    ]

    assert missing == []


def test_quotations_are_short(dossier: Dossier) -> None:
    long = [m.sentence for m in dossier.evidence if len(m.sentence.split()) > LONGEST_QUOTATION]

    assert long == []


def test_no_prose_repeats_a_quotation_of_more_than_a_name(dossier: Dossier) -> None:
    """A shared run of seven words would be the article's sentence, not ours."""

    def words(text: str) -> list[str]:
        return re.sub("[\u064b-\u0652،.؛:]", "", text).split()

    runs = set()
    for member in dossier.evidence:
        quoted = words(member.sentence)
        runs |= {tuple(quoted[i : i + 7]) for i in range(len(quoted) - 6)}
    ours = [
        tuple(words(value)[i : i + 7])
        for _, value in index(dossier).values()
        if isinstance(value, str)
        for i in range(len(words(value)) - 6)
    ]

    allowed = {"الشرطة", "الوطني"}
    assert [run for run in ours if run in runs and not allowed & set(run)] == []


def test_the_table_counts_the_four_lists(dossier: Dossier) -> None:
    summary = summarise(dossier)

    counts = [(region.name, region.number, region.open) for region in summary.regions]
    assert counts == [
        ("أوروبا", 9, True),
        ("إفريقيا", 10, False),
        ("آسيا", 7, True),
        ("أمريكا اللاتينية", 5, True),
    ]
    assert [(total.unit, total.number) for total in summary.totals] == [("country", 31)]
    assert sorted(country.code for country in summary.elsewhere) == ["ET", "NO"]


def test_the_reconciliation_never_subtracts(dossier: Dossier) -> None:
    note = " ".join(reconciliation(Writer(dossier, load_template("official")), summarise(dossier)))

    numbers = set(re.findall(r"\d+", note))
    assert numbers == {"43", "31", "4", "3"}
    assert "النرويج وإثيوبيا" in note


def test_it_is_a_sample_with_placeholder_issuer_lines(dossier: Dossier) -> None:
    document = compose(dossier)

    assert dossier.status == "sample"
    assert document.cover.status is not None
    assert dossier.date is None
