"""Which source a word on the line means."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from press_dossier import making
from press_dossier.cli.command import COMMANDS, Misuse

STANDARD_INPUT = "-"
_TABLES = (".csv", ".tsv", ".xls", ".xlsm", ".ods")
"""Tables that a spreadsheet program saves as .xlsx."""


def built_in(name: str | None) -> Path:
    """Return the source of a built-in dossier. Raises Misuse for an unknown name."""
    known = making.examples()
    name = name or making.BUILT_IN
    if name not in known:
        raise Misuse(
            "example-unknown", found=name, expected=", ".join(known), nearest=_nearest(name, known)
        )
    return known[name]


def chosen(source: str | None, example: str | None) -> tuple[Path, str]:
    """Return the path of a source or of a built-in dossier, and its name for files made of it.

    Raises Misuse where both are given, and for a source that another command reads.
    """
    if source is not None and example is not None:
        raise Misuse("source-and-example", found=source, values={"example": example})
    if source is None:
        path = built_in(example)
        return path, path.parent.name
    if source == STANDARD_INPUT:
        return making.STANDARD_INPUT, "stdin"
    path = Path(source)
    _refuse_mistyped_command(path)
    _refuse_prose(path)
    return path, path.stem


def _refuse_mistyped_command(path: Path) -> None:
    word = str(path)
    command = _nearest(word, COMMANDS)
    if command is not None and not path.suffix and not path.exists():
        raise Misuse("command-unknown", found=word, nearest=command)


def _refuse_prose(path: Path) -> None:
    """Refuse a Word file, a text or a table, and name the command that reads its like."""
    suffix = path.suffix.lower()
    if suffix == ".docx" and path.is_file() and _has_keys(path):
        raise Misuse("source-is-ours", found=str(path))
    if suffix in (".docx", ".txt"):
        raise Misuse("source-is-prose", found=str(path))
    if suffix in _TABLES:
        raise Misuse("source-is-table", found=str(path), expected=".yaml, .xlsx")


def _has_keys(path: Path) -> bool:
    from press_dossier import provenance

    return provenance.read(path.read_bytes()) is not None


def _nearest(name: str, known: Iterable[str]) -> str | None:
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, list(known), 1, 0.7)), None)
