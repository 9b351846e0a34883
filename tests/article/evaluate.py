"""Precision and recall of the article reader by kind: `python -m tests.article.evaluate`.

`--show` lists what was missed (-) and what was wrong (+) in the tuned part.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass

from press_dossier.sources.article import read
from tests.article.gold import KINDS, Article, articles, expected, found


@dataclass(frozen=True, slots=True)
class Score:
    """How many facts were right, of those read and of those in the gold."""

    right: int
    read: int
    gold: int

    @property
    def precision(self) -> float:
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 1.0


def score(part: str, kind: str) -> Score:
    """The score of a kind of fact over a part of the corpus."""
    right = read = gold = 0
    for article in articles(part):
        want, got = expected(article, kind), found(article.reading(), kind)
        right += sum((want & got).values())
        read += sum(got.values())
        gold += sum(want.values())
    return Score(right, read, gold)


def _show(article: Article) -> None:
    reading = article.reading()
    for kind in KINDS:
        want, got = expected(article, kind), found(reading, kind)
        for sign, items in (("-", want - got), ("+", got - want)):
            for item in items:
                print(f"  {article.name} {sign} {kind}: {' | '.join(item)}")


def main(arguments: list[str]) -> None:
    """Print the scores of both parts of the corpus."""
    articles("tuned")[0].reading()  # the gazetteer is built once
    if "--show" in arguments:
        for article in articles("tuned"):
            _show(article)
    print(f"{'kind':14}" + "".join(f"{part:>24}" for part in ("tuned", "held out")))
    for kind in KINDS:
        cells = []
        for part in ("tuned", "held_out"):
            s = score(part, kind)
            cells.append(f"P {s.precision:.2f} R {s.recall:.2f} ({s.gold:3})")
        print(f"{kind:14}" + "".join(f"{cell:>24}" for cell in cells))
    every = [a for part in ("tuned", "held_out") for a in articles(part)]
    start = time.perf_counter()
    for article in every:
        read(article.text)
    print(f"{1000 * (time.perf_counter() - start) / len(every):.1f} ms an article")


if __name__ == "__main__":
    main(sys.argv[1:])
