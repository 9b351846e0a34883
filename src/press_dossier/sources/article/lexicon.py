"""The data files that the recognisers read, each once."""

from __future__ import annotations

from functools import cache
from typing import Any

from press_dossier import resources
from press_dossier.geography import fold
from press_dossier.sources.article.text.phrases import Phrases


@cache
def data(name: str) -> Any:
    """Return a file of `data/article`, plain YAML."""
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with resources.data(f"article/{name}.yaml").open("rb") as file:
        return yaml.load(file, loader)


@cache
def words(text: str) -> frozenset[str]:
    """Return the folded words of a text that lists them one space apart."""
    return frozenset(fold(text).split())


def lines(text: str) -> list[str]:
    """Return the lines of a text that lists phrases one a line."""
    return [line.strip() for line in text.splitlines() if line.strip()]


@cache
def cities() -> Phrases[str]:
    """Cities of the press with the code of their country."""
    rows = resources.data("article/cities.tsv").read_text("utf-8").splitlines()[1:]
    pairs = (row.split("\t") for row in rows)
    return Phrases((name, code) for code, names in pairs for name in names.split(" | "))
