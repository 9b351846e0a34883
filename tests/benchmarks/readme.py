"""The tables that README.md quotes, each between its two marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

_README = Path(__file__).resolve().parents[2] / "README.md"


def write(name: str, lines: Sequence[str]) -> None:
    """Put lines between `<!-- name -->` and `<!-- /name -->`. Raises KeyError without the marks."""
    between = re.compile(rf"(?<=<!-- {name} -->\n).*?(?=<!-- /{name} -->)", re.DOTALL)
    text = _README.read_text(encoding="utf-8")
    if not between.search(text):
        raise KeyError(name)
    new = "\n".join(lines) + "\n"
    _README.write_text(between.sub(lambda _: new, text), encoding="utf-8")
