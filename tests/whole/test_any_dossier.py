"""Whatever a dossier holds, both files are made, and say what the document says."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from press_dossier import making
from press_dossier.compose import compose
from press_dossier.model import Dossier
from tests.docx.wordfile import WordFile
from tests.whole.reading import ordered_words, shown_words
from tests.whole.strategies import dossiers

QUIET = list(HealthCheck)
templates = st.sampled_from(["official", "modern"])


def _holds(data: dict[str, Any], template: str) -> None:
    document = compose(Dossier.parse(data), template)

    files = making.render_all(document, making.FORMATS)

    assert WordFile(files["docx"]).words() == ordered_words(document)
    assert files == making.render_all(document, making.FORMATS)
    lost = shown_words(document) - shown_words(files["pdf"])
    assert lost.total() <= shown_words(document).total() * 0.1


@settings(max_examples=12, suppress_health_check=QUIET)
@given(dossiers, templates)
def test_any_dossier_makes_both_files(data: dict[str, Any], template: str) -> None:
    _holds(data, template)


@pytest.mark.slow
@settings(max_examples=200, suppress_health_check=QUIET)
@given(dossiers, templates)
def test_two_hundred_dossiers_make_both_files(data: dict[str, Any], template: str) -> None:
    _holds(data, template)


@settings(max_examples=60, suppress_health_check=QUIET)
@given(dossiers)
def test_keys_are_the_same_in_every_template(data: dict[str, Any]) -> None:
    dossier = Dossier.parse(data)

    assert compose(dossier, "official").pieces.keys() == compose(dossier, "modern").pieces.keys()
