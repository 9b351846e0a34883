"""A corrected text as the source spells it: its marks, digits and spaces where the words stay.

The page shows no `**` and no link's address, turns digits into the document's set and binds
words with no-break spaces; what the corrector left alone must come back as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from press_dossier.compose.spans import INLINE_MARKS, without_marks
from press_dossier.orthography import in_digits
from press_dossier.provenance import normal_form

_TOKEN = re.compile(r"[^\W_]+|\s+|[\W_]", re.UNICODE)
_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ARABIC_INDIC = re.compile("[\u0660-\u0669]")
_WESTERN = re.compile("[0-9]")


@dataclass(slots=True)
class _Token:
    """A word, a space or a sign: as it is compared, as the source has it, marks around it."""

    compared: str
    source: str
    opening: str = ""
    closing: str = ""


def respelled(source: str, corrected: str) -> str:
    """Return the corrected text as the source would have typed it."""
    corrected = " ".join(_CONTROLS.sub("", corrected).split("\n"))
    old = list(_marked_tokens(source))
    new = [_Token(_compared(part), part) for part in _TOKEN.findall(corrected)]
    matcher = SequenceMatcher(
        None, [token.compared for token in old], [token.compared for token in new], autojunk=False
    )
    parts = []
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        kept = old[old_start:old_end]
        if tag == "equal":
            parts += [f"{token.opening}{token.source}{token.closing}" for token in kept]
            continue
        fresh = "".join(token.source for token in new[new_start:new_end])
        opening = "".join(token.opening for token in kept)
        closing = "".join(token.closing for token in kept)
        if opening and closing:
            opening = closing = ""  # Not a word of what was marked is left.
        parts.append(f"{opening}{_in_digits_of(source, fresh)}{closing}")
    result = "".join(parts).strip()
    if normal_form(without_marks(result)) == normal_form(corrected):
        return result
    return _in_digits_of(source, corrected).strip()


def _marked_tokens(source: str) -> Iterator[_Token]:
    end = 0
    for match in INLINE_MARKS.finditer(source):
        yield from _tokens(source[end : match.start()])
        group = "strong" if match["strong"] is not None else "text"
        inner = list(_tokens(match[group]))
        if inner:
            inner[0].opening = source[match.start() : match.start(group)]
            inner[-1].closing = source[match.end(group) : match.end()]
        yield from inner
        end = match.end()
    yield from _tokens(source[end:])


def _tokens(source: str) -> Iterator[_Token]:
    for part in _TOKEN.findall(source):
        yield _Token(_compared(part), part)


def _compared(part: str) -> str:
    return " " if part.isspace() else normal_form(part)


def _in_digits_of(source: str, text: str) -> str:
    """Return new words in the digits of the source, their spaces free to break."""
    text = text.replace("\u00a0", " ") if "\u00a0" not in source else text
    if _WESTERN.search(source):
        return in_digits(text, "latn")
    if _ARABIC_INDIC.search(source):
        return in_digits(text, "arab")
    return text
