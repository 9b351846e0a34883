"""What follows the sections: quotes, photos, contacts, boilerplate."""

from __future__ import annotations

from collections.abc import Iterator

from press_dossier.compose.pieces import Writer
from press_dossier.compose.sections import as_strong, prose
from press_dossier.document import (
    AnyBlock,
    Image,
    Item,
    Items,
    Paragraph,
    Piece,
)
from press_dossier.model import Contact
from press_dossier.model.paths import names
from press_dossier.model.scalars import western

Part = tuple[Piece, list[AnyBlock]]
"""A heading's title and the blocks beneath it."""


def parts(writer: Writer) -> Iterator[Part]:
    """Yield the parts that the dossier has."""
    dossier = writer.dossier
    if dossier.quotes:
        yield writer.label("quotes", "quotes"), list(_quotes(writer))
    if dossier.photos:
        yield writer.label("photos", "photos"), list(_photos(writer))
    if dossier.contacts:
        yield writer.label("contacts", "contacts"), [_contacts(writer)]
    if dossier.boilerplate is not None:
        title = writer.authored("boilerplate.title", dossier.boilerplate.title)
        paragraphs = prose(writer, "boilerplate.body", dossier.boilerplate.body)
        yield title, [Paragraph("boilerplate", p.content) for p in paragraphs]


def _quotes(writer: Writer) -> Iterator[AnyBlock]:
    members = zip(names(writer.dossier.quotes), writer.dossier.quotes, strict=True)
    for name, quote in members:
        at = f"quotes.{name}"
        text = writer.authored(f"{at}.text", quote.text, language=quote.language)
        yield Paragraph("quote", text, keep_next=True)
        speaker = as_strong(writer.authored(f"{at}.speaker", quote.speaker))
        yield Paragraph("attribution", speaker, keep_next=quote.office is not None)
        if quote.office is not None:
            yield Paragraph("attribution", writer.authored(f"{at}.office", quote.office))


def _photos(writer: Writer) -> Iterator[AnyBlock]:
    dossier = writer.dossier
    for name, photo in zip(names(dossier.photos), dossier.photos, strict=True):
        at = f"photos.{name}"
        if photo.file in dossier.assets:
            yield Image(
                dossier.assets[photo.file],
                writer.authored(f"{at}.alt", photo.alt),
                writer.authored(f"{at}.caption", photo.caption) if photo.caption else None,
                _credit_label(writer, at, photo.credit),
                writer.authored(f"{at}.credit", photo.credit) if photo.credit else None,
            )


def _credit_label(writer: Writer, path: str, credit: str | None) -> Piece | None:
    """Return what stands before a picture's credit, unless the credit begins with it itself."""
    word = writer.words("photo_credit").rstrip(":")
    if credit is None or credit.startswith(word):
        return None
    return writer.label("photo_credit", path)


def _contacts(writer: Writer) -> Items:
    contacts = writer.dossier.contacts
    items = (
        _contact(writer, f"contacts.{name}", contact)
        for name, contact in zip(names(contacts), contacts, strict=True)
    )
    return Items(False, tuple(items))


def _contact(writer: Writer, path: str, contact: Contact) -> Item:
    texts = []
    if contact.office is not None:
        texts.append(writer.authored(f"{path}.office", contact.office))
    if contact.phone is not None:
        link = "tel:" + "".join(c for c in western(contact.phone) if c.isdigit() or c == "+")
        texts.append(writer.left_to_right(f"{path}.phone", contact.phone, link=link))
    if contact.email is not None:
        link = f"mailto:{contact.email}"
        texts.append(writer.left_to_right(f"{path}.email", contact.email, link=link))
    if contact.link is not None:
        texts.append(writer.left_to_right(f"{path}.link", contact.link, link=contact.link))
    return Item(writer.authored(f"{path}.name", contact.name), tuple(texts))
