"""Charts and maps. Until they are drawn, a table of their data."""

from __future__ import annotations

from press_dossier.docx.job import Job
from press_dossier.document import Chart, Map


def chart(job: Job, block: Chart, new_page: bool) -> str:
    content = job.pen.piece(block.caption)
    return job.paragraph("caption", content, new_page=new_page)


def world_map(job: Job, block: Map, new_page: bool) -> str:
    content = job.pen.piece(block.caption)
    return job.paragraph("caption", content, new_page=new_page)
