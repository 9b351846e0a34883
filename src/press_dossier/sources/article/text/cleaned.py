"""A press text as an editor would type it, each character with its place in the original.

What phones and PDF files leave in a text goes out: presentation forms, Persian letters, tatweel
inside words or for a dash, bidi controls, odd spaces. What its author wrote stays: harakat, hamza,
punctuation, digits, the tatweel of «بـ 20», «الـ37», «1447هـ».
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass

_LETTERS = {
    "\u06a9": "ك",
    "\u06aa": "ك",
    "\u06cc": "ي",
    "\u06d2": "ي",
    "\u06be": "ه",
    "\u06c1": "ه",
    "\u06d5": "ه",
}
_LINE_ENDS = frozenset("\n\x0b\x0c\x85\u2028\u2029")
_TATWEEL = "\u0640"
_CLITIC = 3
"""Letters of the longest word that a tatweel ends: «والـ37»; with «وبالـ», «فبالـ» beside."""
_REACH = 8  # characters
_LONG_CLITIC = re.compile("[وف][بك]ال")
_DASH = "\u2013"
_REH = "\u0631"
_FARSI_YEH = "\u06cc"
# After a Persian keyboard these words end in what is meant as alef maqsura (U+0649).
_MAQSURA = re.compile(
    "(?<![\u0621-\u064a])[وفبلك]?(?:ال)?"
    "(?:عل|إل|ال|حت|لد|مت|مد|مستو|أخر|اخر|كبر|صغر|عظم|قصو|وسط|أول|ملتق|منتد|مستشف|ذكر|شت|"
    "جدو|شور|قر|قو|رؤ|مبن|معن|محتو|أد|سو|موسيق|عيس|موس|مصطف|يحي|أسر|جرح|قتل|مرض|منح|مسع)$"
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """`text`, and in `starts` the index in `original` of each of its characters."""

    original: str
    text: str
    starts: array[int]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of `text` lies in `original`."""
        if start >= end:
            return (self.starts[start], self.starts[start]) if start < len(self.starts) else (0, 0)
        return self.starts[start], self.starts[end - 1] + 1


def clean(original: str) -> Cleaned:
    """Return the cleaned text: lines end in `\\n`, words are one space apart."""
    characters: list[str] = []
    starts = array("l")

    def put(character: str, start: int) -> None:
        if character == " " and (not characters or characters[-1] in " \n"):
            return
        if character == "\n":
            while characters and characters[-1] == " ":
                characters.pop()
                starts.pop()
        characters.append(character)
        starts.append(start)

    for index, character in enumerate(original):
        if " " < character < "\x7f" or "\u0621" <= character <= "\u063a":
            characters.append(character)
            starts.append(index)
            continue
        if character == _TATWEEL:
            if _is_dash(characters, original, index):
                put(_DASH, index)
            elif _ends_clitic(characters, original, index):
                put(character, index)
            continue
        for replacement in _cleaned(character):
            if characters and unicodedata.combining(replacement):
                composed = unicodedata.normalize("NFC", characters[-1] + replacement)
                if len(composed) == 1:
                    characters[-1] = composed
                    continue
            put(replacement, index)
    while characters and characters[-1].isspace():
        characters.pop()
        starts.pop()
    _restore_maqsura(original, characters, starts)
    _point_decimals(characters)
    return Cleaned(original, "".join(characters), starts)


def _is_dash(characters: list[str], original: str, index: int) -> bool:
    """Whether a tatweel was typed for a dash: «بيروت ـ الوكالة», «1ـ كذا»."""
    before = characters[-1] if characters else "\n"
    return (before.isspace() or before.isdecimal()) and original[index + 1 : index + 2] == " "


def _ends_clitic(characters: list[str], original: str, index: int) -> bool:
    """Whether a tatweel ends a short word that clings to a figure or a quotation: «بـ 20»."""
    word = ""
    for character in reversed(characters):
        if character.isalpha() and character != _TATWEEL:
            word = character + word
        elif not unicodedata.combining(character):
            break
        if len(word) > _CLITIC + 1:
            return False
    if not word or characters[-1] == _TATWEEL:
        return False
    near = original[index + 1 : index + 1 + _REACH]
    parts = (part for later in near for part in _cleaned(later))
    unseen = " " if len(near) < _REACH else word  # an end, or too many controls to look behind
    after = next((part for part in parts if not unicodedata.combining(part)), unseen)
    is_clitic = len(word) <= _CLITIC or _LONG_CLITIC.fullmatch(word) is not None
    return is_clitic and not after.isalpha()


def _cleaned(character: str) -> str:
    """Return what a character stands for: nothing, itself, or a letter with its ligature's rest."""
    if character in _LINE_ENDS:
        return "\n"
    if character == _TATWEEL or character == "\r":
        return ""
    if character in _LETTERS:
        return _LETTERS[character]
    if "\ufb50" <= character <= "\ufd3d" or "\ufd50" <= character <= "\ufefc":
        plain = unicodedata.normalize("NFKC", character).replace(_TATWEEL, "")
        plain = plain.strip() if unicodedata.category(character) == "Lo" else plain
        return "".join(_LETTERS.get(letter, letter) for letter in plain)
    category = unicodedata.category(character)
    if category == "Zs" or character == "\t":
        return " "
    if category in ("Cf", "Cc", "Cs", "Co", "Cn"):
        return ""
    return character


def _point_decimals(characters: list[str]) -> None:
    """Write «1ر1», an agency's decimal that no bidi engine turns round, with a point."""
    for position in range(1, len(characters) - 1):
        before, after = characters[position - 1], characters[position + 1]
        if characters[position] == _REH and before.isdecimal() and after.isdecimal():
            characters[position] = "."


def _restore_maqsura(original: str, characters: list[str], starts: array[int]) -> None:
    if not any(letter in original for letter in (_FARSI_YEH, "\ufbfd", "\ufbfc")):
        return
    for position, start in enumerate(starts):
        if original[start] not in (_FARSI_YEH, "\ufbfd", "\ufbfc"):
            continue
        following = characters[position + 1] if position + 1 < len(characters) else " "
        if unicodedata.category(following) == "Lo":
            continue
        word_start = position
        while word_start > 0 and unicodedata.category(characters[word_start - 1]) == "Lo":
            word_start -= 1
        if _MAQSURA.search("".join(characters[word_start:position])):
            characters[position] = "ى"
