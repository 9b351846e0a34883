"""The main job: sources in, a PDF and a Word file out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from press_dossier import __version__, making
from press_dossier.cli.command import (
    DONE,
    UNEXPECTED,
    WRONG_INPUT,
    Command,
    Misuse,
    common_options,
    console_of,
    template_option,
)
from press_dossier.cli.console import Console
from press_dossier.cli.outputs import Targets, plan
from press_dossier.cli.sources import chosen
from press_dossier.errors import DossierError, Problem
from press_dossier.writing import write

if TYPE_CHECKING:
    from press_dossier.docx.letterhead import Report


def _version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        console_of(ctx).print(f"make-dossier {__version__}")
        ctx.exit()


@click.command("make", cls=Command)
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("--format", type=click.Choice([*making.FORMATS, "all"]))
@click.option("-o", "--output", metavar="FILE|FOLDER", type=click.Path(path_type=Path))
@template_option()
@click.option("--example", metavar="NAME")
@click.option("--proof", is_flag=True)
@click.option("--letterhead", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--embed", type=click.Choice(["subset", "full", "none"]))
@click.option("--paginate", is_flag=True)
@click.option("--clean", is_flag=True)
@click.option("--force", is_flag=True)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version)
@common_options
@click.pass_obj
def make_command(
    console: Console,
    /,
    *,
    sources: tuple[str, ...],
    format: str | None,
    output: Path | None,
    example: str | None,
    template: str,
    proof: bool,
    force: bool,
    **word: Any,
) -> int:
    """Make the files of each source; return the highest exit code."""
    inputs = [chosen(source, example) for source in sources or (None,)]
    names = [f"{name}-proof" if proof else name for _, name in inputs]
    plans = plan(names, format=format, output=output)
    _refuse_idle(word, plans)
    job = Job(console, template, proof, force, word)
    return max(job.make(path, targets) for (path, _), targets in zip(inputs, plans, strict=True))


def _refuse_idle(word: dict[str, Any], plans: tuple[Targets, ...]) -> None:
    """Refuse a wish about the Word file where none is made."""
    for name, value in word.items():
        if value and not any("docx" in targets for targets in plans):
            raise Misuse("option-needs-word", found=f"--{name}")


class _Made(NamedTuple):
    """What came of a source: files, why its Word file was not among them, warnings."""

    files: tuple[Path, ...]
    objections: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """How each source of a line is made."""

    console: Console
    template: str
    proof: bool
    force: bool
    word: dict[str, Any]
    """The wishes about the Word file, as the line gives them."""

    def make(self, source: Path, targets: Targets) -> int:
        """Make the files of one source, print their paths; return the exit code."""
        try:
            with self.console.progress(str(source)):
                made = self._make(source, targets)
        except DossierError as error:
            self.console.report(error.problems)
            return WRONG_INPUT
        except Exception as error:
            self.console.unexpected(error)
            return UNEXPECTED
        self.console.report((*made.objections, *made.warnings))
        for path in made.files:
            self.console.note(str(path))
        return WRONG_INPUT if made.objections else DONE

    def _make(self, source: Path, targets: Targets) -> _Made:
        reading = making.read(source)
        self.console.step("compose")
        document = making.compose(reading, self.template, proof=self.proof)
        files = making.draw(
            reading, document, targets, word=self._wishes(targets), on_step=self.console.step
        )
        self.console.step("write")
        objections = self._objections(source, targets, files)
        # An edited Word file is no reason to leave an old PDF beside a new source.
        wanted = {
            path: files[format]
            for format, path in targets.items()
            if not (objections and format == "docx")
        }
        write(wanted, force=True)
        return _Made(tuple(wanted), objections, reading.warnings)

    def _objections(
        self, source: Path, targets: Targets, files: dict[making.Format, bytes]
    ) -> tuple[Problem, ...]:
        if self.force or "docx" not in targets:
            return ()
        from press_dossier.overwriting import objections

        return objections(targets["docx"], files["docx"], source=source, template=self.template)

    def _wishes(self, targets: Targets) -> making.WordWishes | None:
        if "docx" not in targets:
            return None
        wishes = {name: value for name, value in self.word.items() if value}
        own = wishes.pop("letterhead", None)
        return making.WordWishes(
            letterhead=making.letterhead(own) if own else making.letterhead_of(self.template),
            on_graft=self._tell_of_letterhead,
            **wishes,
        )

    def _tell_of_letterhead(self, report: Report) -> None:
        """Say what the Word file took from the letterhead, and what it left out."""
        if self.console.quiet:
            return
        page = f"{report.page.width:g} × {report.page.height:g} mm"
        lists = {
            "kept": report.styles_kept,
            "completed": report.styles_completed,
            "added": [str(len(report.styles_added))],
            "left-out": report.left_out,
        }
        self.console.tell(
            self.console.say("letterhead", page=page, heads=report.heads, feet=report.feet)
        )
        for name, names in lists.items():
            if names:
                self.console.tell(
                    f"  {self.console.say(f'letterhead-{name}', names=', '.join(names))}"
                )
