"""What the file says of itself: XMP, the information dictionary, the catalogue.

PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) both ask for it.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

from press_dossier.document import Meta
from press_dossier.moment import moment
from press_dossier.pdf.archive import ArchiveDocument, byte_string, text_string

_HERE = Path(__file__).parent


def add_metadata(document: ArchiveDocument, meta: Meta) -> int:
    """Add the XMP packet, uncompressed (ISO 19005-2, 6.6.2.1), and return its number."""
    values = {
        "title": meta.title,
        "issuer": meta.issuer,
        "tagline": meta.tagline,
        "lang": meta.lang,
        "document_type": meta.document_type,
        "template": meta.template,
        "source_hash": meta.source_hash,
        "date": moment(meta.date).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    packet = (_HERE / "xmp.xml").read_text("utf-8")
    packet = packet.format(**{name: _escaped(value) for name, value in values.items()})
    packet = packet.replace('begin=""', 'begin="\ufeff"', 1)
    return document.add_stream(b"/Type/Metadata/Subtype/XML", packet.encode(), deflate=False)


def _escaped(text: str) -> str:
    """Return a text as XML writes it, without what XML 1.0 has no characters for."""
    return escape("".join(sign for sign in text if sign >= " " and sign not in "\ufffe\uffff"))


def add_information(document: ArchiveDocument, meta: Meta) -> int:
    """Add the information dictionary, which agrees with the XMP, and return its number."""
    date = byte_string(moment(meta.date).strftime("D:%Y%m%d%H%M%SZ").encode("ascii"))
    entries = (
        b"/Title" + text_string(meta.title),
        b"/Author" + text_string(meta.issuer),
        b"/Subject" + text_string(meta.tagline),
        b"/Creator" + byte_string(b"make-dossier"),
        b"/Producer" + byte_string(b"make-dossier"),
        b"/CreationDate" + date,
        b"/ModDate" + date,
    )
    return document.add(b"<<" + b"".join(entries) + b">>")


def add_output_intent(document: ArchiveDocument) -> int:
    """Add the sRGB output intent (ISO 19005-2, 6.2.3) and return its number."""
    profile = document.add_stream(b"/N 3", (_HERE / "srgb.icc").read_bytes())
    return document.add(
        b"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
        b"/Info(sRGB IEC61966-2.1)/DestOutputProfile %d 0 R>>" % profile
    )


def add_catalogue(
    document: ArchiveDocument, meta: Meta, *, pages: int, tree: int, outlines: int | None
) -> int:
    """Add the catalogue, right to left, and return its number."""
    bookmarks = b"" if outlines is None else b"/Outlines %d 0 R/PageMode/UseOutlines" % outlines
    return document.add(
        b"<</Type/Catalog/Pages %d 0 R/Lang%b/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R"
        b"/ViewerPreferences<</DisplayDocTitle true/Direction/R2L>>"
        b"/Metadata %d 0 R/OutputIntents[%d 0 R]%b>>"
        % (
            pages,
            byte_string(meta.lang.encode("ascii", "replace")),
            tree,
            add_metadata(document, meta),
            add_output_intent(document),
            bookmarks,
        )
    )
