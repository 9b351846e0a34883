"""Lines as Word fills them: one by one, each with all that fits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from press_dossier.document import Span, Text
from press_dossier.docx.binding import LONGEST_NAME
from press_dossier.docx.fitting import SAFETY
from press_dossier.typography import TextStyle, Typesetter


class _Word(NamedTuple):
    """A word of a text, and the span that it stands in."""

    text: str
    span: Span


def parts_no_name(typesetter: Typesetter, text: Text, style: TextStyle, width: float) -> bool:
    """Say whether no line ends within a short Latin name; `width` in points."""
    words = list(_words(text))
    for room in (width / SAFETY, width):  # programs do not measure quite alike
        start = 0
        for end in range(1, len(words)):
            if typesetter.width(_joined(words[start : end + 1]), style) <= room:
                continue
            span = words[end].span
            if span is words[end - 1].span and _is_short_name(span):
                return False
            start = end
    return True


def _words(text: Text) -> Iterator[_Word]:
    for span in text:
        for word in span.text.split(" "):
            if word:
                yield _Word(word, span)


def _joined(words: Iterable[_Word]) -> Text:
    return tuple(
        replace(word.span, text=f" {word.text}" if n else word.text, note=None)
        for n, word in enumerate(words)
    )


def _is_short_name(span: Span) -> bool:
    return span.direction == "ltr" and len(span.text) <= LONGEST_NAME
