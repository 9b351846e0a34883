"""Lists of countries under the continent or region that the text puts them under.

A region's name before a list («من أوروبا: فرنسا…»), a bullet that names it, or one right behind the
list («… من الجانب الإفريقي») governs it. The region must hold at least half of the list's countries
by UN M49, so a continent that merely stands in the sentence governs nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from press_dossier import geography
from press_dossier.geography import fold
from press_dossier.sources.article import lexicon
from press_dossier.sources.article.facts import (
    Fact,
    Grouping,
    Institution,
    fact,
)
from press_dossier.sources.article.places.countries import Places
from press_dossier.sources.article.places.cues import Cue, cues
from press_dossier.sources.article.places.runs import Run, addition, runs_of
from press_dossier.sources.article.text.passages import Passages
from press_dossier.sources.article.text.phrases import Phrases

_NEAR = 4  # tokens
_TOPIC_REACH = 9  # tokens from a list behind «أما» to the region that is said of it


@cache
def _openers() -> Phrases[bool]:
    return Phrases((line, True) for line in lexicon.lines(lexicon.data("groups")["open_before"]))


@cache
def _prepositions() -> frozenset[str]:
    return lexicon.words(lexicon.data("groups")["prepositions"])


@cache
def _rest() -> frozenset[str]:
    return lexicon.words(lexicon.data("groups")["rest"])


@cache
def _others() -> Phrases[bool]:
    return Phrases((line, True) for line in lexicon.lines(lexicon.data("groups")["open_after"]))


def groupings(
    passages: Passages, places: Places, institutions: Sequence[Fact[Institution]]
) -> list[Fact[Grouping]]:
    """Return the lists of countries that stand under a region, in the order of the text."""
    found_cues = cues(passages, places.regions, institutions)
    runs = [
        part
        for run in runs_of(passages, places.countries, found_cues)
        for part in _parted(passages, run, found_cues)
    ]
    behind = {}
    for position, run in enumerate(runs):
        cue = _cue_behind(passages, run, found_cues)
        if cue is not None and _holds(cue, run):
            behind[position] = cue
    taken = set(behind.values())
    found = []
    for position, run in enumerate(runs):
        after = behind.get(position)
        cue = after or _cue_before(passages, run, position, runs, found_cues, taken)
        if cue is None:
            continue
        rule = "region-behind" if after else "region-before"
        run = _without_addition(passages, run, cue)
        grouping = Grouping(
            cue.name,
            "+".join(cue.codes),
            _is_open(passages, run, cue, rule, found_cues),
            tuple(run.members),
            (cue.first, cue.last),
        )
        first, last = min(cue.first, run.first), max(cue.last, run.last)
        found.append(fact(passages, grouping, first, last, rule))
    return found


def _parted(passages: Passages, run: Run, cues: Sequence[Cue]) -> list[Run]:
    """Part «… وكوريا، فضلا عن الأردن ومصر من الدول العربية» where the region behind begins."""
    cue = _cue_behind(passages, run, cues)
    place = addition(passages, run) if cue is not None else None
    if cue is None or place is None:
        return [run]
    one, other = Run(run.members[:place]), Run(run.members[place:])
    return [one, other] if _holds(cue, other) and not _holds(cue, one) else [run]


def _without_addition(passages: Passages, run: Run, cue: Cue) -> Run:
    """Return a list without what «فضلا عن» adds to it from outside its region."""
    place = addition(passages, run)
    if place is None or _holds(cue, Run(run.members[place:])):
        return run
    return Run(run.members[:place])


def _holds(cue: Cue, run: Run) -> bool:
    """Whether the region holds at least half of the list."""
    codes = [member.value.code for member in run.members if member.value.code]
    inside = [code for code in codes if any(geography.contains(c, code) for c in cue.codes)]
    return bool(codes) and 2 * len(inside) >= len(codes)


def _cue_behind(passages: Passages, run: Run, cues: Sequence[Cue]) -> Cue | None:
    """Return the region right behind a list: «… من الجانب العربي», «… أوروبياً»."""
    topics = lexicon.words(lexicon.data("groups")["topics"])
    topic = run.first > 0 and passages.tokens[run.first - 1].key in topics
    near = bisect_left(cues, run.last, key=lambda cue: cue.first)
    for cue in cues[near : near + _TOPIC_REACH]:
        if topic and _is_said_of(passages, run, cue):
            return cue
        if not 0 <= cue.first - run.last <= _NEAR:
            continue
        gap = [token.key for token in passages.tokens[run.last : cue.first]]
        behind = lexicon.words(lexicon.data("groups")["behind"])
        appositive = len(gap) == 2 and gap[0] == "،" and gap[1] in behind - _prepositions()
        if appositive or all(key in behind or key == "(" for key in gap):
            joined = passages.tokens[cue.first].key.startswith("و")
            if (not joined and (gap or cue.adverb)) or _names_the_rest(passages, gap, cue):
                return cue
    return None


def _is_said_of(passages: Passages, run: Run, cue: Cue) -> bool:
    """«أما كينيا ورواندا فكانت … على الصعيد الإفريقي»: the region of what is said of a list."""
    gap = passages.tokens[run.last : min(cue.first, run.last + _TOPIC_REACH + 1)]
    plain = all(token.kind == "word" for token in gap)
    return 0 < len(gap) <= _TOPIC_REACH and plain and gap[0].key.startswith("ف")


def _opens(passages: Passages, cue: Cue, run: Run) -> bool:
    """«… وكينيا؛ وآسيوياً الصين والهند»: an adverb with «و» right before its list."""
    joined = passages.tokens[cue.first].key.startswith("و")
    sentence = passages.sentence_at(cue.first)
    topics = lexicon.words(lexicon.data("groups")["topics"])
    if cue.first > sentence.first and passages.tokens[cue.first - 1].key in topics:
        return run.first - cue.last <= _TOPIC_REACH  # «أما أوروبيا، فقد شملت …»
    if cue.last == run.first and passages.tokens[cue.first - 1].kind == "word":
        return True  # «من الدول المانحة عربيا السعودية والكويت»
    return (joined or cue.first == sentence.first) and run.first - cue.last <= _NEAR


def _names_the_rest(passages: Passages, gap: Sequence[str], cue: Cue) -> bool:
    """«… والنمسا وبلدان أوروبية أخرى»: the region of a list's end is that of the list."""
    last = cue.last if cue.last < len(passages.tokens) else cue.first
    return not gap and passages.tokens[last].key in _rest()


def _cue_before(
    passages: Passages,
    run: Run,
    position: int,
    runs: Sequence[Run],
    cues: Sequence[Cue],
    taken: set[Cue],
) -> Cue | None:
    sentence = passages.sentence_at(run.first)
    for place in range(bisect_right(cues, run.first, key=lambda cue: cue.last) - 1, -1, -1):
        cue = cues[place]
        if cue in taken or (cue.adverb and not _opens(passages, cue, run)):
            continue
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


def _is_close(passages: Passages, cue: Cue, run: Run) -> bool:
    """Whether a single country stands near enough to a region to be its list."""
    gap = passages.tokens[cue.last : run.first]
    marks = {token.key for token in gap if token.kind == "mark"}
    if marks & {"،", ","}:
        return len(gap) <= 4 and gap[0].key in ("،", ",")
    return len(gap) <= 5 and "." not in marks


def _is_between(runs: Sequence[Run], position: int, cue: Cue) -> bool:
    return position > 0 and cue.last <= runs[position - 1].first


def _is_between_governed(passages: Passages, runs: Sequence[Run], position: int, cue: Cue) -> bool:
    """Whether another list already stands under this cue and this one is only near it."""
    if not _is_between(runs, position, cue):
        return False
    earlier = runs[position - 1]
    # A second list under one cue must go on with the first, in one clause.
    gap = passages.tokens[earlier.last : runs[position].first]
    stops = lexicon.words(lexicon.data("groups")["new_clause"])
    return len(runs[position].members) < 2 or any(token.key in stops for token in gap)


def _is_open(passages: Passages, run: Run, cue: Cue, rule: str, cues: Sequence[Cue]) -> bool:
    """Whether the list names only some: «مثل», «من بينها», «ودول أخرى», «وغيرها»."""
    tokens = passages.tokens
    after = run.last
    while after < len(tokens) and tokens[after].key in ("،", ","):
        after += 1
    hit = _others().at(tokens, after, len(tokens)) if after < len(tokens) else None
    if hit is not None and not any(other.first < hit.last < other.last for other in cues):
        return True  # and not «وأخرى أفريقية», another group
    if cue.first >= run.last and cue.last < len(tokens) and tokens[cue.last].key in _rest():
        return True
    best = lexicon.words(lexicon.data("groups")["best"])
    if any(token.key in best for token in tokens[run.last : cue.first]):
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
