"""Where in its source a problem stands that only composing or drawing finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from press_dossier.errors import Place, Problem, SourceError

if TYPE_CHECKING:
    from press_dossier.document import Document
    from press_dossier.model import Dossier
    from press_dossier.model.checks import Finding
    from press_dossier.typography import MissingGlyph


@dataclass(frozen=True, slots=True)
class Reading:
    """A dossier, the warnings that its source gave rise to, and where its fields stand."""

    dossier: Dossier
    warnings: tuple[Problem, ...]
    place: Callable[[Sequence[str | int]], Place]

    def located(self, problems: Iterable[Problem]) -> SourceError:
        """Return problems that know only a field's path as an error that knows its place."""
        from press_dossier.model.paths import index

        parts = index(self.dossier)
        return SourceError(
            replace(problem, place=self.place(parts[problem.place.field][0]))
            if problem.place.file is None and problem.place.field in parts
            else problem
            for problem in problems
        )

    def told(self, findings: Iterable[Finding]) -> tuple[Problem, ...]:
        """Return findings of the model as problems with their places."""
        return tuple(finding.problem(self.place(finding.location)) for finding in findings)

    def every_missing_glyph(self, first: MissingGlyph, document: Document) -> SourceError:
        """Return all characters that no font has, each where it stands; drawing found the first."""
        found = list(islice(_missing(document), _MOST))
        return self.located(found or first.problems)


_MOST = 50


def _missing(document: Document) -> Iterator[Problem]:
    from press_dossier.document import Authored, plain
    from press_dossier.typography import MissingGlyph
    from press_dossier.typography.faces import Face, is_ignorable

    families = document.look.families
    covered = frozenset[str]().union(
        *(Face(family.regular, name).coverage for name, family in families.items())
    )
    for piece in document.pieces.values():
        if isinstance(piece.origin, Authored):
            for character in dict.fromkeys(plain(piece.text)):
                if character not in covered and not is_ignorable(character):
                    (problem,) = MissingGlyph(character, tuple(families)).problems
                    yield replace(problem, place=Place(field=piece.origin.path))
