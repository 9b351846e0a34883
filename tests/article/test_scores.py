"""The reader reaches, on both parts of the corpus, what a draft must reach."""

from __future__ import annotations

import pytest

from tests.article.evaluate import score

LEAST = {
    "countries": (0.97, 0.95),
    "groups": (0.90, 0.80),
    "numbers": (0.93, 0.93),
    "memoranda": (0.85, 0.75),
    "states": (0.85, 0.75),
    "institutions": (0.85, 0.80),
    "declared": (0.90, 0.90),
}


@pytest.mark.parametrize("part", ["tuned", "held_out"])
@pytest.mark.parametrize("kind", LEAST)
def test_precision_and_recall(part: str, kind: str) -> None:
    reached = score(part, kind)

    assert (reached.precision, reached.recall) >= LEAST[kind]
    assert reached.recall >= LEAST[kind][1]
