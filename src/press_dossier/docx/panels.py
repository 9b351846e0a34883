"""Memoranda and the like: parties side by side in a frame, the texts beneath them."""

from __future__ import annotations

from press_dossier.document import Panel
from press_dossier.docx.grid import (
    across,
    cell,
    grid,
    lines,
    plain_row,
    shares,
    table_properties,
)
from press_dossier.docx.job import Job
from press_dossier.docx.markup import Value
from press_dossier.typography.abreast import abreast

_STATE_SHARE = 0.16
"""Of a panel's width, for the state of what it shows."""
_MOST_ABREAST = 3


def panel(job: Job, block: Panel, new_page: bool) -> str:
    """Return a frame: the parties side by side, at most three abreast, the texts beneath.

    A state stands at the end of the last row of parties, after them as in the document.
    """
    count = abreast(len(block.parties), _MOST_ABREAST)
    state = round(job.width * _STATE_SHARE) if block.tag is not None else 0
    widths = shares(job.width - state, [1.0] * count) + ([state] if state else [])
    rows = []
    for start in range(0, max(len(block.parties), 1 if state else 0), count):
        cells = []
        parties = block.parties[start : start + count]
        is_last = start + count >= len(block.parties)
        for n, party in enumerate(parties):
            who = [("Party Country", party.country), ("Party Name", party.name)]
            content = lines(job, who, new_page and start == n == 0)
            # Only the last row has a state: above it the last party takes its column too.
            is_wide = state and not is_last and n + 1 == count
            cells.append(across(widths[n:] if is_wide else widths[n : n + 1], content))
        if block.tag is not None and is_last:
            content = lines(job, [("Panel State", block.tag)], False)
            cells.append(across(widths[len(parties) :], content))
        filled = widths[: len(cells)] if state else widths
        rows.append(plain_row(cells, filled, head=start == 0))
    texts = [("Panel Text", text) for text in block.texts]
    beneath = lines(job, texts, new_page and not rows)
    if beneath:
        span: dict[str, Value] = {"gridSpan": len(widths)} if len(widths) > 1 else {}
        wide = cell(job.width, beneath, **span)
        rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{wide}</w:tr>")
    holds = [piece for party in block.parties for piece in (party.country, party.name)]
    properties = table_properties(job, "Dossier Panel", holds=[*holds, block.tag])
    return f"<w:tbl>{properties}{grid(widths)}{''.join(rows)}</w:tbl>"
