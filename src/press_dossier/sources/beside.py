"""Files that a source names: only those in its own folder are read."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

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


def neighbour(path: Path) -> str | None:
    """Return the name of the file in a path's folder that is most like the path's own."""
    from difflib import get_close_matches
    from itertools import islice

    try:
        names = [p.name for p in islice(path.parent.iterdir(), _MOST_NEIGHBOURS) if p.is_file()]
    except OSError:
        return None
    return next(iter(get_close_matches(path.name, sorted(names), 1, 0.7)), None)
