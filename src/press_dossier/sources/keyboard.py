"""Slips of an Arabic keyboard: «،» and «؛» for the comma that parts items, signs like a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from press_dossier.errors import Problem
from press_dossier.sources.textfile import TextFile

COMMAS = "،؛﹐，､、"
_COLONS = "：﹕∶꞉︓"
_MEANT = str.maketrans(dict.fromkeys(COMMAS, ",") | dict.fromkeys(_COLONS, ":"))
_SLIP = re.compile(f"[{COMMAS}{_COLONS}]")
_PARTING = re.compile(rf"\s*[{COMMAS}]\s*")
_ONE_ITEM = re.compile(
    rf"(?<![\w-])(?:topics|areas):[ ]*\[(?P<items>[^\],\"'\n]*[{COMMAS}][^\],\"'\n]*)\]"
)
"""A list of subjects on one line, without a comma or quotes: one item, where several are meant."""
_JOINED = re.compile(rf"[{COMMAS}]\s*و")
"""«الرصد، والتمويل» is a phrase of running text."""


def parted(text: str) -> list[str]:
    """Return what Arabic commas part, one member where there are none."""
    return [part for part in _PARTING.split(text) if part]


def comma_in(text: str) -> str:
    """Return the first sign of a text that is taken for a comma, "" where there is none."""
    return next((sign for sign in text if sign in COMMAS), "")


def as_list(parts: list[str]) -> str:
    """Return the list that was meant, as YAML on one line."""
    return f"[{', '.join(parts)}]"


def mended(text: str, start: int, end: int) -> tuple[int, str, str] | None:
    """Return the first slip in the lines of `start` to `end`, its line mended, and the whole text.

    None where there is none.
    """
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    slip = _SLIP.search(text, first, last)
    if slip is None:
        return None
    whole = text[:first] + text[first:last].translate(_MEANT) + text[last:]
    line = whole[text.rfind("\n", 0, slip.start()) + 1 :].partition("\n")[0]
    return slip.start(), line.strip(), whole


def single_items(file: TextFile) -> Iterator[Problem]:
    """Yield a warning for each list that an Arabic comma left with one item."""
    for match in _ONE_ITEM.finditer(file.text):
        items = match["items"]
        if _JOINED.search(items):
            continue
        comma = match.start("items") + items.index(comma_in(items))
        yield Problem(
            "arabic-comma",
            file.place(comma),
            found=file.text[comma],
            nearest=as_list(parted(items)),
            severity="warning",
        )
