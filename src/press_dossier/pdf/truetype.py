"""Writing a TrueType program whose glyphs are composites of another font's glyphs.

PDF needs `head hhea maxp hmtx loca glyf` of a CIDFontType2 (ISO 32000-1, 9.9); glyph ids are
the codes. Format: OpenType 1.9, `glyf`.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, chain

from press_dossier.typography import Ink, Letter
from press_dossier.typography.faces import Face

_WORDS, _XY, _MORE = 0x0001, 0x0002, 0x0020
_SCALE, _XY_SCALE, _TWO_BY_TWO = 0x0008, 0x0040, 0x0080
_INSTRUCTIONS, _UNSCALED = 0x0100, 0x1000

_MAX_DEPTH = 4
"""How deep composites may lie in each other: a letter's, and the source's own."""

Box = tuple[int, int, int, int]
_NO_BOX = (0, 0, 0, 0)

_Component = tuple[int, int, bytes]
"""A component of a composite glyph: its flags, its glyph in the face, what follows that."""


class Outlines:
    """The glyphs of a face, without their hinting."""

    def __init__(self, face: Face) -> None:
        table = face.face.reference_table
        self._glyf = bytes(table("glyf").data)
        self.head = bytes(table("head").data)
        loca = bytes(table("loca").data)
        if struct.unpack_from(">h", self.head, 50)[0]:
            self._loca = struct.unpack(f">{len(loca) // 4}L", loca)
        else:
            self._loca = tuple(2 * offset for offset in struct.unpack(f">{len(loca) // 2}H", loca))

        self.composed = lru_cache(maxsize=1 << 14)(self._composed)

    def glyph(self, index: int) -> bytes:
        """Return a glyph's description without instructions; empty for one without ink."""
        data = self._glyf[self._loca[index] : self._loca[index + 1]]
        if not data:
            return b""
        contours = struct.unpack_from(">h", data)[0]
        if contours < 0:
            return data
        end = 10 + 2 * contours
        length = struct.unpack_from(">H", data, end)[0]
        return data[:end] + b"\0\0" + data[end + 2 + length :]

    def _composed(self, ink: tuple[Ink, ...]) -> tuple[bytes, Sequence[_Component], Box]:
        """Return the head of a letter's composite glyph, its components, and its box."""
        components: list[_Component] = []
        boxes: list[Box] = []
        for number, (glyph, x, y, stretch) in enumerate(ink, start=1):
            left, bottom, right, top = _box(self.glyph(glyph))
            flags = _WORDS | _XY | _UNSCALED | (_MORE if number < len(ink) else 0)
            rest = struct.pack(">hh", x, y)
            if stretch != 1.0:
                flags |= _XY_SCALE
                rest += struct.pack(">hh", round(stretch * 0x4000), 0x4000)
                left, right = round(left * stretch), round(right * stretch)
            components.append((flags, glyph, rest))
            boxes.append((left + x, bottom + y, right + x, top + y))
        box = _union(boxes)
        return struct.pack(">h4h", -1, *box), components, box


@lru_cache(maxsize=32)
def _outlines(face: Face) -> Outlines:
    return Outlines(face)


class Program:
    """A font program in the making. Glyph 0 is empty; letters are glyphs 1 to their number."""

    def __init__(self, face: Face, letters: Sequence[Letter]) -> None:
        self._outlines = _outlines(face)
        self._face = face
        self._own = len(letters) + 1
        self._glyphs: list[bytes] = [b""] * self._own
        self._boxes: list[Box] = [_NO_BOX] * self._own
        self._advances = [0, *[letter.advance for letter in letters]]
        self._placed: dict[int, int] = {}
        for code, letter in enumerate(letters, start=1):
            if letter.ink:
                self._glyphs[code], self._boxes[code] = self._composite(letter.ink)

    def write(self) -> bytes:
        """Return the file."""
        count = len(self._glyphs)
        advances = self._advances + [0] * (count - self._own)
        inked = [box for box, glyph in zip(self._boxes, self._glyphs, strict=True) if glyph]
        bounds = _union(inked) if inked else _NO_BOX
        lefts = [box[0] for box in self._boxes]
        glyphs = [_padded(glyph) for glyph in self._glyphs]
        head = bytearray(self._outlines.head[:54])
        struct.pack_into(">L", head, 8, 0)
        struct.pack_into(">H", head, 16, 0b1011)
        struct.pack_into(">4h", head, 36, *bounds)
        struct.pack_into(">hh", head, 50, 1, 0)
        vertical = (self._face.ascender, self._face.descender, 0)
        horizontal = (max(advances), min((box[0] for box in inked), default=0), 0, bounds[2])
        caret_and_reserved = (1, *[0] * 7)
        hhea = struct.pack(
            ">L3hH11hH", 0x00010000, *vertical, *horizontal, *caret_and_reserved, count
        )
        tables = {
            b"glyf": b"".join(glyphs),
            b"head": bytes(head),
            b"hhea": hhea,
            b"hmtx": struct.pack(
                ">" + "Hh" * count, *chain.from_iterable(zip(advances, lefts, strict=True))
            ),
            b"loca": struct.pack(f">{count + 1}L", 0, *accumulate(map(len, glyphs))),
            b"maxp": self._maxp(count),
        }
        return _sfnt(tables)

    def _composite(self, ink: tuple[Ink, ...]) -> tuple[bytes, Box]:
        head, components, box = self._outlines.composed(ink)
        parts = [
            struct.pack(">HH", flags, self._place(glyph)) + rest
            for flags, glyph, rest in components
        ]
        return head + b"".join(parts), box

    def _place(self, source: int) -> int:
        """Return the index of a source glyph's copy, made on first need."""
        index = self._placed.get(source)
        if index is None:
            data = self._outlines.glyph(source)
            if data[:1] >= b"\x80":
                data = self._copied_composite(data)
            index = self._placed[source] = len(self._glyphs)
            self._glyphs.append(data)
            self._boxes.append(_box(data))
        return index

    def _copied_composite(self, data: bytes) -> bytes:
        copy = bytearray(data)
        position, more = 10, True
        while more:
            flags, index = struct.unpack_from(">HH", copy, position)
            struct.pack_into(">HH", copy, position, flags & ~_INSTRUCTIONS, self._place(index))
            position += 8 if flags & _WORDS else 6
            if flags & _SCALE:
                position += 2
            elif flags & _XY_SCALE:
                position += 4
            elif flags & _TWO_BY_TWO:
                position += 8
            more = bool(flags & _MORE)
        return bytes(copy[:position])

    def _maxp(self, count: int) -> bytes:
        points = contours = 0
        # A letter is a composite whatever its ink.
        components = max(map(len, self._glyphs[: self._own])) // 6
        for glyph in self._glyphs[self._own :]:
            number = struct.unpack_from(">h", glyph)[0] if glyph else 0
            if number > 0:
                contours = max(contours, number)
                points = max(points, struct.unpack_from(">H", glyph, 8 + 2 * number)[0] + 1)
            elif number < 0:
                components = max(components, len(glyph) // 6)
        # Of composites there is no flattened count at hand: an upper bound does.
        composite = (min(0xFFFF, 8 * max(points, 1)), min(0xFFFF, 8 * max(contours, 1)))
        zones_and_programs = (2, *[0] * 6)
        return struct.pack(
            ">L14H",
            0x00010000,
            count,
            points,
            contours,
            *composite,
            *zones_and_programs,
            components,
            _MAX_DEPTH,
        )


def _box(glyph: bytes) -> Box:
    if not glyph:
        return _NO_BOX
    left, bottom, right, top = struct.unpack_from(">4h", glyph, 2)
    return (left, bottom, right, top)


def _union(boxes: Sequence[Box]) -> Box:
    if len(boxes) == 1:
        return boxes[0]
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return (min(lefts), min(bottoms), max(rights), max(tops))


def _sfnt(tables: dict[bytes, bytes]) -> bytes:
    """Pack tables into a file, with its checksums."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    header = struct.pack(
        ">LHHHH", 0x00010000, count, power * 16, power.bit_length() - 1, (count - power) * 16
    )
    bodies: list[bytes] = []
    place = 12 + 16 * count
    total = head = 0
    for tag, data in sorted(tables.items()):
        bodies.append(_padded(data))
        checksum = _checksum(bodies[-1])
        header += tag + struct.pack(">LLL", checksum, place, len(data))
        total += checksum
        if tag == b"head":
            head = place
        place += len(bodies[-1])
    file = bytearray(b"".join((header, *bodies)))
    total += _checksum(header)
    struct.pack_into(">L", file, head + 8, (0xB1B0AFBA - total) & 0xFFFFFFFF)
    return bytes(file)


def _padded(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % 4)


def _checksum(data: bytes) -> int:
    total: int = sum(struct.unpack(f">{len(data) // 4}L", data))
    return total & 0xFFFFFFFF
