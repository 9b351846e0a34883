"""`check`: validate a source and make nothing."""

from __future__ import annotations

from pathlib import Path

import click

from press_dossier import making
from press_dossier.cli.command import DONE, WRONG_INPUT, Command, common_options, template_option
from press_dossier.cli.console import Console
from press_dossier.cli.sources import chosen
from press_dossier.errors import SourceError


@click.command("check", cls=Command)
@click.argument("sources", metavar="[SOURCE]...", nargs=-1)
@click.option("--example", metavar="NAME")
@template_option()
@click.option("--strict", is_flag=True)
@common_options
@click.pass_obj
def check_command(
    console: Console,
    /,
    *,
    sources: tuple[str, ...],
    example: str | None,
    template: str,
    strict: bool,
) -> int:
    """Report every problem of each source; say so where there is none."""
    paths = [chosen(source, example)[0] for source in sources or (None,)]
    return max([_check(console, path, template, strict=strict) for path in paths])


def _check(console: Console, path: Path, template: str, *, strict: bool) -> int:
    """Report the problems of one source; return the exit code."""
    try:
        reading = making.read(path)
    except SourceError as error:
        console.report(error.problems)
        return WRONG_INPUT
    unsupported = making.without_evidence(reading) if strict else ()
    differing = making.contradictions(reading, template, strict=strict)
    problems = (*unsupported, *differing, *making.refused(reading, template), *reading.warnings)
    console.report(problems)
    if any(problem.severity == "error" for problem in problems):
        return WRONG_INPUT
    console.note(console.say("valid", path=path))
    return DONE
