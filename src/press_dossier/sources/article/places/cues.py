"""Where a text names a continent or region that may govern a list of countries.

By its name («أوروبا»), by its adjective with a noun of groups («الدول الأوروبية»), by an adverb
(«أوروبياً»), or by an organisation of its members («دول مجلس التعاون»); two joined by «و» are one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from press_dossier import geography
from press_dossier.geography import fold, has_article
from press_dossier.sources.article import lexicon
from press_dossier.sources.article.facts import Fact, Institution
from press_dossier.sources.article.places.countries import RegionMention
from press_dossier.sources.article.text.passages import Passages
from press_dossier.sources.article.text.phrases import Phrases, stems, without_proclitic


@dataclass(frozen=True, slots=True)
class Cue:
    """A region, or two joined by «و», as one name."""

    name: str
    codes: tuple[str, ...]
    first: int
    last: int
    adverb: bool = False
    """«أوروبياً»: it stands behind its list, or opens a part of the sentence before it."""


@cache
def _heads() -> frozenset[str]:
    return lexicon.words(lexicon.data("groups")["heads"])


def cues(
    passages: Passages,
    regions: Sequence[RegionMention],
    institutions: Sequence[Fact[Institution]],
) -> list[Cue]:
    """Return the regions that may govern a list, «أمريكا الوسطى والكاريبي» as one."""
    inside = {i for name in institutions for i in range(name.first, name.last)}
    found: list[Cue] = []
    mentions = [
        *regions,
        *_unions(passages),
        *_seconds(passages, regions),
        *_directed(passages, regions),
    ]
    for region in sorted(mentions, key=lambda region: region.first):
        token = passages.tokens[region.first]
        if region.first in inside and not region.union:
            continue
        name, first = region.name, region.first
        headed = _has_head(passages, region.first)
        adverb = region.adjective and not headed and token.key.endswith("يا")
        again = region.adjective and not headed and _goes_on(passages, found, region)
        if region.adjective and not (headed or adverb or again):
            continue
        if headed and not region.union:
            first -= 1
            name = _group_name(passages, first, region)
        elif adverb or again:
            name = geography.region_name(region.code)
        joins = not again and found and found[-1].last == region.first and token.key.startswith("و")
        if joins:
            before = found.pop()
            text = passages.text[
                passages.tokens[before.first].start : passages.tokens[region.last - 1].end
            ]
            name = _joined(before.name, text)
            codes = (
                (*before.codes, region.code) if region.code not in before.codes else before.codes
            )
            found.append(Cue(name, codes, before.first, region.last))
        else:
            found.append(Cue(name, (region.code,), first, region.last, adverb))
    return found


@cache
def _unions_by_phrase() -> Phrases[str]:
    return Phrases.grouped(lexicon.data("groups")["members"])


def _unions(passages: Passages) -> Iterator[RegionMention]:
    """Yield organisations that stand for their members' region: «دول مجلس التعاون»."""
    tokens = passages.tokens
    for hit in _unions_by_phrase().within(tokens, 0, len(tokens)):
        name = without_proclitic(tokens[hit.first], hit.proclitic, hit.stem)
        name += passages.surface(hit.first, hit.last)[len(tokens[hit.first].text) :]
        yield RegionMention(hit.meaning, name, False, hit.first, hit.last, union=True)


def _seconds(passages: Passages, regions: Sequence[RegionMention]) -> Iterator[RegionMention]:
    """Yield regions that are one only behind another: «شمال إفريقيا والساحل»."""
    known = {region.first for region in regions}
    names: dict[str, str] = lexicon.data("groups")["seconds"]
    for region in regions:
        token = passages.tokens[region.last] if region.last < len(passages.tokens) else None
        if token is None or region.last in known or not token.key.startswith("و"):
            continue
        code = names.get(token.plain[1:])
        if code is not None:
            yield RegionMention(code, token.text[1:], False, region.last, region.last + 1)


def _directed(passages: Passages, regions: Sequence[RegionMention]) -> Iterator[RegionMention]:
    """Yield parts of the continent last spoken of: «وسط القارة» behind «غرب إفريقيا»."""
    known = {region.first for region in regions}
    data = lexicon.data("groups")
    parts: dict[str, dict[str, str]] = data["parts"]
    for index, token in enumerate(passages.tokens):
        owned = token.key.removesuffix("ها") in parts and token.key.endswith("ها")
        whole = token.key == fold(data["continent"])
        if not (owned or whole) or index in known or index == 0:
            continue
        part = token.key.removesuffix("ها") if owned else passages.tokens[index - 1].key
        earlier = [region.code for region in regions if region.last <= index]
        for _, stem in stems(part):
            for continent, code in parts.get(stem, {}).items():
                if earlier and geography.members(earlier[-1]) <= geography.members(continent):
                    name = geography.region_name(code)
                    yield RegionMention(code, name, False, index - whole, index + 1)


def _group_name(passages: Passages, first: int, region: RegionMention) -> str:
    """Return the name of a region said by its adjective: «الدول الأوروبية»."""
    name = _without_proclitic(passages.surface(first, region.last))
    if not region.adjective and not fold(region.name).endswith("يه"):
        return region.name
    naming = lexicon.words(lexicon.data("groups")["naming"])
    if has_article(name) and fold(name).split()[0] in naming:
        return name
    return geography.region_name(region.code)


def _joined(name: str, text: str) -> str:
    start = text.find(name)
    return text[start:] if start >= 0 else text


def _without_proclitic(text: str) -> str:
    for proclitic in ("ولل", "لل", "وب", "ول", "و", "ب", "ل", "ف"):
        rest = text.removeprefix(proclitic)
        if rest != text and fold(rest).split()[0].removeprefix("ال") in _heads():
            return rest
    return text


def _goes_on(passages: Passages, found: Sequence[Cue], region: RegionMention) -> bool:
    """«الدول الإفريقية موريتانيا والنيجر، والآسيوية ماليزيا»: an adjective whose head was said."""
    tokens = passages.tokens
    token, before = tokens[region.first], tokens[region.first - 1] if region.first else None
    joined = token.key.startswith("و") and has_article(token.plain[1:])
    if not (joined and before is not None and before.kind == "mark" and found):
        return False
    earlier = found[-1]
    same = passages.sentence_at(earlier.first).index == passages.sentence_at(region.first).index
    last = tokens[earlier.last - 1]
    return same and has_article(last.plain.removeprefix("و")) and last.key.endswith("يه")


def _has_head(passages: Passages, index: int) -> bool:
    """Whether an adjective belongs to «الدول», «القارة», «الجانب»: a group, no institution."""
    if index == 0:
        return False
    found = {stem.removeprefix("ال") for _, stem in stems(passages.tokens[index - 1].key)}
    return bool(found & _heads())
