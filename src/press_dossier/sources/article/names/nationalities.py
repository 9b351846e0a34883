"""Nationalities and capitals by the words of a name, where they are no mention of a country."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from press_dossier.geography import fold
from press_dossier.geography.spellings import spellings
from press_dossier.sources.article import lexicon
from press_dossier.sources.article.text.passages import Token


@cache
def nationalities() -> dict[str, str]:
    """Codes by definite adjectives, folded.

    «وكالة الأنباء القطرية» is an agency like any other, but it is Qatar's.
    """
    return {
        fold(form.text): form.codes[0]
        for form in spellings()
        if form.kind == "adjective" and len(form.codes) == 1
        if form.text.startswith("ال") and not form.unlikely
    }


@cache
def _capitals() -> dict[str, tuple[tuple[str, ...], str]]:
    """Names that harakat tell from a country's, with the country whose city they mean."""
    rivals: dict[str, str] = lexicon.data("groups")["rivals"]
    return {
        fold(form.text): (form.never, rivals[form.codes[0]])
        for form in spellings()
        if form.kind == "name" and form.never and form.codes[0] in rivals
    }


def capital(tokens: Sequence[Token]) -> str | None:
    """Return the country of a city that harakat tell from a country: «غرفة تجارة عمّان»."""
    for token in tokens:
        letters, code = _capitals().get(token.key, ((), ""))
        if any(part in token.text for part in letters):
            return code
    return None
