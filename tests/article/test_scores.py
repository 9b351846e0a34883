"""The reader reaches on the corpus what a draft must reach, or says how far it comes."""

from __future__ import annotations

import pytest

from tests.article.evaluate import score

LEAST = {
    "countries": (0.97, 0.95),
    "groups": (0.90, 0.80),
    "numbers": (0.95, 0.93),
    "memoranda": (0.85, 0.75),
    "states": (0.85, 0.75),
    "institutions": (0.85, 0.80),
    "declared": (0.90, 0.90),
}
EVERY = [(part, kind) for part in ("tuned", "held_out") for kind in LEAST]


@pytest.mark.parametrize(("part", "kind"), EVERY)
def test_precision_and_recall(part: str, kind: str) -> None:
    precision, recall = LEAST[kind]

    reached = score(part, kind)

    assert reached.precision >= precision
    assert reached.recall >= recall
