"""From an authored string to spans: inline marks, what stays left to right, digits, binding.

Decided here, once, for every format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from press_dossier.document import Role, Span, Text
from press_dossier.look import Digits
from press_dossier.plurals import NO_BREAK_SPACE

INLINE_MARKS = re.compile(
    r"\*\*(?P<strong>[^*]+(?:\*[^*]+)*)\*\*"
    r"|\[(?P<text>[^\[\]]+)\]\("
    r"(?P<link>(?:https?://|mailto:|tel:)[^\s()]+(?:\([^\s()]*\)[^\s()]*)*)\)",
    re.IGNORECASE,
)

_LETTER = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff\u2d30-\u2d7f"
_WORD = rf"[{_LETTER}0-9][{_LETTER}0-9'’&/.+_\-\u2011\u0300-\u036f]*(?<![./\-])"
_WITH_LETTER = rf"(?=[0-9'’&/.+_\-]*[{_LETTER}]){_WORD}"
_LATIN = rf"{_WITH_LETTER}(?:[ \u00a0,:;]{{1,2}}(?:{_WITH_LETTER}|\([^()\u0590-\u08ff]*\)))*"
_DIGIT = "[0-9\u0660-\u0669]"
_LEFT_TO_RIGHT = re.compile(
    r"(?P<address>(?:https?://|www\.)[^\s«»<>()\u0600-\u06ff]+(?<![.,;:!?])"
    r"|[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)"
    rf"|(?P<phone>\+{_DIGIT}[{_DIGIT[1:-1]} \u00a0().\-]{{5,}}{_DIGIT}"
    rf"|(?<!{_DIGIT})[0\u0660]{_DIGIT}+(?:[ \u00a0.\-]{_DIGIT}{{2,4}}){{2,}}(?!{_DIGIT}))"
    rf"|(?P<range>(?<![{_LETTER}\d.]){_DIGIT}+(?:[.,\u066b\u066c]{_DIGIT}+)?"
    rf"(?:\s?[-\u2010-\u2013/]\s?{_DIGIT}+(?:[.,\u066b]{_DIGIT}+)?)+(?![{_LETTER}\d]))"
    rf"|(?P<latin>{_LATIN})"
)
_FRENCH = re.compile("[àâæçéèêëîïôœùûüÿ]", re.IGNORECASE)
_TIFINAGH = re.compile("[\u2d30-\u2d7f]")
_WESTERN_TO_ARABIC = {ord(str(value)): chr(0x0660 + value) for value in range(10)}
_ARABIC_TO_WESTERN = {0x0660 + value: str(value) for value in range(10)}
_ARABIC_TO_WESTERN |= {0x06F0 + value: str(value) for value in range(10)}
_NUMBER_MARKS = re.compile(r"(?<=[\u0660-\u0669])([.,%])(?=([\u0660-\u0669])?)")
_BOUND_NUMBER = re.compile(r"(?<=[0-9\u0660-\u0669]) (?=[\u0621-\u064a])")
_ARABIC_LETTER = "\u0621-\u064a"


def in_digits(text: str, digits: Digits) -> str:
    """Return `text` with its digits, percent signs and separators in one set."""
    if digits == "latn":
        western = text.translate(_ARABIC_TO_WESTERN)
        return western.replace("٪", "%").replace("٫", ".").replace("٬", ",")
    arabic = text.translate(_WESTERN_TO_ARABIC)
    return _NUMBER_MARKS.sub(_arabic_mark, arabic)


def _arabic_mark(match: re.Match[str]) -> str:
    if match[1] == "%":
        return "٪"
    if match[2] is None:
        return match[1]
    return "٫" if match[1] == "." else "٬"


@dataclass(frozen=True)
class Speller:
    """Turns strings into texts: `language` is that of Arabic spans, `latin` that of Latin ones."""

    language: str
    latin: str
    digits: Digits
    titles: tuple[str, ...] = ()

    def text(self, string: str, *, language: str | None = None, role: Role = "plain") -> Text:
        """Return one line or paragraph as spans. `language` is given for foreign text."""
        spans: list[Span] = []
        end = 0
        for match in INLINE_MARKS.finditer(string):
            spans += self._plain(string[end : match.start()], role, language)
            if match["strong"] is not None:
                spans += self._plain(match["strong"], "strong", language)
            else:
                linked = self._plain(match["text"], role, language)
                spans += (replace(span, link=match["link"]) for span in linked)
            end = match.end()
        spans += self._plain(string[end:], role, language)
        return tuple(spans)

    def label(self, string: str, *, role: Role = "plain") -> Text:
        """Return a label or computed text as spans; it holds no inline marks."""
        return tuple(self._plain(string, role, None))

    def left_to_right(self, string: str, *, link: str | None = None) -> Text:
        """Return a phone number, an address or the like: one span in its own order."""
        return (Span(string, lang=self.latin, direction="ltr", link=link),)

    def number(self, string: str) -> Text:
        """Return a number printed alone."""
        return (Span(in_digits(string, self.digits), lang=self.language, role="number"),)

    def _plain(self, string: str, role: Role, language: str | None) -> Iterator[Span]:
        if language is not None and not language.startswith("ar"):
            if string:
                yield Span(string, lang=language, direction="ltr", role=role)
            return
        end = 0
        for match in _LEFT_TO_RIGHT.finditer(string):
            if match.start() > end:
                yield self._arabic(string[end : match.start()], role)
            yield self._foreign(match, role)
            end = match.end()
        if end < len(string):
            yield self._arabic(string[end:], role)

    def _arabic(self, string: str, role: Role) -> Span:
        bound = _BOUND_NUMBER.sub(NO_BREAK_SPACE, string)
        if self.titles:
            bound = self._titled.sub(lambda match: match[0][:-1] + NO_BREAK_SPACE, bound)
        return Span(in_digits(bound, self.digits), lang=self.language, role=role)

    def _foreign(self, match: re.Match[str], role: Role) -> Span:
        string = match[0]
        if match["latin"] is None and match["address"] is None:
            string = string.replace(" ", NO_BREAK_SPACE)
            return Span(string, lang=self.language, direction="ltr", role=role)
        language = self.latin
        if _TIFINAGH.search(string):
            language = "zgh"
        elif _FRENCH.search(string):
            language = "fr"
        link = None
        if match["address"] is not None:
            link = string if "://" in string else None
            if link is None:
                link = f"mailto:{string}" if "@" in string else f"https://{string}"
        return Span(string, lang=language, direction="ltr", role=role, link=link)

    @cached_property
    def _titled(self) -> re.Pattern[str]:
        words = "|".join(re.escape(title) for title in self.titles)
        return re.compile(rf"(?<![{_ARABIC_LETTER}])[وبلك]?(?:{words}) (?=[{_ARABIC_LETTER}])")
