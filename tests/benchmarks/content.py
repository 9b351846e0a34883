"""What all three set: one dossier, as a source of ours, as Typst markup, as HTML.

The rivals' sources are made from our composed `Document`, so that the words are the same. Each
variant differs in every paragraph and row, since Typst remembers what it has seen.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from itertools import cycle, islice

from press_dossier.document import Bar, Contents, Document, Heading, Paragraph, Table, plain
from tests.corpus import articles

_COUNTRIES = ("السنغال", "إسبانيا", "البرازيل", "الهند", "غانا", "فرنسا", "الأرجنتين", "اليابان")
_TOPICS = ("مكافحة الجريمة المنظمة", "تبادل الخبرات", "التكوين المستمر", "أمن الحدود")
_NAMES = ("سعيد", "مريم", "يوسف", "هدى", "كريم", "ليلى", "عمر", "سلمى", "نادر", "آمنة", "رشيد")


def source(*, meetings: int = 0, variant: int = 0) -> str:
    """Return a YAML source: ten sections of prose, or a table of `meetings` distinct meetings."""
    sections = [_annex(meetings, variant)] if meetings else list(_prose(variant))
    return json.dumps(
        {
            "format": "1",
            "locale": "ar-MA",
            "document_type": "ملف صحفي",
            "title": f"لقاءات الدورة {variant}",
            "sections": sections,
        },
        ensure_ascii=False,
    )


def _prose(variant: int) -> Iterator[dict[str, object]]:
    for number, paragraphs in enumerate(islice(articles().values(), 10), 1):
        yield {
            "kind": "text",
            "title": f"المحور {number} من الدورة {variant}",
            "body": [f"{plain(text)} ({variant + 100})" for text in paragraphs],
        }


def _annex(meetings: int, variant: int) -> dict[str, object]:
    names, families = cycle(_NAMES), cycle(_NAMES[3:])
    countries, topics = cycle(_COUNTRIES), cycle(_TOPICS)
    records = [
        {
            "country": next(countries),
            "delegation": f"وفد رقم {number + variant * 10_000}",
            "head": f"{next(names)} {next(families)} بن {number}",
            "date": f"2026-{1 + number % 12:02}-{1 + number % 28:02}",
            "place": f"القاعة {number % 97}",
            "topics": [next(topics)],
        }
        for number in range(meetings)
    ]
    return {"kind": "regions", "regions": [{"name": "العالم", "countries": records}]}


def typst(document: Document) -> str:
    """Return a document as Typst markup."""
    return "\n".join(
        (
            '#set page(paper: "a4", margin: 27mm, numbering: "1 / 1",'
            f" header: align(right)[{_t(document.meta.title)}])",
            '#set text(font: "Noto Naskh Arabic", size: 13pt, lang: "ar", dir: rtl)',
            "#set par(justify: true, leading: 0.9em)",
            f'#set document(title: "{document.meta.title}")',
            f"#text(size: 38pt)[{_t(document.meta.title)}]",
            "#pagebreak()",
            *_typst_blocks(document),
        )
    )


def _typst_blocks(document: Document) -> Iterator[str]:
    for block in document.blocks:
        match block:
            case Contents():
                yield "#outline(title: none)"
            case Heading():
                yield f"{'=' * block.level} {_t(plain(block.title.text))}"
            case Paragraph():
                yield f"{_t(plain(block.content.text))}\n"
            case Table():
                head, *rows = table_rows(block)
                cells = "".join(f"[{_t(cell)}], " for row in rows for cell in row)
                header = ", ".join(f"[{_t(cell)}]" for cell in head)
                columns = ", ".join(f"{column.weight}fr" for column in block.columns)
                yield f"#table(columns: ({columns}), table.header({header}), {cells})"


def _t(text: str) -> str:
    return "".join(f"\\{c}" if c in "\\#*_`$<>@[]=~-+/'\"" else c for c in text)


def as_html(document: Document, font: str) -> str:
    """Return a document as HTML with its style sheet; `font` is the face's URL."""
    title = html.escape(document.meta.title)
    return (
        f'<html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title}</title><style>'
        f"@font-face {{ font-family: Naskh; src: url('{font}') }}"
        "@page { size: A4; margin: 27mm; @bottom-center { content: counter(page) } }"
        "body { font: 13pt/1.7 Naskh; text-align: justify }"
        "h1 { break-before: page } table { width: 100%; border-collapse: collapse }"
        "a::after { content: target-counter(attr(href), page) }"
        f"</style></head><body><h1>{title}</h1>{''.join(_html_blocks(document))}</body></html>"
    )


def _html_blocks(document: Document) -> Iterator[str]:
    for block in document.blocks:
        match block:
            case Contents():
                for heading in document.headings():
                    text = html.escape(plain(heading.title.text))
                    yield f'<p><a href="#{heading.title.key}">{text}</a></p>'
            case Heading():
                text = html.escape(plain(block.title.text))
                yield f'<h2 id="{block.title.key}">{text}</h2>'
            case Paragraph():
                yield f"<p>{html.escape(plain(block.content.text))}</p>"
            case Table():
                head, *rows = table_rows(block)
                yield f"<table><thead>{_tr(head, 'th')}</thead><tbody>"
                yield from (_tr(row, "td") for row in rows)
                yield "</tbody></table>"


def _tr(cells: list[str], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{html.escape(cell)}</{tag}>' for cell in cells)}</tr>"


def table_rows(table: Table) -> list[list[str]]:
    """Return a table's texts, its header first."""
    head = [plain(column.header.text) for column in table.columns]
    rows = [
        ["" if isinstance(cell, Bar) else plain(getattr(cell, "text", cell)) for cell in row.cells]
        for row in table.rows
    ]
    return [head, *rows]
