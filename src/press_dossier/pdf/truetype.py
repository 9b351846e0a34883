"""Writing a TrueType program whose glyphs are composites of another font's glyphs.

PDF needs `head hhea maxp hmtx loca glyf` of a CIDFontType2 (ISO 32000-1, 9.9); glyph ids are
the codes. Format: OpenType 1.9, `glyf`.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, chain
from typing import NamedTuple

from press_dossier.pdf.codes import Form
from press_dossier.typography import Ink
from press_dossier.typography.faces import Face

_WORDS, _XY, _MORE = 0x0001, 0x0002, 0x0020
_SCALE, _XY_SCALE, _TWO_BY_TWO = 0x0008, 0x0040, 0x0080
_INSTRUCTIONS, _UNSCALED = 0x0100, 0x1000

_MAX_DEPTH = 4
"""How deep composites may lie in each other: a letter's, and the source's own."""

_KEPT = 1 << 14
"""How many letters' glyphs are kept for later files."""

Box = tuple[int, int, int, int]
_NO_BOX = (0, 0, 0, 0)


class _Glyph(NamedTuple):
    """A glyph's description, its length a multiple of four, and its box."""

    data: bytes
    box: Box


_EMPTY = _Glyph(b"", _NO_BOX)


class _Component(NamedTuple):
    """A component of a composite glyph: its flags, its glyph in the face, what follows that."""

    flags: bytes
    glyph: int
    rest: bytes


class _Composite(NamedTuple):
    """A letter's composite glyph: its head, its components, and its box."""

    head: bytes
    components: Sequence[_Component]
    box: Box


class Outlines:
    """The glyphs of a face, without their hinting; kept, with the letters made of them."""

    def __init__(self, face: Face) -> None:
        table = face.face.reference_table
        self._glyf = bytes(table("glyf").data)
        self.head = bytes(table("head").data)
        loca = bytes(table("loca").data)
        if struct.unpack_from(">h", self.head, 50)[0]:
            self._loca = struct.unpack(f">{len(loca) // 4}L", loca)
        else:
            self._loca = tuple(2 * offset for offset in struct.unpack(f">{len(loca) // 2}H", loca))
        self.glyph = cache(self._glyph)
        self._composed: dict[Form, _Composite] = {}

    def _glyph(self, index: int) -> _Glyph:
        """Return a glyph without instructions; an empty one for one without ink."""
        data = self._glyf[self._loca[index] : self._loca[index + 1]]
        if not data:
            return _EMPTY
        contours, *box = struct.unpack_from(">5h", data)
        if contours >= 0:
            end = 10 + 2 * contours
            length = struct.unpack_from(">H", data, end)[0]
            data = data[:end] + b"\0\0" + data[end + 2 + length :]
        left, bottom, right, top = box
        return _Glyph(_padded(data), (left, bottom, right, top))

    def composed(self, form: Form) -> _Composite:
        """Return a letter's glyph, whose components are glyphs of the face."""
        composite = self._composed.get(form)
        if composite is None:
            if len(self._composed) >= _KEPT:
                self._composed.clear()
            composite = self._composed[form] = self._composite(form.letter.ink)
        return composite

    def _composite(self, ink: Sequence[Ink]) -> _Composite:
        components: list[_Component] = []
        boxes: list[Box] = []
        for number, (glyph, x, y, stretch) in enumerate(ink, start=1):
            left, bottom, right, top = self.glyph(glyph).box
            flags = _WORDS | _XY | _UNSCALED | (_MORE if number < len(ink) else 0)
            rest = struct.pack(">hh", x, y)
            if stretch != 1.0:
                flags |= _XY_SCALE
                rest += struct.pack(">hh", round(stretch * 0x4000), 0x4000)
                left, right = round(left * stretch), round(right * stretch)
            components.append(_Component(struct.pack(">H", flags), glyph, rest))
            boxes.append((left + x, bottom + y, right + x, top + y))
        box = _union(boxes)
        return _Composite(struct.pack(">h4h", -1, *box), components, box)


@cache
def _outlines(face: Face) -> Outlines:
    return Outlines(face)


class Program:
    """A font program in the making. Glyph 0 is empty; letters are glyphs 1 to their number."""

    def __init__(self, face: Face, forms: Sequence[Form]) -> None:
        self._outlines = _outlines(face)
        self._face = face
        self._own = len(forms) + 1
        self._glyphs: list[bytes] = [b""] * self._own
        self._boxes: list[Box] = [_NO_BOX] * self._own
        self._advances = [0, *[form.letter.advance for form in forms]]
        self._placed: dict[int, bytes] = {}
        for code, form in enumerate(forms, start=1):
            if form.letter.ink:
                self._compose(code, form)

    def write(self) -> bytes:
        """Return the file."""
        count = len(self._glyphs)
        advances = self._advances + [0] * (count - self._own)
        inked = [box for box, glyph in zip(self._boxes, self._glyphs, strict=True) if glyph]
        bounds = _union(inked) if inked else _NO_BOX
        lefts = [box[0] for box in self._boxes]
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
            b"glyf": b"".join(self._glyphs),
            b"head": bytes(head),
            b"hhea": hhea,
            b"hmtx": struct.pack(
                ">" + "Hh" * count, *chain.from_iterable(zip(advances, lefts, strict=True))
            ),
            b"loca": struct.pack(f">{count + 1}L", 0, *accumulate(map(len, self._glyphs))),
            b"maxp": self._maxp(count),
        }
        return _sfnt(tables)

    def _compose(self, code: int, form: Form) -> None:
        head, components, self._boxes[code] = self._outlines.composed(form)
        glyph = head
        for flags, source, rest in components:
            glyph += flags + (self._placed.get(source) or self._place(source)) + rest
        self._glyphs[code] = _padded(glyph)

    def _place(self, source: int) -> bytes:
        """Return the index of a source glyph's copy, made on first need; two bytes."""
        index = self._placed.get(source)
        if index is None:
            data, box = self._outlines.glyph(source)
            if data[:1] >= b"\x80":
                data = self._copied_composite(data)
            index = self._placed[source] = struct.pack(">H", len(self._glyphs))
            self._glyphs.append(data)
            self._boxes.append(box)
        return index

    def _copied_composite(self, data: bytes) -> bytes:
        copy = bytearray(data)
        position, more = 10, True
        while more:
            flags, index = struct.unpack_from(">HH", copy, position)
            kept = struct.pack(">H", flags & ~_INSTRUCTIONS)
            copy[position : position + 4] = kept + self._place(index)
            position += 8 if flags & _WORDS else 6
            if flags & _SCALE:
                position += 2
            elif flags & _XY_SCALE:
                position += 4
            elif flags & _TWO_BY_TWO:
                position += 8
            more = bool(flags & _MORE)
        return _padded(bytes(copy[:position]))

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
