"""A dossier and a template make a document: what both files say is decided here, once."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from press_dossier import collector
from press_dossier import template as templates
from press_dossier.compose import back, front, regions
from press_dossier.compose.pieces import Writer, unknown_unit
from press_dossier.compose.sections import section
from press_dossier.compose.spans import without_marks
from press_dossier.document import AnyBlock, Document, Heading, Meta
from press_dossier.errors import SourceError
from press_dossier.model import Dossier, Regions

__all__ = ["compose"]


@collector.held(lasting=True)
def compose(
    dossier: Dossier, template: str | Path = "official", *, proof: bool = False
) -> Document:
    """Return the document that a reader sees; `template` is a name or a folder.

    A `proof` copy carries the evidence of every figure and name in notes. Raises SourceError
    where the template, a unit or a form is unknown or missing.
    """
    writer = Writer(dossier, templates.load(template))
    _refuse_unknown_units(writer)
    document = Document(
        meta=_meta(writer),
        look=replace(writer.template.look, digits=writer.digits),
        running=front.running(writer),
        cover=front.cover(writer),
        blocks=tuple(_blocks(writer)),
    )
    if proof:
        from press_dossier.compose.proof import annotated

        return annotated(document, writer)
    return document


def _refuse_unknown_units(writer: Writer) -> None:
    """Refuse all of them at once, printed or not: a misspelt unit must not wait for a card."""
    unknown = [
        unknown_unit(writer, fact.number.unit, path)
        for path, fact in writer.facts.items()
        if writer.template.labels.forms(fact.number.unit, writer.dossier.units) is None
    ]
    if unknown:
        raise SourceError(unknown)


def _blocks(writer: Writer) -> list[AnyBlock]:
    blocks: list[AnyBlock] = []
    annexes: list[AnyBlock] = []
    count = 0
    for part in writer.dossier.sections:
        count += 1
        # Page two, the dossier at a glance, stands alone where it fills a page.
        made = section(writer, part, writer.printed(Decimal(count)), new_page=count == 1)
        blocks += made
        if isinstance(part, Regions):
            heading = made[0]
            assert isinstance(heading, Heading)
            path = f"sections.{writer.dossier.section_id(part)}"
            annexes += regions.annex(writer, path, part, heading.title)
    for title, content in back.parts(writer):
        count += 1
        number = writer.printed(Decimal(count))
        blocks += [Heading(1, title, number, keep_next=True, new_page=count == 1), *content]
    listed = sum(isinstance(block, Heading) and block.listed for block in (*blocks, *annexes))
    return [*front.at_a_glance(writer, listed), *blocks, *annexes]


def _meta(writer: Writer) -> Meta:
    dossier = writer.dossier
    issuer = dossier.issuer
    lines = (issuer.state, issuer.ministry, issuer.directorate)
    embargo = dossier.embargo
    return Meta(
        document_type=dossier.document_type,
        title=without_marks(dossier.title),
        tagline=dossier.tagline or "",
        lang=dossier.locale,
        locale=dossier.locale,
        issuer=writer.listed(line for line in lines if line),
        status=dossier.status,
        source=dossier.source.title if dossier.source else None,
        reference=dossier.reference,
        subject=dossier.event,
        date=dossier.date.iso() if dossier.date else None,
        embargo=f"{embargo.date.iso()}T{embargo.time} {embargo.zone}" if embargo else None,
        template=writer.template.look.name,
        source_hash=dossier.source_hash,
        digits=writer.digits,
    )
