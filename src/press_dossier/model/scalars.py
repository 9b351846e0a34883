"""Texts, links, numbers' values: the model's smallest types, with what they refuse.

Each refusal is a `PydanticCustomError` whose type is the problem's stable code and whose context
holds what the message needs.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError

from press_dossier import geography
from press_dossier.orthography import without_presentation_forms

LONGEST_LINE = 500
LONGEST_PARAGRAPH = 20_000
LARGEST_NUMBER = Decimal(10) ** 15

# Embeddings, overrides and isolates reorder what stands around them; marks (U+200E, U+200F,
# U+061C) and joiners (U+200C, U+200D) only say what they themselves are (UAX #9, 2.1 to 2.6).
_REFUSED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff\ufff9-\uffff"
    "\ud800-\udfff\ue000-\uf8ff\U000e0000-\U0010ffff]"
)
_NUMBER = re.compile(r"\d{1,40}(\.\d{1,6})?")
_WESTERN = {ord(digit): str(index % 10) for index, digit in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}
_WESTERN |= {ord("٫"): ".", ord("٬"): ""}
_TRUTH = {"true": True, "yes": True, "نعم": True, "false": False, "no": False, "لا": False}
_SCHEMES = ("https://", "http://", "mailto:", "tel:")
_LINK = re.compile(r"(?:https?://[^\s/?#:@]|mailto:[^\s@]+@|tel:\+?\d)\S*", re.IGNORECASE)
_LINK_IN_PROSE = re.compile(r"\[[^\[\]]+\]\(([a-z][a-z0-9+.-]*:[^\s()]*)", re.IGNORECASE)


def western(text: str) -> str:
    """Return `text` with Arabic-Indic digits and separators folded to Western ones."""
    return text.translate(_WESTERN)


def printable(text: str) -> str:
    """Return `text`, or raise `control-character` for what would reorder or hide text."""
    refused = _REFUSED.search(text)
    if refused is not None:
        found = f"U+{ord(refused[0]):04X}"
        raise PydanticCustomError("control-character", "{found}", {"found": found})
    return text


def _text(text: str) -> str:
    """Return a text on one line, in letters. One call, as a dossier may have 30,000."""
    joined = without_presentation_forms(printable(text.replace("\n", " "))).strip()
    if not joined:
        raise PydanticCustomError("empty-text", "empty", {"found": text})
    return joined


def _link(text: str) -> str:
    if _LINK.fullmatch(text) is None:
        raise PydanticCustomError(
            "bad-link", "{found}", {"found": text, "expected": ", ".join(_SCHEMES)}
        )
    return text


def _linked(text: str) -> str:
    """Refuse a link of prose that a link field would refuse."""
    for match in _LINK_IN_PROSE.finditer(text):
        _link(match[1])
    return text


def _decimal(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = western(value.strip())
    if _NUMBER.fullmatch(text) is None:
        is_negative = _NUMBER.fullmatch(text.lstrip("-−–\u200e\u200f ")) is not None
        code = "negative-number" if is_negative else "not-a-number"
        raise PydanticCustomError(code, "{found}", {"found": value})
    number = Decimal(text)
    if "٫" in value:
        # The Arabic decimal sign leaves no doubt, as the dot does, whether thousands were meant.
        number = number.normalize()
    if number > LARGEST_NUMBER:
        limits = f"0 … {LARGEST_NUMBER:f}"
        raise PydanticCustomError(
            "number-out-of-range", "{found}", {"found": text, "expected": limits}
        )
    return number


def _truth(value: object) -> object:
    if isinstance(value, str):
        if value.strip().lower() not in _TRUTH:
            raise PydanticCustomError(
                "unknown-value", "{found}", {"found": value, "expected": ", ".join(_TRUTH)}
            )
        return _TRUTH[value.strip().lower()]
    return value


def _known_code(code: str) -> str:
    if not geography.is_code(code):
        raise PydanticCustomError("unknown-country", "{found}", {"found": code})
    return code


def _zone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError):
        context = {"found": text} | _nearest_zone(text)
        raise PydanticCustomError("unknown-zone", "{found}", context) from None
    return text


def _nearest_zone(text: str) -> dict[str, str]:
    from difflib import get_close_matches
    from zoneinfo import available_timezones

    nearest = get_close_matches(text[:40], sorted(available_timezones()), 1, 0.6)
    return {"nearest": nearest[0]} if nearest else {}


Line = Annotated[
    str,
    StringConstraints(max_length=LONGEST_LINE),
    AfterValidator(_text),
]
"""A text of one line, at most 500 characters."""

Paragraph = Annotated[
    str,
    StringConstraints(max_length=LONGEST_PARAGRAPH),
    AfterValidator(_text),
    AfterValidator(_linked),
]
"""A paragraph of prose: `**strong**` and `[text](link)` are its only marks."""

Prose = tuple[Paragraph, ...]

Link = Annotated[Line, AfterValidator(_link)]
"""A link: http, https, mailto or tel."""

Value = Annotated[Decimal, BeforeValidator(_decimal)]
"""A number's value, 0 to 10**15; digits of any Arabic set are read."""

Zone = Annotated[Line, AfterValidator(_zone)]
"""A time zone by its IANA name."""

Truth = Annotated[bool, BeforeValidator(_truth)]
"""A truth value: `true`, `yes`, `نعم` or `false`, `no`, `لا`."""

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,29}$")]
"""A name within the file: `[a-z][a-z0-9_]*`, at most 30 characters."""

CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$"), AfterValidator(_known_code)]
"""An ISO 3166-1 alpha-2 code."""


def country_code(spelling: str, names: dict[str, str] | None) -> str:
    """Return the ISO 3166-1 code for a spelling, or raise `unknown-country`."""
    code = geography.resolve(spelling, names)
    if code is None:
        raise PydanticCustomError("unknown-country", "{found}", {"found": spelling})
    return code
