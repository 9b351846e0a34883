"""Letterheads as offices have them, made for the tests; and ones that nobody should open."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt, RGBColor

from tests.docx.wordfile import W
from tests.sample_document import striped_png

SECRET = "رقم داخلي 4471"


def letterhead(change: Callable[[docx.document.Document], None] = lambda document: None) -> bytes:
    """Return an office's file: logo, name and address, margins, a blue heading, text of its own."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(48), Mm(30)
    section.left_margin, section.right_margin = Mm(22), Mm(32)
    head = section.header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    head.add_run().add_picture(io.BytesIO(striped_png(120, 60)), width=Mm(30))
    section.header.add_paragraph("وزارة الثقافة").alignment = WD_ALIGN_PARAGRAPH.CENTER
    section.footer.paragraphs[0].text = "شارع النخيل، الرباط"
    style = document.styles["Heading 1"]
    style.font.size, style.font.color.rgb = Pt(22), RGBColor(0x1F, 0x3A, 0x93)
    twin = style.element.rPr.find(f"{W}szCs")  # python-docx sets the Latin size only
    style.element.rPr.remove(twin)
    document.add_paragraph(SECRET)
    document.core_properties.author = SECRET
    change(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def changed(data: bytes, **parts: Callable[[str], str]) -> bytes:
    """Return a package with parts rewritten; `word__document_xml` stands for a part's name."""
    wanted = {_named(name): change for name, change in parts.items()}
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name in wanted:
                content = wanted[name](content.decode()).encode()
            new.writestr(name, content)
    return file.getvalue()


def _named(name: str) -> str:
    if name == "content_types":
        return "[Content_Types].xml"
    if name == "rels":
        return "_rels/.rels"
    if name == "document_rels":
        return "word/_rels/document.xml.rels"
    if name == "settings_rels":
        return "word/_rels/settings.xml.rels"
    return name.replace("__", "/").replace("_xml", ".xml")


def related(kind: str, target: str, external: bool = True) -> Callable[[str], str]:
    """Return a change that adds a relationship."""
    mode = ' TargetMode="External"' if external else ""
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    added = f'<Relationship Id="rId99" Type="{base}/{kind}" Target="{target}"{mode}/>'
    return lambda text: text.replace("</Relationships>", f"{added}</Relationships>")


def as_template(data: bytes) -> bytes:
    """Return the file as a `.dotx`."""
    return changed(
        data, content_types=lambda text: text.replace("document.main+xml", "template.main+xml")
    )
