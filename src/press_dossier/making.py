"""Load, compose, render, write whole: the only room that knows both renderers.

What a run does not need is imported where it is needed, so that a PDF loads no Word library.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from press_dossier import resources
from press_dossier.errors import Place, Problem, SourceError
from press_dossier.locating import Reading
from press_dossier.writing import write

if TYPE_CHECKING:
    from press_dossier.document import Document
    from press_dossier.docx import Embedding
    from press_dossier.docx.letterhead import Report
    from press_dossier.model import Dossier
    from press_dossier.pdf import Layout

Format = Literal["pdf", "docx"]
Step = Literal["read", "compose", "pdf", "docx", "write"]

FORMATS: tuple[Format, ...] = ("pdf", "docx")
BUILT_IN = "marrakech"
STANDARD_INPUT = Path("<stdin>")
"""The path under which messages name what comes in there."""


class Letterhead(NamedTuple):
    """The office's own Word file, which frames ours."""

    path: Path
    data: bytes


class WordWishes(NamedTuple):
    """How the Word file is wanted; the defaults are those of the command.

    `paginate` asks LibreOffice for the page numbers in place of the PDF's layout. `on_graft` is
    told what was taken from the letterhead.
    """

    embed: Embedding = "subset"
    clean: bool = False
    letterhead: Letterhead | None = None
    paginate: bool = False
    on_graft: Callable[[Report], None] = lambda report: None


def examples() -> dict[str, Path]:
    """Return the built-in dossiers' source files by name."""
    return {
        folder.name: folder / "dossier.yaml"
        for folder in sorted(resources.examples().iterdir())
        if (folder / "dossier.yaml").is_file()
    }


def read(path: str | Path) -> Reading:
    """Read and validate a dossier from YAML, or from a workbook of meetings.

    `STANDARD_INPUT` is YAML that comes in there; its pictures lie in the current folder. Raises
    SourceError with every problem found.
    """
    path = Path(path)
    if path == STANDARD_INPUT:
        return _read_standard_input()
    if path.suffix.lower() == ".xlsx":
        from press_dossier.sources import sheet

        rows = sheet.read(path)
        return Reading(rows.dossier, rows.warnings, rows.place)
    from press_dossier.sources import yaml

    text = yaml.read(path)
    return Reading(text.dossier, text.warnings, text.place)


def _read_standard_input() -> Reading:
    from press_dossier.sources import textfile, yaml

    name = str(STANDARD_INPUT)
    data = sys.stdin.buffer.read(textfile.LARGEST_FILE + 1)
    if len(data) > textfile.LARGEST_FILE:
        limit = f"≤ {textfile.LARGEST_FILE:,}"
        raise SourceError(Problem("too-large", Place(name), expected=limit))
    text = yaml.read_text(textfile.decoded(data, name), Path())
    return Reading(text.dossier, text.warnings, text.place)


def read_text(text: str, name: str) -> Reading:
    """Validate a dossier that is at hand as YAML text.

    Raises SourceError with every problem found.
    """
    from press_dossier.sources import textfile, yaml

    reading = yaml.read_text(textfile.checked(textfile.TextFile(text, name)))
    return Reading(reading.dossier, reading.warnings, reading.place)


def load(path: str | Path) -> Dossier:
    """Return the dossier of a source (see `read`), its warnings left aside."""
    return read(path).dossier


def compose(
    reading: Reading, template: str | Path = "official", *, proof: bool = False
) -> Document:
    """Compose the document of what was read, or its proof copy.

    Raises SourceError, whose problems stand where the source gives cause for them.
    """
    from press_dossier.compose import compose

    try:
        return compose(reading.dossier, template, proof=proof)
    except SourceError as error:
        raise reading.located(error.problems) from None


def without_evidence(reading: Reading) -> tuple[Problem, ...]:
    """Return a problem for each figure and name that no evidence supports."""
    from press_dossier.model import checks

    return reading.told(checks.without_evidence(reading.dossier))


def contradictions(
    reading: Reading, template: str | Path = "official", *, strict: bool = False
) -> tuple[Problem, ...]:
    """Return a warning (`strict`: an error) for each stated count that contradicts a total."""
    from press_dossier import counts
    from press_dossier.template import load

    severity: Literal["error", "warning"] = "error" if strict else "warning"
    labels = load(template).labels
    return reading.told(counts.contradictions(reading.dossier, labels, severity))


def refused(reading: Reading, template: str | Path = "official") -> tuple[Problem, ...]:
    """Return everything for which making the files of what was read would be refused."""
    from press_dossier.template import names

    # Set in a bundled template, the Word file refuses nothing that the PDF does not.
    formats: tuple[Format, ...] = ("pdf",) if template in names() else FORMATS
    problems: list[Problem] = []
    try:
        document = compose(reading, template)
    except SourceError as error:
        return error.problems
    for format in formats:
        try:
            word = WordWishes(letterhead=letterhead_of(template)) if format == "docx" else None
            draw(reading, document, (format,), word=word)
        except SourceError as error:
            problems += (problem for problem in error.problems if problem not in problems)
    return tuple(problems)


def render(document: Document, format: Format, *, word: WordWishes | None = None) -> bytes:
    """Draw a document as the bytes of one file.

    Raises SourceError for what cannot be drawn, ProgramError where a needed program is missing.
    """
    return render_all(document, (format,), word=word)[format]


def draw(
    reading: Reading,
    document: Document,
    formats: Iterable[Format],
    *,
    word: WordWishes | None = None,
    on_step: Callable[[Step], None] = lambda step: None,
) -> dict[Format, bytes]:
    """Draw the document of what was read; see `render_all`.

    Raises SourceError, whose problems stand where the source gives cause for them.
    """
    from press_dossier.typography import MissingGlyph

    try:
        return render_all(document, formats, word=word, on_step=on_step)
    except MissingGlyph as error:
        raise reading.every_missing_glyph(error, document) from None


def render_all(
    document: Document,
    formats: Iterable[Format],
    *,
    word: WordWishes | None = None,
    on_step: Callable[[Step], None] = lambda step: None,
) -> dict[Format, bytes]:
    """Draw a document in each format; its layout as a PDF gives Word's contents their pages."""
    from press_dossier import pdf

    wanted = set(formats)
    word = word or WordWishes()
    files: dict[Format, bytes] = {}
    layout: Layout | None = None
    on_step("pdf")
    if "pdf" in wanted:
        rendering = pdf.render(document)
        files["pdf"], layout = rendering.data, rendering.layout
    if "docx" in wanted:
        if word.letterhead is not None:
            layout = pdf.paginate(_on_letterhead(document, word.letterhead))
        layout = layout or pdf.paginate(document)
        on_step("docx")
        files["docx"] = _word_file(document, layout, word)
    return files


def _word_file(document: Document, layout: Layout, word: WordWishes) -> bytes:
    from press_dossier import docx

    def rendered(layout: Layout, *, clean: bool) -> tuple[bytes, Report | None]:
        return docx.render_with_report(
            document,
            pages=layout.pages,
            total=layout.total,
            opening=layout.opening,
            embed=word.embed,
            clean=clean,
            letterhead=word.letterhead.data if word.letterhead else None,
        )

    with _named(word.letterhead):
        if word.paginate:
            from press_dossier.docx.pagination import paginate

            pages, total = paginate(rendered(layout, clean=False)[0])
            layout = layout._replace(pages=pages, total=total)
        data, report = rendered(layout, clean=word.clean)
    if report is not None:
        word.on_graft(report)
    return data


def _on_letterhead(document: Document, letterhead: Letterhead) -> Document:
    """Return the document on the letterhead's page, in its sizes, for its page numbers."""
    from press_dossier.docx.grafting import look_on

    with _named(letterhead):
        return replace(document, look=look_on(letterhead.data, document.look))


@contextmanager
def _named(letterhead: Letterhead | None) -> Iterator[None]:
    """Give the letterhead's name to problems that stand nowhere else."""
    try:
        yield
    except SourceError as error:
        if letterhead is None:
            raise
        name = str(letterhead.path)
        raise SourceError(
            problem
            if problem.place.file or problem.place.field
            else replace(problem, place=Place(name), found=problem.found or name)
            for problem in error.problems
        ) from None


def letterhead(path: Path) -> Letterhead:
    """Read the office's letterhead. Raises SourceError."""
    from press_dossier.sources import package, textfile

    return Letterhead(path, textfile.read_bytes(path, package.LARGEST_FILE))


def letterhead_of(template: str | Path) -> Letterhead | None:
    """Return the letterhead that a template names, None where it names none."""
    from press_dossier.template import load

    path = load(template).letterhead
    return None if path is None else letterhead(path)


def make(
    dossier: Dossier, path: str | Path, *, template: str | Path = "official", force: bool = False
) -> Path:
    """Make one file, in the format that its suffix names, and return its path.

    Raises ValueError for another suffix, SourceError, and OutputError where the file cannot be
    written or a Word file there was edited (`force` overwrites it).
    """
    from press_dossier.compose import compose

    path = Path(path)
    format = format_of(path)
    if format is None:
        problem = Problem("format-unknown", found=path.name, expected=".pdf, .docx")
        raise SourceError(problem)
    word = WordWishes(letterhead=letterhead_of(template)) if format == "docx" else None
    write({path: render(compose(dossier, template), format, word=word)}, force=force)
    return path


def format_of(path: Path) -> Format | None:
    """Return the format that a path's suffix names."""
    suffix = path.suffix.lower().removeprefix(".")
    return next((format for format in FORMATS if format == suffix), None)
