"""A PDF font built from what was shaped: one code a letter, one character a code.

A code is (glyphs with their offsets, advance, character): letter and dots, kerning, marks and
a kashida are all inside it, so that a line needs no movement between letters and readers find
no false gap. Type 0 over CIDFontType2; code = CID = glyph id (ISO 32000-1, 9.7).
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from hashlib import sha256

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFStream,
    PDFString,
)

from press_dossier.pdf.archive import COMPRESSION
from press_dossier.pdf.codes import Form, Spelled, form
from press_dossier.pdf.truetype import Program
from press_dossier.typography import Letter
from press_dossier.typography.faces import Face

_SYMBOLIC = 4
_FORCE_BOLD = 1 << 18


class CodedFont:
    """The codes of one face in one PDF. `name` is its resource name."""

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self._codes: dict[Form, str] = {}
        self._shown: dict[Spelled, str] = {}

    def code(self, letter: Letter, text: str) -> str:
        """Return the code of a letter that stands for `text`, as four hexadecimal digits."""
        one = form(letter, text)
        return self._codes.get(one) or self._added(one)

    def shown(self, row: Sequence[Spelled]) -> list[str]:
        """Return the codes of each of what is spelled, within the brackets of a `TJ`."""
        known = self._shown
        return [known.get(spelled) or self._spelled(spelled) for spelled in row]

    def _spelled(self, spelled: Spelled) -> str:
        known = self._codes
        codes = [known.get(one) or self._added(one) for one in spelled.forms]
        if spelled.backs:
            pairs = zip(spelled.backs, codes, strict=True)
            codes = [f">{back}<{code}" if back else code for back, code in pairs]
        shown = self._shown[spelled] = "".join(codes)
        return shown

    def _added(self, new: Form) -> str:
        number = len(self._codes) + 1
        if number > 0xFFFF:
            raise OverflowError(f"{self.face!r}: more than 65,535 letter forms")
        code = self._codes[new] = f"{number:04X}"
        return code

    def fill(self, document: PDFDocument, dictionary: PDFDictionary) -> None:
        """Write the font's objects; `dictionary` becomes the Type 0 font."""
        forms = list(self._codes)
        program = Program(self.face, forms).write()
        name = f"{_tag(program)}+{_postscript_name(self.face)}"
        descendant = self._descendant(document, name, forms, program)
        dictionary.dict.update(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": PDFName(name),
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([document.Reference(descendant)]),
                "ToUnicode": document.Reference(_stream(self._to_unicode())),
            }
        )

    def _descendant(
        self, document: PDFDocument, name: str, forms: Sequence[Form], program: bytes
    ) -> PDFDictionary:
        scale = 1000 / self.face.upem
        # As bytes: a dossier has hundreds, and ReportLab takes its time over each number.
        widths = " ".join([str(_number(one.letter.advance * scale)) for one in forms])
        descriptor = PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": PDFName(name),
                "Flags": _SYMBOLIC | (_FORCE_BOLD if "Bold" in name else 0),
                "FontBBox": PDFArray(_bounds(program, scale)),
                "ItalicAngle": 0,
                "Ascent": round(self.face.ascender * scale),
                "Descent": round(self.face.descender * scale),
                "CapHeight": round(self.face.ascender * scale),
                "StemV": 120 if "Bold" in name else 80,
                "FontFile2": document.Reference(_stream(program, {"Length1": len(program)})),
            }
        )
        return PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": PDFName(name),
                "CIDSystemInfo": PDFDictionary(
                    {
                        "Registry": PDFString("Adobe"),
                        "Ordering": PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "CIDToGIDMap": PDFName("Identity"),
                "DW": 0,
                "W": f"[1[{widths}]]".encode(),
                "FontDescriptor": document.Reference(descriptor),
            }
        )

    def _to_unicode(self) -> bytes:
        rows = [f"<{code}> <{one.unicode}>" for one, code in self._codes.items()]
        blocks = "\n".join(
            f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar"
            for block in (rows[start : start + 100] for start in range(0, len(rows), 100))
        )
        return _CMAP.format(blocks=blocks).encode()


_CMAP = """\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{blocks}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def _stream(content: bytes, entries: Mapping[str, int] | None = None) -> PDFStream:
    data = zlib.compress(content, COMPRESSION)
    dictionary = PDFDictionary({"Filter": PDFName("FlateDecode"), **(entries or {})})
    return PDFStream(dictionary, data)


def _tag(program: bytes) -> str:
    """Return the six letters that mark a subset, the same for the same program (9.6.4)."""
    digest = sha256(program).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _postscript_name(face: Face) -> str:
    name = face.face.get_name(6) or face.family
    return "".join(c for c in name if c.isascii() and (c.isalnum() or c == "-"))


def _bounds(program: bytes, scale: float) -> list[int]:
    """Return the font's bounding box in thousandths of an em, from its `head`."""
    import struct

    tables = struct.unpack_from(">H", program, 4)[0]
    for index in range(tables):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", program, 12 + 16 * index)
        if tag == b"head":
            return [round(v * scale) for v in struct.unpack_from(">4h", program, offset + 36)]
    raise ValueError("a font program without head")


def _number(value: float) -> int | float:
    return int(value) if value == int(value) else round(value, 3)
