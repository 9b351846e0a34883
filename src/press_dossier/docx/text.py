"""Texts as runs, and pieces as content controls with bookmarks around them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from press_dossier.document import Piece, Role, Span, Text
from press_dossier.docx.binding import bound_latin, parted_numbers
from press_dossier.docx.markup import attribute, element
from press_dossier.docx.markup import text as escape
from press_dossier.docx.styles.lettering import LATIN_LANGUAGE
from press_dossier.docx.stylesheet import StyleSheet

LRM, RLM = "\u200e", "\u200f"
# A control without a box around it: the page on the screen is the page on paper.
_HIDDEN = '<w15:appearance w15:val="hidden"/>'
_ROLE_STYLES: dict[Role, str] = {
    "strong": "Strong",
    "muted": "Muted",
    "number": "Number",
}
_DEFAULT_LANGUAGES = ("", "ar", LATIN_LANGUAGE.split("-")[0])
_BOOKMARK_ID = re.compile(rb'<w:bookmarkStart\b[^>]*?w:id="(\d{1,9})"')
_CONTROL_ID = re.compile(rb'<w:id w:val="(\d{1,9})"')
_DRAWING_ID = re.compile(rb'<wp:docPr\b[^>]*?\bid="(\d{1,9})"')
_FIRST_NOTE = 200_000_000
"""Notes' bookmarks are named as Word names those of its cross-references."""
_CLOSING = {"(": ")", "[": "]"}
_BREAKS = {"\n": "<w:br/>", "\t": "<w:tab/>"}


@dataclass
class Ids:
    """Ids that are unique in a file and the same in each run."""

    bookmark: int = 0
    control: int = 0
    drawing: int = 0

    def begin_after(self, xml: bytes) -> None:
        """Leave the ids alone that a part has already."""
        self.bookmark = max(self.bookmark, _highest(_BOOKMARK_ID, xml))
        self.control = max(self.control, _highest(_CONTROL_ID, xml))
        self.drawing = max(self.drawing, _highest(_DRAWING_ID, xml))

    def next_bookmark(self) -> int:
        """Return a free id of a bookmark."""
        self.bookmark += 1
        return self.bookmark

    def next_control(self) -> int:
        """Return a free id of a control."""
        self.control += 1
        return self.control

    def next_drawing(self) -> int:
        """Return a free id of a drawing."""
        self.drawing += 1
        return self.drawing


@dataclass
class Pen:
    """Writes the texts of one part of the file: the body, the notes, a head or a foot."""

    sheet: StyleSheet
    relate: Callable[[str], str]
    """Returns the relationship id of a link from this part."""
    ids: Ids
    keyed: bool = True
    keys: set[str] = field(default_factory=set)
    """The keys written so far."""
    noted: dict[int, int] = field(default_factory=dict)
    """The footnotes of the notes referred to so far, by the notes' numbers; both from 1."""
    link_style: str = "Hyperlink"
    doubtful_style: str = "Doubtful"
    _properties: dict[tuple[str | None, str, bool, Role, bool], str] = field(default_factory=dict)

    def on_cover(self) -> Pen:
        """Return the same pen in the cover's colours."""
        return replace(
            self, link_style="Cover Link", doubtful_style="Cover Doubtful", _properties={}
        )

    def piece(self, piece: Piece, style: str | None = None) -> str:
        """Return a piece's runs in its control, in a bookmark of the same key.

        `style` names the character style of its plain spans.
        """
        return self.control(piece.key, self.runs(piece.text, style))

    def control(self, key: str, runs: str) -> str:
        """Wrap finished runs in the control and the bookmark of a key.

        Inline, unbound and unlocked: other programs copy block-level and bound controls, and
        lose a bookmark inside one when its text is typed over.
        """
        if not (self.keyed and key):
            return runs
        self.keys.add(key)
        bookmark = self.ids.next_bookmark()
        return (
            f'<w:bookmarkStart w:id="{bookmark}" w:name="{key}"/>'
            f'<w:sdt><w:sdtPr><w:tag w:val="{key}"/><w:id w:val="{self.ids.next_control()}"/>'
            f"{_HIDDEN}</w:sdtPr><w:sdtContent>{runs}</w:sdtContent></w:sdt>"
            f'<w:bookmarkEnd w:id="{bookmark}"/>'
        )

    def runs(self, text: Text, style: str | None = None) -> str:
        """Return a text's spans as runs."""
        return "".join([self.span(span, style) for span in _bracketed(text)])

    def span(self, span: Span, style: str | None = None) -> str:
        """Return one span: a run, in a hyperlink where it has a link, then its note's mark."""
        if span.note is not None:
            return self.span(replace(span, note=None), style) + self.note_mark(span.note)
        ltr = span.direction == "ltr"
        properties = self.run_properties(style, span.lang, ltr, span.role, bool(span.link))
        # LibreOffice heeds characters only, not a run's direction.
        text = f"{LRM}{bound_latin(span.text)}{LRM}" if ltr else parted_numbers(span.text)
        written = run(text, properties)
        if span.link is None:
            return written
        return f'<w:hyperlink r:id="{self.relate(span.link)}" w:history="1">{written}</w:hyperlink>'

    def note_mark(self, number: int) -> str:
        """Return the reference to a footnote, by the note's number from 1.

        Word counts every reference as one more note: a second one is a field that repeats the
        first one's mark. It prints its count, and LibreOffice pairs notes with references by
        their order: so a footnote's id is its place among the references.
        """
        style = self.sheet.id("footnote reference")
        properties = f'<w:rPr><w:rStyle w:val="{style}"/><w:rtl/></w:rPr>'
        name = f"_Ref{_FIRST_NOTE + number}"
        if number in self.noted:
            # The text of a field would join a number before it.
            apart = run(RLM, properties)
            return apart + complex_field(
                f"NOTEREF {name} \\f \\h", str(self.noted[number]), properties
            )
        self.noted[number] = len(self.noted) + 1
        mark = self.ids.next_bookmark()
        return (
            f'<w:bookmarkStart w:id="{mark}" w:name="{name}"/><w:r>{properties}'
            f'<w:footnoteReference w:id="{self.noted[number]}"/></w:r>'
            f'<w:bookmarkEnd w:id="{mark}"/>'
        )

    def run_properties(
        self,
        style: str | None = None,
        lang: str = "ar",
        ltr: bool = False,
        role: Role = "plain",
        link: bool = False,
    ) -> str:
        """Return the `w:rPr` of a run: its character style, and `w:rtl` unless it is Latin."""
        key = (style, lang if ltr else "", ltr, role, link)
        if key not in self._properties:
            self._properties[key] = self._new_properties(*key)
        return self._properties[key]

    def _new_properties(
        self, style: str | None, lang: str, ltr: bool, role: Role, link: bool
    ) -> str:
        of_role = self.doubtful_style if role == "doubtful" else _ROLE_STYLES.get(role)
        names = [name for name in (style, of_role) if name]
        if link:
            names.append(self.link_style)
        if lang.split("-")[0] not in _DEFAULT_LANGUAGES:
            names.append(self.sheet.language(lang))
        styled = element("rStyle", self.sheet.character(tuple(names))) if names else ""
        direction = "" if ltr else "<w:rtl/>"
        return f"<w:rPr>{styled}{direction}</w:rPr>" if styled or direction else ""


def _bracketed(text: Text) -> Text:
    """Return a text with each pair of brackets inside the Latin that it stands around.

    LibreOffice would break a line after the first of two that stand outside.
    """
    spans = list(text)
    for at in range(1, len(spans) - 1):
        before, inner, after = spans[at - 1 : at + 2]
        closing = _CLOSING.get(before.text[-1:])
        if closing and inner.direction == "ltr" and after.text[:1] == closing:
            if any(span.link or span.note for span in (before, inner)):
                continue
            spans[at - 1] = replace(before, text=before.text[:-1])
            spans[at] = replace(inner, text=f"{before.text[-1]}{inner.text}{closing}")
            spans[at + 1] = replace(after, text=after.text[1:])
    return tuple(span for span in spans if span.text or span.note is not None)


def _highest(pattern: re.Pattern[bytes], xml: bytes) -> int:
    return max((int(number) for number in pattern.findall(xml)), default=0)


def run(text: str, properties: str = "") -> str:
    """Return a run; line feeds and tabs of the text become Word's breaks and tabs."""
    if "\n" not in text and "\t" not in text:
        return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    inner = "".join(
        _BREAKS.get(part) or f'<w:t xml:space="preserve">{escape(part)}</w:t>'
        for part in re.split(r"([\n\t])", text)
        if part
    )
    return f"<w:r>{properties}{inner}</w:r>"


def simple_field(instruction: str, result: str, properties: str) -> str:
    """Return a field that programs compute, with what it showed when it was written."""
    return (
        f'<w:fldSimple w:instr="{attribute(f" {instruction} ")}">'
        f"<w:r>{properties}<w:t>{escape(result)}</w:t></w:r></w:fldSimple>"
    )


def complex_field(instruction: str, result: str, properties: str = "") -> str:
    """Return a field in the long form, which Word itself writes for cross-references."""
    code = f'<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText>'
    begin, separate, end = (
        f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end")
    )
    parts = (begin, code, separate, f"<w:t>{escape(result)}</w:t>", end)
    return "".join(f"<w:r>{properties}{part}</w:r>" for part in parts)


def paragraph(style_id: str, content: str, properties: str = "") -> str:
    """Return a paragraph; `properties` are those that follow `w:pStyle` in the schema."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/>{properties}</w:pPr>{content}</w:p>'
