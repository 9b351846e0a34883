"""The sections in the author's order, each with its heading, prose and what its kind adds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from press_dossier import geography
from press_dossier.compose import regions
from press_dossier.compose.pieces import Writer
from press_dossier.document import (
    AnyBlock,
    Field,
    Fields,
    Heading,
    Item,
    Items,
    Panel,
    Paragraph,
    Party,
    Piece,
    plain,
)
from press_dossier.model import (
    Conclusion,
    FreeText,
    GalaDinner,
    InstitutionalTalks,
    Meetings,
    Memoranda,
    MemorandaGroup,
    Memorandum,
    Number,
    Regions,
    Section,
)
from press_dossier.model.paths import names
from press_dossier.model.scalars import western

_ONE_LINE = 90
"""Characters that a line of running text surely holds."""


def section(writer: Writer, part: Section, number: str, *, new_page: bool) -> list[AnyBlock]:
    """Return a section's blocks."""
    path = f"sections.{writer.dossier.section_id(part)}"
    if part.title is not None:
        title = writer.authored(f"{path}.title", part.title)
    else:
        title = writer.label(f"section_{part.kind}", path)
    blocks: list[AnyBlock] = [Heading(1, title, number, keep_next=True, new_page=new_page)]
    paragraphs = list(prose(writer, f"{path}.body", part.body))
    made = list(_of_kind(writer, path, part))
    if made and len(paragraphs) == 1 and len(plain(paragraphs[0].content.text)) <= _ONE_LINE:
        # A heading and a line alone at a page's foot announce what is not there.
        paragraphs = [replace(paragraphs[0], keep_next=True)]
    return [*blocks, *paragraphs, *made]


def prose(writer: Writer, path: str, body: Sequence[str]) -> Iterator[Paragraph]:
    """Yield the paragraphs of an authored body."""
    for name, text in zip(names(body), body, strict=True):
        yield Paragraph("body", writer.authored(f"{path}.{name}", text))


def as_strong(piece: Piece) -> Piece:
    """Return a piece in bold."""
    return replace(piece, text=tuple(replace(span, role="strong") for span in piece.text))


def _of_kind(writer: Writer, path: str, part: Section) -> Iterator[AnyBlock]:
    match part:
        case Meetings():
            yield from _meetings(writer, path, part)
        case Regions():
            yield from regions.blocks(writer, path, part)
        case InstitutionalTalks():
            yield from _talks(writer, path, part)
        case Memoranda():
            for name, group in zip(names(part.groups), part.groups, strict=True):
                yield from _group(writer, f"{path}.groups.{name}", group)
        case GalaDinner():
            yield from _dinner(writer, path, part)
        case Conclusion() | FreeText():
            return
        case _:
            assert_never(part)


def _meetings(writer: Writer, path: str, part: Meetings) -> Iterator[AnyBlock]:
    rows = []
    # Prose that states the total says it better than a row does.
    if part.declared is not None and not _states(part.body, part.declared):
        rows.append(_number_field(writer, f"{path}.declared", "declared", part.declared))
    if part.purpose is not None:
        at = f"{path}.purpose"
        rows.append(Field(writer.label("purpose", at), writer.authored(at, part.purpose)))
    if rows:
        yield Fields(tuple(rows))
    if part.topics:
        at = f"{path}.topics"
        yield Items(False, tuple(Item(None, (piece,)) for piece in _list(writer, at, part.topics)))


def _states(body: Sequence[str], number: Number) -> bool:
    """Whether a paragraph has a number's digits."""
    figures = {figure for text in body for figure in re.findall(r"\d+(?:\.\d+)?", western(text))}
    return f"{number.last:f}" in figures


def _number_field(writer: Writer, path: str, label: str, number: Number) -> Field:
    phrase = writer.computed(path, "number", writer.number_phrase(number, path))
    return Field(writer.label(label, path), phrase)


def _list(writer: Writer, path: str, texts: Sequence[str]) -> Iterator[Piece]:
    for name, text in zip(names(texts), texts, strict=True):
        yield writer.authored(f"{path}.{name}", text)


def _talks(writer: Writer, path: str, part: InstitutionalTalks) -> Iterator[AnyBlock]:
    items = []
    for name, talk in zip(names(part.talks), part.talks, strict=True):
        at = f"{path}.talks.{name}"
        texts = [*_list(writer, f"{at}.with", talk.interlocutors)]
        if talk.discussed is not None:
            texts.append(writer.authored(f"{at}.discussed", talk.discussed))
        title = writer.authored(f"{at}.institution", talk.institution)
        items.append(Item(title, tuple(texts)))
    if items:
        yield Items(False, tuple(items))


def _group(writer: Writer, path: str, group: MemorandaGroup) -> Iterator[AnyBlock]:
    """One panel for memoranda that differ in their partners only, else a panel each."""
    text = []
    if group.text is not None:
        text.append(writer.authored(f"{path}.text", group.text))
    members = list(zip(names(group.memoranda), group.memoranda, strict=True))
    if all(_is_plain(memorandum) for _, memorandum in members):
        parties = [
            party
            for name, memorandum in members
            for party in _parties(writer, f"{path}.memoranda.{name}", memorandum)
        ]
        yield Panel(tuple(parties), tuple(text))
        return
    if len(members) > 1:
        yield from (Paragraph("body", piece, keep_next=True) for piece in text)
        text = []
    for name, memorandum in members:
        at = f"{path}.memoranda.{name}"
        texts = []
        if memorandum.title:  # told from the areas below it
            texts.append(as_strong(writer.authored(f"{at}.title", memorandum.title)))
        areas = [*_list(writer, f"{at}.areas", memorandum.areas)]
        if areas:
            areas.insert(0, as_strong(writer.label("areas", f"{at}.areas")))
        tag = writer.label(f"state_{memorandum.state}", f"{at}.state")
        yield Panel(tuple(_parties(writer, at, memorandum)), (*texts, *text, *areas), tag)


def _is_plain(memorandum: Memorandum) -> bool:
    return memorandum.state == "signed" and not (memorandum.title or memorandum.areas)


def _parties(writer: Writer, path: str, memorandum: Memorandum) -> Iterator[Party]:
    for name, partner in zip(names(memorandum.partners), memorandum.partners, strict=True):
        at = f"{path}.partners.{name}"
        country = None
        named = geography.resolve(partner.name, writer.dossier.names)  # a country is said once
        if partner.country is not None and partner.country.code != named:
            shown = writer.country(partner.country)
            if partner.country.spelled is not None:
                country = writer.authored(f"{at}.country", shown)
            else:
                country = writer.computed(f"{at}.country", "country_name", shown)
        yield Party(writer.authored(f"{at}.name", partner.name), country)


def _dinner(writer: Writer, path: str, part: GalaDinner) -> Iterator[AnyBlock]:
    rows = []
    if part.place is not None:
        at = f"{path}.place"
        rows.append(Field(writer.label("place", at), writer.authored(at, part.place)))
    for label, number in (("guests", part.guests), ("performances", part.performances)):
        if number is not None:
            rows.append(_number_field(writer, f"{path}.{label}", label, number))
    if rows:
        yield Fields(tuple(rows))
