"""The characters of a press text that arrives in an unnamed encoding."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Literal

from press_dossier.errors import Place, Problem, SourceError

Encoding = Literal["utf-8", "utf-16-le", "utf-16-be", "windows-1256", "iso-8859-6", "docx", "text"]
LARGEST_ARTICLE = 2_000_000
"""Bytes; a newspaper page has ten thousand."""

_MARKS: tuple[tuple[bytes, Encoding], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096
_LETTER = re.compile("[A-Za-z\u0621-\u064a\u066e-\u06d3\ufb50-\ufdfb\ufe70-\ufefc]")
_ARABIC = re.compile("[\u0621-\u064a\u066e-\u06d3\ufb50-\ufdfb\ufe70-\ufefc]")
_MIXED = re.compile("[\u0621-\u064a][×¬àâçèéê]|[×¬àâçèéê][\u0621-\u064a]")
_LIKELY = re.compile("[\t\n\r -~\u00a0-\u00ff\u0600-\u06ff\u2000-\u206f\ufb50-\ufdff\ufe70-\ufefc]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding that it was told to be in; a byte order mark is not of the text."""

    text: str
    encoding: Encoding


def decode(raw: bytes, name: str) -> Decoded:
    """Decode a press text: UTF-8, UTF-16 with or without its mark, Windows-1256, ISO 8859-6.

    Raises SourceError with the codes `too-large`, `empty-article`, `damaged-text` (some of its
    bytes are no character of its encoding) or `unknown-encoding`.
    """
    if len(raw) > LARGEST_ARTICLE:
        limit = f"{LARGEST_ARTICLE:,}"
        raise _refusal("too-large", name, expected=limit, limit=limit)
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return Decoded(_strict(raw[len(mark) :], encoding, name), encoding)
    wide = _utf_16(raw)
    if wide is not None:
        return Decoded(_strict(raw, wide, name), wide)
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if _is_damaged_utf_8(raw):
            raise _damaged(error, name) from None
    narrow: Encoding = "iso-8859-6" if _is_iso_8859_6(raw) else "windows-1256"
    text = raw.decode(narrow)
    if not _is_arabic(text):
        expected = "UTF-8, UTF-16, Windows-1256, ISO-8859-6"
        raise _refusal("unknown-encoding", name, expected=expected)
    return Decoded(text, narrow)


def _utf_16(raw: bytes) -> Encoding | None:
    """Tell UTF-16 without a mark: UTF-8 text has neither NUL nor U+0006, the block of Arabic."""
    if len(raw) < 2 or (b"\x06" not in raw[:_SAMPLE] and b"\x00" not in raw[:_SAMPLE]):
        return None
    sample = raw[:_SAMPLE]
    shares: dict[Encoding, float] = {}
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, "ignore")
        shares[encoding] = len(_LIKELY.findall(text)) / max(len(text), 1)
    best = max(shares, key=lambda encoding: shares[encoding])
    return best if shares[best] > 0.8 else None


def _is_iso_8859_6(raw: bytes) -> bool:
    """Tell ISO 8859-6 by its bytes for waw and yeh, Latin letters in Arabic words otherwise.

    What is fa, qaf or kaf in Windows-1256 stands for nothing in ISO 8859-6.
    """
    try:
        raw.decode("iso-8859-6")
    except UnicodeDecodeError:
        return False
    return _MIXED.search(raw.decode("windows-1256")) is not None


def _is_damaged_utf_8(raw: bytes) -> bool:
    """Tell UTF-8 with a few bad bytes from an 8-bit encoding, which is bad at every word."""
    text = raw.decode("utf-8", "replace")
    return len(_ARABIC.findall(text)) > 10 * text.count("\ufffd")


def _is_arabic(text: str) -> bool:
    letters = len(_LETTER.findall(text))
    return letters > 0 and len(_ARABIC.findall(text)) / letters > 0.5


def _strict(raw: bytes, encoding: Encoding, name: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise _damaged(error, name) from None


def _damaged(error: UnicodeDecodeError, name: str) -> SourceError:
    found = " ".join(f"{byte:02X}" for byte in error.object[error.start : error.start + 4])
    line = error.object.count(b"\n", 0, error.start) + 1
    return SourceError(Problem("damaged-text", Place(name, line), found=found))


def _refusal(code: str, name: str, *, expected: str | None = None, **values: str) -> SourceError:
    return SourceError(Problem(code, Place(name), expected=expected, values=values))
