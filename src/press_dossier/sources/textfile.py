"""The characters of a text file that nobody vouches for, with a place for each refusal."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from press_dossier.errors import Place, Problem, SourceError
from press_dossier.sources.beside import neighbour
from press_dossier.sources.signatures import refuse_binary

LARGEST_FILE = 20_000_000
"""Bytes; a dossier of 5,000 meetings has one million."""

_READ = ".yaml, .xlsx"
"""Files that a dossier is read from; the latter not here."""

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# What YAML 1.1, 5.1 keeps out of a stream: all controls but tab, line feed, carriage return and
# next line. Naming what it lets in instead would take ten times as long to compile.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]"
)
_MOST_REPORTED = 20


@dataclass(frozen=True)
class TextFile:
    """A text and the name of the file that it came from; `mark` is the byte order mark read."""

    text: str
    name: str | None = None
    encoding: str = "utf-8"
    mark: bytes = field(default=b"", repr=False)

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", self.text))]

    def position(self, index: int) -> tuple[int, int]:
        """Return line and column, from 1, of the character at `index`."""
        line = bisect_right(self._lines, index)
        return line, index - self._lines[line - 1] + 1

    def place(self, index: int, path: str | None = None) -> Place:
        """Return the place of the character at `index`, with the field that stands there."""
        line, column = self.position(index)
        return Place(self.name, line, column, path)

    def encoded(self, text: str) -> bytes:
        """Return `text` in the encoding that the file was read from."""
        return self.mark + text.encode(self.encoding)


def read(path: Path) -> TextFile:
    """Read a UTF-8 or UTF-16 file, at most `LARGEST_FILE` bytes.

    Raises SourceError with the codes `file-not-found`, `not-a-file`, `cannot-read`, `too-large`,
    `wrong-kind`, `not-utf-8` or `control-character`.
    """
    return decoded(read_bytes(path, LARGEST_FILE), str(path))


def decoded(data: bytes, name: str) -> TextFile:
    """Return the text of a source's bytes.

    Raises SourceError with the codes `wrong-kind`, `not-utf-8` or `control-character`.
    """
    refuse_binary(data, name, _READ)
    return decode(data, name)


def read_bytes(path: Path, largest: int) -> bytes:
    """Return the bytes of a regular file.

    Raises SourceError with the codes `file-not-found`, `not-a-file`, `cannot-read` or `too-large`.
    """
    place = Place(str(path))
    try:
        is_there, is_file = path.exists(), path.is_file()
        data = b""
        if is_file:
            with path.open("rb") as file:
                data = file.read(largest + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceError(Problem("cannot-read", place, values={"reason": reason})) from None
    if not is_file:
        if is_there:
            raise SourceError(Problem("not-a-file", place, found=str(path)))
        near = neighbour(path)
        nearest = None if near is None else str(path.with_name(near))
        raise SourceError(Problem("file-not-found", place, found=str(path), nearest=nearest))
    if len(data) > largest:
        limit = f"{largest:,}"
        raise SourceError(Problem("too-large", place, expected=limit, values={"limit": limit}))
    return data


def decode(data: bytes, name: str | None = None) -> TextFile:
    """Decode bytes as UTF-8, or as UTF-16 where a byte order mark says so.

    Raises SourceError with the codes `not-utf-8` or `control-character`.
    """
    mark, encoding = next(
        ((mark, encoding) for mark, encoding in _MARKS if data.startswith(mark)), (b"", "utf-8")
    )
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        before = data[len(mark) : len(mark) + error.start].decode(encoding, "replace")
        place = TextFile(before, name).place(len(before))
        found = " ".join(f"{byte:02X}" for byte in error.object[error.start : error.start + 4])
        raise SourceError(Problem("not-utf-8", place, found=found)) from None
    return checked(TextFile(text, name, encoding, mark))


def checked(file: TextFile) -> TextFile:
    """Return `file`; raise SourceError (`control-character`) for what no text file holds."""
    problems = []
    for match in _FORBIDDEN.finditer(file.text):
        character = f"U+{ord(match[0]):04X}"
        problems.append(Problem("control-character", file.place(match.start()), found=character))
        if len(problems) == _MOST_REPORTED:
            break
    if problems:
        raise SourceError(problems)
    return file
