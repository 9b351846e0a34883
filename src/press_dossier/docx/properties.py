"""What the file says of itself: core and custom properties, language, provenance."""

from __future__ import annotations

import uuid

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from press_dossier import provenance
from press_dossier.document import Meta
from press_dossier.docx.job import Job
from press_dossier.docx.markup import attribute, put, text
from press_dossier.docx.package import add_part
from press_dossier.docx.styles.lettering import LATIN_LANGUAGE
from press_dossier.moment import moment

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VARIANT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_USER_PROPERTIES = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_STORE_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_STORE_RELATION = f"{RT.CUSTOM_XML}Props"
_FIRST_CUSTOM_ID = 2
_LONGEST = 255
"""Characters of a core property (ECMA-376-2, 11; python-docx refuses more)."""


def set_properties(job: Job, meta: Meta) -> None:
    """Set title, issuer, dates and language, and the properties that a library shows as columns."""
    made = moment(meta.date).replace(tzinfo=None)
    core = job.word.core_properties
    core.title, core.subject = _cut(meta.title), _cut(meta.subject or "")
    core.author = core.last_modified_by = _cut(meta.issuer)
    core.category, core.comments, core.keywords = _cut(meta.document_type), "", ""
    core.content_status, core.language = meta.status, meta.lang
    core.created = core.modified = made
    core.revision, core.version, core.identifier = 1, "", _cut(meta.reference or "")
    _add_custom(job, meta)


def set_mark(job: Job, main: bytes) -> None:
    """Let a file without keys tell that nobody has saved its main part since."""
    job.word.core_properties.version = provenance.mark(main)


def _cut(text: str) -> str:
    """Return a core property's text; the whole stands on the cover."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def set_language(job: Job, lang: str) -> None:
    """Make Arabic the language of complex-script text, in the styles and for the program."""
    languages = {"val": LATIN_LANGUAGE, "eastAsia": LATIN_LANGUAGE, "bidi": lang}
    for defaults in job.word.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr"):
        put(defaults, "lang", languages)
    put(job.word.settings.element, "themeFontLang", {"val": LATIN_LANGUAGE, "bidi": lang})


def _add_custom(job: Job, meta: Meta) -> None:
    named = {"Issuer": meta.issuer, "Reference": meta.reference, "Status": meta.status}
    properties = "".join(
        f'<property fmtid="{_USER_PROPERTIES}" pid="{pid}" name="{attribute(name)}">'
        f"<vt:lpwstr>{text(value)}</vt:lpwstr></property>"
        for pid, (name, value) in enumerate(
            ((name, value) for name, value in named.items() if value), _FIRST_CUSTOM_ID
        )
    )
    part = f'{_XML}<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VARIANT}">{properties}</Properties>'
    add_part(
        job.package,
        "/docProps/custom.xml",
        CT.OFC_CUSTOM_PROPERTIES,
        RT.CUSTOM_PROPERTIES,
        job.package,
        part.encode(),
    )


def add_provenance(job: Job, document_xml: bytes, letterhead: str) -> None:
    """Add the Custom XML part with its store properties; keys only of pieces in the file."""
    document = job.document
    pieces = document.pieces
    memory = provenance.Provenance(
        template=document.meta.template,
        source=document.meta.source_hash,
        letterhead=letterhead,
        document=provenance.document_hash(document_xml),
        hashes=provenance.hashes(piece for key, piece in pieces.items() if key in job.keys),
    )
    data = provenance.to_xml(memory)
    part, _ = add_part(job.part, "/customXml/item%d.xml", CT.XML, RT.CUSTOM_XML, job.package, data)
    # The same part in each run has the same id, another document another.
    store = uuid.uuid5(uuid.NAMESPACE_URL, provenance.NAMESPACE + memory.document)
    properties = (
        f'{_XML}<ds:datastoreItem xmlns:ds="{_STORE}" ds:itemID="{{{str(store).upper()}}}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{provenance.NAMESPACE}"/></ds:schemaRefs>'
        "</ds:datastoreItem>"
    )
    add_part(
        part,
        "/customXml/itemProps%d.xml",
        _STORE_TYPE,
        _STORE_RELATION,
        job.package,
        properties.encode(),
    )
