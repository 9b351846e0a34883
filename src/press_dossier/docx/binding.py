"""What no line may break within: bound where Word and LibreOffice would break it.

By joiners, which `sources.word_text` leaves out again, not by the hyphen that binds (ECMA-376-1,
17.3.3.18): LibreOffice cuts a left-to-right text that holds one at any letter.
"""

from __future__ import annotations

import re
from dataclasses import replace

from press_dossier.document import Text
from press_dossier.plurals import NO_BREAK_SPACE

JOINER = "\ufeff"
"""The older of Unicode's two joiners: few faces have U+2060."""

_LONGEST = 40
"""Characters; a longer word must break somewhere."""
LONGEST_NAME = 24
"""Characters of a Latin name that stays on one line of a title."""
_LONGEST_END = 24
"""Characters of a title's last two words."""
# A joiner would be copied with an address.
_ADDRESS = re.compile(r"://|^www\.|@")
_AFTER_HYPHEN = re.compile(r"(?<=\S[-\u2010\u2012\u2013])(?=\S)")
_PARTICLE = re.compile(f"{NO_BREAK_SPACE}(\u0648[0-9\u0660-\u0669]+){NO_BREAK_SPACE}")


def bound_latin(text: str) -> str:
    """Return a left-to-right text that breaks at no hyphen; an address may break at its own."""
    if _ADDRESS.search(text) or max(map(len, text.split()), default=0) > _LONGEST:
        return text
    return _AFTER_HYPHEN.sub(JOINER, text)


def parted_numbers(text: str) -> str:
    """Return an Arabic text where «11 و13 ماي» may break at its spaces.

    Where both bind, LibreOffice breaks between the letter and its number.
    """
    return _PARTICLE.sub(r" \1 ", text) if NO_BREAK_SPACE in text else text


def bound_title(text: Text) -> Text:
    """Return a title whose short Latin names stay whole and whose last word is not left alone."""
    text = tuple(
        # In left-to-right text a space that binds has LibreOffice cut it at any letter.
        replace(span, text=span.text.replace(" ", f" {JOINER}"))
        if span.direction == "ltr" and len(span.text) <= LONGEST_NAME
        else span
        for span in text
    )
    if not text or text[-1].direction == "ltr":
        return text
    last = text[-1]
    words = last.text.rsplit(" ", 2)
    if len(words) < 2 or len(" ".join(words[-2:])) > _LONGEST_END:
        return text
    bound = f"{' '.join(words[:-1])}{NO_BREAK_SPACE}{words[-1]}"
    return (*text[:-1], replace(last, text=bound))
