"""`pull`: the edits of a Word file go back into the source that it was made from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from press_dossier.cli.command import DONE, WRONG_INPUT, Command, common_options, template_option
from press_dossier.cli.console import Console
from press_dossier.writing import write

if TYPE_CHECKING:
    from press_dossier.revision import Change, Take, Tracked


@click.command("pull", cls=Command)
@click.argument("word", metavar="FILE.docx", type=click.Path(path_type=Path))
@click.option("--into", metavar="SOURCE.yaml", required=True, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True)
@click.option("--take", type=click.Choice(["word", "source"]))
@click.option("--tracked", type=click.Choice(["accept", "reject"]))
@template_option(default=None)
@common_options
@click.pass_obj
def pull_command(
    console: Console,
    /,
    *,
    word: Path,
    into: Path,
    dry_run: bool,
    take: Take | None,
    tracked: Tracked | None,
    template: str | None,
) -> int:
    """Compare, tell what cannot go back, and write the source; on a dry run print a diff."""
    from press_dossier.revision import pull

    revision = pull(word, into, template=template, tracked=tracked, take=take)
    console.report(revision.listed)
    if dry_run:
        console.report(revision.conflicts)
        if diff := revision.diff():
            console.print(diff.removesuffix("\n"))
        return WRONG_INPUT if revision.conflicts else DONE
    write({into: revision.data()})
    for change in revision.changes:
        console.note(_told(console, change))
    if not revision.changes:
        console.note(console.say("pull-nothing", path=into))
    return DONE


def _told(console: Console, change: Change) -> str:
    name = {
        (False, False): "pull-changed",
        (True, False): "pull-added",
        (False, True): "pull-dropped",
    }[change.before is None, change.after is None]
    return console.say(
        name, place=change.place, before=change.before or "", after=change.after or ""
    )
