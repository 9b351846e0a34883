"""What became of a memorandum: signed, renewed or only discussed, by the words of its clause."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from press_dossier.geography import fold, has_article
from press_dossier.sources.article import lexicon
from press_dossier.sources.article.agreements.forms import verbs
from press_dossier.sources.article.facts import State
from press_dossier.sources.article.text.passages import Token
from press_dossier.sources.article.text.phrases import Phrases, stems

_NEAR = 5  # tokens before a noun in which «دراسة» speaks of it
_BEHIND = 3  # tokens that a phrase behind the noun may have
_SINCE = "منذ"
_SUBJECT = 2  # words of a subject between a verb and its object
_DATED_REACH = 4  # tokens before «اتفاقية عام 1975» that speak of it
_IN = "في"
_YEAR = re.compile("(19|20)[0-9]{2}")
_YEARS = frozenset({"سنه", "عام"})
_RELATIVES = frozenset({"الذي", "التي"})
_STATES: tuple[State, ...] = ("discussed", "renewed", "signed")


@dataclass(frozen=True)
class _Words:
    states: Phrases[State]
    done: Phrases[State]
    behind: Phrases[State]
    intended: Phrases[bool]
    agreeing: frozenset[str]
    yielding: frozenset[str]
    contracting: frozenset[str]
    ties: frozenset[str]
    forging: frozenset[str]
    exchanging: frozenset[str]
    copies: frozenset[str]
    today: frozenset[str]
    denied: frozenset[str]
    earlier: frozenset[str]
    participles: frozenset[str]
    weak: frozenset[str]
    past: frozenset[str]
    referring: frozenset[str]
    dating: Phrases[bool]


@cache
def _words() -> _Words:
    data = lexicon.data("memoranda")
    listed = ("agreeing", "copies", "denied", "earlier", "participles", "past", "referring")
    names = (*listed, "ties", "today", "weak")
    made = ("contracting", "exchanging", "forging")
    told = list(_told(data))
    return _Words(
        states=Phrases(told),
        done=Phrases((form, state) for form, state in told if state != "discussed"),
        yielding=frozenset(_yielding(data)),
        **{name: frozenset(_forms(data[name])) for name in made},
        behind=_phrases(data["behind"]),
        dating=Phrases((line, True) for line in lexicon.lines(data["dating"])),
        intended=Phrases((line, True) for line in lexicon.lines(data["intended"])),
        **{name: lexicon.words(data[name]) for name in names},
    )


def _told(data: dict[str, Any]) -> Iterator[tuple[str, State]]:
    """Yield the words that tell a state; what is to come before what is done."""
    states: dict[State, str] = data["states"]
    for state in _STATES:
        yield from ((line, state) for line in lexicon.lines(states[state]))
    for state, lines in (*data["verbs"].items(), ("signed", data["contracting"])):
        for verb in verbs(lines):
            yield from ((form, "discussed") for form in verb.coming())
            yield from ((form, state) for form in verb.told())


def _forms(lines: dict[str, str]) -> Iterator[str]:
    for verb in verbs(lines):
        yield from (fold(form) for form in (*verb.told(), *verb.coming()))


def _yielding(data: dict[str, Any]) -> Iterator[str]:
    yield from lexicon.words(data["yields"])
    for verb in verbs(data["yielding"]):
        yield from (fold(form) for form in verb.told())


def _phrases(data: dict[State, str]) -> Phrases[State]:
    return Phrases((line, state) for state in data for line in lexicon.lines(data[state]))


def outcome(tokens: Sequence[Token], start: int, noun: int, stop: int, last: int) -> State | None:
    """Return what a clause says of the memorandum at `noun`, None where it says nothing.

    The clause begins at `start`, the next one or the next memorandum at `stop`; the sentence ends
    before `last`.
    """
    words = _words()
    if any(token.key == _SINCE for token in tokens[max(noun - _BEHIND, start) : noun]):
        return None
    if _is_denied(tokens, start, noun):
        return None
    dated = _is_named_by_its_year(tokens, noun, stop)
    near = max(start, noun - _DATED_REACH) if dated else start
    found = {hit.meaning for hit in words.states.within(tokens, near, noun)}
    if _is_drafted(tokens, start, noun) and not _is_fresh(tokens, noun, stop):
        found.add("discussed")
    behind = words.behind.within(tokens, noun, min(stop + _BEHIND, last))
    # «ووقعت اليوم …» begins what comes next; «وتم تمديدها» goes on.
    found |= {h.meaning for h in behind if h.first < stop + (h.meaning != "signed") and not dated}
    if found != {"renewed"} and _is_intended(tokens, start, noun):
        return "renewed" if "renewed" in found else "discussed"
    if not found and (
        _is_told_as_signed(tokens, start, noun, stop)
        or _is_yield(tokens[start:noun])
        or _is_tie(tokens, start, noun)
        or _is_exchanged(tokens, start, noun)
        or _is_fresh(tokens, noun, stop)
        or is_forged(tokens, start, noun)
    ):
        return "signed"
    state = next((state for state in _STATES if state in found), None)
    return None if state == "signed" and _was_before(tokens, start, noun, stop) else state


def is_no_news(tokens: Sequence[Token], start: int, noun: int, stop: int) -> bool:
    """Whether a memorandum is denied, or told as an old one: «الاتفاقية الموقعة سنة 2015»."""
    if _is_denied(tokens, start, noun):
        return True
    told = any(token.key in _words().participles for token in tokens[noun:stop])
    told = told or _is_named_by_its_year(tokens, noun, stop)
    return (told and _is_dated(tokens, noun, stop)) or _was_before(tokens, start, noun, stop)


def _is_denied(tokens: Sequence[Token], start: int, noun: int) -> bool:
    """«نفى الوزير توقيع اتفاقية مع …»."""
    return any(
        {stem for _, stem in stems(token.key)} & _words().denied for token in tokens[start:noun]
    )


def _is_named_by_its_year(tokens: Sequence[Token], noun: int, stop: int) -> bool:
    """«اتفاقية عام 1975 بين …»."""
    return noun + 2 < stop and tokens[noun + 1].key in _YEARS and tokens[noun + 2].kind == "number"


def _was_before(tokens: Sequence[Token], start: int, noun: int, stop: int) -> bool:
    """«وكان العراق وقع عام 2021 مذكرة تفاهم …», «كانت قد وقعت», «سبق لها أن وقعت»."""
    words = _words()
    before = [token.key for token in tokens[start:noun]]
    past = next(
        (i for i, key in enumerate(before) if {s for _, s in stems(key)} & words.past), None
    )
    if past is None:
        return False
    return not words.earlier.isdisjoint(before[past:]) or _is_dated(tokens, start, stop)


def _is_dated(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether words date what they tell of to an earlier time; «عام» needs its year."""
    return any(
        hit.last > hit.first + 1
        or hit.stem not in _YEARS
        or (hit.last < last and tokens[hit.last].kind == "number")
        for hit in _words().dating.within(tokens, first, last)
    ) or any(
        tokens[index].key == _IN and _YEAR.fullmatch(tokens[index + 1].text)
        for index in range(first, last - 1)
    )


def _is_drafted(tokens: Sequence[Token], start: int, noun: int) -> bool:
    """«دراسة إمكانية توقيع اتفاقية»: what is drafted stands right behind."""
    for index in range(noun - 1, max(noun - 1 - _NEAR, start - 1), -1):
        token = tokens[index]
        if token.kind != "word" or token.key in ("مع", "بين"):
            return False
        if {stem for _, stem in stems(token.key)} & _words().weak:
            return True
    return False


def _is_tie(tokens: Sequence[Token], start: int, noun: int) -> bool:
    """«ربطت مذكرة تفاهم المعهد بـ…»: the memorandum itself has tied."""
    return noun > start and bool({s for _, s in stems(tokens[noun - 1].key)} & _words().ties)


def _is_exchanged(tokens: Sequence[Token], start: int, noun: int) -> bool:
    """«تبادل الوزير ونظيره نسخ الاتفاقية»: copies of what has been signed."""
    words = _words()
    before = noun - 2 if noun - 1 > start and tokens[noun - 1].key == "من" else noun - 1
    if before < start or tokens[before].key not in words.copies:
        return False
    return any({s for _, s in stems(token.key)} & words.exchanging for token in tokens[start:noun])


def _is_fresh(tokens: Sequence[Token], noun: int, stop: int) -> bool:
    """«بموجب عقد وقع أمس», «التي رأت النور بعد توقيعها اليوم»: news, however it is told."""
    words = _words()
    return any(
        is_signing(tokens[index], bare=True)
        and any(token.key in words.today for token in tokens[index + 1 : min(index + 4, stop)])
        for index in range(noun + 1, stop)
    )


def _is_yield(clause: Sequence[Token]) -> bool:
    return any(is_yielding(token) for token in clause)


def is_yielding(token: Token) -> bool:
    """Whether a word tells what talks came to: «أسفرت الزيارة عن اتفاقين»."""
    return bool({stem for _, stem in stems(token.key)} & _words().yielding)


def is_signing(token: Token, *, bare: bool = False) -> bool:
    """Whether a word by itself tells of a signing or a renewal: «وقعت», «بتوقيع».

    `bare` leaves out «ووقع», which begins what comes next.
    """
    return _words().done.at([token], 0, 1, bare=bare) is not None


def is_contracting(token: Token) -> bool:
    """Whether a verb tells of a contract without a noun of one: «تعاقدت مع …»."""
    return bool({stem for _, stem in stems(token.key)} & _words().contracting)


def is_forged(tokens: Sequence[Token], start: int, noun: int) -> bool:
    """Whether a verb brings about what stands behind it and its subject: «أقام المعهد شراكة»."""
    for index in range(noun - 1, max(noun - 1 - _SUBJECT, start) - 1, -1):
        if {stem for _, stem in stems(tokens[index].key)} & _words().forging:
            return True
        if not has_article(tokens[index].plain):
            return False
    return False


def is_dealing(token: Token) -> bool:
    """Whether a word by itself tells of a signing, done or intended: «وستوقع»."""
    return _words().states.at([token], 0, 1) is not None


def is_drafting(token: Token) -> bool:
    """Whether a word speaks of what stands right behind it as a draft: «مشروع», «مسودة»."""
    return bool({stem for _, stem in stems(token.key)} & _words().weak)


def is_told_behind(tokens: Sequence[Token], noun: int, stop: int) -> bool:
    """Whether words behind a noun make it one of what is signed: «الاتفاق المبرم مع …»."""
    words = _words()
    following = tokens[noun + 1 : noun + 1 + _BEHIND]
    told = any(token.key in words.participles for token in following)
    told = told or any(words.done.within(tokens, noun, min(noun + 2 * _BEHIND, stop)))
    return told or any(True for _ in words.behind.within(tokens, noun, stop))


def _is_intended(tokens: Sequence[Token], start: int, noun: int) -> bool:
    """«اتفق مع الجانب الأردني على توقيع …»: agreed on, and not yet done."""
    agreed = any(
        {stem for _, stem in stems(tokens[index].key)} & _words().agreeing
        for index in range(start, noun)
    )
    return agreed and any(True for _ in _words().intended.within(tokens, start, noun))


def _is_told_as_signed(tokens: Sequence[Token], start: int, noun: int, stop: int) -> bool:
    """«مذكرتا التفاهم الموقعتان مع …»: by a participle, and not of an earlier year."""
    words = _words()
    before = {token.key for token in tokens[start:noun]}
    behind = {token.key for token in tokens[noun:stop]}
    near = tokens[noun : min(noun + _NEAR, stop)]
    plain = not any(
        token.kind == "mark"
        and token.key != "."
        and (index + 1 >= len(near) or near[index + 1].key not in _RELATIVES)
        for index, token in enumerate(near)
    )
    told = bool(behind & words.participles) or (
        plain and any(True for _ in words.done.within(near, 0, len(near)))
    )
    earlier = before & words.referring or any(words.dating.within(tokens, noun, stop))
    return told and not earlier
