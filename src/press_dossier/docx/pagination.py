"""True page numbers: LibreOffice lays the file out and says on which page each heading falls.

It computes references to pages only in what it saves as a document, and not in contents, so the
references stand on one more page at the end of a copy.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from press_dossier.docx.archive import pack
from press_dossier.errors import Problem, ProgramError
from press_dossier.provenance import DOCUMENT

_PLACES = (
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
_PATIENCE = 120.0
"""Seconds."""
_HEADING = re.compile(
    r'<w:bookmarkStart w:id="\d+" w:name="(_Toc\d+)"/>'
    r'<w:bookmarkStart w:id="\d+" w:name="([a-z][a-z0-9_]*)"/>'
)
_RESULT = re.compile(r"(PAGEREF (_Toc\d+)|\bPAGE)\b(?:.*?)fldCharType=\"separate\"(.*?)fldChar ")
_TEXT = re.compile(r"<w:t(?: [^>]*)?>(\d+)</w:t>")


def paginate(docx: bytes) -> tuple[dict[str, int], int]:
    """Return the page of each heading by its piece's key, and the number of pages.

    `docx` is a file with keys. Raises ProgramError with the code `program-missing` or
    `program-failed`.
    """
    program = next((found for place in _PLACES if (found := shutil.which(place))), None)
    if program is None:
        raise ProgramError(Problem("program-missing", found="LibreOffice"))
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    document = parts[DOCUMENT].decode()
    keys: dict[str, str] = dict(_HEADING.findall(document))
    parts[DOCUMENT] = _with_references(document, list(keys)).encode()
    saved = _saved_by(program, pack(parts.items()))
    with zipfile.ZipFile(io.BytesIO(saved)) as package:
        return _read(package.read(DOCUMENT).decode(), keys)


def _with_references(document: str, marks: list[str]) -> str:
    """Add a page that refers to the pages of all marks, and to itself."""
    fields = "".join(_field(f"PAGEREF {mark} \\h") for mark in marks) + _field("PAGE")
    page = f"<w:p><w:pPr><w:pageBreakBefore/></w:pPr>{fields}</w:p>"
    before, section, after = document.rpartition("<w:sectPr")
    return before + page + section + after


def _field(instruction: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>0</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _saved_by(program: str, docx: bytes) -> bytes:
    """Let the program open a file and save it, with a profile of its own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, target = folder / "in.docx", folder / "out"
        source.write_bytes(docx)
        command = [
            program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(target),
            str(source),
        ]
        try:
            subprocess.run(command, capture_output=True, check=True, timeout=_PATIENCE)
            return (target / "in.docx").read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise ProgramError(
                Problem("program-failed", found="LibreOffice", values={"reason": str(error)})
            ) from None


def _read(document: str, keys: Mapping[str, str]) -> tuple[dict[str, int], int]:
    pages: dict[str, int] = {}
    total = 0
    for instruction, mark, result in _RESULT.findall(document[document.rfind("<w:p>") :]):
        number = _TEXT.search(result)
        if number is None:
            continue
        if mark in keys:
            pages[keys[mark]] = int(number.group(1))
        elif instruction == "PAGE":
            total = int(number.group(1)) - 1
    if pages.keys() != set(keys.values()) or total < 1:
        raise ProgramError(
            Problem("program-failed", found="LibreOffice", values={"reason": "no page numbers"})
        )
    return pages, total
