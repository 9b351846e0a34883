"""`new`: write a starter, a copy of a built-in dossier, or a workbook of meetings to fill in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from press_dossier import resources
from press_dossier.cli.command import DONE, Command, Misuse, common_options
from press_dossier.cli.console import Console
from press_dossier.cli.sources import built_in
from press_dossier.errors import OutputError, Place, Problem
from press_dossier.writing import write


@click.command("new", cls=Command)
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--example", metavar="NAME")
@click.option("--force", is_flag=True)
@common_options
@click.pass_obj
def new_command(console: Console, /, *, path: Path, example: str | None, force: bool) -> int:
    """Write the file; one that stands there is kept unless forced."""
    files = dict(_files(path, example))
    standing = [target for target in files if target.exists()]
    if standing and not force:
        raise OutputError(Problem("file-exists", Place(str(p)), found=str(p)) for p in standing)
    write(files)
    for target in files:
        console.note(str(target))
    return DONE


def _files(path: Path, example: str | None) -> Iterator[tuple[Path, bytes]]:
    match path.suffix.lower():
        case ".yaml" | ".yml":
            if example is None:
                yield path, resources.data("starter.yaml").read_bytes()
            else:
                yield from _copies(built_in(example), path)
        case ".xlsx" if example is None:
            from press_dossier.sources import sheet

            yield path, sheet.blank()
        case _:
            raise Misuse("new-suffix", found=str(path), expected=".yaml, .xlsx")


def _copies(source: Path, path: Path) -> Iterator[tuple[Path, bytes]]:
    """Yield a built-in dossier under its new name, and what lies beside it (its pictures)."""
    yield path, source.read_bytes()
    for other in sorted(source.parent.rglob("*")):
        if other.is_file() and other != source:
            yield path.parent / other.relative_to(source.parent), other.read_bytes()
