"""Numbers in Arabic text, in digits and in words: «ألفين ومئتي مندوب»، «1.350»، «3 ملايين»، «٪12».

Ordinals («الدورة 92»، «الحادية عشرة») and durations («ثلاثة أيام») are found too and kept apart.
Dates are no numbers of things: take out what `dates` finds first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Literal

from press_dossier import tables
from press_dossier.geography import fold, fold_with_offsets
from press_dossier.number_words import Number, Token, cardinal, number_words, ordinal

Kind = Literal["cardinal", "ordinal", "duration"]

_CLITICS = "[وف]?[بلك]?(?:ال)?"  # what clings to digits: «و43»، «بالـ43»
# What has digits and is no number of things: addresses, telephone numbers, dates, times, names.
_NO_NUMBER = "|".join(
    (
        r"(?<!\S)\S{0,200}?(?:@|://|www\.)\S*",
        r"\+\d[\d ().-]*\d",
        rf"\b{_CLITICS}0\d{{2,}}(?:[ -]\d+)*",
        rf"\b{_CLITICS}\d+(?:[-./]\d+){{2,}}",
        rf"\b{_CLITICS}\d+[:/\u2044]\d+",
        r"\b\w{0,40}[A-Za-z]\w{0,40}-?\d[\w-]*",
        rf"\b(?!{_CLITICS}\d)[^\W\d_]+-?\d+",
    )
)
_GROUPED = r"\d{1,3}(?P<mark>[.,٬،’' ])\d{3}(?:(?P=mark)\d{3})*(?!\d)"
_DIGITS = (
    rf"(?P<clitic>\b{_CLITICS})"
    r"(?P<digits>\d{1,3}(?P<group>[.,٬،’' ])\d{3}(?:(?P=group)\d{3})*(?:[.,٫]\d+)?"
    r"|\d+(?:[.,٫]\d+)?)(?!\d|[A-Za-z])"
)
_TOKEN = re.compile(
    rf"(?P<skip>(?!{_CLITICS}{_GROUPED})(?:{_NO_NUMBER}))|{_DIGITS}|(?P<word>[^\W\d_]+)"
)
_PROCLITICS = re.compile(r"[وف]?(?:[بلك]|لل)?")
_RANGE = re.compile(r"\s?[-\u2010-\u2015]\s?")
_PERCENT = re.compile(r"\s?[%٪]")
_PERCENT_BEFORE = re.compile(r"[%٪]\s?\Z")
_LONGEST = 15  # digits
_TANWIN = "\u064b"
_AND = "و"
_ARTICLE = "ال"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at `text[start:end]`; a range has `until`.

    A percentage («12%»، «12 في المئة») ends after its sign.
    """

    value: Decimal
    start: int
    end: int
    kind: Kind = "cardinal"
    until: Decimal | None = None
    percent: bool = False


def numerals(text: str) -> list[Numeral]:
    """Return the numbers of a text in their order; offsets are those of `text`."""
    folded, offsets = fold_with_offsets(text)
    tokens = _tokens(text, folded, offsets)
    found: list[Numeral] = []
    index = 0
    while index < len(tokens):
        reading = _Reading(tokens, folded, index)
        numeral, index = reading.numeral()
        if numeral is not None:
            last = offsets[numeral.end - 1] + 1
            found.append(replace(numeral, start=offsets[numeral.start], end=last))
    return found


def parse_number(text: str) -> Decimal | None:
    """Return the value of a text that is one number and nothing else, else None."""
    stripped = text.strip()
    found = numerals(stripped)
    if len(found) != 1 or found[0].kind != "cardinal" or found[0].until is not None:
        return None
    rest = stripped[: found[0].start] + stripped[found[0].end :]
    return None if any(char.isalnum() for char in rest) else found[0].value


def dual_singulars(word: str) -> tuple[str, ...]:
    """Return what a word may be the dual of, folded: «مذكرتا» is of «مذكره» or «مذكرت».

    A plural in ين looks the same («مسؤولين»): a list of nouns must decide.
    """
    stem = fold(word)
    for ending in ("تان", "تين", "تا", "تي"):
        if stem.endswith(ending) and len(stem) > len(ending) + 1:
            return stem.removesuffix(ending) + "ه", stem.removesuffix(ending) + "ت"
    for ending in ("ان", "ين"):
        if stem.endswith(ending) and len(stem) > len(ending) + 1:
            return (stem.removesuffix(ending),)
    return ()


class _Reading:
    """One attempt at a number from a token on."""

    def __init__(self, tokens: list[Token], folded: str, index: int) -> None:
        self._tokens = tokens
        self._folded = folded
        self._index = index

    def numeral(self) -> tuple[Numeral | None, int]:
        """Return the number at the token, if it is one, and the index to go on at."""
        place = ordinal(self._tokens, self._index)
        if place is not None:
            return self._made(place, kind="ordinal"), place.end
        number = cardinal(self._tokens, self._index)
        if number is None or self._is_no_count(number):
            return None, self._index + 1
        number = self._dual_of_scale(number)
        made = self._made(number)
        until = self._until(number)
        if until is not None:
            low = number.value
            if number.scale == 1 and until.scale > 1 and low * until.scale < until.value:
                low *= until.scale
            if until.value > low:
                made = replace(
                    self._made(until), value=low, until=_shortest(until.value), start=made.start
                )
                number = until
        made = replace(made, value=_shortest(made.value))
        if self._is_ordinal(number):
            made = replace(made, kind="ordinal")
        elif self._next_is(number.end, "duration"):
            made = replace(made, kind="duration")
        return self._with_percent(made, number.end)

    def _made(self, number: Number, *, kind: Kind = "cardinal") -> Numeral:
        start = self._tokens[self._index].start
        end = self._tokens[number.end - 1].end
        return Numeral(number.value, start, end, kind)

    def _is_no_count(self, number: Number) -> bool:
        """«واحد» and «أحد» alone are pronouns; «الاثنين» is a day; «بالمئة» a percentage."""
        token = self._tokens[self._index]
        if token.value is not None or number.end > self._index + 1:
            return False
        return (
            number.value == 1
            or (token.definite and token.bare in _words("weekday"))
            or (token.definite and token.bare in _words("hundred of percent"))
        )

    def _dual_of_scale(self, number: Number) -> Number:
        """«ألفا مندوب» is 2000 before its noun; «ألفا» with tanwin or before «و» is 1000."""
        token = self._tokens[self._index]
        alone = number.end == self._index + 1 and token.bare in _words("dual without noon")
        following = self._tokens[number.end] if number.end < len(self._tokens) else None
        if not alone or token.tanwin or following is None or not following.joined:
            return number
        if following.text in _words("particle") or following.text.startswith(_AND):
            return number
        return replace(number, value=number.value * 2)

    def _until(self, number: Number) -> Number | None:
        """The upper end of a range: «10-15»، «من 10 إلى 15»، «بين عشرة وخمسة عشر»."""
        tokens, index = self._tokens, self._index
        if number.end >= len(tokens):
            return None
        gap = self._folded[tokens[number.end - 1].end : tokens[number.end].start]
        if _RANGE.fullmatch(gap) and tokens[number.end].value is not None:
            return cardinal(tokens, number.end)
        if not tokens[number.end].joined or index == 0 or not tokens[index].joined:
            return None
        before = tokens[index - 1].text
        if before in _words("from") and tokens[number.end].text in _words("to"):
            return cardinal(tokens, number.end + 1)
        following = tokens[number.end]
        if before in _words("between") and following.after_and is not None:
            if following.text == _AND:
                return cardinal(tokens, number.end + 1)
            bare = replace(following, text=following.after_and, bare=following.after_and)
            return cardinal([*tokens[: number.end], bare, *tokens[number.end + 1 :]], number.end)
        return None

    def _is_ordinal(self, number: Number) -> bool:
        """«الدورة 92»، «القرن العشرين»، «رقم 12»."""
        index = self._index
        if index == 0 or not self._tokens[index].joined:
            return False
        by_digits = self._tokens[index].value is not None or self._tokens[index].definite
        return by_digits and self._tokens[index - 1].bare in _words("numbered")

    def _next_is(self, index: int, role: str) -> bool:
        following = self._tokens[index] if index < len(self._tokens) else None
        return following is not None and following.joined and following.text in _words(role)

    def _with_percent(self, made: Numeral, index: int) -> tuple[Numeral, int]:
        sign = _PERCENT.match(self._folded, made.end)
        if sign is not None:
            return replace(made, end=sign.end(), percent=True), index
        before = _PERCENT_BEFORE.search(self._folded, max(0, made.start - 2), made.start)
        if before is not None:
            return replace(made, start=before.start(), percent=True), index
        for count in (1, 2):
            words = self._tokens[index : index + count]
            if " ".join(word.text for word in words) in _words("percent"):
                return replace(made, end=words[-1].end, percent=True), index + count
        return made, index


@cache
def _words(role: str) -> frozenset[str]:
    return frozenset(fold(word) for word in tables.words("numbers/context", role))


def _tokens(text: str, folded: str, offsets: list[int]) -> list[Token]:
    tokens: list[Token] = []
    last = 0
    for match in _TOKEN.finditer(folded):
        gap = folded[last : match.start()]
        joined = bool(gap) and gap.isspace() and gap.count("\n") < 2
        last = match.end()
        if match["skip"]:
            tokens.append(Token(match.start(), match.end(), match[0], "", None, joined))
        elif match["word"]:
            tanwin = _TANWIN in text[offsets[match.start()] : offsets[match.end()]]
            tokens.append(_word(match, joined=joined, tanwin=tanwin))
        else:
            tokens.append(_digits(match, joined=joined))
    return tokens


def _word(match: re.Match[str], *, joined: bool, tanwin: bool) -> Token:
    text = match["word"]
    for before in range(min(3, len(text))):
        bare = text[before:].removeprefix(_ARTICLE)
        for stem in (text[before:], bare):
            if _PROCLITICS.fullmatch(text, 0, before) and _is_known(stem):
                after_and = stem if text[:before] == _AND else None
                return Token(
                    match.start() + before, match.end(), text, stem, after_and, joined,
                    definite=stem != text[before:], tanwin=tanwin,
                )  # fmt: skip
    return Token(match.start(), match.end(), text, text.removeprefix(_ARTICLE), None, joined)


def _is_known(stem: str) -> bool:
    return stem in number_words() or stem in _words("numbered")


def _shortest(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _digits(match: re.Match[str], *, joined: bool) -> Token:
    after_and = "" if match["clitic"] == _AND else None
    value = _digits_value(match["digits"], match["group"])
    return Token(match.start("digits"), match.end(), match[0], "", after_and, joined, value=value)


def _digits_value(digits: str, group: str | None) -> Decimal | None:
    """«1.350» is 1350, «1.35» and «1,5» are decimals; None for what is no quantity («0537»)."""
    if group and not digits.startswith("0"):
        digits = digits.replace(group, "")
    plain = digits.replace(",", ".").replace("٫", ".")
    if len(plain) > _LONGEST or re.match(r"0\d", plain):
        return None
    return Decimal(plain)
