"""What a draft rests on: for each fact the sentence that it came from, and what is in doubt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from press_dossier.model.scalars import LONGEST_LINE, LONGEST_PARAGRAPH
from press_dossier.sources.article import lexicon
from press_dossier.sources.article.bodies import Bodies, sentence_text
from press_dossier.sources.article.facts import Fact
from press_dossier.sources.article.passages import Passages
from press_dossier.sources.article.yamltext import Flow


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
        self._paths: dict[int, str] = {}

    def place(self, fact: Fact[Any]) -> str:
        """Return the path of the sentence that a fact stands in."""
        return self._bodies.places[fact.sentence]

    def record(self, at: str, fact: Fact[Any], *, value: str = "") -> None:
        """Keep a fact's sentence for a path, and its doubt if it has one.

        `value` is what the surface was read as («SN» of «السنغالية»), kept behind the rule.
        """
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
        self.used.add(fact.sentence)
        self._paths[id(fact)] = at
        if fact.doubt is not None:
            self.ask(at, fact.doubt, fact.surface, fact.choices)

    def ask_which(self, groups: Sequence[Sequence[Fact[Any]]], question: str) -> None:
        """Ask which fact of a group holds, at the path where its first was recorded."""
        for facts in groups:
            at = self._paths.get(id(facts[0]))
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
