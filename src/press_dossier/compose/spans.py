"""From an authored string to spans: inline marks, what stays left to right, digits, binding.

Decided here, once, for every format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from press_dossier.compose.latin import ADDRESS, CUE, Kind, stretches
from press_dossier.document import Role, Span, Text
from press_dossier.look import Digits
from press_dossier.orthography import in_digits
from press_dossier.plurals import NO_BREAK_SPACE

INLINE_MARKS = re.compile(
    r"\*\*(?P<strong>[^*]+(?:\*[^*]+)*)\*\*"
    r"|\[(?P<text>[^\[\]]+)\]\("
    r"(?P<link>(?:https?://|mailto:|tel:)[^\s()]+(?:\([^\s()]*\)[^\s()]*)*)\)",
    re.IGNORECASE,
)

_ARABIC = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_NOT_ARABIC = re.compile(
    "[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0370-\u058f\u1e00-\u1fff\u2d30-\u2d7f]"
)
_FRENCH = re.compile("[àâæçéèêëîïôœùûüÿ]", re.IGNORECASE)
_TIFINAGH = re.compile("[\u2d30-\u2d7f]")
_BOUND_NUMBER = re.compile(r"(?<=[0-9\u0660-\u0669]) (?=[\u0621-\u064a])")
_BEFORE_UNIT = re.compile(r"(?<=[0-9⁰¹²³⁴-⁹]) (?=\D)")
_AFTER_ABBREVIATION = re.compile(r"(?<=\w\.) (?=[0-9])")
_LAST_NUMBER = re.compile(r"(?<=[ \u00a0])[0-9]+$")
_ARABIC_LETTER = "\u0621-\u064a"


def without_marks(text: str) -> str:
    """Return a text without its inline marks, as a reader sees it."""
    return INLINE_MARKS.sub(
        lambda m: without_marks(m["strong"]) if m["strong"] else m["text"], text
    )


def _link_of(address: str) -> str:
    if "://" in address:
        return address
    return f"mailto:{address}" if "@" in address else f"https://{address}"


@dataclass(frozen=True)
class Speller:
    """Turns strings into texts: `language` is that of Arabic spans, `latin` that of Latin ones."""

    language: str
    latin: str
    digits: Digits
    titles: tuple[str, ...] = ()

    def text(self, string: str, *, language: str | None = None, role: Role = "plain") -> Text:
        """Return one line or paragraph as spans. `language` is given for foreign text.

        A text without Arabic is foreign as a whole, and keeps its own order.
        """
        language = language or self._foreign_language(string)
        spans: list[Span] = []
        end = 0
        for match in INLINE_MARKS.finditer(string):
            spans += self._plain(string[end : match.start()], role, language)
            if match["strong"] is not None:
                spans += self.text(match["strong"], language=language, role="strong")
            else:
                linked = self._plain(match["text"], role, language)
                spans += (replace(span, link=match["link"]) for span in linked)
            end = match.end()
        spans += self._plain(string[end:], role, language)
        return tuple(spans)

    def label(self, string: str, *, role: Role = "plain") -> Text:
        """Return a label or computed text as spans; it holds no inline marks."""
        return tuple(self._plain(string, role, self._foreign_language(string)))

    def left_to_right(self, string: str, *, link: str | None = None) -> Text:
        """Return a phone number, an address or the like: one span in its own order."""
        return (Span(string, lang=self.latin, direction="ltr", link=link),)

    def number(self, string: str) -> Text:
        """Return a number printed alone."""
        return (Span(in_digits(string, self.digits), lang=self.language, role="number"),)

    def _plain(self, string: str, role: Role, language: str | None) -> Iterator[Span]:
        if language is not None and not language.startswith("ar"):
            yield from self._whole(string, role, language)
            return
        if string and not CUE.search(string):
            yield self._arabic(string, role, after="")
            return
        end, number = 0, ""
        for stretch in stretches(string):
            if stretch.start > end:
                yield self._arabic(string[end : stretch.start], role, after=number)
            shown = string[stretch.start : stretch.end]
            yield self._foreign(shown, stretch.kind, role)
            end, counted = stretch.end, stretch.kind == "latin" and _LAST_NUMBER.search(shown)
            number = counted[0] if counted else ""
        if end < len(string):
            yield self._arabic(string[end:], role, after=number)

    def _whole(self, string: str, role: Role, language: str) -> Iterator[Span]:
        """Yield foreign text: addresses as links, and what stands between them."""
        end = 0
        for match in ADDRESS.finditer(string):
            if match.start() > end:
                yield Span(string[end : match.start()], language, "ltr", role)
            yield Span(match[0], language, "ltr", role, _link_of(match[0]))
            end = match.end()
        if end < len(string):
            yield Span(string[end:], language, "ltr", role)

    def _foreign_language(self, string: str) -> str | None:
        """Return the language of a text that has letters, but no Arabic ones; else None."""
        if _ARABIC.search(string) or not _NOT_ARABIC.search(string):
            return None
        return self._language_of(string)

    def _language_of(self, string: str) -> str:
        if _TIFINAGH.search(string):
            return "zgh"
        return "fr" if _FRENCH.search(string) else self.latin

    def _arabic(self, string: str, role: Role, *, after: str) -> Span:
        """Return a stretch of Arabic; `after` is the number before it, which its noun stays by."""
        bound = _BOUND_NUMBER.sub(NO_BREAK_SPACE, after + string)[len(after) :]
        if self.titles:
            bound = self._titled.sub(lambda match: match[0][:-1] + NO_BREAK_SPACE, bound)
        return Span(in_digits(bound, self.digits), lang=self.language, role=role)

    def _foreign(self, string: str, kind: Kind, role: Role) -> Span:
        if kind == "address":
            return Span(string, self._language_of(string), "ltr", role, _link_of(string))
        if kind == "latin":
            string = _AFTER_ABBREVIATION.sub(NO_BREAK_SPACE, string)
            return Span(string, self._language_of(string), "ltr", role)
        if kind == "measure":
            string = _BEFORE_UNIT.sub(NO_BREAK_SPACE, string, 1)
            return Span(string, self._language_of(string), "ltr", role)
        string = string.replace(" ", NO_BREAK_SPACE)
        if kind == "time":
            hours, bracket, zone = string.partition("(")
            string = f"{in_digits(hours, self.digits)}{bracket}{zone}"
        elif kind == "money":
            string = in_digits(string, self.digits)
        elif kind == "range" and self.digits == "arab":
            # Arabic-Indic digits are part of the Arabic line: what a dash parts is read from the
            # right, as the words around it («٢٠٢٧-٢٠٢٨»; UAX #9 gives AN so, and CLDR and the
            # Mashreq's press print it). Western digits are not: the Maghreb's press prints
            # «2027-2028» from the left, as it does 2027/2028, and a plain text would turn it.
            return Span(in_digits(string, self.digits), lang=self.language, role=role)
        return Span(string, lang=self.language, direction="ltr", role=role)

    @cached_property
    def _titled(self) -> re.Pattern[str]:
        words = "|".join(re.escape(title) for title in self.titles)
        return re.compile(rf"(?<![{_ARABIC_LETTER}])[وبلك]?(?:{words}) (?=[{_ARABIC_LETTER}])")
