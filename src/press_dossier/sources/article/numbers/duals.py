"""Indefinite duals as quantities of two: «مذكرتا تفاهم», «وحدتين صحيتين»; «يومين» is a duration."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from press_dossier.geography import fold, has_article
from press_dossier.numerals import dual_singulars
from press_dossier.sources.article import lexicon
from press_dossier.sources.article.agreements.outcomes import is_signing
from press_dossier.sources.article.facts import Fact, Quantity, fact, part_of
from press_dossier.sources.article.numbers.bounds import bound_before
from press_dossier.sources.article.numbers.nouns import Noun, nouns
from press_dossier.sources.article.text.passages import Passages
from press_dossier.sources.article.text.phrases import stems

_DUAL_ENDINGS = ("ين", "ان")
_SIGNING_REACH = 6  # tokens before «عقدين»


class Duals:
    """Reads the duals of a text."""

    def __init__(self, passages: Passages) -> None:
        data = lexicon.data("bounds")
        self._passages = passages
        self._tokens = passages.tokens
        self._durations = lexicon.words(data["durations"])
        self._construct = lexicon.words(data["construct_duals"])
        self._completing = lexicon.words(data["completing"])
        self._none = lexicon.words(data["no_duals"])

    def read(self, taken: set[int]) -> Iterator[tuple[Fact[Quantity], bool]]:
        """Yield the duals outside of the tokens `taken`; the flag tells durations."""
        found: set[int] = set()
        for index, token in enumerate(self._tokens):
            if token.kind != "word" or index in taken or self._is_definite(index):
                continue
            if index - 1 in found and token.key.endswith(_DUAL_ENDINGS):
                continue  # «اتفاقيتين جديدتين»: the adjective of a dual
            ways = stems(token.key)
            lasting = next((p for p, stem in ways if self._is_duration(index, stem)), None)
            if lasting is not None:
                text = token.plain[len(lasting) :]
                yield part_of(self._passages, self._dual(index, text, None), text), True
                continue
            for proclitic, stem in ways:
                if proclitic.endswith("ك") or (proclitic and len(stem) < 5):
                    continue
                text = token.plain[len(proclitic) :]
                if self._is_of_two_named(index, stem):
                    break
                if stem in self._construct and self._is_completed(index):
                    found.add(index)
                    yield self._dual(index, text, None), False
                    break
                noun = self._dual_noun(stem, agreed=self._has_dual_adjective(index))
                if noun is not None:
                    found.add(index)
                    yield self._dual(index, text, noun.unit or None), False
                    break

    def _is_completed(self, index: int) -> bool:
        """Whether «بروتوكولي» is two: before «تعاون», and no adjective."""
        following = self._tokens[index + 1] if index + 1 < len(self._tokens) else None
        return following is not None and following.key in self._completing

    def _is_duration(self, index: int, stem: str) -> bool:
        """Whether a dual measures time; «عقدين» behind a signing are contracts."""
        if stem not in self._durations or stem.endswith("وما"):
            return False
        near = self._tokens[max(index - _SIGNING_REACH, 0) : index]
        contracts = stem in ("عقدين", "عقدان") and any(is_signing(token) for token in near)
        return not contracts

    def _is_of_two_named(self, index: int, stem: str) -> bool:
        """«محافظتي تعز ولحج», «مجالي الصحة والتعليم»: what is named is not counted."""
        following = self._tokens[index + 1] if index + 1 < len(self._tokens) else None
        if following is None or stem.endswith("ن") or following.kind != "word":
            return False
        place = lexicon.cities().at(self._tokens, index + 1, len(self._tokens), bare=True)
        return has_article(following.plain) or place is not None

    def _is_definite(self, index: int) -> bool:
        token = self._tokens[index]
        return any(has_article(token.plain[len(p) :]) for p, _ in stems(token.key))

    def _has_dual_adjective(self, index: int) -> bool:
        """Whether a dual adjective follows a word: «وحدتين صحيتين»."""
        if index + 1 >= len(self._tokens):
            return False
        key = self._tokens[index + 1].key
        return key.endswith(("تين", "تان")) and not key.startswith("ال")

    def _dual(self, index: int, noun: str, unit: str | None) -> Fact[Quantity]:
        sentence = self._passages.sentence_at(index)
        start, bound = bound_before(self._tokens, index, sentence)
        quantity = Quantity(Decimal(2), bound, noun, unit)
        return fact(self._passages, quantity, start, index + 1, "dual")

    def _dual_noun(self, stem: str, *, agreed: bool) -> Noun | None:
        if stem in self._none or stem in nouns():
            return None
        for singular in dual_singulars(stem):
            noun = nouns().get(singular)
            if noun is None or fold(noun.singular) != singular:
                continue
            if noun.kind != "count" or (noun.takes_sound_plural and stem.endswith("ين")):
                continue
            return noun
        if agreed and len(stem) >= 6 and stem.endswith(("تين", "تان")) and stem[-4] not in "اويس":
            return Noun("", stem, stem, "count")
        return None
