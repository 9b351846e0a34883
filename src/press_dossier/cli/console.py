"""What the command prints: results on standard output, everything else on standard error."""

from __future__ import annotations

import io
import os
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TextIO

from press_dossier import messages
from press_dossier.errors import Problem
from press_dossier.messages import Language

_SLOW = 1.0
"""Seconds of work after which a terminal is told what goes on."""


class Console:
    """Prints in one language; `quiet` keeps back everything but errors and asked-for output."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.quiet = False
        self.debug = False
        self._progress: _Progress | None = None

    def print(self, text: str) -> None:
        """Print a line that the command was asked for."""
        self._write(sys.stdout, text)

    def note(self, text: str) -> None:
        """Print a line about a result, unless quiet."""
        if not self.quiet:
            self._write(sys.stdout, text)

    def tell(self, text: str) -> None:
        """Print a line on standard error."""
        if self._progress is not None:
            self._progress.clear()
        self._write(sys.stderr, text)

    def say(self, name: str, **values: object) -> str:
        """Return one of the command's sentences in the console's language."""
        return messages.say(name, self.language, **values)

    def report(self, problems: Iterable[Problem]) -> None:
        """Print problems on standard error, errors first; quiet keeps back warnings."""
        ordered = sorted(problems, key=lambda problem: problem.severity)
        told = (problem for problem in ordered if problem.severity == "error" or not self.quiet)
        for said in messages.describe_all(told, self.language):
            self.tell(said)

    def unexpected(self, error: Exception) -> None:
        """Say in one line what nobody foresaw, under `debug` after its traceback."""
        if self.debug:
            import traceback

            self.tell("".join(traceback.format_exception(error)).rstrip())
        said = messages.visible(f"{type(error).__name__}: {error}".splitlines()[0])
        self.tell(self.say("unexpected", error=said))

    def step(self, name: str) -> None:
        """Note what is being done, for the progress line."""
        if self._progress is not None:
            self._progress.step = name

    @contextmanager
    def progress(self, subject: str) -> Iterator[None]:
        """Show on a terminal what is being done, once the work has taken a second."""
        if self.quiet or sys.stderr is None or not sys.stderr.isatty():
            yield
            return
        self._progress = _Progress(self, subject)
        try:
            yield
        finally:
            self._progress.stop()
            self._progress = None

    def _write(self, stream: TextIO | None, text: str) -> None:
        if stream is None:  # closed by the caller's shell
            return
        try:
            stream.write(text + "\n")
            stream.flush()
        except BrokenPipeError:
            _forget(stream)


class _Progress:
    def __init__(self, console: Console, subject: str) -> None:
        self.step = "read"
        self._console = console
        self._subject = messages.visible(subject)
        self._done = threading.Event()
        self._shown = False
        self._thread = threading.Thread(target=self._show, daemon=True)
        self._thread.start()

    def clear(self) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            self._shown = False

    def stop(self) -> None:
        self._done.set()
        self._thread.join()
        self.clear()

    def _show(self) -> None:
        wait = _SLOW
        while not self._done.wait(wait):
            said = self._console.say(f"step-{self.step}", subject=self._subject)
            sys.stderr.write(f"\r\x1b[K{said}")
            sys.stderr.flush()
            self._shown = True
            wait = 0.2


def speak_utf8() -> None:
    """Set both streams to UTF-8: a Windows code page has no Arabic.

    A path that is no text goes out as the bytes it came in.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            errors = "backslashreplace" if os.name == "nt" else "surrogateescape"
            stream.reconfigure(encoding="utf-8", errors=errors)


def _forget(stream: TextIO) -> None:
    """Let a stream whose reader has gone lead nowhere, so that closing it raises nothing."""
    with open(os.devnull, "w") as nowhere:
        os.dup2(nowhere.fileno(), stream.fileno())


def language_of(arguments: list[str], environment: Mapping[str, str]) -> Language:
    """Return the language that `--lang` names, else the environment's, else English."""
    for index, argument in enumerate(arguments):
        if argument == "--":
            break
        name, _, value = argument.partition("=")
        if name == "--lang":
            value = value or (arguments[index + 1] if index + 1 < len(arguments) else "")
            if value in messages.LANGUAGES:
                return "ar" if value == "ar" else "en"
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "ar" if environment[name].lower().startswith("ar") else "en"
    return _system_language()


def _system_language() -> Language:
    if sys.platform != "win32":
        return "en"
    import locale

    return "ar" if (locale.getlocale()[0] or "").lower().startswith("ar") else "en"
