"""What a draft rests on: for each fact the sentence that it came from, and what is in doubt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from press_dossier.model.figures import figures
from press_dossier.model.scalars import LONGEST_LINE, LONGEST_PARAGRAPH
from press_dossier.sources.article import lexicon
from press_dossier.sources.article.drafts.bodies import Bodies, sentence_text
from press_dossier.sources.article.drafts.yamltext import Flow
from press_dossier.sources.article.facts import Fact
from press_dossier.sources.article.text.passages import Passages, Sentence

_PROSE = "prose"
"""The rule of what was read from nothing: the draft has it word by word."""


class Ledger:
    """Collects evidence and doubts in the order in which facts are drafted."""

    def __init__(self, passages: Passages, bodies: Bodies) -> None:
        self._passages = passages
        self._bodies = bodies
        self._questions: dict[str, str] = lexicon.data("draft")["questions"]
        self._asked: set[tuple[str, str]] = set()
        self.evidence: list[Flow] = []
        self.doubts: list[Flow] = []
        self.used: set[int] = set()
        self.facts = 0
        self._paths: dict[int, str] = {}
        self._read: dict[int, list[str]] = {}

    def place(self, fact: Fact[Any]) -> str:
        """Return the path of the sentence that a fact stands in."""
        return self._bodies.places[fact.sentence]

    def path(self, fact: Fact[Any]) -> str | None:
        """Return the path that a fact was recorded for, None before it was."""
        return self._paths.get(id(fact))

    def record(self, at: str, fact: Fact[Any], *, value: str = "") -> None:
        """Keep a fact's sentence for a path, and its doubt if it has one.

        `value` is what the surface was read as («SN» of «السنغالية»), kept behind the rule.
        """
        self.quote(at, fact, value=value)
        self.facts += 1
        self.used.add(fact.sentence)
        self._paths[id(fact)] = at
        if fact.doubt is not None:
            self.ask(at, fact.doubt, fact.surface, fact.choices)

    def quote(self, at: str, fact: Fact[Any], *, value: str = "") -> None:
        """Keep a sentence for a path that the draft has from it word by word: no fact."""
        sentence = self._passages.sentences[fact.sentence]
        rule = f"{fact.rule}: {value}" if value else fact.rule
        row = {
            "at": at,
            "surface": fact.surface[:LONGEST_LINE],
            "sentence": sentence_text(self._passages, sentence)[:LONGEST_PARAGRAPH],
            "start": str(fact.start),
            "end": str(fact.end),
            "rule": rule,
        }
        self.evidence.append(Flow(row))
        self._read.setdefault(fact.sentence, []).append(fact.surface)

    def quote_figures(self) -> None:
        """Keep, for every figure of a body that no fact was read from, its own sentence."""
        passages = self._passages
        for sentence in passages.sentences:
            read = {
                value
                for surface in self._read.get(sentence.index, ())
                for _, _, values in figures(surface)
                for value in values
            }
            text = passages.words(sentence)
            for first, last, values in figures(text):
                if read.issuperset(values):
                    continue
                read |= set(values)
                surface = text[first:last]
                span = passages.cleaned.original_span(sentence.start + first, sentence.start + last)
                found = Fact(None, surface, sentence.index, *span, _PROSE, *_tokens(sentence))
                self.quote(self.place(found), found)

    def quote_title(self, title: str) -> None:
        """Keep the sentence that a title was taken from, where it is one of the article."""
        for sentence in self._passages.sentences:
            start = self._passages.words(sentence).find(title)
            if start >= 0:
                start += sentence.start
                span = self._passages.cleaned.original_span(start, start + len(title))
                self.quote(
                    "title", Fact(None, title, sentence.index, *span, _PROSE, *_tokens(sentence))
                )
                return

    def ask_which(self, groups: Sequence[Sequence[Fact[Any]]], question: str) -> None:
        """Ask which fact of a group holds, at the path where its first was recorded."""
        for facts in groups:
            at = self.path(facts[0])
            if at is not None:
                self.ask(at, question, facts[0].surface, [fact.surface for fact in facts])

    def ask(self, at: str, question: str, surface: str, choices: Sequence[str]) -> None:
        """Leave a question to the editor, once for a path and a question."""
        if (at, question) in self._asked:
            return
        self._asked.add((at, question))
        surface = surface[:LONGEST_LINE]
        row: dict[str, object] = {
            "at": at,
            "surface": surface,
            "question": self._questions[question].format(surface=surface)[:LONGEST_LINE],
        }
        if choices:
            row["choices"] = [choice[:LONGEST_LINE] for choice in choices]
        self.doubts.append(Flow(row))


def _tokens(sentence: Sentence) -> tuple[int, int]:
    return sentence.first, sentence.last
