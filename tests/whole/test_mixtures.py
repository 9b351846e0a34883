"""Paragraphs mixed at random of what readers of PDF trip over: all of it copies in order."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

import pytest

from press_dossier import making
from press_dossier.compose import compose
from press_dossier.document import Document
from press_dossier.model import Dossier
from tests.extraction import READERS, each_reader, measure
from tests.whole.reading import printed_texts

PARAGRAPHS = 30
SHARES = {"plain": 0.5, "vowelled": 0.15, "fragments": 0.35}
"""How often a word of each kind stands in a paragraph."""


@cache
def fragments() -> dict[str, list[str]]:
    """The words of `fragments.txt` by kind."""
    kinds: dict[str, list[str]] = {}
    path = Path(__file__).parent / "fragments.txt"
    for line in path.read_text("utf-8").splitlines():
        if line.strip("[]") in SHARES:
            kinds[line.strip("[]")] = []
        elif not line.startswith("#"):
            kinds[list(kinds)[-1]].append(line)
    return kinds


def paragraph(random: Random) -> str:
    kinds = random.choices(list(SHARES), list(SHARES.values()), k=random.randint(8, 40))
    return " ".join(random.choice(fragments()[kind]) for kind in kinds)


@cache
def mixture(seed: int, digits: str, template: str) -> tuple[Document, bytes]:
    random = Random(seed)
    dossier = Dossier.model_validate(
        {
            "format": "1",
            "locale": "ar-MA",
            "document_type": "ملف",
            "title": "فقرات مختلطة",
            "digits": digits,
            "sections": [
                {
                    "kind": "text",
                    "title": "فقرات",
                    "body": [paragraph(random) for _ in range(PARAGRAPHS)],
                }
            ],
        }
    )
    document = compose(dossier, template)
    return document, making.render_all(document, ("pdf",))["pdf"]


@pytest.mark.parametrize(
    ("seed", "digits", "template"), [(1, "latn", "official"), (2, "arab", "modern")]
)
@each_reader
def test_a_mixture_copies_in_order(
    seed: int, digits: str, template: str, reader: str, tmp_path: Path
) -> None:
    document, pdf = mixture(seed, digits, template)
    path = tmp_path / "mixture.pdf"
    path.write_bytes(pdf)

    kept = measure(printed_texts(document), READERS[reader](path))

    assert kept.words >= 0.99, kept.lost_words
    assert kept.pairs >= 0.975
    assert kept.marked >= 0.97, kept.lost_marked
