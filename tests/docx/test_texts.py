"""The words of the Word file are those of the document, in its order."""

from __future__ import annotations

from dataclasses import replace

from press_dossier.document import Field, Fields, Heading, Note, Paragraph, Span, plain
from press_dossier.docx import render
from press_dossier.provenance import normal_form
from press_dossier.sources import word
from tests.docx.wordfile import CONTROLS, W, WordFile, text_of
from tests.sample_document import authored, label, sample_document

DOCUMENT = sample_document(rows=3)
ORDERED = ("cover", "contents", "body")


def expected(*parts: str) -> list[str]:
    return [word for part, _, text in DOCUMENT.texts() if part in parts for word in text.split()]


def test_cover_contents_and_body_stand_in_the_documents_order(either: WordFile) -> None:
    assert either.words() == expected(*ORDERED)


def test_notes_are_footnotes_in_their_order(official: WordFile) -> None:
    footnotes = official.root("word/footnotes.xml")

    texts = [CONTROLS.sub("", "".join(note.itertext())).strip() for note in footnotes]

    assert texts[2:] == [plain(note.content.text) for note in DOCUMENT.notes]


def test_footnotes_stand_in_the_order_of_their_references() -> None:
    text = authored(
        "late_first", Span("43", note=2), " ثم ", Span("12", note=1), Span("43", note=2)
    )
    notes = tuple(Note(n, authored(f"note_{n}", words)) for n, words in enumerate("أبج", 1))
    file = WordFile(render(replace(DOCUMENT, blocks=(Paragraph("body", text),), notes=notes)))

    references = [r.get(f"{W}id") for r in file.root().iter(f"{W}footnoteReference")]
    footnotes = list(file.root("word/footnotes.xml"))[2:]
    repeated = [t.text for t in file.root().iter(f"{W}t") if t.text == "1"]

    assert references == ["1", "2"]
    assert [note.get(f"{W}id") for note in footnotes] == ["1", "2", "3"]
    assert ["".join(note.itertext()).strip() for note in footnotes] == ["ب", "أ", "ج"]
    assert repeated == ["1"]  # the second mark of the first footnote


def test_a_note_referred_to_again_is_no_second_note() -> None:
    twice = authored("twice", Span("43", note=1), " ثم ", Span("43", note=1))
    data = render(replace(DOCUMENT, blocks=(Paragraph("body", twice),)))
    file = WordFile(data)

    references = list(file.root().iter(f"{W}footnoteReference"))
    fields = [code.text.split()[0] for code in file.root().iter(f"{W}instrText")]
    pulled = [found.text for found in word.decode(data, "twice.docx").found["twice"]]

    assert (len(references), fields) == (1, ["NOTEREF"])
    assert [normal_form(text) for text in pulled] == ["43 ثم 43"]


def test_captions_and_credits_stand_in_the_file(official: WordFile) -> None:
    shown = {
        text for style, text in official.paragraphs() if "aption" in style or style == "Credit"
    }

    assert {plain(DOCUMENT.pieces[key].text) for key in ("chart_caption", "map_credit")} <= shown


def test_python_docx_reads_every_heading_with_its_built_in_style(official: WordFile) -> None:
    found = [
        (paragraph.style.name, CONTROLS.sub("", paragraph.text))
        for paragraph in official.document.paragraphs
        if paragraph.style.name.startswith("Heading") and "Unlisted" not in paragraph.style.name
    ]

    # python-docx passes over what stands in a content control, hence no texts here
    listed = [block for block in DOCUMENT.blocks if isinstance(block, Heading) and block.listed]
    assert [name for name, _ in found] == [f"Heading {heading.level}" for heading in listed]


def test_head_and_foot_repeat_on_every_page_but_the_cover(official: WordFile) -> None:
    section = official.document.sections[0]

    assert section.different_first_page_header_footer
    assert [CONTROLS.sub("", p.text) for p in section.header.paragraphs] == [
        plain(DOCUMENT.running.alert or ()),
        f"{plain(DOCUMENT.running.start)}\t{plain(DOCUMENT.running.end)}",
    ]
    assert "PAGE" in section.footer._element.xml
    assert "NUMPAGES" in section.footer._element.xml


def test_the_cover_bears_the_embargo_once(either: WordFile) -> None:
    embargo = plain(DOCUMENT.pieces["embargo"].text)
    first = either.document.sections[0].first_page_header

    assert embargo in [text for style, text in either.paragraphs() if style == "Cover Status"]
    assert embargo not in CONTROLS.sub("", "".join(p.text for p in first.paragraphs))


def test_an_alert_that_the_cover_does_not_bear_stands_above_it() -> None:
    alert = (Span("نسخة مراجعة داخلية"),)
    running = replace(DOCUMENT.running, alert=alert)
    file = WordFile(render(replace(DOCUMENT, running=running)))

    first = file.document.sections[0].first_page_header

    assert CONTROLS.sub("", first.paragraphs[0].text) == plain(alert)


def test_pages_are_begun_where_the_pdf_begins_them() -> None:
    def beginning(opening: set[str] | None) -> list[str]:
        file = WordFile(render(DOCUMENT, opening=opening))
        return [
            text_of(paragraph)
            for paragraph in file.root().iter(f"{W}p")
            if paragraph.find(f"{W}pPr/{W}pageBreakBefore") is not None
        ]

    assert beginning(None) == ["الملخص", "البلدان", "ملحق"]
    assert beginning({"h_annex"}) == ["الملخص", "ملحق"]
    assert beginning({"h_contents", "h_talks"}) == ["الملخص", "المحتويات"]


def test_a_few_fields_stay_on_one_page() -> None:
    rows = tuple(Field(label(f"l{n}", "وصف"), authored(f"v{n}", "قيمة")) for n in range(4))
    file = WordFile(render(replace(DOCUMENT, blocks=(Fields(rows),), notes=())))

    fields = [p for p in file.root().iter(f"{W}p") if file.style_of(p) == "Field"]

    kept = [field.find(f"{W}pPr/{W}keepNext") is not None for field in fields]
    assert kept == [True, True, True, False]
