"""Writes files whole or not at all, and never over an edited Word file."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Mapping
from pathlib import Path

from press_dossier.errors import OutputError, Place, Problem

# By the names of the system's errors, not all of which every system numbers.
_CODES = {
    "EACCES": "no-permission",
    "EPERM": "no-permission",
    "EROFS": "no-permission",
    "ENOSPC": "disk-full",
    "EDQUOT": "disk-full",
    "ENAMETOOLONG": "name-too-long",
    "ENOTDIR": "not-a-folder",
    "EEXIST": "not-a-folder",
}
# Windows refuses to replace a file that a program holds open with one of these.
_HELD = frozenset(("EACCES", "EBUSY", "ETXTBSY"))


def write(files: Mapping[Path, bytes], *, force: bool = False) -> None:
    """Write all files or none; a file that already has these bytes is left as it is.

    Missing folders are made. A Word file that is not as it was written is kept unless `force`.
    Raises OutputError with every problem; the older files are then whole.
    """
    older = _read_older(files, force)
    new = {path: data for path, data in files.items() if older[path] != data}
    drafts: dict[Path, Path] = {}
    replaced: list[Path] = []
    try:
        for path, data in new.items():
            drafts[path] = _write_draft(path, data)
        for path in new:
            _replace(drafts[path], path)
            replaced.append(path)
    except OutputError:
        for path in replaced:
            _restore(path, older[path])
        raise
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)


def kept(path: Path, data: bytes) -> Problem | None:
    """Return why `write` would keep the Word file at `path`, None where it would replace it.

    Raises OutputError where what stands there cannot be read or replaced.
    """
    return _refusal(path, _existing(path), data)


def _read_older(files: Mapping[Path, bytes], force: bool) -> dict[Path, bytes | None]:
    older: dict[Path, bytes | None] = {}
    problems: list[Problem] = []
    for path, data in files.items():
        try:
            older[path] = _existing(path)
        except OutputError as error:
            problems.extend(error.problems)
            continue
        if not force and (refusal := _refusal(path, older[path], data)) is not None:
            problems.append(refusal)
    if problems:
        raise OutputError(problems)
    return older


def _existing(path: Path) -> bytes | None:
    """Return the bytes that stand there, None for nothing. A read-only file is refused."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            code = "not-a-file"
        elif not os.access(path, os.W_OK):
            code = "read-only"
        else:
            return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise _problem(error, path) from None
    raise OutputError(Problem(code, Place(str(path)), found=str(path)))


def _refusal(path: Path, older: bytes | None, new: bytes) -> Problem | None:
    if path.suffix.lower() != ".docx" or older is None or older == new:
        return None
    from press_dossier import provenance

    if provenance.untouched(older):
        return None
    # A file without keys never tells whether it was edited.
    code = "word-unknown" if provenance.read(older) is None else "word-edited"
    return Problem(code, Place(str(path)), found=str(path))


def _write_draft(path: Path, data: bytes) -> Path:
    """Write beside the target, so that replacing is one step on one disk."""
    target = _target(path)
    draft = target.with_name(f".{target.name[:40]}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with open(draft, "xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileNotFoundError):
            draft.chmod(stat.S_IMODE(target.stat().st_mode))
    except BaseException as error:
        with contextlib.suppress(OSError):
            draft.unlink()
        if isinstance(error, OSError):
            raise _problem(error, path) from None
        raise
    return draft


def _replace(draft: Path, path: Path) -> None:
    try:
        os.replace(draft, _target(path))
    except OSError as error:
        if _name(error) in _HELD:
            problem = Problem("file-open", Place(str(path)), found=str(path))
            raise OutputError(problem) from None
        raise _problem(error, path) from None


def _restore(path: Path, data: bytes | None) -> None:
    """Put back what stood there; the folder and the disk have just taken a file."""
    with contextlib.suppress(OSError):
        if data is None:
            path.unlink()
        else:
            os.replace(_write_draft(path, data), _target(path))


def _target(path: Path) -> Path:
    """Return where a path leads: replacing a symbolic link would cut it off its file."""
    return Path(os.path.realpath(path)) if path.is_symlink() else path


def _problem(error: OSError, path: Path) -> OutputError:
    code = _CODES.get(_name(error), "cannot-write")
    reason = error.strerror or type(error).__name__
    place = Place(str(path))
    found = str(_first_file(path) if code == "not-a-folder" else path)
    return OutputError(Problem(code, place, found=found, values={"reason": reason}))


def _name(error: OSError) -> str:
    return errno.errorcode.get(error.errno or 0, "")


def _first_file(path: Path) -> Path:
    """Return what stands in the place of a folder on the way to a path."""
    return next((above for above in reversed(path.parents) if above.is_file()), path.parent)
