"""Files that a source names: only those in its own folder are read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath

SOURCES = (".yaml", ".yml", ".xlsx")
_LIKE = 0.75
_MOST_NEIGHBOURS = 1_000
"""Files of a folder among which one that is not there may be found under a like name."""


class OutsideError(ValueError):
    """A name leads out of the source's folder."""


def beside(folder: Path, name: str) -> Path:
    """Return the path of the file that a source in `folder` names.

    Links are followed before they are judged. Raises OutsideError, and OSError, ValueError or
    RuntimeError (a circle of links) where the name is the name of nothing.
    """
    posix, windows = PurePosixPath(name), PureWindowsPath(name)
    if posix.is_absolute() or windows.drive or windows.root or ".." in windows.parts:
        raise OutsideError(name)
    home = folder.resolve()
    path = (home / name).resolve()
    if not path.is_relative_to(home):
        raise OutsideError(name)
    return path


def neighbour(path: Path, suffixes: Sequence[str] = SOURCES) -> str | None:
    """Return the name of the file in a path's folder that is most like the path's own.

    A like stem counts, not a suffix that both have; of several with one stem, that with the
    path's own suffix, then one of `suffixes`.
    """
    from difflib import SequenceMatcher
    from itertools import islice

    try:
        files = [p for p in islice(path.parent.iterdir(), _MOST_NEIGHBOURS) if p.is_file()]
    except OSError:
        return None
    matcher = SequenceMatcher(None, "", path.stem.lower(), False)

    def likeness(file: Path) -> float:
        matcher.set_seq1(file.stem.lower())
        return matcher.ratio()

    scores = {
        file.name: (likeness(file), file.suffix == path.suffix, file.suffix in suffixes)
        for file in sorted(files)
    }
    best = max(scores, key=lambda name: scores[name], default=None)
    return best if best is not None and scores[best][0] >= _LIKE else None
