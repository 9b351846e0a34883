"""Arabic briefing dossiers: one model, a PDF to distribute and a Word file to edit."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from press_dossier.errors import say_by

if TYPE_CHECKING:
    from collections.abc import Iterable

    from press_dossier.compose import compose
    from press_dossier.document import Document
    from press_dossier.errors import DossierError, Problem
    from press_dossier.making import load, make, render
    from press_dossier.model import Dossier

__all__ = ["Document", "Dossier", "DossierError", "compose", "load", "make", "render"]
__version__ = "0.1.0"

_HOMES = {
    "Document": "document",
    "Dossier": "model",
    "DossierError": "errors",
    "compose": "compose",
    "load": "making",
    "make": "making",
    "render": "making",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is asked for: the command starts without what it skips."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)


def _in_words(problems: Iterable[Problem]) -> str:
    """Return what `str(error)` says: the problems in English, as the command tells them."""
    from press_dossier.messages import describe_all

    return "\n".join(describe_all(problems, "en"))


say_by(_in_words)


class _Face(ModuleType):
    """The package; a room of it that is imported (`press_dossier.compose`) hides no public name."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Face
