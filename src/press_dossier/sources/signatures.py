"""What a file is by its first bytes, for saying what was given in place of what is read."""

from __future__ import annotations

from press_dossier.errors import Place, Problem, SourceError

_SIGNATURES = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office 97–2003 (.doc, .xls)"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
)
_OFFICE = ((b"word/", "Word (.docx)"), (b"xl/", "Excel (.xlsx)"), (b"ppt/", "PowerPoint (.pptx)"))
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument"
_SAMPLE = 4096


def kind_of(data: bytes) -> str | None:
    """Return the kind of a file that is no text by its first bytes; None where they tell none."""
    kind = next((kind for first, kind in _SIGNATURES if data.startswith(first)), None)
    if kind != "ZIP":
        return kind
    if _OPEN_DOCUMENT in data[:_SAMPLE]:
        return "OpenDocument (.odt, .ods)"
    # The directory, which names every part, ends the file.
    names = data[:_SAMPLE] + data[-16 * _SAMPLE :]
    return next((kind for folder, kind in _OFFICE if folder in names), kind)


def is_text(data: bytes) -> bool:
    """Say whether the first bytes are UTF-8 without controls that no text has."""
    sample = data[:_SAMPLE].decode("utf-8", "ignore")
    return b"\0" not in data[:_SAMPLE] and len(sample.encode()) > len(data[:_SAMPLE]) - 4


def refuse_binary(data: bytes, name: str | None, expected: str) -> None:
    """Raise SourceError (`wrong-kind`) for a file of a known kind where a text is read."""
    kind = kind_of(data)
    if kind is not None:
        raise wrong_kind(kind, name, expected)


def wrong_kind(kind: str, name: str | None, expected: str) -> SourceError:
    """Return the error for a file of a kind that is not read in its place."""
    return SourceError(Problem("wrong-kind", Place(name), found=kind, expected=expected))
