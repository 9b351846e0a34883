"""`draft`: from a raw article to a draft dossier, as YAML or straight to the page."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from press_dossier import making
from press_dossier.cli.command import DONE, Command, Misuse, common_options, template_option
from press_dossier.cli.console import Console
from press_dossier.cli.outputs import plan
from press_dossier.cli.sources import STANDARD_INPUT
from press_dossier.errors import OutputError, Place, Problem
from press_dossier.making import FORMATS, Format, format_of
from press_dossier.writing import write

if TYPE_CHECKING:
    from press_dossier.sources.article import Draft

_READ = ".txt, .docx"


@click.command("draft", cls=Command)
@click.argument("article", metavar="ARTICLE|-")
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--format", type=click.Choice([*FORMATS, "all"]))
@template_option()
@click.option("--force", is_flag=True)
@common_options
@click.pass_obj
def draft_command(
    console: Console,
    /,
    *,
    article: str,
    output: Path | None,
    format: Format | None,
    template: str,
    force: bool,
) -> int:
    """Write the draft where it is asked for; without a place, print it."""
    if output is not None and format_of(output) is not None:
        raise Misuse("draft-output", found=str(output))
    from press_dossier.sources.article import draft

    name = "stdin" if article == STANDARD_INPUT else article
    made = draft(_bytes(article, name), name=name)
    files = {} if output is None else {output: made.yaml.encode()}
    if format is not None:
        (targets,) = plan([Path(name).stem], format=format, output=None)
        reading = making.read_text(made.yaml, name)
        drawn = making.draw(reading, making.compose(reading, template), targets)
        files |= {path: drawn[format] for format, path in targets.items()}
    if output is not None and not force:
        _refuse_overwriting(output, files[output])
    write(files, force=force)
    _tell(console, name, made)
    for path in files:
        console.note(str(path))
    if not files:
        console.print(made.yaml.removesuffix("\n"))
    return DONE


def _bytes(article: str, name: str) -> bytes:
    from press_dossier.sources import signatures, textfile

    if article == STANDARD_INPUT:
        data = sys.stdin.buffer.read(textfile.LARGEST_FILE + 1)
    else:
        data = textfile.read_bytes(Path(article), textfile.LARGEST_FILE)
    if signatures.kind_of(data) not in ("ZIP", "Word (.docx)"):
        signatures.refuse_binary(data, name, _READ)
    return data


def _refuse_overwriting(path: Path, data: bytes) -> None:
    """Keep a draft that an editor may have corrected since."""
    if path.is_file() and path.read_bytes() != data:
        raise OutputError(Problem("file-exists", Place(str(path)), found=str(path)))


def _tell(console: Console, name: str, made: Draft) -> None:
    """Say how the article was read, and how much of it was left to the editor."""
    if not console.quiet:
        console.tell(console.say("draft-encoding", path=name, encoding=made.encoding))
        unused = len(made.unused_sentences)
        console.tell(console.say("draft-unused", path=name, number=unused))
        if not made.tells_meetings:
            console.tell(console.say("draft-no-meetings", path=name))
