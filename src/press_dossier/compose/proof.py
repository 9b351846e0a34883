"""The proof copy: the same document, with the evidence of every figure and name in notes.

For the director, never for the public. Every piece keeps its key and its words; what lacks
evidence and what is doubtful stands out, and a last page counts both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from decimal import Decimal
from typing import Any, TypeVar

from press_dossier.compose.pieces import Writer
from press_dossier.document import (
    AnyBlock,
    Contents,
    Document,
    Field,
    Fields,
    Heading,
    Item,
    Items,
    Note,
    Piece,
    Row,
    Span,
    Text,
    plain,
)
from press_dossier.model import Doubt, Regions
from press_dossier.model.claims import Claim, claims
from press_dossier.model.paths import key, names
from press_dossier.plurals import NARROW_SPACE, NO_BREAK_SPACE
from press_dossier.summary import summarise

_Any = TypeVar("_Any")


def annotated(document: Document, writer: Writer) -> Document:
    """Return a document with its notes, its alert and its last page."""
    found = claims(writer.dossier)
    marker = _Marker(writer, found)
    cover = marker.marked(document.cover)
    blocks = tuple(
        block if isinstance(block, Contents) else marker.marked(block) for block in document.blocks
    )
    alert = writer.speller.label(writer.words("proof_alert"))
    if document.running.alert is not None:
        alert = (*alert, Span(" — "), *document.running.alert)
    proof = replace(
        document,
        running=replace(document.running, alert=alert),
        cover=cover,
        blocks=(*blocks, *_last_page(writer, found)),
    )
    return _numbered(proof, list(marker.words), writer)


def _numbered(document: Document, words: Sequence[str], writer: Writer) -> Document:
    """Number the notes, of which spans have the index in `words`, as they are read."""
    read = [
        span.note
        for piece in document.pieces.values()
        for span in piece.text
        if span.note is not None
    ]
    numbers = {index: number for number, index in enumerate(dict.fromkeys(read), 1)}
    return replace(
        document,
        cover=_renumbered(document.cover, numbers),
        blocks=_renumbered(document.blocks, numbers),
        notes=tuple(
            Note(number, writer.computed(f"proof.note.{number}", "proof", words[index]))
            for index, number in numbers.items()
        ),
    )


def _renumbered(part: _Any, numbers: Mapping[int, int]) -> _Any:
    """Return a block, or a part of one, with its notes' numbers in the place of indices."""
    if isinstance(part, Span):
        return part if part.note is None else replace(part, note=numbers[part.note])
    return _walked(part, lambda member: _renumbered(member, numbers))


def _walked(part: _Any, change: Callable[[Any], Any]) -> _Any:
    """Return a block, or a part of one, with its members changed."""
    if isinstance(part, tuple):
        return tuple(change(member) for member in part)  # type: ignore[return-value]
    if is_dataclass(part) and not isinstance(part, Span | type):
        changed: dict[str, Any] = {
            f.name: change(getattr(part, f.name))
            for f in fields(part)
            if f.name not in ("asset", "alt", "origin")
        }
        return replace(part, **changed)
    return part


@dataclass(frozen=True, slots=True)
class _Remark:
    """What a note says of a surface; all of the piece where `surface` is empty."""

    surface: str
    words: str
    stands_out: bool


@dataclass
class _Marker:
    """Walks blocks in reading order and gives each remark its note."""

    writer: Writer
    found: list[Claim]
    words: dict[str, int] = field(default_factory=dict)
    """What the notes say, in the order of walking, with the index that spans have."""

    def __post_init__(self) -> None:
        self._remarks = _remarks(self.writer, self.found)

    def marked(self, part: _Any) -> _Any:
        """Return a block, or a part of one, with its pieces marked."""
        if isinstance(part, Piece):
            return self._piece(part)  # type: ignore[return-value]
        if isinstance(part, Row) and part.key is not None:
            return self._row(part)  # type: ignore[return-value]
        return _walked(part, self.marked)

    def _piece(self, piece: Piece) -> Piece:
        text = piece.text
        for remark in self._remarks.get(piece.key, ()):
            text = self._noted(text, remark)
        return piece if text is piece.text else replace(piece, text=text)

    def _row(self, row: Row) -> Row:
        """Mark an annex row, each remark on the first cell that holds its surface."""
        cells = list(row.cells)
        for remark in self._remarks.get(row.key or "", ()):
            holding = (
                index
                for index, cell in enumerate(cells)
                if isinstance(cell, tuple) and _breaking(remark.surface) in _breaking(plain(cell))
            )
            index = next(holding, 0)
            cell = cells[index]
            if isinstance(cell, tuple):
                cells[index] = self._noted(cell, remark)
        return replace(row, cells=tuple(cells))

    def _noted(self, text: Text, remark: _Remark) -> Text:
        note = self.words.setdefault(remark.words, len(self.words))
        for index, span in enumerate(text):
            shown, surface = _breaking(span.text), _breaking(remark.surface)
            place = shown.find(surface) if surface else -1
            if place < 0 or span.note is not None:
                continue
            end = place + len(remark.surface)
            parts = [
                replace(span, text=span.text[:place]),
                _mark(replace(span, text=span.text[place:end]), note, remark),
                replace(span, text=span.text[end:]),
            ]
            return (*text[:index], *(part for part in parts if part.text), *text[index + 1 :])
        if not text or text[-1].note is not None:
            return text
        return (*text[:-1], _mark(text[-1], note, remark))


def _breaking(text: str) -> str:
    """Return a text of the same length with spaces that a line may break at."""
    return text.replace(NO_BREAK_SPACE, " ").replace(NARROW_SPACE, " ")


def _mark(span: Span, note: int, remark: _Remark) -> Span:
    return replace(span, note=note, role="doubtful" if remark.stands_out else span.role)


def _remarks(writer: Writer, found: Iterable[Claim]) -> Mapping[str, list[_Remark]]:
    """Return the remarks on each piece, by its key, in the order of the text."""
    remarks: dict[str, list[_Remark]] = defaultdict(list)
    for claim in found:
        surface = writer.speller.label(claim.surface)
        remark = _Remark(plain(surface), _words(writer, claim), not claim.is_supported)
        for piece in _pieces_of(writer, claim):
            remarks[piece].append(remark)
    for doubt in writer.dossier.doubts:
        path = doubt.at.partition("#")[0]
        shown = plain(writer.speller.label(doubt.surface)) if doubt.surface else ""
        remarks[key(path)].append(_Remark(shown, _question(writer, doubt), stands_out=True))
    return remarks


def _words(writer: Writer, claim: Claim) -> str:
    if claim.operands:
        rule = writer.facts[claim.path].rule
        return writer.words("proof_computed", rule=writer.words(f"rule_{rule}"))
    if not claim.evidence:
        return writer.words("proof_missing", surface=claim.surface)
    quoted = dict.fromkeys(
        writer.words("proof_evidence", sentence=member.sentence) for member in claim.evidence
    )
    return " ".join(quoted)


def _question(writer: Writer, doubt: Doubt) -> str:
    if not doubt.choices:
        return writer.words("proof_doubt", question=doubt.question)
    choices = writer.listed(doubt.choices)
    return writer.words("proof_doubt_choices", question=doubt.question, choices=choices)


def _pieces_of(writer: Writer, claim: Claim) -> Iterator[str]:
    """Yield the keys of the pieces that show a claim."""
    yield key(claim.path)
    head, _, tail = claim.path.partition(".countries.")
    if tail:
        country, _, of_record = tail.partition(".")
        if of_record in ("", "country"):
            yield key(f"{head}.names")
        yield key(f"{head}.countries.{country}")
    members = zip(names(writer.dossier.key_figures), writer.dossier.key_figures, strict=True)
    for name, figure in members:
        if figure.at == claim.path or claim.path == f"key_figures.{name}.number":
            yield key(f"key_figures.{name}.value")


def _last_page(writer: Writer, found: list[Claim]) -> Iterator[AnyBlock]:
    title = writer.label("proof_title", "proof")
    yield Heading(1, title, keep_next=True, new_page=True)
    yield Fields(tuple(_counts(writer, found)))
    clashes = list(_clashes(writer))
    if clashes:
        yield Heading(2, writer.label("proof_units", "proof"), listed=False, keep_next=True)
        yield Items(False, tuple(clashes))
    if writer.dossier.doubts:
        yield Heading(2, writer.label("proof_questions", "proof"), listed=False, keep_next=True)
        yield Items(False, tuple(_questions(writer)))
    missing = dict.fromkeys(claim.surface for claim in found if not claim.is_supported)
    if missing:
        yield Heading(2, writer.label("proof_unsupported", "proof"), listed=False, keep_next=True)
        yield Items(
            False,
            tuple(
                Item(None, (writer.computed(f"proof.missing.{number}", "proof", surface),))
                for number, surface in enumerate(missing)
            ),
        )


def _questions(writer: Writer) -> Iterator[Item]:
    """Yield every doubt: also one about a fact that the page shows in prose only."""
    for number, doubt in enumerate(writer.dossier.doubts):
        shown = doubt.question
        if doubt.surface:
            shown = writer.words("proof_about", surface=doubt.surface, question=shown)
        if doubt.choices:
            shown = f"{shown} ({writer.listed(doubt.choices)})"
        yield Item(None, (writer.computed(f"proof.doubt.{number}", "proof", shown),))


def _counts(writer: Writer, found: list[Claim]) -> Iterator[Field]:
    for kind, label in (("figure", "proof_figures"), ("name", "proof_names")):
        members = [claim for claim in found if claim.kind == kind]
        supported = sum(claim.is_supported for claim in members)
        words = writer.words(
            "proof_counts",
            all=writer.counted(kind, len(members)),
            supported=writer.printed(Decimal(supported)),
        )
        yield Field(writer.label(label, "proof"), writer.computed(f"proof.{kind}", "count", words))
    doubts = writer.counted("doubt", len(writer.dossier.doubts))
    yield Field(
        writer.label("proof_doubts", "proof"), writer.computed("proof.doubts", "count", doubts)
    )


def _clashes(writer: Writer) -> Iterator[Item]:
    """Yield the totals whose units differ from the declared one, so that nobody subtracts."""
    if not any(isinstance(section, Regions) for section in writer.dossier.sections):
        return
    summary = summarise(writer.dossier)
    if summary.declared is None:
        return
    others = [total for total in summary.totals if total.unit != summary.declared.unit]
    if not others:
        return
    number = writer.number_phrase(summary.declared, summary.declared_at)
    declared = writer.words("proof_declared", number=number)
    yield Item(None, (writer.computed("proof.clash.declared", "units", declared),))
    for total in others:
        phrase = writer.phrase(total.number, total.unit)
        listed = writer.words("proof_listed", number=phrase)
        yield Item(None, (writer.computed(f"proof.clash.{total.unit}", "units", listed),))
