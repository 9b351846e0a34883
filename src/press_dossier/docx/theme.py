"""The look as Word's theme: its colours in the colour picker, its faces in the list of fonts."""

from __future__ import annotations

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.oxml import serialize_part_xml
from docx.opc.part import Part
from docx.oxml.parser import parse_xml

from press_dossier.docx.job import Job
from press_dossier.docx.markup import tag
from press_dossier.docx.package import require_part


def set_theme(job: Job) -> None:
    """Fill in the base document's theme; a letterhead that has none gets it too."""
    look, letters = job.document.look, job.letters
    palette = look.palette
    colours = {
        **{"dk1": palette.ink, "lt1": palette.paper, "dk2": palette.heading, "lt2": palette.tint},
        **{"accent1": palette.heading, "accent2": palette.accent, "accent3": palette.accent_text},
        **{"accent4": palette.ground, "accent5": palette.muted, "accent6": palette.line},
        **{"hlink": palette.accent_text, "folHlink": palette.muted},
    }
    part = require_part(job.word, "theme/theme1", Part, RT.THEME)
    root = parse_xml(part.blob)
    for slot, colour in colours.items():
        for value in root.iterfind(f".//{tag('a:' + slot)}/{tag('a:srgbClr')}"):
            value.set("val", colour.lstrip("#").upper())
    for use, family in (("major", look.faces.heading), ("minor", look.faces.body)):
        for faces in root.iter(tag(f"a:{use}Font")):
            latin = (letters.heading_latin if use == "major" else None) or letters.latin
            faces[0].set("typeface", latin)
            faces[2].set("typeface", letters.names[family])
    job.written[part.partname] = serialize_part_xml(root)
