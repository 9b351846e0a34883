"""Letters that stand in a text by the shape they have on a page: presentation forms.

Old programs and PDF files leave U+FB50 to U+FEFC where letters are meant («ﻻ» for «لا»). What a
reader copies from our files are letters, so letters they become when a source is read.
"""

from __future__ import annotations

import re
import unicodedata

# Left as they are: words that are signs (U+FDF0 to U+FDFF: ﷲ, ﷺ, ﷼) and ornate brackets
# (U+FD3E, U+FD3F), which have no letters of their own in use.
_FORMS = re.compile("[\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdc7\ufe70-\ufefc]")


def without_presentation_forms(text: str) -> str:
    """Return `text` with the letters that presentation forms stand for."""
    return _FORMS.sub(_letters, text) if _FORMS.search(text) else text


def _letters(match: re.Match[str]) -> str:
    # An isolated mark (U+FE70) decomposes to a space and the mark, which belongs on a letter.
    return unicodedata.normalize("NFKC", match[0]).lstrip(" ")
