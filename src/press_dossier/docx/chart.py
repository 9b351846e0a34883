"""A native chart: bars that grow from the right edge, with the workbook that Word edits them in.

Both axes are reversed, so that the first bar stands on top; `chart.xml` holds what never varies.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from string import Template

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from press_dossier.document import Chart, plain
from press_dossier.docx.job import Job
from press_dossier.docx.markup import attribute, text
from press_dossier.docx.package import add_part
from press_dossier.docx.workbook import workbook

_FORMATS = {"latn": "General", "arab": "[$-2000401]0"}
"""Number formats by digits; the second writes Arabic-Indic ones."""


def add_chart(job: Job, block: Chart) -> str:
    """Add a chart's parts and return the relationship's id."""
    part, related = add_part(
        job.part, "/word/charts/chart%d.xml", CT.DML_CHART, RT.CHART, job.package
    )
    unit = plain(block.unit)
    rows = [(plain(datum.label.text), datum.value) for datum in block.data]
    _, book = add_part(
        part,
        "/word/embeddings/Microsoft_Excel_Sheet%d.xlsx",
        CT.SML_SHEET,
        RT.PACKAGE,
        job.package,
        workbook(unit, rows),
    )
    look, meta = job.document.look, job.document.meta
    colours = ("accent", "heading", "ink", "line", "muted")
    written = _template().substitute(
        {name: getattr(look.palette, name).lstrip("#") for name in colours},
        label=round(look.scale.small * 100),
        face=attribute(job.letters.names[look.faces.heading]),
        lang=attribute(meta.lang),
        format=_FORMATS[meta.digits],
        unit=text(unit),
        names=_points(text(name) for name, _ in rows),
        values=_points(f"{value:.15g}" for _, value in rows),
        count=len(rows),
        last=len(rows) + 1,
        book=book,
    )
    job.written[part.partname] = written.encode()
    return related


@cache
def _template() -> Template:
    return Template(Path(__file__).with_name("chart.xml").read_text("utf-8"))


def _points(values: Iterable[str]) -> str:
    return "".join(f'<c:pt idx="{n}"><c:v>{value}</c:v></c:pt>' for n, value in enumerate(values))
