"""Cells of annex rows: what one says, whatever way it is typed, as its field holds it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from press_dossier.compose.pieces import Writer
from press_dossier.model import Date, Day
from press_dossier.model.paths import Location
from press_dossier.model.scalars import western
from press_dossier.provenance import normal_form
from press_dossier.revision.respelling import respelled
from press_dossier.sources.edits import Add, Drop, Edit, Put
from press_dossier.sources.marked import Plain

_TOPICS_PARTING = re.compile(r"\s*[،,;؛\n]\s*")
_ISO = re.compile(r"\d{4}(-\d{1,2}){0,2}")


def said(fields: Sequence[str], cells: Sequence[str], writer: Writer) -> tuple[str, ...]:
    """Return what a row says; rows that say the same make the same entry.

    A date that cannot be read says nothing, since no entry takes it.
    """
    pairs = zip(fields, cells, strict=True)
    return tuple(
        iso(cell, writer) or "" if field == "date" else _said(field, cell) for field, cell in pairs
    )


def is_same(field: str, before: str, after: str, writer: Writer) -> bool:
    """Say whether two cells of a column would be the same in the source."""
    if normal_form(before) == normal_form(after):
        return True
    if field == "date":
        date = iso(after, writer)
        return date is not None and date == iso(before, writer)
    return _said(field, before) == _said(field, after)


def _said(field: str, cell: str) -> str:
    if field == "topics":
        return "\n".join(normal_form(topic) for topic in topics(cell))
    return normal_form(cell)


def iso(text: str, writer: Writer) -> str | None:
    """Return the date that a cell shows, in the source's form; None where no date is shown so.

    The months' names are found by writing each date that the numbers allow.
    """
    from press_dossier.sources.workbook import day

    typed = western(day(text.strip()))
    if _ISO.fullmatch(typed):
        return typed
    numbers = [int(number) for number in re.findall(r"\d+", western(text))]
    if not 1 <= len(numbers) <= 2 or not 0 < numbers[-1] <= 9999:
        return None
    days = numbers[0] if len(numbers) == 2 else None
    if days is not None and not 1 <= days <= 31:
        return None
    for month in range(1, 13):
        date = Date(start=Day(year=numbers[-1], month=month, day=days))
        if normal_form(writer.date(date)) == normal_form(text):
            return date.iso()
    return None


def topic_edits(
    location: Location, source: Plain, text: str
) -> Iterator[tuple[Edit, str | None, str | None]]:
    """Yield the edits that turn one list of topics into another, members that stay left alone."""
    old = [str(topic) for topic in source] if isinstance(source, list) else []
    new = topics(text, old)
    matcher = SequenceMatcher(None, [*map(normal_form, old)], [*map(normal_form, new)], False)
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            continue
        paired = min(old_end - old_start, new_end - new_start)
        for offset in range(paired):
            before, after = old[old_start + offset], new[new_start + offset]
            yield Put((*location, old_start + offset), respelled(before, after)), before, after
        for position in range(old_start + paired, old_end):
            yield Drop((*location, position)), old[position], None
        for after in new[new_start + paired : new_end]:
            yield Add(location, old_end, after), None, after


def topics(text: str, old: Sequence[str] = ()) -> list[str]:
    """Return the topics of a cell; one of the old ones that holds a comma stays whole."""
    parts = [part for part in _TOPICS_PARTING.split(text) if part.strip()]
    known = {normal_form(" ".join(_TOPICS_PARTING.split(topic))): topic for topic in old}
    found: list[str] = []
    start = 0
    while start < len(parts):
        lengths = range(len(parts) - start, 0, -1)
        joined = ((n, normal_form(" ".join(parts[start : start + n]))) for n in lengths)
        length, name = next(((n, j) for n, j in joined if j in known), (1, ""))
        found.append(known.get(name, parts[start].strip()))
        start += length
    return found
