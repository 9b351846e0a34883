"""Opens a zipped office file that nobody vouches for: a workbook or a Word file."""

from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from press_dossier.errors import Place, Problem, SourceError
from press_dossier.sources.signatures import is_text, kind_of, wrong_kind

LARGEST_FILE = 100_000_000
"""Bytes, packed."""
LARGEST_CONTENT = 200_000_000
"""Bytes, unpacked, of all XML parts together; pictures and fonts are never unpacked."""
MOST_PARTS = 5_000

_ZIP = b"PK"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_STREAMS = ("WordDocument", "Workbook")
"""What a file of the formats before 2007 holds; an encrypted one holds neither."""


def open_package(data: bytes, name: str | None = None, *, expected: str = ".docx") -> ZipFile:
    """Return the file's package, its sizes within limits; `expected` is how its name should end.

    A part is never unpacked beyond the size that its entry states, so the entries are what counts.
    Raises SourceError with the codes `wrong-kind`, `not-a-package`, `package-encrypted`,
    `package-old`, `package-broken` or `package-too-large`.
    """
    place = Place(name)
    if data.startswith(_OLE):
        is_old = any(stream.encode("utf-16-le") in data for stream in _OLD_STREAMS)
        code = "package-old" if is_old else "package-encrypted"
        raise SourceError(Problem(code, place, found=name))
    try:
        package = ZipFile(BytesIO(data))
        entries = package.infolist()
    except (BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        kind = kind_of(data)
        if kind is not None and not data.startswith(_ZIP):
            raise wrong_kind(kind, name, expected) from None
        code = "not-a-package" if data and kind is None and is_text(data) else "package-broken"
        raise SourceError(Problem(code, place, found=name, expected=expected)) from None
    if any(entry.flag_bits & 1 for entry in entries):
        raise SourceError(Problem("package-encrypted", place, found=name))
    content = sum(e.file_size for e in entries if e.filename.lower().endswith((".xml", ".rels")))
    if len(entries) > MOST_PARTS or content > LARGEST_CONTENT:
        limit = f"≤ {LARGEST_CONTENT // 1_000_000} MB"
        raise SourceError(Problem("package-too-large", place, found=name, expected=limit))
    return package


def part(package: ZipFile, path: str, name: str | None = None) -> bytes | None:
    """Return an XML part's bytes, None where there is no such part.

    Raises SourceError with the codes `package-broken` or `package-dtd`.
    """
    try:
        data = package.read(path)
    except KeyError:
        return None
    except (BadZipFile, zlib.error, OSError, NotImplementedError, EOFError, ValueError):
        raise SourceError(Problem("package-broken", Place(name), found=path)) from None
    # UTF-16 and UTF-32 fill up ASCII characters with zeros.
    if b"<!DOCTYPE" in (data.replace(b"\0", b"") if b"\0" in data[:64] else data):
        raise SourceError(Problem("package-dtd", Place(name), found=path))
    return data
