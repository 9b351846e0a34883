"""Takes the edits made in a Word file back into the YAML source that it was made from.

Three are compared: what Word says, what the file remembers of its making, and what the source
says now. What only Word changed is taken; what both changed is a conflict; what no source holds
is listed, never applied and never dropped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from press_dossier import collector
from press_dossier.compose import compose
from press_dossier.compose.pieces import Writer
from press_dossier.document import Authored
from press_dossier.errors import ConflictError, Place, Problem, SourceError
from press_dossier.model import Dossier
from press_dossier.provenance import hashes, normal_form, text_hash
from press_dossier.revision.annex import keys_of
from press_dossier.revision.naming import with_source_names
from press_dossier.revision.order import tell_of_moves
from press_dossier.revision.original import Original
from press_dossier.revision.outcome import Change, Outcome, Take
from press_dossier.revision.pieces import compare_pieces
from press_dossier.revision.records import compare_records, row_hash
from press_dossier.revision.repointing import has_references, repointed
from press_dossier.revision.retyped import with_retyped
from press_dossier.revision.strays import compare_strays
from press_dossier.sources import word as words
from press_dossier.sources import yaml
from press_dossier.sources.edits import Edit, PatchError
from press_dossier.sources.marked import Marked
from press_dossier.sources.patch import patch
from press_dossier.sources.textfile import TextFile
from press_dossier.sources.word import Tracked, WordFile
from press_dossier.sources.yaml import Reading
from press_dossier.template import load as load_template

_TELLING = 8
"""Texts of which a file must remember as many, to be told from one of another source."""
_FAMILIAR = 0.1
"""The least share of them that its own source still has; another has one in thirty."""

__all__ = ["Change", "Revision", "Take", "Tracked", "pull"]


@dataclass(frozen=True)
class Revision:
    """What a Word file's edits make of a source.

    `changes` are in the new text; `listed` are the edits that cannot go back, as warnings;
    `conflicts` are pieces that changed in both.
    """

    before: TextFile
    after: TextFile
    changes: tuple[Change, ...]
    listed: tuple[Problem, ...]
    conflicts: tuple[Problem, ...]

    def diff(self) -> str:
        """Return the changes of the source as a unified diff, empty where there are none."""
        name = self.before.name or ""
        lines = unified_diff(
            self.before.text.splitlines(keepends=True),
            self.after.text.splitlines(keepends=True),
            name,
            name,
        )
        return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)

    def data(self) -> bytes:
        """Return the new source, in the encoding of the old one.

        Raises ConflictError where a piece changed in both and nobody said which to take.
        """
        if self.conflicts:
            raise ConflictError(self.conflicts)
        return self.after.encoded(self.after.text)


@collector.held()
def pull(
    word: str | Path,
    into: str | Path,
    *,
    template: str | Path | None = None,
    tracked: Tracked | None = None,
    take: Take | None = None,
) -> Revision:
    """Compare a Word file with the YAML source `into`; nothing is written.

    `template` is that of the Word file, where it remembers none; `tracked` says what to do with
    tracked changes, `take` which side of a conflict wins. Raises SourceError where either file
    cannot be read, the Word file has no keys of ours, it has tracked changes and `tracked` is
    None, or the edited source would not be valid.
    """
    if Path(into).suffix.lower() not in (".yaml", ".yml"):
        raise SourceError(Problem("pull-into", Place(str(into)), found=str(into), expected=".yaml"))
    file = words.read(Path(word), tracked)
    reading = yaml.read(into)
    name = template or _remembered(file)
    original = Original(
        reading, compose(reading.dossier, name), Writer(reading.dossier, load_template(name))
    )
    _refuse_without_keys(file, original)
    file = with_source_names(file, original)
    _refuse_foreign(file, original)
    outcome = Outcome(take)
    if file.memory is None:
        outcome.tell("word-no-memory", Place(file.name), None)
    file = with_retyped(file, original)
    tell_of_moves(file, original, outcome)
    compare_pieces(file, original, outcome)
    compare_strays(file, original, outcome)
    compare_records(file, original, outcome)
    after, changes = _applied(reading, outcome)
    try:
        _check(after, reading, into)
    except SourceError as error:
        outcome.keep_required(error.problems)
        after, changes = _applied(reading, outcome)
        _check(after, reading, into)
    return Revision(
        reading.marked.file,
        after.file,
        tuple(changes),
        tuple(outcome.listed),
        tuple(outcome.conflicts),
    )


def _remembered(file: WordFile) -> str:
    """Return the template that a file was made with. Raises SourceError where it is not at hand."""
    name = file.memory.template if file.memory else "official"
    try:
        load_template(name)
    except SourceError:
        raise SourceError(Problem("word-template", Place(file.name), found=name)) from None
    return name


def _refuse_without_keys(file: WordFile, original: Original) -> None:
    known = original.pieces.keys() | original.records.keys()
    if file.memory is not None:
        known |= file.memory.hashes.keys()
    if not known & file.found.keys():
        raise SourceError(Problem("word-no-keys", Place(file.name), found=file.name))


def _refuse_foreign(file: WordFile, original: Original) -> None:
    """Refuse a file of which the source has few texts, as it was made or as Word has it now."""
    if file.memory is None or file.memory.source == original.document.meta.source_hash:
        return
    pieces = original.document.pieces
    made = {key for key, piece in pieces.items() if not isinstance(piece.origin, Authored)}
    now = hashes(pieces.values())
    says = {key: row_hash(row.cells) for row in file.rows for key in keys_of(row)}
    says |= {
        key: text_hash(normal_form(ones[0].text))
        for key, ones in file.found.items()
        if key in original.pieces
    }
    same = [
        key in now and now[key] in (written, says.get(key))
        for key, written in file.memory.hashes.items()
        if key not in made
    ]
    if len(same) >= _TELLING and sum(same) < _FAMILIAR * len(same):
        raise SourceError(Problem("word-other-source", Place(file.name), found=file.name))


def _check(after: Marked, reading: Reading, into: str | Path) -> None:
    """Validate the edited source; raises SourceError where it is not valid."""
    if after is not reading.marked:
        yaml.read_marked(after, Path(into).parent)


def _applied(reading: Reading, outcome: Outcome) -> tuple[Marked, list[Change]]:
    """Return the text with every change that it can take; the others are listed."""
    marked, changes = reading.marked, outcome.changes
    if not changes:
        return marked, changes
    try:
        after = patch(marked, [change.edit for change in changes])
    except PatchError:
        changes = outcome.changes = list(_fitting(marked, outcome))
        after = patch(marked, [change.edit for change in changes])
    return _with_references(after, reading.dossier, changes), changes


def _fitting(marked: Marked, outcome: Outcome) -> Iterator[Change]:
    """Yield the changes that the text takes one after the other; list the others."""
    taken: list[Edit] = []
    for change in outcome.changes:
        try:
            patch(marked, [*taken, change.edit])
        except PatchError:
            outcome.tell("edit-not-applied", change.place, change.after, change.before)
        else:
            taken.append(change.edit)
            yield change


def _with_references(after: Marked, before: Dossier, changes: Sequence[Change]) -> Marked:
    """Return the text with its references re-pointed. Raises SourceError where it is not valid."""
    if not has_references(before):
        return after
    edits: list[Edit] = [change.edit for change in changes]
    dossier = _dossier(after)
    further = repointed(before, dossier, edits) if dossier else ()
    return patch(after, further) if further else after


def _dossier(marked: Marked) -> Dossier | None:
    """Return the edited dossier, its references unchecked; None where it is not valid."""
    from pydantic import ValidationError

    assert isinstance(marked.data, dict)
    try:
        return Dossier.parse(marked.data)
    except ValidationError:
        return None
