"""Lists of countries under the continent or region that the text puts them under.

A region's name before a list («من أوروبا: فرنسا…»), a bullet that names it, or one right behind the
list («… من الجانب الإفريقي») governs it. The region must hold at least half of the list's countries
by UN M49, so a continent that merely stands in the sentence governs nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from press_dossier import geography
from press_dossier.geography import fold, has_article
from press_dossier.sources.article import lexicon
from press_dossier.sources.article.countries import Places, RegionMention
from press_dossier.sources.article.facts import (
    Country,
    Fact,
    Grouping,
    Institution,
    fact,
)
from press_dossier.sources.article.passages import Passages
from press_dossier.sources.article.phrases import Phrases, stems, without_proclitic

_COMMAS = frozenset("،,؛;:-–•*()·●▪■◦/—")


@dataclass(slots=True)
class _Run:
    """Countries that stand in one list."""

    members: list[Fact[Country]] = field(default_factory=list)

    @property
    def first(self) -> int:
        return self.members[0].first

    @property
    def last(self) -> int:
        return self.members[-1].last


@dataclass(frozen=True, slots=True)
class _Cue:
    """A region, or two joined by «و», as one name."""

    name: str
    codes: tuple[str, ...]
    first: int
    last: int
    adverb: bool = False
    """«أوروبياً»: it can only stand behind its list."""


@cache
def _between() -> frozenset[str]:
    return lexicon.words(lexicon.data("groups")["between"])


@cache
def _openers() -> Phrases[bool]:
    return Phrases((line, True) for line in lexicon.lines(lexicon.data("groups")["open_before"]))


@cache
def _others() -> Phrases[bool]:
    return Phrases((line, True) for line in lexicon.lines(lexicon.data("groups")["open_after"]))


@cache
def _heads() -> frozenset[str]:
    return lexicon.words(lexicon.data("groups")["heads"])


def groupings(
    passages: Passages, places: Places, institutions: Sequence[Fact[Institution]]
) -> list[Fact[Grouping]]:
    """Return the lists of countries that stand under a region, in the order of the text."""
    cues = _cues(passages, places.regions, institutions)
    runs = _runs(passages, places.countries, cues)
    behind = {}
    for position, run in enumerate(runs):
        cue = _cue_behind(passages, run, cues)
        if cue is not None and _holds(cue, run):
            behind[position] = cue
    found = []
    for position, run in enumerate(runs):
        after = behind.get(position)
        cue = after or _cue_before(passages, run, position, runs, cues, behind)
        if cue is None:
            continue
        rule = "region-behind" if after else "region-before"
        grouping = Grouping(
            cue.name,
            "+".join(cue.codes),
            _is_open(passages, run, cue, rule),
            tuple(run.members),
            (cue.first, cue.last),
        )
        first, last = min(cue.first, run.first), max(cue.last, run.last)
        found.append(fact(passages, grouping, first, last, rule))
    return found


def _cues(
    passages: Passages,
    regions: Sequence[RegionMention],
    institutions: Sequence[Fact[Institution]],
) -> list[_Cue]:
    """Return the regions that may govern a list, «أمريكا الوسطى والكاريبي» as one."""
    named = {index for found in institutions for index in range(found.first, found.last)}
    cues: list[_Cue] = []
    for region in sorted([*regions, *_unions(passages)], key=lambda region: region.first):
        token = passages.tokens[region.first]
        if region.first in named and not region.union:
            continue
        name, first = region.name, region.first
        headed = _has_head(passages, region.first)
        adverb = region.adjective and not headed and token.key.endswith("يا")
        if region.adjective and not headed and not adverb:
            continue
        if headed and not region.union:
            first -= 1
            name = _group_name(passages, first, region)
        elif adverb:
            name = geography.region_name(region.code)
        joins = cues and cues[-1].last == region.first and token.key.startswith("و")
        if joins:
            before = cues.pop()
            text = passages.text[
                passages.tokens[before.first].start : passages.tokens[region.last - 1].end
            ]
            name = _joined(before.name, text)
            codes = (
                (*before.codes, region.code) if region.code not in before.codes else before.codes
            )
            cues.append(_Cue(name, codes, before.first, region.last))
        else:
            cues.append(_Cue(name, (region.code,), first, region.last, adverb))
    return cues


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


def _group_name(passages: Passages, first: int, region: RegionMention) -> str:
    """Return the name of a region said by its adjective: «الدول الأوروبية»."""
    name = _without_proclitic(passages.surface(first, region.last))
    if not region.adjective:
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


def _has_head(passages: Passages, index: int) -> bool:
    """Whether an adjective belongs to «الدول», «القارة», «الجانب»: a group, no institution."""
    if index == 0:
        return False
    found = {stem.removeprefix("ال") for _, stem in stems(passages.tokens[index - 1].key)}
    return bool(found & _heads())


def _runs(
    passages: Passages, countries: Sequence[Fact[Country]], cues: Sequence[_Cue]
) -> list[_Run]:
    """Return the lists: countries with nothing between them but what joins a list."""
    runs: list[_Run] = []
    cue_tokens = {index for cue in cues for index in range(cue.first, cue.last)}
    for country in countries:
        if runs and _continues(passages, runs[-1].last, country.first, cue_tokens):
            runs[-1].members.append(country)
        else:
            runs.append(_Run([country]))
    return runs


def _continues(passages: Passages, last: int, first: int, cue_tokens: set[int]) -> bool:
    if first - last > 6:
        return False
    gap = passages.tokens[last:first]
    if any(index in cue_tokens for index in range(last, first)):
        return False
    joined = passages.tokens[first].key.startswith("و")
    for token in gap:
        if token.kind == "mark" and token.key in _COMMAS:
            joined = True
        elif token.kind == "number" or token.key.removeprefix("و") in _between():
            joined = joined or token.key.startswith("و")
        else:
            return False
    text = passages.text[passages.tokens[last - 1].end : passages.tokens[first].start]
    return joined or "\n" in text


def _holds(cue: _Cue, run: _Run) -> bool:
    """Whether the region holds at least half of the list."""
    codes = [member.value.code for member in run.members if member.value.code]
    inside = [code for code in codes if any(geography.contains(c, code) for c in cue.codes)]
    return bool(codes) and 2 * len(inside) >= len(codes)


def _cue_behind(passages: Passages, run: _Run, cues: Sequence[_Cue]) -> _Cue | None:
    """Return the region right behind a list: «… من الجانب العربي», «… أوروبياً»."""
    for cue in cues:
        gap = [token.key for token in passages.tokens[run.last : cue.first]]
        behind = lexicon.words(lexicon.data("groups")["behind"])
        appositive = gap[:1] == ["،"] and gap[1:2] and gap[1] in behind
        if 0 <= cue.first - run.last <= 4 and (
            appositive or all(key in behind or key == "(" for key in gap)
        ):
            joined = passages.tokens[cue.first].key.startswith("و")
            if not joined and (gap or cue.adverb):
                return cue
    return None


def _cue_before(
    passages: Passages,
    run: _Run,
    position: int,
    runs: Sequence[_Run],
    cues: Sequence[_Cue],
    behind: dict[int, _Cue],
) -> _Cue | None:
    taken = set(map(id, behind.values()))
    candidates = [
        cue for cue in cues if cue.last <= run.first and id(cue) not in taken and not cue.adverb
    ]
    sentence = passages.sentence_at(run.first)
    for cue in reversed(candidates):
        own = passages.sentence_at(cue.first)
        if own.index != sentence.index and not _leads_to(passages, own.index, sentence.index):
            return None
        if not _holds(cue, run):
            if _is_between(runs, position, cue):
                return None
            continue
        if len(run.members) == 1 and not _is_close(passages, cue, run):
            return None
        return None if _is_between_governed(passages, runs, position, cue) else cue
    return None


def _leads_to(passages: Passages, earlier: int, later: int) -> bool:
    """Whether a list in one sentence may stand under a region of an earlier one."""
    for index in range(earlier, later):
        text = passages.words(passages.sentences[index])
        following = passages.words(passages.sentences[index + 1])
        bullet = following[0] in "-–•*·●▪■◦" or following[0].isdigit()
        if not text.endswith((":", "؛", "،")) and not bullet:
            head = fold(following.split()[0])
            if head.removeprefix("و") not in lexicon.words(lexicon.data("groups")["resuming"]):
                return False
        if not bullet and index + 1 < later:
            return False
    return True


def _is_close(passages: Passages, cue: _Cue, run: _Run) -> bool:
    """Whether a single country stands near enough to a region to be its list."""
    gap = passages.tokens[cue.last : run.first]
    marks = {token.key for token in gap if token.kind == "mark"}
    if marks & {"،", ","}:
        return len(gap) <= 4 and gap[0].key in ("،", ",")
    return len(gap) <= 5 and "." not in marks


def _is_between(runs: Sequence[_Run], position: int, cue: _Cue) -> bool:
    return any(cue.last <= run.first for run in runs[:position])


def _is_between_governed(
    passages: Passages, runs: Sequence[_Run], position: int, cue: _Cue
) -> bool:
    """Whether another list already stands under this cue and this one is only near it."""
    earlier = [run for run in runs[:position] if run.first >= cue.last]
    if not earlier:
        return False
    # A second list under one cue must go on with the first, in one clause.
    gap = passages.tokens[earlier[-1].last : runs[position].first]
    stops = lexicon.words(lexicon.data("groups")["new_clause"])
    return len(runs[position].members) < 2 or any(token.key in stops for token in gap)


def _is_open(passages: Passages, run: _Run, cue: _Cue, rule: str) -> bool:
    """Whether the list names only some: «مثل», «من بينها», «ودول أخرى», «وغيرها»."""
    tokens = passages.tokens
    after = run.last
    while after < len(tokens) and tokens[after].key in ("،", ","):
        after += 1
    if after < len(tokens) and _others().at(tokens, after, len(tokens)) is not None:
        return True
    first_member = passages.tokens[run.first]
    if first_member.key.startswith("ك") and first_member.text[1:] == run.members[0].surface:
        return True
    if rule == "region-behind":
        first = passages.sentence_at(run.first).first
        first = max(first, run.first - 6)
    else:
        first = cue.first - 4 if cue.first >= 4 else 0
        first = max(first, passages.sentence_at(cue.first).first)
    return any(
        hit.first >= cue.last or hit.last - hit.first > 1
        for hit in _openers().within(tokens, first, run.first)
    )
