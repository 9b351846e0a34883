"""The normal form in which Arabic and Latin spellings are compared.

Folding keeps letters and drops what writers vary: harakat, tatweel, the carriers of hamza, ta
marbuta and alef maqsura, presentation forms, Persian kaf and yeh, Latin accents and case. The
article cannot be told apart after folding («ألمانيا» would lose its head), so look for it in
the original letters first, with `has_article`.
"""

from __future__ import annotations

import re
import unicodedata

_TATWEEL = "\u0640"
_LETTERS = str.maketrans({"ى": "ي", "ة": "ه", "ٱ": "ا", "ک": "ك", "ی": "ي", "ھ": "ه", "ہ": "ه"})
_ARABIC = re.compile(r"[\u0620-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_NO_PLAIN_ALEF = frozenset("أإآبتثجحخدذرزسشصضطظعغفقكلمنهوي")
_SPACING_MARKS = range(0xFE70, 0xFE80)


class _Folds(dict[int, str]):
    """Each character's fold, worked out at its first use; serves `str.translate`."""

    def __missing__(self, code: int) -> str:
        if code in _SPACING_MARKS:
            fold = ""
        else:
            kept = (c for c in unicodedata.normalize("NFKD", chr(code)) if not _is_mark(c))
            fold = "".join(c for c in "".join(kept).lower() if not _is_mark(c))
            fold = fold.translate(_LETTERS)
        self[code] = fold
        return fold


def _is_mark(char: str) -> bool:
    return char == _TATWEEL or unicodedata.category(char) in ("Mn", "Cf")


_FOLDS = _Folds()


def fold(text: str) -> str:
    """Return the form of `text` that is compared; white space and punctuation stay."""
    return text.translate(_FOLDS)


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """Return the fold, and for each of its characters the index in `text` that it came from.

    The list ends with `len(text)`, so it has one member more than the fold.
    """
    pieces: list[str] = []
    offsets: list[int] = []
    for index, char in enumerate(text):
        piece = _FOLDS[ord(char)]
        pieces.append(piece)
        offsets.extend([index] * len(piece))
    offsets.append(len(text))
    return "".join(pieces), offsets


def squeeze(text: str) -> str:
    """Return the fold without spaces, hyphens and punctuation: «بوركينا فاسو» = «بوركينافاسو»."""
    return "".join(filter(str.isalnum, fold(text)))


def has_article(word: str) -> bool:
    """Whether `word` begins with «ال» on a plain alef, which «ألمانيا» does not."""
    if word.startswith("ال"):
        return True
    if word[:1] in _NO_PLAIN_ALEF:
        return False
    letters = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", word))
    kept = [c for c in letters if not _is_mark(c)]
    return kept[:2] in (["ا", "ل"], ["ٱ", "ل"])


def is_arabic(text: str) -> bool:
    """Whether an Arabic letter or mark stands in `text`."""
    return _ARABIC.search(text) is not None
