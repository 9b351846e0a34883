"""Edits spliced into YAML text at their marks: comments, layout and quoting stay as they were.

A patched text is read again and must hold exactly the data that the edits ask for; no edit is
left half done.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from press_dossier.errors import SourceError
from press_dossier.sources.edits import Edit, PatchError, edited
from press_dossier.sources.marked import Marked, Plain, parse, spelled
from press_dossier.sources.splices import Splicer
from press_dossier.sources.textfile import TextFile


def patch(marked: Marked, edits: Sequence[Edit]) -> Marked:
    """Return the text with all edits made, read again.

    Paths and indices are those of the text as it was.

    Raises PatchError where the patched text would not hold what the edits ask for.
    """
    text = _spliced(marked, edits)
    file = TextFile(text, marked.file.name, marked.file.encoding, marked.file.mark)
    try:
        found = parse(file)
    except SourceError as error:
        raise PatchError(str(error)) from None
    if _folded(found.data) != _folded(edited(marked.data, edits)):
        raise PatchError(", ".join(spelled(edit.path) for edit in edits))
    return found


def _folded(value: Plain) -> Any:
    """Return data as it is compared: the model folds white space, a blank list is none."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, list):
        return [_folded(member) for member in value] or None
    if isinstance(value, dict):
        return {key: _folded(member) for key, member in value.items()}
    return value


def _spliced(marked: Marked, edits: Sequence[Edit]) -> str:
    text = marked.file.text
    splices = sorted(Splicer(marked).splices(edits), key=lambda splice: (splice.start, splice.end))
    parts, reached = [], 0
    for splice in splices:
        if splice.start < reached:
            raise PatchError("two edits overlap")
        parts += [text[reached : splice.start], splice.text]
        reached = splice.end
    return "".join([*parts, text[reached:]])
