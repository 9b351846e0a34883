"""The typesetters of a process, each with all the words that it has shaped."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from press_dossier.resources import Family
from press_dossier.typography.typesetter import Typesetter

_MOST = 16
"""So many sets of families are kept; a template has one."""


def typesetter_of(families: Mapping[str, Family]) -> Typesetter:
    """Return the typesetter of these families: both formats and later files find its words."""
    return _typesetter(tuple(families.items()))


@lru_cache(maxsize=_MOST)
def _typesetter(families: tuple[tuple[str, Family], ...]) -> Typesetter:
    return Typesetter(dict(families))
