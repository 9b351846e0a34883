"""Which files a line asks for: formats and paths, decided before anything is made."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from press_dossier.cli.command import Misuse
from press_dossier.making import FORMATS, Format, format_of

FOLDER = Path("output")

Targets = dict[Format, Path]


def plan(names: Sequence[str], *, format: str | None, output: Path | None) -> tuple[Targets, ...]:
    """Return for each name of a dossier the path of each of its files.

    An `output` that ends in .pdf or .docx is a file and implies its format; any other is a
    folder. Raises Misuse for one file for several, and where two dossiers have one path.
    """
    implied = format_of(output) if output is not None else None
    if output is None or implied is None:
        folder = output or FOLDER
        formats = _formats(format)
        plans = tuple({f: folder / f"{name}.{f}" for f in formats} for name in names)
        _refuse_shared(path for targets in plans for path in targets.values())
        return plans
    if format is not None and _formats(format) != (implied,):
        raise Misuse("output-other-format", found=str(output), values={"format": format})
    if len(names) > 1:
        raise Misuse("output-one-file", found=str(output))
    return ({implied: output},)


def _formats(name: str | None) -> tuple[Format, ...]:
    return tuple(f for f in FORMATS if name in (f, "all", None))


def _refuse_shared(paths: Iterable[Path]) -> None:
    seen: set[str] = set()
    for path in paths:
        spelled = os.path.normcase(path)
        if spelled in seen:
            raise Misuse("output-shared", found=str(path))
        seen.add(spelled)
