"""The article's sentences as the bodies of sections: each once, in the article's order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from press_dossier.model.paths import names
from press_dossier.model.scalars import LONGEST_PARAGRAPH
from press_dossier.sources.article.drafts.routing import SectionName
from press_dossier.sources.article.text.passages import Passages, Sentence


@dataclass(frozen=True, slots=True)
class Bodies:
    """Paragraphs by section, and where in them each sentence stands, by its index."""

    paragraphs: Mapping[SectionName, Sequence[str]]
    places: Mapping[int, str]


def bodies(passages: Passages, sections: Sequence[SectionName]) -> Bodies:
    """Return the bodies: sentences that follow each other in a paragraph stay together."""
    grouped: dict[SectionName, list[list[Sentence]]] = {}
    before: Sentence | None = None
    for sentence in passages.sentences:
        section = sections[sentence.index]
        rows = grouped.setdefault(section, [])
        joins = (
            before is not None
            and rows
            and rows[-1][-1] is before
            and before.paragraph == sentence.paragraph
        )
        if joins and len(_text(passages, [*rows[-1], sentence])) <= LONGEST_PARAGRAPH:
            rows[-1].append(sentence)
        else:
            rows.append([sentence])
        before = sentence
    paragraphs: dict[SectionName, list[str]] = {}
    places: dict[int, str] = {}
    for section, rows in grouped.items():
        paragraphs[section] = [_text(passages, row) for row in rows]
        for row, name in zip(rows, names(paragraphs[section]), strict=True):
            for number, sentence in enumerate(row, 1):
                suffix = f"#{number}" if number > 1 else ""
                places[sentence.index] = f"sections.{section}.body.{name}{suffix}"
    return Bodies(paragraphs, places)


def sentence_text(passages: Passages, sentence: Sentence) -> str:
    """Return a sentence so that nothing in it reads as a mark of the dossier's prose."""
    return passages.words(sentence).replace("**", "* *").replace("](", "] (")


def _text(passages: Passages, row: Sequence[Sentence]) -> str:
    return " ".join(_parts(passages, row))


def _parts(passages: Passages, row: Sequence[Sentence]) -> Iterator[str]:
    for sentence in row:
        yield sentence_text(passages, sentence)
