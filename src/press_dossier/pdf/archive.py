"""The PDF file itself: ReportLab's document, written compactly and as the archive wants it.

What ReportLab 5.1 lacks and is done here: objects as plain bytes under a number known before
they are written; object streams and a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8); an
end of line before `endstream` (ISO 19005-2, 6.1.7.1); an identifier made from the contents.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from itertools import accumulate, starmap

from reportlab.pdfbase import pdfdoc

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_END_OF_STREAM = b"endstream\n"
_OBJECTS_A_STREAM = 400
COMPRESSION = 2
"""Deflate's level: 6 takes twice to three times as long and saves an eighth at most."""


def text_string(text: str) -> bytes:
    """Return a PDF text string, UTF-16 with its mark (ISO 32000-1, 7.9.2.2)."""
    return b"<FEFF" + text.encode("utf-16-be").hex().upper().encode() + b">"


def byte_string(data: bytes) -> bytes:
    """Return a PDF literal string of ASCII bytes."""
    escaped = data.replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
    return b"(" + escaped + b")"


def reference(number: int) -> bytes:
    """Return the indirect reference to an object."""
    return b"%d 0 R" % number


class ArchiveDocument(pdfdoc.PDFDocument):  # type: ignore[misc]
    """A ReportLab document that also holds objects given as bytes; `write` ends it."""

    def __init__(self) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=(1, 7))
        # A85 of the streams that ReportLab makes would only swell them.
        self.defaultStreamFilters = [pdfdoc.PDFZCompress]
        self._bodies: dict[int, bytes] = {}
        self._streams: dict[int, bytes] = {}

    def allocate(self, count: int = 1) -> int:
        """Return the first of `count` new object numbers."""
        first: int = self.objectcounter + 1
        self.objectcounter += count
        return first

    def put(self, number: int, body: bytes) -> None:
        """Set an object that is no stream."""
        self._bodies[number] = body

    def add(self, body: bytes) -> int:
        """Add an object that is no stream and return its number."""
        number = self.allocate()
        self._bodies[number] = body
        return number

    def add_stream(self, entries: bytes, data: bytes, *, deflate: bool = True) -> int:
        """Add a stream and return its number. `entries` are its dictionary's, without Length."""
        number = self.allocate()
        self._streams[number] = _stream(entries, data, deflate=deflate)
        return number

    def number(self, obj: object) -> int:
        """Return the number of a ReportLab object, registering it."""
        name = self.Reference(obj).name
        number: int = self.idToObjectNumberAndVersion[name][0]
        return number

    def write(self, root: int, info: int) -> bytes:
        """Return the file. `root` is the catalogue's number, `info` the information's.

        The document lets go of all that it held, which holds it: it is of no more use.
        """
        parts = [_HEADER]
        size = len(_HEADER)
        offsets: dict[int, int] = {}
        packed: list[tuple[int, bytes]] = []

        def append(number: int, body: bytes) -> None:
            nonlocal size
            whole = b"%d 0 obj\n%b\nendobj\n" % (number, body)
            offsets[number] = size
            parts.append(whole)
            size += len(whole)

        number = 0
        while number < self.objectcounter:  # formatting may add objects
            number += 1
            if number in self._bodies:
                packed.append((number, self._bodies[number]))
            elif number in self._streams:
                append(number, self._streams[number])
            elif number in self.numberToId:
                body = self._formatted(number)
                if body.endswith(b"endstream"):
                    append(number, body)
                else:
                    packed.append((number, body))

        places: dict[int, tuple[int, int]] = {}
        for start in range(0, len(packed), _OBJECTS_A_STREAM):
            chunk = packed[start : start + _OBJECTS_A_STREAM]
            holder = self.allocate()
            append(holder, _object_stream(chunk))
            places.update((number, (holder, index)) for index, (number, _) in enumerate(chunk))

        digest = hashlib.sha256(b"".join(parts)).digest()[:16].hex().encode()
        cross = self.allocate()
        offsets[cross] = size
        entries = b"/Type/XRef/Size %d/Root %b/Info %b/ID[<%b><%b>]/W[1 4 2]" % (
            self.objectcounter + 1,
            reference(root),
            reference(info),
            digest,
            digest,
        )
        append(cross, _stream(entries, _cross_references(self.objectcounter, offsets, places)))
        parts.append(b"startxref\n%d\n%%%%EOF\n" % offsets[cross])
        self.__dict__.clear()
        return b"".join(parts)

    def _formatted(self, number: int) -> bytes:
        """Format a ReportLab object, with an end of line before `endstream`."""
        body: bytes = pdfdoc.format(self.idToObject[self.numberToId[number]], self, toplevel=1)
        if body.endswith(_END_OF_STREAM):
            return body[: -len(_END_OF_STREAM)] + b"\nendstream"
        return body


def _stream(entries: bytes, data: bytes, *, deflate: bool = True) -> bytes:
    if deflate:
        data = zlib.compress(data, COMPRESSION)
        entries += b"/Filter/FlateDecode"
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries, len(data), data)


def _object_stream(objects: list[tuple[int, bytes]]) -> bytes:
    numbers, bodies = zip(*objects, strict=True)
    offsets = accumulate([len(body) + 1 for body in bodies], initial=0)
    head = b" ".join(map(b"%d %d".__mod__, zip(numbers, offsets, strict=False))) + b"\n"
    entries = b"/Type/ObjStm/N %d/First %d" % (len(objects), len(head))
    return _stream(entries, head + b"\n".join(bodies))


def _cross_references(
    last: int, offsets: dict[int, int], places: dict[int, tuple[int, int]]
) -> bytes:
    """Return the table's bytes: type, then offset or (holder, index), for objects 0 to `last`."""
    entries = [(0, 0, 0)] * (last + 1)
    entries[0] = (0, 0, 65535)
    for number, (holder, index) in places.items():
        entries[number] = (2, holder, index)
    for number, offset in offsets.items():
        entries[number] = (1, offset, 0)
    return b"".join(starmap(struct.Struct(">BIH").pack, entries))
