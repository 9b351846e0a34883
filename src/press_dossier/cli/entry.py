"""Finds the command that the line names, runs it, and turns what goes wrong into an exit code."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from press_dossier.cli.command import (
    COMMANDS,
    DONE,
    UNEXPECTED,
    WRONG_COMMAND,
    WRONG_INPUT,
    Command,
    Misuse,
    misuse_of,
)
from press_dossier.cli.console import Console, language_of, speak_utf8
from press_dossier.errors import DossierError, OutputError, Problem

_INTERRUPTED = 130


def script() -> int:
    """Run the process's command line; what a run makes lives until the process ends.

    Looking for dead cycles while it grows, and once more at the end, takes a fifth of a short run
    and finds nothing.
    """
    gc.set_threshold(200_000, 20, 20)
    code = main()
    gc.freeze()
    return code


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `make-dossier` with these arguments, or the process's; return the exit code."""
    speak_utf8()
    # Pydantic would look for plug-ins in the metadata of every package installed, for 15 ms.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    line = list(sys.argv[1:] if arguments is None else arguments)
    console = Console(language_of(line, os.environ))
    name, line = _command_of(line)
    try:
        return _run(command_named(name), line, console)
    except KeyboardInterrupt:
        console.tell(console.say("interrupted"))
        return _INTERRUPTED
    except Exception as error:
        console.unexpected(error)
        return UNEXPECTED


def _command_of(line: list[str]) -> tuple[str, list[str]]:
    """Return the command that a line begins with (after options that all have), and the rest."""
    index = 0
    while index < len(line) and line[index].split("=")[0] in ("--lang", "--debug", "--quiet", "-q"):
        index += 2 if line[index] == "--lang" else 1
    if index < len(line) and line[index] in COMMANDS:
        return line[index], line[:index] + line[index + 1 :]
    return "make", line


def command_named(name: str) -> Command:
    """Import a command, the main job being `make`."""
    command = getattr(import_module(f"press_dossier.cli.{name}"), f"{name}_command")
    assert isinstance(command, Command)
    return command


def _run(command: Command, line: list[str], console: Console) -> int:
    try:
        done = command.main(line, prog_name=command.line, standalone_mode=False, obj=console)
    except (click.UsageError, Misuse) as error:
        problem = error.problem if isinstance(error, Misuse) else misuse_of(error)
        console.report([problem])
        console.tell(f"  {console.say('see-help', command=command.line)}")
        return WRONG_COMMAND
    except click.Abort:
        console.tell(console.say("interrupted"))
        return _INTERRUPTED
    except DossierError as error:
        console.report(error.problems)
        return WRONG_INPUT
    except OSError as error:
        # What the system refuses a stream for has a number, and names no file.
        if error.filename is not None or error.errno is None or sys.stdout is None:
            raise
        reason = error.strerror or type(error).__name__
        console.report(OutputError(Problem("cannot-print", values={"reason": reason})).problems)
        return WRONG_INPUT
    return int(done or DONE)
