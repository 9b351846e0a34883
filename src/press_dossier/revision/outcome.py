"""What a comparison comes to: edits for the source, edits that stay listed, conflicts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from press_dossier.errors import Place, Problem, SourceError
from press_dossier.sources.edits import Add, Drop, Edit, Put
from press_dossier.sources.marked import spelled

Take = Literal["word", "source"]


@dataclass(frozen=True, slots=True)
class Change:
    """One edit as it is told: what stood there (None for a new member), and what does now."""

    edit: Edit
    place: Place
    before: str | None
    after: str | None


@dataclass
class Outcome:
    """Grows while a Word file is compared. `take` settles conflicts."""

    take: Take | None = None
    changes: list[Change] = field(default_factory=list)
    listed: list[Problem] = field(default_factory=list)
    conflicts: list[Problem] = field(default_factory=list)

    def put(self, edit: Put, place: Place, before: str | None) -> None:
        """Take a text into the source."""
        self.changes.append(Change(edit, place, before, edit.text))

    def add(self, edit: Add, place: Place, shown: str) -> None:
        """Take a new member into the source; `place` is that of its neighbour."""
        there = replace(place, field=spelled((*edit.path, edit.index)))
        self.changes.append(Change(edit, there, None, shown))

    def drop(self, edit: Drop, place: Place, before: str) -> None:
        """Take a member or field out of the source."""
        self.changes.append(Change(edit, place, before, None))

    def keep_required(self, problems: Sequence[Problem]) -> None:
        """List deletions of what the source must have, instead of taking them.

        Raises SourceError with the problems where other edits are their cause.
        """
        missing = {problem.place.field for problem in problems if problem.code == "missing-field"}
        kept = [
            change
            for change in self.changes
            if isinstance(change.edit, Drop) and spelled(change.edit.path) in missing
        ]
        if not kept:
            raise SourceError(problems)
        for change in kept:
            self.changes.remove(change)
            self.tell("required-deleted", change.place, None, change.before)

    def tell(
        self,
        code: str,
        place: Place,
        found: str | None,
        expected: str | None = None,
        values: Mapping[str, str] | None = None,
    ) -> None:
        """List an edit that cannot go back."""
        problem = Problem(code, place, shown(found), shown(expected), severity="warning")
        self.listed.append(replace(problem, values=values) if values else problem)

    def conflict(self, place: Place, word: str | None, source: str | None) -> bool:
        """Note that both sides changed a piece; return whether Word's side is to be taken."""
        if self.take is None:
            values = {"word": shown(word) or "—", "source": shown(source) or "—"}
            self.conflicts.append(Problem("conflict", place, values=values))
        return self.take == "word"


def shown(text: str | None) -> str | None:
    """Return a text as a list of changes shows it: one line, at most 120 characters."""
    if text is None:
        return None
    line = " ".join(text.split())
    return line if len(line) <= 120 else f"{line[:119]}…"
