"""The cover, and page two: summary, key figures, contents."""

from __future__ import annotations

from collections.abc import Mapping

from press_dossier.compose.pieces import Writer
from press_dossier.compose.spans import without_marks
from press_dossier.document import (
    AnyBlock,
    Card,
    Cards,
    Contents,
    Cover,
    Field,
    Heading,
    Image,
    PageField,
    Paragraph,
    Piece,
    Running,
    Span,
    Text,
)
from press_dossier.model import KeyFigure
from press_dossier.model.facts import Fact
from press_dossier.model.paths import names

CONTENTS_DEPTH = 1
_FEWEST_LISTED = 3
"""Contents of fewer entries say nothing that the next page does not."""
_LONGEST_HEAD = {"start": 40, "end": 70}
"""Characters of the running head's two ends: more would not stand on one line."""


def cover(writer: Writer) -> Cover:
    """Return the cover."""
    dossier = writer.dossier
    status = None
    if dossier.status != "final":
        status = writer.label(f"status_{dossier.status}", "status")
    return Cover(
        issuer=_issuer(writer),
        document_type=writer.authored("document_type", dossier.document_type),
        title=writer.authored("title", dossier.title),
        subtitle=writer.authored("subtitle", dossier.subtitle) if dossier.subtitle else None,
        tagline=writer.authored("tagline", dossier.tagline) if dossier.tagline else None,
        fields=tuple(_cover_fields(writer)),
        status=status,
        embargo=_embargo(writer),
        logo=_logo(writer),
    )


def _issuer(writer: Writer) -> tuple[Piece, ...]:
    issuer = writer.dossier.issuer
    lines = {
        "issuer.state": issuer.state,
        "issuer.ministry": issuer.ministry,
        "issuer.directorate": issuer.directorate,
    }
    return tuple(writer.authored(path, line) for path, line in lines.items() if line is not None)


def _logo(writer: Writer) -> Image | None:
    issuer = writer.dossier.issuer
    if issuer.logo is None or issuer.logo not in writer.dossier.assets:
        return None
    name = issuer.directorate or issuer.ministry or issuer.state or ""
    alt = writer.computed("issuer.logo.alt", "logo", writer.words("alt_logo", issuer=name).strip())
    return Image(writer.dossier.assets[issuer.logo], alt)


def _cover_fields(writer: Writer) -> list[Field]:
    dossier, source = writer.dossier, writer.dossier.source
    rows: list[Field] = []

    def add(label: str, path: str, value: Piece) -> None:
        rows.append(Field(writer.label(label, path), value))

    if dossier.place:
        add("place", "place", writer.authored("place", dossier.place))
    if dossier.event:
        add("event", "event", writer.authored("event", dossier.event))
    if dossier.date:
        add("date", "date", writer.computed("date", "date", writer.date(dossier.date)))
    if source and source.title:
        add("source", "source.title", writer.authored("source.title", source.title))
    if source and source.publisher:
        path = "source.publisher"
        add("publisher", path, writer.authored(path, source.publisher))
    if source and source.date:
        path = "source.date"
        add("source_date", path, writer.computed(path, "date", writer.date(source.date)))
    if source and source.link:
        path = "source.link"
        add("source_link", path, writer.left_to_right(path, source.link, link=source.link))
    if dossier.reference:
        add("reference", "reference", writer.authored("reference", dossier.reference))
    return rows


def _embargo_words(writer: Writer) -> str | None:
    embargo = writer.dossier.embargo
    if embargo is None:
        return None
    from babel.dates import get_timezone_location

    # CLDR knows no place where UTC is kept.
    zone = embargo.zone
    if not zone.startswith(("UTC", "GMT", "Etc/")):
        zone = get_timezone_location(zone, locale=writer.dossier.locale.replace("-", "_"))
    return writer.words("embargo", date=writer.date(embargo.date), time=embargo.time, zone=zone)


def _embargo(writer: Writer) -> Piece | None:
    words = _embargo_words(writer)
    return writer.computed("embargo", "embargo", words) if words else None


def running(writer: Writer) -> Running:
    """Return head, foot and alert of every page."""
    dossier = writer.dossier
    alert: Text | None = None
    warnings = [_embargo_words(writer)]
    if dossier.status == "draft":
        warnings.insert(0, writer.words("status_draft"))
    shown = [warning for warning in warnings if warning]
    if shown:
        alert = writer.speller.label(" — ".join(shown))
    return Running(
        start=writer.speller.label(_cut(dossier.document_type, _LONGEST_HEAD["start"])),
        end=writer.speller.label(_cut(dossier.title, _LONGEST_HEAD["end"])),
        foot=_foot(writer),
        alert=alert,
    )


def _cut(text: str, longest: int) -> str:
    """Return a text of one line, cut after a word, for where the whole stands on the cover."""
    plain = without_marks(text)
    if len(plain) <= longest:
        return plain
    kept = plain[:longest].rpartition(" ")[0] or plain[:longest]
    return kept.rstrip(" ،؛:.-–—(«[") + "…"


def _foot(writer: Writer) -> tuple[Span | PageField, ...]:
    parts: list[Span | PageField] = []
    fields: dict[str, PageField] = {"page": "page", "pages": "pages"}
    for index, part in enumerate(writer.words("foot").replace("{", "}").split("}")):
        if index % 2:
            parts.append(fields[part])
        elif part:
            parts += writer.speller.label(part)
    return tuple(parts)


def at_a_glance(writer: Writer, listed: int) -> list[AnyBlock]:
    """Return the blocks of page two; `listed` headings follow them."""
    dossier = writer.dossier
    blocks: list[AnyBlock] = []
    if dossier.summary:
        blocks.append(_heading(writer, "summary"))
        members = zip(names(dossier.summary), dossier.summary, strict=True)
        blocks += (
            Paragraph("lead", writer.authored(f"summary.{name}", text)) for name, text in members
        )
    if dossier.key_figures:
        blocks.append(_heading(writer, "key_figures"))
        members_of = zip(names(dossier.key_figures), dossier.key_figures, strict=True)
        cards = (_card(writer, f"key_figures.{name}", f, writer.facts) for name, f in members_of)
        blocks.append(Cards(tuple(cards)))
    if listed >= _FEWEST_LISTED:
        blocks.append(_heading(writer, "contents"))
        blocks.append(Contents(depth=CONTENTS_DEPTH))
    return blocks


def _heading(writer: Writer, name: str) -> Heading:
    return Heading(1, writer.label(name, name), listed=False, keep_next=True)


def _card(writer: Writer, path: str, figure: KeyFigure, known: Mapping[str, Fact]) -> Card:
    number, rule = figure.number, "typed"
    if figure.at is not None:
        fact = known[figure.at]
        number, rule = fact.number, fact.rule or figure.at
    assert number is not None
    bound = None
    if number.bound != "exact":
        name = f"card_{number.bound}"
        bound = writer.label(name, path)
    if figure.label is not None:
        label = writer.authored(f"{path}.label", figure.label)
    else:
        noun = writer.noun_below(number, figure.at or path)
        label = writer.computed(f"{path}.noun", "counted_noun", noun)
    return Card(bound, writer.number(f"{path}.value", rule, writer.card_value(number)), label)
