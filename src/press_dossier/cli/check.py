"""`check`: validate a source and make nothing."""

from __future__ import annotations

import click

from press_dossier import making
from press_dossier.cli.command import DONE, Command, common_options, template_option
from press_dossier.cli.console import Console
from press_dossier.cli.sources import chosen
from press_dossier.errors import SourceError


@click.command("check", cls=Command)
@click.argument("source", required=False)
@click.option("--example", metavar="NAME")
@template_option()
@click.option("--strict", is_flag=True)
@common_options
@click.pass_obj
def check_command(
    console: Console, /, *, source: str | None, example: str | None, template: str, strict: bool
) -> int:
    """Report every problem of a source; say so where there is none."""
    path, _ = chosen(source, example)
    reading = making.read(path)
    unsupported = making.without_evidence(reading) if strict else ()
    if problems := (*unsupported, *making.refused(reading, template)):
        raise SourceError((*problems, *reading.warnings))
    console.report(reading.warnings)
    console.note(console.say("valid", path=path))
    return DONE
