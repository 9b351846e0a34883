"""Dates as facts; their forms are `press_dossier.dates`' business."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from press_dossier.dates import DateMention
from press_dossier.dates import dates as mentions
from press_dossier.sources.article.facts import Fact, fact
from press_dossier.sources.article.text.passages import Passages

Dated = DateMention


def dates(passages: Passages) -> list[Fact[DateMention]]:
    """Return the dates of a text in their order."""
    starts = [token.start for token in passages.tokens]
    ends = [token.end for token in passages.tokens]
    found = []
    for mention in mentions(passages.text):
        first = bisect_right(starts, mention.start) - 1
        last = max(bisect_left(ends, mention.end) + 1, first + 1)
        found.append(fact(passages, mention, first, min(last, len(starts)), "date"))
    return found
