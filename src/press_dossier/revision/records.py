"""Annex rows: a cell's edit goes to its field, a row that came or went to the list of entries."""

from __future__ import annotations

from collections.abc import Sequence

from press_dossier.errors import Place
from press_dossier.model.paths import Location
from press_dossier.provenance import normal_form, text_hash
from press_dossier.revision.annex import Annex, keys_of, record_of
from press_dossier.revision.cells import is_same, iso, said, topic_edits, topics
from press_dossier.revision.original import Original, Record
from press_dossier.revision.outcome import Outcome
from press_dossier.revision.respelling import respelled
from press_dossier.sources.edits import Add, Drop, Edit, Put
from press_dossier.sources.marked import Plain
from press_dossier.sources.word import WordFile, WordRow


def compare_records(word: WordFile, original: Original, outcome: Outcome) -> None:
    """Compare the annex rows of a Word file with those of the source."""
    annex = Annex(word, original)
    seen: set[str] = set()
    above: dict[int, Record] = {}
    for row in annex.rows():
        record = record_of(row, original.records)
        if record is not None and record.key not in seen:
            seen.add(record.key)
            above[row.table] = record
            _compare_row(row, annex.fields(row), record, word, original, outcome)
            continue
        forgotten = _forgotten(row, word, seen)
        if _is_bare(row, annex.fields(row), original):
            seen.add(forgotten or "")
            continue
        if forgotten is not None:
            seen.add(forgotten)
            if not _is_edit_of_lost(row, forgotten, word, outcome):
                continue
        if any(cell.strip() for cell in row.cells):
            like = annex.examples[row.table]
            _add_row(row, annex.fields(row), like, above.get(row.table), original, outcome)
    for key, record in original.records.items():
        if key not in seen and (word.memory is None or key in word.memory.hashes):
            _drop_row(record, word, original, outcome)


def _is_bare(row: WordRow, fields: Sequence[str] | None, original: Original) -> bool:
    """Whether a row says no more than whom it is about, and the source names them without more.

    An entry of which only a name is left is printed in its region's list alone.
    """
    if fields is None:
        return False
    pairs = zip(fields, said(fields, row.cells, original.writer), strict=True)
    says = {field: cell for field, cell in pairs if cell}
    return says.keys() == {"country"} and says["country"] in original.bare_names


def _forgotten(row: WordRow, word: WordFile, seen: set[str]) -> str | None:
    """Return the key of a row that the source no longer has."""
    left = (key for key in keys_of(row) if key not in seen)
    return next((key for key in left if word.written(key) is not None), None)


def _is_edit_of_lost(row: WordRow, key: str, word: WordFile, outcome: Outcome) -> bool:
    """Whether to take a row that the source lost: where Word edited it that is a conflict."""
    if row_hash(row.cells) == word.written(key):
        return False
    return outcome.conflict(Place(word.name, field=key), _shown(row.cells), None)


def row_hash(cells: Sequence[str]) -> str:
    """Return the hash of what a row says, as its entry's piece has it."""
    return text_hash("\t".join(normal_form(cell) for cell in cells))


def _compare_row(
    row: WordRow,
    fields: Sequence[str] | None,
    record: Record,
    word: WordFile,
    original: Original,
    outcome: Outcome,
) -> None:
    found, current = row_hash(row.cells), row_hash(record.cells)
    written = word.written(record.key) if word.memory else current
    if found in (current, written):
        return
    place, shown = original.place(record.location), _shown(row.cells)
    if fields is None:
        outcome.tell("row-shape", place, shown)
        return
    edits = [
        (field, cell)
        for field, cell in zip(fields, row.cells, strict=True)
        if not is_same(field, record.cell(field), cell, original.writer)
    ]
    if not edits:
        return
    if original.sheet_row(record.location) is not None:
        for field, cell in edits:
            at = original.place((*record.location, field))
            outcome.tell("sheet-edited", at, cell, record.cell(field))
        return
    can_go_back = any(field != "date" or _is_date(cell, original) for field, cell in edits)
    is_stale = can_go_back and written not in (None, current)
    if is_stale and not outcome.conflict(place, shown, _shown(record.cells)):
        return
    for field, cell in edits:
        _edit_cell(record, field, cell, original, outcome)


def _is_date(cell: str, original: Original) -> bool:
    return not cell.strip() or iso(cell, original.writer) is not None


def _shown(cells: Sequence[str]) -> str:
    return " · ".join(cell for cell in cells if cell)


def _edit_cell(record: Record, field: str, text: str, original: Original, outcome: Outcome) -> None:
    location = _field_location(record, field, original)
    place = original.place(location)
    source = original.value(location)
    if field == "topics":
        for edit, before, after in topic_edits(location, source, text):
            _apply(edit, original.place(edit.path), before, after, outcome)
        return
    if not text.strip():
        outcome.drop(Drop(location), place, str(source))
        return
    if field == "date":
        date = iso(text, original.writer)
        if date is None:
            outcome.tell("date-edited", place, text, str(source or ""))
            return
        text = date
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


def _add_row(
    row: WordRow,
    fields: Sequence[str] | None,
    like: Record,
    after: Record | None,
    original: Original,
    outcome: Outcome,
) -> None:
    """Add an entry for a row, in the region and below the entry of the row above it."""
    neighbour = after or like
    place = original.place(neighbour.location)
    shown = _shown(row.cells)
    if fields is None:
        outcome.tell("row-shape", place, shown)
        return
    if original.sheet_row(neighbour.location) is not None:
        outcome.tell("sheet-row-added", place, shown)
        return
    entry: dict[str, Plain] = {}
    for field, cell in zip(fields, row.cells, strict=True):
        text = " ".join(cell.split())
        if not text:
            continue
        if field == "topics":
            entry[field] = list(topics(cell))
        elif field == "date":
            date = iso(text, original.writer)
            if date is None:
                outcome.tell("date-edited", place, text)
            else:
                entry[field] = date
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
    written = word.written(record.key)
    if written not in (None, row_hash(record.cells)) and not outcome.conflict(place, None, shown):
        return
    outcome.drop(Drop(record.location), place, shown)
