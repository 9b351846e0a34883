"""What all commands share: their names, common options, help from `data/help.yaml`, misuse."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import click

from press_dossier import messages, resources
from press_dossier.cli.console import Console
from press_dossier.errors import Problem

DONE, WRONG_INPUT, WRONG_COMMAND, UNEXPECTED = range(4)
COMMANDS = ("new", "check", "schema", "summary", "draft", "pull")

_Function = TypeVar("_Function", bound=Callable[..., Any])


class Misuse(Exception):  # noqa: N818 (the command is wrong, not the program)
    """The command is wrong in a way that its parser does not see."""

    def __init__(self, code: str, **details: Any) -> None:
        self.problem = Problem(code, **details)
        super().__init__(code)


class Command(click.Command):
    """A command whose help stands in `data/help.yaml`, in the console's language."""

    @property
    def line(self) -> str:
        """What the user types to run it."""
        return "make-dossier" if self.name == "make" else f"make-dossier {self.name}"

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the line. Raises UsageError, and Misuse for a word too many."""
        ctx.allow_extra_args = True
        try:
            rest = super().parse_args(ctx, args)
        except click.BadOptionUsage as error:
            raise self._misused(error) from None
        if rest and not ctx.resilient_parsing:
            raise Misuse("argument-extra", found=" ".join(rest))
        return rest

    def _misused(self, error: click.BadOptionUsage) -> Misuse:
        flags = (option for option in self.params if isinstance(option, click.Option))
        is_flag = any(flag.is_flag and error.option_name in flag.opts for flag in flags)
        code = "option-no-value" if is_flag else "option-lacks-value"
        return Misuse(code, found=error.option_name)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write usage, purpose, options, the commands (main help only) and examples."""
        words = _help()
        language = console_of(ctx).language
        mine, common = words["commands"][self.name], words["options"]
        titles = {name: title[language] for name, title in words["titles"].items()}
        pieces = self.collect_usage_pieces(ctx)
        formatter.write_usage(self.line, " ".join(pieces), prefix=f"{titles['usage']} ")
        formatter.write_paragraph()
        formatter.write_text(mine["about"][language])
        rows = []
        for option in self.get_params(ctx):
            record = option.get_help_record(ctx)
            if isinstance(option, click.Option) and record is not None:
                name = max(option.opts, key=len).removeprefix("--")
                text = mine.get("options", {}).get(name) or common[name]
                rows.append((record[0], text[language]))
        _section(formatter, titles["options"], rows)
        if self.name == "make":
            about = [(n, words["commands"][n]["about"][language]) for n in COMMANDS]
            _section(formatter, titles["commands"], about)
            _section(formatter, titles["built-in"], _built_in())
        examples = [(line, text[language]) for line, text in mine["examples"].items()]
        with formatter.section(titles["examples"]):
            for line, text in examples:
                formatter.write(f"{'':>{formatter.current_indent}}{line}\n")
                formatter.write(f"{'':>{formatter.current_indent + 4}}{text}\n")


def console_of(ctx: click.Context) -> Console:
    """Return the console that `main` gave to the command."""
    console = ctx.find_object(Console)
    assert console is not None
    return console


def common_options(function: _Function) -> _Function:
    """Add the options that every command has."""
    for option in (
        click.option("--debug", is_flag=True, expose_value=False, callback=_set("debug")),
        click.option("-q", "--quiet", is_flag=True, expose_value=False, callback=_set("quiet")),
        click.option("--lang", type=click.Choice(messages.LANGUAGES), expose_value=False),
    ):
        function = option(function)
    return function


def _set(name: str) -> Callable[[click.Context, click.Parameter, bool], None]:
    def callback(ctx: click.Context, _: click.Parameter, value: bool) -> None:
        if value:
            setattr(console_of(ctx), name, True)

    return callback


def template_option(*, default: str | None = "official") -> Callable[[_Function], _Function]:
    """Return the option `--template`, which refuses what is neither ours nor a folder."""
    return click.option(
        "--template", metavar="NAME|FOLDER", default=default, callback=_known_template
    )


def _known_template(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is None or value == "official" or Path(value).exists():
        return value
    from press_dossier import template
    from press_dossier.sources.fields import nearest

    known = tuple(template.names())
    if value in known:
        return value
    raise Misuse(
        "unknown-template", found=value, expected=", ".join(known), nearest=nearest(value, known)
    )


def misuse_of(error: click.UsageError) -> Problem:
    """Return what a parser complains of as a problem."""
    match error:
        case click.NoSuchOption():
            nearest = error.possibilities[0] if error.possibilities else None
            return Problem("option-unknown", found=error.option_name, nearest=nearest)
        case click.MissingParameter(param=param) if param is not None:
            return Problem("argument-missing", expected=_shown(param))
        case click.BadParameter(param=param) if param is not None:
            return _bad_value(error, param)
        case _:
            return Problem("command-wrong")


def _bad_value(error: click.BadParameter, param: click.Parameter) -> Problem:
    choices = param.type.choices if isinstance(param.type, click.Choice) else ()
    expected = ", ".join(str(choice) for choice in choices)
    found = inspect.cleandoc(error.message)
    return Problem("option-value", found=_shown(param), expected=expected or found)


def _shown(param: click.Parameter) -> str:
    """Return what the user types for a parameter: `--into`, or an argument's place holder."""
    return param.opts[-1] if isinstance(param, click.Option) else param.human_readable_name


def _section(formatter: click.HelpFormatter, title: str, rows: list[tuple[str, str]]) -> None:
    if rows:
        with formatter.section(title):
            formatter.write_dl(rows, col_max=34)


def _built_in() -> list[tuple[str, str]]:
    from press_dossier.making import examples

    return [(name, _title(str(path))) for name, path in examples().items()]


def _title(path: str) -> str:
    """Return the title in a built-in dossier, without validating it."""
    import yaml

    with open(path, "rb") as file:
        return str(yaml.load(file, getattr(yaml, "CSafeLoader", yaml.SafeLoader))["title"])


@cache
def _help() -> dict[str, Any]:
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with resources.data("help.yaml").open("rb") as file:
        words: dict[str, Any] = yaml.load(file, loader)
    return words
