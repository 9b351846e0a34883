"""Countries whose side was met, by the text, and which no list of the draft holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from press_dossier.sources.article import lexicon
from press_dossier.sources.article.drafts.ledger import Ledger
from press_dossier.sources.article.facts import Country, Fact
from press_dossier.sources.article.places.runs import Run, runs_of
from press_dossier.sources.article.reading import Reading
from press_dossier.sources.article.text.passages import Token
from press_dossier.sources.article.text.phrases import stems

_IN = "في"
_LEAST = 2  # of one alone no list is made
_SENT_REACH = 2  # words from «وزراء» to the country: «وزراء المياه في العراق»
_NAMING_REACH = 6  # … to what names them: «نظرائه من دول حوض النيل: أوغندا»


def ask_where_they_belong(reading: Reading, ledger: Ledger) -> None:
    """Ask once, where the first of them stands, under which region they belong."""
    listed = {member.value.code for fact in reading.groupings for member in fact.value.members}
    first: dict[str | None, Fact[Country]] = {}
    for country in _met(reading):
        if country.value.code not in listed | {reading.state, None}:
            first.setdefault(country.value.code, country)
    if not first or (len(first) < _LEAST and not listed):
        return
    names = "، ".join(country.value.spelled for country in first.values())
    ledger.ask(ledger.place(next(iter(first.values()))), "met-unlisted", names, ())


def _met(reading: Reading) -> Iterator[Fact[Country]]:
    """Yield the countries of every list that stands behind who was met."""
    owners = [(f.first, f.last) for f in reading.institutions]
    owners += [(f.first, f.last) for f in reading.memoranda]
    named = [
        country
        for country in reading.countries
        if country.value.form == "name"
        and not any(first <= country.first < last for first, last in owners)
    ]
    for run in runs_of(reading.passages, named, ()):
        if _is_met(reading, run):
            yield from run.members


def _is_met(reading: Reading, run: Run) -> bool:
    """Whether a sentence of talks has «مع», or who came from there, right before a list."""
    data = lexicon.data("meetings")
    sentence = reading.passages.sentence_at(run.first)
    before = reading.passages.tokens[sentence.first : run.first + 1]
    talks = lexicon.words(data["with_whom"]) | lexicon.words(data["talk"])
    if not any(_is_one_of(token, talks) for token in before):
        return False
    # A preposition may cling to the country itself: «وزيرة النقل بكينيا».
    words = before[:-1]
    joining = lexicon.words(data["from_where"])
    reach_back = _SENT_REACH
    while words and words[-1].key in joining:
        # «مع نظيره الأوضاع في سوريا»: what was talked about is told by «في», too.
        reach_back = 1 if words[-1].key == _IN and _is_owned(words[:-1]) else _SENT_REACH
        words = words[:-1]
    if words and words[-1].key in ("مع", "ومع"):
        return True
    naming = lexicon.words(lexicon.data("memoranda")["naming"])
    while words and (words[-1].key == ":" or words[-1].key in naming):
        words, reach_back = words[:-1], _NAMING_REACH
    people = lexicon.words(data["sent"])
    for reach in range(min(reach_back, len(words))):
        if {stem for _, stem in stems(words[-1 - reach].key)} & people:
            host = words[-2 - reach] if len(words) > reach + 1 else None
            return host is None or not _is_one_of(host, lexicon.words(data["attending"]))
    return False


def _is_owned(words: Sequence[Token]) -> bool:
    """Whether one of the last words is a counterpart, whom no field follows: «نظيره»."""
    counterparts = lexicon.words(lexicon.data("memoranda")["counterparts"])
    return any(_is_one_of(token, counterparts) for token in words[-_SENT_REACH:])


def _is_one_of(token: Token, words: frozenset[str]) -> bool:
    return any({stem, stem.removeprefix("ال")} & words for _, stem in stems(token.key))
