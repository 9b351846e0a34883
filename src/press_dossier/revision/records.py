"""Annex rows: a cell's edit goes to its field, a row that came or went to the list of entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from press_dossier.compose.pieces import Writer
from press_dossier.errors import Place
from press_dossier.model import Date, Day
from press_dossier.model.paths import Location
from press_dossier.model.scalars import western
from press_dossier.provenance import Provenance, normal_form, text_hash
from press_dossier.revision.original import Original, Record
from press_dossier.revision.outcome import Outcome
from press_dossier.revision.respelling import respelled
from press_dossier.sources.edits import Add, Drop, Edit, Put
from press_dossier.sources.marked import Plain
from press_dossier.sources.word import WordFile, WordRow

_TOPICS_PARTING = re.compile(r"\s*[،,;؛\n]\s*")


def compare_records(word: WordFile, original: Original, outcome: Outcome) -> None:
    """Compare the annex rows of a Word file with those of the source."""
    tables = _annex_tables(word, original)
    seen: set[str] = set()
    above: dict[int, Record] = {}
    for row in word.rows:
        if row.table not in tables:
            continue
        record = _record_of(row, original.records)
        if record is None and any(key in original.pieces for keys in row.keys for key in keys):
            continue  # The head of the table.
        neighbour = above.get(row.table)
        if record is not None and record.key not in seen:
            _compare_row(row, record, word, original, outcome)
        elif (forgotten := _forgotten(row, word, seen)) is not None:
            seen.add(forgotten)
            record = _compare_forgotten(row, forgotten, neighbour, word, original, outcome)
        else:
            if any(cell.strip() for cell in row.cells):
                _add_row(row, tables[row.table], neighbour, original, outcome)
            continue
        if record is not None:
            seen.add(record.key)
            above[row.table] = record
    for key, record in original.records.items():
        if key not in seen and (word.memory is None or key in word.memory.hashes):
            _drop_row(record, word, original, outcome)


def _forgotten(row: WordRow, word: WordFile, seen: set[str]) -> str | None:
    """Return the key of a row that the source no longer has, or has under another key."""
    hashes = word.memory.hashes if word.memory else {}
    keys = (key for keys in row.keys for key in keys)
    return next((key for key in keys if key in hashes and key not in seen), None)


def _compare_forgotten(
    row: WordRow,
    key: str,
    neighbour: Record | None,
    word: WordFile,
    original: Original,
    outcome: Outcome,
) -> Record | None:
    """Compare a row that the source changed or deleted: an edit of it in Word is a conflict.

    The source's changed row is one that the file does not know, below the row above this one.
    """
    assert word.memory is not None
    rival = _rival(neighbour, word.memory, original)
    if _row_hash(row.cells) == word.memory.hashes[key]:
        return rival
    shown = _shown(row.cells)
    place = original.place(rival.location) if rival else Place(word.name, field=key)
    if not outcome.conflict(place, shown, _shown(rival.cells) if rival else None):
        return rival
    if rival is not None:
        _edit_cells(row, rival, original, outcome)
    elif neighbour is not None:
        _add_row(row, neighbour, neighbour, original, outcome)
    else:
        outcome.tell("text-without-place", place, shown)
    return rival


def _rival(neighbour: Record | None, memory: Provenance, original: Original) -> Record | None:
    records = list(original.records.values())
    position = records.index(neighbour) + 1 if neighbour is not None else 0
    if position < len(records) and records[position].key not in memory.hashes:
        return records[position]
    return None


def _annex_tables(word: WordFile, original: Original) -> dict[int, Record]:
    """Return the Word tables that hold annex rows, each with one of those."""
    found: dict[int, Record] = {}
    for row in word.rows:
        record = _record_of(row, original.records)
        if record is not None:
            found.setdefault(row.table, record)
    return found


def _record_of(row: WordRow, records: Mapping[str, Record]) -> Record | None:
    keys = (key for keys in row.keys for key in keys)
    return next((records[key] for key in keys if key in records), None)


def _row_hash(cells: Sequence[str]) -> str:
    return text_hash("\t".join(normal_form(cell) for cell in cells))


def _compare_row(
    row: WordRow, record: Record, word: WordFile, original: Original, outcome: Outcome
) -> None:
    place = original.place(record.location)
    found, current = _row_hash(row.cells), _row_hash(record.cells)
    if found == current:
        return
    written = word.memory.hashes.get(record.key) if word.memory else current
    if found == written:
        return
    shown = _shown(row.cells)
    if len(row.cells) != len(record.cells):
        outcome.tell("row-shape", place, shown)
        return
    if original.sheet_row(record.location) is not None:
        _tell_of_sheet(row, record, original, outcome)
        return
    is_stale = written not in (None, current)
    if is_stale and not outcome.conflict(place, shown, _shown(record.cells)):
        return
    _edit_cells(row, record, original, outcome)


def _edit_cells(row: WordRow, record: Record, original: Original, outcome: Outcome) -> None:
    for field, before, after in zip(record.fields, record.cells, row.cells, strict=False):
        if normal_form(before) != normal_form(after):
            _edit_cell(record, field, after, original, outcome)


def _shown(cells: Sequence[str]) -> str:
    return " · ".join(cell for cell in cells if cell)


def _tell_of_sheet(row: WordRow, record: Record, original: Original, outcome: Outcome) -> None:
    for field, before, after in zip(record.fields, record.cells, row.cells, strict=True):
        if normal_form(before) != normal_form(after):
            place = original.place((*record.location, field))
            outcome.tell("sheet-edited", place, after, before)


def _edit_cell(record: Record, field: str, text: str, original: Original, outcome: Outcome) -> None:
    location = _field_location(record, field, original)
    place = original.place(location)
    source = original.value(location)
    if field == "topics":
        for edit, before, after in _topic_edits(location, source, text):
            _apply(edit, original.place(edit.path), before, after, outcome)
        return
    if not text.strip():
        outcome.drop(Drop(location), place, str(source))
        return
    if field == "date":
        iso = _iso(text, original.writer)
        if iso is None:
            outcome.tell("date-edited", place, text, str(source or ""))
            return
        text = iso
    before = source if isinstance(source, str) else None
    outcome.put(Put(location, respelled(before or "", text)), place, before)


def _apply(
    edit: Edit, place: Place, before: str | None, after: str | None, outcome: Outcome
) -> None:
    match edit:
        case Put():
            outcome.put(edit, place, before)
        case Add():
            outcome.add(edit, place, after or "")
        case Drop():
            outcome.drop(edit, place, before or "")


def _field_location(record: Record, field: str, original: Original) -> Location:
    """Return where a column's field stands; an entity stands in the column of countries."""
    entry = original.value(record.location)
    if field == "country" and isinstance(entry, dict) and "country" not in entry:
        field = "entity"
    return (*record.location, field)


def _topic_edits(
    location: Location, source: Plain, text: str
) -> Iterator[tuple[Edit, str | None, str | None]]:
    """Yield the edits that turn one list of topics into another, members that stay left alone."""
    old = [str(topic) for topic in source] if isinstance(source, list) else []
    new = _topics(text, old)
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


def _topics(text: str, old: Sequence[str] = ()) -> list[str]:
    """Return the topics of a cell; one of the old ones that holds a comma stays whole."""
    parts = [part for part in _TOPICS_PARTING.split(text) if part.strip()]
    known = {normal_form(" ".join(_TOPICS_PARTING.split(topic))): topic for topic in old}
    topics: list[str] = []
    start = 0
    while start < len(parts):
        lengths = range(len(parts) - start, 0, -1)
        joined = ((n, normal_form(" ".join(parts[start : start + n]))) for n in lengths)
        length, name = next(((n, j) for n, j in joined if j in known), (1, ""))
        topics.append(known.get(name, parts[start].strip()))
        start += length
    return topics


def _add_row(
    row: WordRow, like: Record, after: Record | None, original: Original, outcome: Outcome
) -> None:
    """Add an entry for a row, in the region and below the entry of the row above it."""
    place = original.place(like.location)
    shown = _shown(row.cells)
    if len(row.cells) != len(like.fields):
        outcome.tell("row-shape", place, shown)
        return
    neighbour = after or like
    if original.sheet_row(neighbour.location) is not None:
        outcome.tell("sheet-row-added", place, shown)
        return
    entry: dict[str, Plain] = {}
    for field, cell in zip(like.fields, row.cells, strict=True):
        text = " ".join(cell.split())
        if not text:
            continue
        if field == "topics":
            entry[field] = list(_topics(cell))
        elif field == "date":
            iso = _iso(text, original.writer)
            if iso is None:
                outcome.tell("date-edited", place, text)
            else:
                entry[field] = iso
        else:
            entry[field] = respelled("", text)
    position = neighbour.location[-1]
    assert isinstance(position, int)
    offset = 0 if after is None else 1
    outcome.add(Add(neighbour.location[:-1], position + offset, entry), place, shown)


def _drop_row(record: Record, word: WordFile, original: Original, outcome: Outcome) -> None:
    place = original.place(record.location)
    shown = _shown(record.cells)
    if original.sheet_row(record.location) is not None:
        outcome.tell("sheet-row-deleted", place, None, shown)
        return
    written = word.memory.hashes.get(record.key) if word.memory else None
    if written not in (None, _row_hash(record.cells)) and not outcome.conflict(place, None, shown):
        return
    outcome.drop(Drop(record.location), place, shown)


def _iso(text: str, writer: Writer) -> str | None:
    """Return the date that a cell shows, in the source's form; None where no date is shown so.

    The months' names are found by writing each date that the numbers allow.
    """
    from press_dossier.sources.workbook import day

    typed = day(text.strip())
    if re.fullmatch(r"\d{4}(-\d{1,2}){0,2}", western(typed)):
        return western(typed)
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
