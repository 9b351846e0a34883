"""Gold facts of the corpus, and what the program reads, in one comparable form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from press_dossier.geography import fold
from press_dossier.sources.article.reading import Reading, read
from press_dossier.sources.article.text.encoding import decode

CORPUS = Path(__file__).parent / "corpus"
KINDS = (
    "countries",
    "groups",
    "numbers",
    "declared",
    "memoranda",
    "states",
    "institutions",
    "dates",
    "durations",
    "people",
    "quotes",
)

Items = Counter[tuple[str, ...]]


@dataclass(frozen=True)
class Article:
    """An article of the corpus with its gold facts."""

    path: Path
    gold: dict[str, Any]

    @property
    def name(self) -> str:
        return self.path.stem

    @property
    def raw(self) -> bytes:
        return self.path.read_bytes()

    @property
    def text(self) -> str:
        return decode(self.raw, self.name).text

    def reading(self) -> Reading:
        return _reading(self.path)


@cache
def _reading(path: Path) -> Reading:
    return read(decode(path.read_bytes(), path.stem).text)


@cache
def articles(part: str) -> tuple[Article, ...]:
    """The articles of `tuned` or `held_out`."""
    return tuple(
        Article(path, yaml.load(path.with_suffix(".yaml").read_text("utf-8"), yaml.BaseLoader))
        for path in sorted((CORPUS / part).glob("*.txt"))
    )


def expected(article: Article, kind: str) -> Items:
    """The gold facts of a kind."""
    return Counter(_EXPECTED[kind](article.gold))


def found(reading: Reading, kind: str) -> Items:
    """The facts of a kind that the program read."""
    return Counter(_FOUND[kind](reading))


def normal(text: str) -> str:
    """A text without what spelling varies."""
    return " ".join(fold(text).replace("«", "").replace("»", "").split())


def _noun(text: str) -> str:
    return normal(text).removesuffix("ا")


def _unique(items: Iterator[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    return iter(dict.fromkeys(items))


def _gold_numbers(gold: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    for number in gold["numbers"]:
        low, _, high = number["value"].partition("-")
        value = f"{float(low):g}-{float(high):g}" if high else f"{float(low):.10g}"
        yield value, _noun(number["noun"]), number["bound"]


def _read_numbers(reading: Reading) -> Iterator[tuple[str, ...]]:
    for fact in reading.quantities:
        quantity = fact.value
        value = f"{float(quantity.value):.10g}"
        if quantity.low is not None:
            value = f"{float(quantity.low):g}-{float(quantity.value):g}"
        yield value, _noun(quantity.noun), quantity.bound


def _gold_declared(gold: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    if gold["declared"]:
        low, _, high = gold["declared"]["value"].partition("-")
        yield low, high, gold["declared"]["bound"]


def _read_declared(reading: Reading) -> Iterator[tuple[str, ...]]:
    if reading.totals.declared is not None:
        quantity = reading.totals.declared.value
        if quantity.low is not None:
            yield str(quantity.low), str(quantity.value), quantity.bound
        else:
            yield str(quantity.value), "", quantity.bound


def _read_dates(reading: Reading) -> Iterator[tuple[str, ...]]:
    for fact in reading.dates:
        mention = fact.value
        days = [day for day in (mention.first, mention.last) if day is not None]
        texts = [
            "-".join(
                f"{part:0{width}}"
                for part, width in ((day.year, 4), (day.month, 2), (day.day, 2))
                if part is not None
            )
            for day in days
        ]
        yield ("/".join(texts) + ("H" if mention.calendar == "hijri" else ""),)


def _gold_groups(gold: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    for code, group in gold["countries"].items():
        if group:
            yield code, group


def _read_groups(reading: Reading) -> Iterator[tuple[str, ...]]:
    for grouping in reading.groupings:
        for member in grouping.value.members:
            if member.value.code:
                yield member.value.code, grouping.value.code or ""


_EXPECTED = {
    "countries": lambda gold: ((code,) for code in gold["countries"]),
    "groups": _gold_groups,
    "numbers": _gold_numbers,
    "declared": _gold_declared,
    "memoranda": lambda gold: ((normal(m["partner"]), m["country"]) for m in gold["memoranda"]),
    "states": lambda gold: ((normal(m["partner"]), m["state"]) for m in gold["memoranda"]),
    "institutions": lambda gold: ((normal(name),) for name in gold["institutions"]),
    "dates": lambda gold: ((date,) for date in gold["dates"]),
    "durations": lambda gold: ((normal(text),) for text in gold["durations"]),
    "people": lambda gold: ((normal(name),) for name in gold["people"]),
    "quotes": lambda gold: ((normal(text),) for text in gold["quotes"]),
}

_FOUND = {
    "countries": lambda r: _unique((f.value.code,) for f in r.countries if f.value.code),
    "groups": lambda r: _unique(_read_groups(r)),
    "numbers": _read_numbers,
    "declared": _read_declared,
    "memoranda": lambda r: (
        (normal(p.name), p.country or "") for f in r.memoranda for p in f.value.partners
    ),
    "states": lambda r: (
        (normal(p.name), f.value.state) for f in r.memoranda for p in f.value.partners
    ),
    "institutions": lambda r: _unique((normal(f.value.name),) for f in r.institutions),
    "dates": _read_dates,
    "durations": lambda r: ((normal(f.surface),) for f in r.durations),
    "people": lambda r: _unique((normal(f.value.name),) for f in r.people),
    "quotes": lambda r: ((normal(f.value.text),) for f in r.quotes),
}
