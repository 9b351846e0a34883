"""Whether a Word file that stands in the way holds edits that its source does not.

The comparison is that of `pull`, so it costs its time only where the file is not as it was made.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from press_dossier.errors import Place, Problem, SourceError
from press_dossier.writing import kept

if TYPE_CHECKING:
    from press_dossier.revision import Revision

_MOST_SHOWN = 3
"""Edits that are shown of a file that is kept."""
_NO_EDITS = frozenset(("word-no-memory",))
"""What `pull` says that tells of no edit."""


def objections(
    path: Path, data: bytes, *, source: Path, template: str | Path
) -> tuple[Problem, ...]:
    """Return why `data`, made of `source` with `template`, must not replace the file at `path`.

    Nothing where no file is there, it is as it was made, or every edit of it is in the source.
    Raises OutputError where the file there cannot be read.
    """
    refusal = kept(path, data)
    if refusal is None:
        return ()
    if source.suffix.lower() == ".xlsx":
        return (_problem("word-edited-workbook", path, source),)
    try:
        revision = _compared(path, source, template)
    except SourceError as error:
        return _incomparable(error.problems, refusal, path, source)
    listed = [problem for problem in revision.listed if problem.code not in _NO_EDITS]
    if revision.changes or revision.conflicts:
        code = "word-edited"
    elif listed:
        code = "word-edits-listed"
    else:
        return ()
    kept_back = [*revision.conflicts, *listed]
    return (_problem(code, path, source, number=len(kept_back)), *_shown(kept_back))


def _compared(path: Path, source: Path, template: str | Path) -> Revision:
    """Compare with the template that the file remembers; where that is not at hand, with ours."""
    from press_dossier.revision import pull

    try:
        return pull(path, source)
    except SourceError as error:
        if error.problems[0].code != "word-template":
            raise
        return pull(path, source, template=template)


def _incomparable(
    problems: Sequence[Problem], refusal: Problem, path: Path, source: Path
) -> tuple[Problem, ...]:
    match problems[0].code:
        case "tracked-change":
            return (_problem("word-edited", path, source), *_shown(problems))
        case "word-other-source":
            return (_problem("word-of-another", path, source),)
        case _:
            return (refusal,)


def _problem(code: str, path: Path, source: Path, *, number: int = 0) -> Problem:
    values = {"source": str(source), "number": str(number)}
    return Problem(code, Place(str(path)), found=str(path), values=values)


def _shown(problems: Sequence[Problem]) -> Sequence[Problem]:
    return problems[:_MOST_SHOWN]
