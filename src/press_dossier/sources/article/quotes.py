"""Quotations: words between quotation marks that somebody is reported to have said."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from press_dossier.geography import fold
from press_dossier.sources.article import lexicon
from press_dossier.sources.article.facts import Fact, Person, Quotation, fact
from press_dossier.sources.article.names.people import surnames
from press_dossier.sources.article.text.passages import Passages, Sentence
from press_dossier.sources.article.text.phrases import stems

_LONGEST_SUBJECT = 10  # words
_COLON = 2  # tokens from «:» over the quotation mark to the first word
_NEAR = 4  # tokens
_SHORTEST = 4  # words; fewer are a name or a motto between quotation marks


def quotes(passages: Passages, people: Sequence[Fact[Person]]) -> list[Fact[Quotation]]:
    """Return the quotations of a text with their speakers."""
    found = []
    for sentence in passages.sentences:
        for first, last in _marked(passages, sentence):
            words = sum(token.kind == "word" for token in passages.tokens[first:last])
            if words < _SHORTEST:
                continue
            said = _said(passages, sentence, first, last, people)
            if said is not None:
                value = Quotation(passages.surface(first, last), *said)
                found.append(fact(passages, value, first, last, "quotation"))
    return found


def _said(
    passages: Passages, sentence: Sentence, first: int, last: int, people: Sequence[Fact[Person]]
) -> tuple[str | None, str | None] | None:
    """Return who said the words between two tokens, with the office; None where nobody did."""
    verb = _speech_before(passages, sentence, first)
    if verb is not None:
        speaker = _speaker(passages, sentence, verb, first, people)
        if speaker is not None:
            return speaker.value.name, speaker.value.office
        return _subject(passages, verb, first), None
    verb = _speech_behind(passages, sentence, last)
    if verb is not None:
        return _subject(passages, verb, sentence.last), None
    if _leads_to_speech(passages, sentence, first):
        named = [person for person in people if sentence.first <= person.first < first]
        return (named[-1].value.name, named[-1].value.office) if named else (None, None)
    return None


def _speech_behind(passages: Passages, sentence: Sentence, last: int) -> int | None:
    """Return the verb of «…»، تقول الوزيرة."""
    verbs = lexicon.words(lexicon.data("speech")["verbs"])
    for index in range(last + 1, min(last + _NEAR, sentence.last)):
        if {stem for _, stem in stems(passages.tokens[index].key)} & verbs:
            return index
        if passages.tokens[index].kind == "word":
            return None
    return None


def _leads_to_speech(passages: Passages, sentence: Sentence, first: int) -> bool:
    """Whether a colon leads to a quotation, and not to a motto or a title."""
    colon = first - _COLON
    if colon <= sentence.first or passages.tokens[colon].key != ":":
        return False
    titles = lexicon.words(lexicon.data("speech")["titles"])
    near = passages.tokens[max(colon - _NEAR, sentence.first) : colon]
    return not any({s.removeprefix("ال") for _, s in stems(t.key)} & titles for t in near)


def _marked(passages: Passages, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the tokens between quotation marks."""
    pairs = {pair[0]: pair[1] for pair in lexicon.data("speech")["marks"]}
    marks: dict[str, list[int]] = {}
    for index in range(sentence.first, sentence.last):
        if passages.tokens[index].kind == "mark":
            marks.setdefault(passages.tokens[index].key, []).append(index)
    opening = sorted(index for mark in pairs for index in marks.get(mark, ()))
    behind = sentence.first
    for index in opening:
        closing = marks.get(pairs[passages.tokens[index].key], [])
        position = bisect_right(closing, index)
        if index >= behind and position < len(closing) and closing[position] > index + 1:
            yield index + 1, closing[position]
            behind = closing[position] + 1


def _speech_before(passages: Passages, sentence: Sentence, first: int) -> int | None:
    """Return the nearest verb of speech before a quotation, in its sentence or the one before."""
    verbs = lexicon.words(lexicon.data("speech")["verbs"])
    start = sentence.first
    if first - start <= 1 and sentence.index:
        start = passages.sentences[sentence.index - 1].first
    for index in range(first - 1, start - 1, -1):
        if {stem for _, stem in stems(passages.tokens[index].key)} & verbs:
            return index
    return None


def _speaker(
    passages: Passages,
    sentence: Sentence,
    verb: int,
    first: int,
    people: Sequence[Fact[Person]],
) -> Fact[Person] | None:
    """Return who speaks: somebody named in the sentence, by surname, or by «الوزير»."""
    named = [p for p in people if sentence.first <= p.first < first]
    behind = [p for p in named if p.first > verb]
    if behind or named:
        return behind[0] if behind else named[-1]
    by_surname = dict(surnames(list(people)))
    between = passages.tokens[sentence.first : first]
    for token in reversed(between):
        person = by_surname.get(token.key) or by_surname.get(token.key.removeprefix("و"))
        if person is not None:
            return person
    heads = lexicon.words(lexicon.data("people")["heads"])
    earlier = [p for p in people if p.first < first]
    if any(token.key in heads for token in between):
        for token in between:
            same = [p for p in earlier if token.key in heads and _is_office(p, token.key)]
            if same:
                return same[0]
        return earlier[0] if earlier else None
    if _subject(passages, verb, first) is not None:
        return None
    return earlier[-1] if earlier else None


def _subject(passages: Passages, verb: int, first: int) -> str | None:
    """Return the words behind a verb of speech as the speaker: «اعتبر بوريطة أن»."""
    ends = lexicon.words(lexicon.data("people")["ends"])
    last = verb + 1
    while last < min(verb + 1 + _LONGEST_SUBJECT, first):
        token = passages.tokens[last]
        if token.kind != "word" or token.key in ends - lexicon.words(_offices()):
            break
        last += 1
    return passages.surface(verb + 1, last) if last > verb + 1 else None


def _offices() -> str:
    people = lexicon.data("people")
    return f"{people['offices']} {people['heads']}"


def _is_office(person: Fact[Person], key: str) -> bool:
    office = fold(person.value.office or "").split()
    return any(word.removeprefix("ال") == key.removeprefix("ال") for word in office)
