"""One spelling of letters and of digits: presentation forms, Western and Arabic-Indic digits.

Old programs and PDF files leave U+FB50 to U+FEFC where letters are meant («ﻻ» for «لا»). What a
reader copies from our files are letters, so letters they become when a source is read.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from press_dossier.look import Digits

# Left as they are: words that are signs (U+FDF0 to U+FDFF: ﷲ, ﷺ, ﷼) and ornate brackets
# (U+FD3E, U+FD3F), which have no letters of their own in use.
_FORMS = re.compile("[\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdc7\ufe70-\ufefc]")
_WESTERN_TO_ARABIC = {ord(str(value)): chr(0x0660 + value) for value in range(10)}
_ARABIC_TO_WESTERN = {0x0660 + value: str(value) for value in range(10)}
_ARABIC_TO_WESTERN |= {0x06F0 + value: str(value) for value in range(10)}
_NOT_WESTERN = re.compile("[\u0660-\u0669\u06f0-\u06f9٪٫٬]")
_NUMBER = re.compile("[\u0660-\u0669]+(?:[.,][\u0660-\u0669]+)*%?")
_GROUP = 3
"""Digits between two marks of a large number."""


def without_presentation_forms(text: str) -> str:
    """Return `text` with the letters that presentation forms stand for."""
    return _FORMS.sub(_letters, text) if _FORMS.search(text) else text


def _letters(match: re.Match[str]) -> str:
    # An isolated mark (U+FE70) decomposes to a space and the mark, which belongs on a letter.
    return unicodedata.normalize("NFKC", match[0]).lstrip(" ")


def in_digits(text: str, digits: Digits) -> str:
    """Return `text` with its digits, percent signs and separators in one set."""
    if digits == "latn":
        if not _NOT_WESTERN.search(text):
            return text
        western = text.translate(_ARABIC_TO_WESTERN)
        return western.replace("٪", "%").replace("٫", ".").replace("٬", ",")
    arabic = text.translate(_WESTERN_TO_ARABIC)
    return _NUMBER.sub(_with_arabic_marks, arabic)


def _with_arabic_marks(match: re.Match[str]) -> str:
    """Return a number with the marks of Arabic-Indic digits, the typed ones where in doubt.

    «38,2» and «1.250,00» have a decimal comma, «1,250.00» a decimal point; «2.26.114» is the number
    of a decree; «1.250» is 1250 in one country and one and a quarter in another.
    """
    number = match[0].replace("%", "٪")
    marks = [mark for mark in number if mark in ".,"]
    if not marks:
        return number
    first, *groups = re.split("[.,]", number.rstrip("٪"))
    whole, last = groups[:-1], marks[-1]
    is_large = len(first) <= _GROUP and all(len(group) == _GROUP for group in whole)
    if is_large and set(marks[:-1]) == {"." if last == "," else ","}:
        return number.replace(last, "٫").replace(marks[0], "٬")
    if len(groups[-1]) != _GROUP or first == "٠":
        return number.replace(last, "٫") if len(marks) == 1 else number
    is_group = is_large and (len(marks) > 1 or last == ",")
    return number.replace(last, "٬") if is_group and len(set(marks)) == 1 else number
