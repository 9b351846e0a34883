"""Where left-to-right stretches stand in Arabic: addresses, phones, ranges, measures, Latin.

A Latin stretch begins with a word and takes in what follows it and is no Arabic: words, numbers,
whole brackets and quotes, the stop of an abbreviation. The sentence's own marks stay Arabic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from press_dossier import tables

Kind = Literal["address", "phone", "range", "time", "measure", "money", "latin"]

LETTER = (
    "A-Za-z\u00b5\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0370-\u03ff\u0400-\u052f"
    "\u1e00-\u1fff\u2126\u2d30-\u2d7f"
)
_ARABIC = "\u0590-\u08ff\ufb1d-\ufefc"
_SPACE = "[ \u00a0\u202f]"
_DIGIT = "[0-9\u0660-\u0669]"
_CURRENCY = "$€£¥₤₦₩₪₫₱₴₹₺₽₿"
CUE = re.compile(rf"[{LETTER}@+/0\u0660\-\u2010-\u2013℃℉{_CURRENCY}]")
"""A text without these holds nothing that stays left to right: most cells of a table."""

ADDRESS = re.compile(
    r"(?:https?://|www\.)(?:[^\s«»<>()\[\]“”\u0600-\u06ff]|\([^\s()\u0600-\u06ff]*\))+(?<![.,;:!?])"
    r"|(?<![A-Za-z0-9.+_-])[A-Za-z0-9.+_-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
)
_INNER = "'’&/.+_\\-\u2010\u2011\u0300-\u036f=^@×÷·:%°′″²³¹\u2070-\u209c" + _CURRENCY
"""What a word holds beside letters and digits."""
_WORD = (
    # Only at a word's start, so that a long run of digits is looked through once.
    rf"(?<![{LETTER}0-9{_INNER}])(?<![0-9],)(?:[.#@~+−{_CURRENCY}](?=[{LETTER}]))?"
    rf"(?=[0-9{_INNER},]*[{LETTER}])"
    rf"[{LETTER}0-9](?:[{LETTER}0-9{_INNER}]|(?<=[0-9]),(?=[0-9]))*(?<![./\-\u2010:=^@×÷·])"
    r"(?:#(?!#)|/(?=$|[\s،؛؟.!)\]»]))?"  # C#, example.org/a/
)
_BETWEEN_DIGITS = r".,:/\u2010-\u2013-"
_AMOUNT = (
    rf"(?<![{LETTER}{_INNER}\d])(?<!\d,)(?P<money>[{_CURRENCY}]{_SPACE}?)?"
    rf"(?:[-+−±~]|[≈<>≤≥]{_SPACE}?)?"
    rf"[0-9]+(?:[{_BETWEEN_DIGITS}][0-9]+|[\u00a0\u202f][0-9]{{3}}(?![0-9]))*"
    rf"(?P<power>(?:{_SPACE}?[×·]{_SPACE}?10)?[⁰¹²³⁴-⁹⁻]+)?"
    rf"(?:{_SPACE}?(?P<unit>(?:°?[{LETTER}]|[℃℉])(?:[{LETTER}{_CURRENCY}²³⁻¹₂]|[/·.](?=[{LETTER}]))*)"
    rf"(?![{LETTER}0-9°])"
    rf"|(?P<pole>°(?:[0-9]+[′'](?:[0-9.]+[″\"])?)?{_SPACE}?[NSEWO](?![{LETTER}0-9]))"
    rf"|(?P<paid>{_SPACE}?[{_CURRENCY}](?![{LETTER}\d])))?"
)
_BEGINNING = re.compile(
    # What a stretch may begin with, first: Arabic is passed over eight times as fast.
    rf"(?=[{LETTER}0-9\u0660-\u0669.+_#@~−±≈<>≤≥{_CURRENCY}-])(?:"
    rf"(?P<address>{ADDRESS.pattern})"
    rf"|(?P<phone>\+{_DIGIT}[{_DIGIT[1:-1]} \u00a0().\-]{{5,}}{_DIGIT}"
    rf"|(?<!{_DIGIT})[0\u0660]{_DIGIT}+(?:[ \u00a0.\-]{_DIGIT}{{2,4}}){{2,}}(?!{_DIGIT}))"
    r"|(?P<time>(?<![\w.:])[0-9]{1,2}:[0-9]{2}(?:[-–][0-9]{1,2}:[0-9]{2})?"
    rf"{_SPACE}\((?:UTC|GMT)[^() ]*\))"
    rf"|(?P<latin>{_WORD})"
    rf"|(?P<amount>{_AMOUNT})"
    rf"|(?P<indic>[\u0660-\u0669]+))"
)
_RANGE = re.compile(
    rf"(?<![{LETTER}\d.])(?<!\d[:,]){_DIGIT}+(?:[.,:\u066b\u066c]{_DIGIT}+)*"
    rf"(?:\s?[-\u2010-\u2013/]\s?{_DIGIT}+(?:[.,:\u066b]{_DIGIT}+)*)+(?![{LETTER}\d])"
)
_DIGITS = re.compile(rf"{_DIGIT}+")
_STROKE = re.compile("[/·.]")

_JOINT = re.compile(
    rf"{_SPACE}(?:(?P<sum>[=×÷+<>≤≥≈±−])|[&–—·•/|→-]){_SPACE}|(?P<mark>[.,:;!?]?){_SPACE}"
    rf"|[–—|•](?=[{LETTER}])"
)
_BRACKETS = re.compile(rf"\((?:[^(){_ARABIC}]|\([^(){_ARABIC}]*\))*\)|\[[^\[\]{_ARABIC}]*\]")
_QUOTED = re.compile(rf"“[^“”{_ARABIC}]+”|\"[^\"{_ARABIC}]+\"|«[^«»{_ARABIC}]+»")
_NUMBER = re.compile(
    rf"[<>≤≥≈±+−{_CURRENCY}]?[0-9]+(?:[{_BETWEEN_DIGITS}][0-9]+)*(?:{_SPACE}?[%‰])?"
    rf"(?![0-9{_BETWEEN_DIGITS}]*[0-9])"
)
_COUNTED = re.compile(rf"{_SPACE}*[{_ARABIC}](?<![،؛؟])")
_INITIALS = re.compile(rf"(?:[{LETTER}]{{1,2}}\.)+[{LETTER}]{{1,4}}")
_LAST_WORD = re.compile(rf"(?<![0-9{LETTER}{_INNER}])[{LETTER}.]+\Z")
_GOES_ON = re.compile(rf"\.{_SPACE}?[{_ARABIC}(–—-]")
_CLOSED = re.compile(r"\.[)\]»”\"]")


class Stretch(NamedTuple):
    """A left-to-right stretch of a string, from `start` to `end`."""

    start: int
    end: int
    kind: Kind


def stretches(string: str) -> Iterator[Stretch]:
    """Yield the left-to-right stretches of a string that has Arabic, in order."""
    end = 0
    while match := _BEGINNING.search(string, end):
        found = _stretch(string, match)
        if found is None:
            end = _DIGITS.search(string, match.start()).end()  # type: ignore[union-attr]
        else:
            yield found
            end = found.end


def _stretch(string: str, match: re.Match[str]) -> Stretch | None:
    """Return the stretch that a beginning opens; None for a number of the Arabic around it."""
    start, end = match.span()
    if match["address"]:
        return Stretch(start, end, "address")
    if match["phone"]:
        return Stretch(start, end, "phone")
    if match["time"]:
        return Stretch(start, end, "time")
    if match["latin"]:
        return Stretch(start, _grown(string, start, end), "latin")
    if _is_measure(match):
        return Stretch(start, _grown(string, start, end), "measure")
    if match["amount"] and (match["money"] or match["paid"]):
        end = match.start("unit") if match["unit"] else end
        end = len(string[:end].rstrip(" \u00a0\u202f"))
        grown = _grown(string, start, end)
        return Stretch(start, grown, "money" if grown == end else "latin")
    first = _DIGITS.search(string, start)
    span = _RANGE.match(string, first.start()) if first else None
    return Stretch(*span.span(), "range") if span else None


def _grown(string: str, start: int, end: int) -> int:
    """Return where the Latin ends that begins at `start` and has come to `end`."""
    while (further := _further(string, start, end)) is not None:
        end = further
    return end + _keeps_its_stop(string, start, end)


def _further(string: str, start: int, end: int) -> int | None:
    """Return where what follows the Latin before `end`, and belongs to it, ends."""
    if match := _BRACKETS.match(string, end):
        return match.end()
    joint = _JOINT.match(string, end)
    if joint is None:
        return None
    place = joint.end()
    if match := _BRACKETS.match(string, place):
        return match.end()
    if match := _BEGINNING.match(string, place):
        if match["address"]:
            return None
        if match["latin"] or _is_measure(match):
            return match.end()
    if match := _QUOTED.match(string, place):
        beyond = _JOINT.match(string, match.end())
        after = beyond and _BEGINNING.match(string, beyond.end())
        return match.end() if after and after["latin"] else None
    match = _NUMBER.match(string, place)
    if match is None:
        return None
    if joint["mark"] == ".":
        belongs = _is_abbreviation(string[start:end], "final", "leading")
    elif joint["mark"]:
        belongs = _COUNTED.match(string, match.end()) is None
    else:
        # After a space alone: Boeing 737 (UAX #9, W7).
        belongs = joint["sum"] is not None or joint[0].isspace()
    return match.end() if belongs else None


def _is_measure(match: re.Match[str]) -> bool:
    """Say whether an amount has a unit in Latin letters, or is a power or a coordinate."""
    unit = match["unit"]
    if unit is None:
        return bool(match["pole"] or match["power"])
    return unit in _units() or all(part.rstrip("²³⁻¹") in _units() for part in _STROKE.split(unit))


@cache
def _units() -> frozenset[str]:
    return frozenset(unit for line in tables.phrases("latin/units") for unit in line.split())


def _keeps_its_stop(string: str, start: int, end: int) -> bool:
    """Say whether the full stop at `end` is an abbreviation's rather than the sentence's.

    A sentence that ends in an abbreviation has one stop, the abbreviation's. A lone capital
    has one of its own where Latin stands before it and the sentence goes on (Hussein M. ...),
    as has what brackets or quotes end with (Phoenix dactylifera L.).
    """
    if not string.startswith(".", end):
        return False
    latin = string[start:end]
    if _is_abbreviation(latin, "final") or _CLOSED.match(string, end):
        return True
    is_initial = len(latin) > 1 and latin[-1].isupper() and latin[-2] in " \u00a0"
    return is_initial and bool(_GOES_ON.match(string, end))


def _is_abbreviation(latin: str, *roles: str) -> bool:
    """Say whether Latin ends in a word that takes a full stop: S.A, e.g; a listed one of a role."""
    word = _LAST_WORD.search(latin)
    if not word:
        return False
    if _INITIALS.fullmatch(word[0]):
        return True
    spellings = {word[0], word[0][0].lower() + word[0][1:]}
    return any(not spellings.isdisjoint(tables.words("latin/abbreviations", r)) for r in roles)
