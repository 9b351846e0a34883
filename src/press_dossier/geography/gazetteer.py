"""Finds countries and regions in running Arabic text.

A word is read with and without its proclitics (و ف ب ل ك) and with «ال», «لل»; the longest
spelling wins, so «غينيا بيساو» is not Guinea. What the data lists as a trap («جوز الهند»), as a
currency («درهم إماراتي») or a language («باللغة الفرنسية») yields nothing.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from press_dossier import tables
from press_dossier.geography.folding import fold, fold_with_offsets, has_article
from press_dossier.geography.spellings import Spelling, spellings
from press_dossier.geography.words import Reading, Word, joined_before, reach, words_in

_IN_LIST = re.compile(r"\s*[،,؛;/]?\s*(?:و\s*)?")
_TATWEEL = "\u0640"
_FEMININE = "يه"
_LANGUAGE_REACH = 2  # words back to «لغة»: «لغة التواصل الفرنسية»


@dataclass(frozen=True, slots=True)
class Mention:
    """A spelling at `text[start:end]`, its proclitics left out.

    `written` is the name as the text has it, able to stand alone: «المغرب» for «للمغرب».
    """

    spelling: Spelling
    start: int
    end: int
    written: str

    @property
    def code(self) -> str | None:
        """The one country or region that is meant; None where it may be several."""
        return self.spelling.codes[0] if len(self.spelling.codes) == 1 else None


@dataclass(frozen=True, slots=True)
class _Entry:
    """What stands under a key. No spelling: a trap; `behind` is the word that a trap follows."""

    spelling: Spelling | None
    article: bool
    words: int
    behind: str = ""


@dataclass(frozen=True, slots=True)
class _Match:
    entry: _Entry
    reading: Reading
    count: int


class Gazetteer:
    """All spellings under their keys: folded, without article and spaces."""

    def __init__(self) -> None:
        self._entries: dict[str, list[_Entry]] = {}
        for phrase in tables.phrases("geography/traps"):
            behind, bracket, rest = phrase.partition("[")
            text = rest.rstrip("]") if bracket else phrase
            self._add(text, None, fold(behind.strip()) if bracket else "")
        for spelling in spellings():
            self._add(spelling.text, spelling)
        self._before_adjective = _stems("currency") | _stems("agency")
        self._languages = _stems("language")
        self._translated = _stems("translated")
        self._titles = _stems("title")
        self._prepositions = _stems("preposition")
        self._offices = _stems("office")

    def find(self, text: str) -> list[Mention]:
        """Return the mentions in their order. Offsets are those of `text`, harakat and all."""
        folded, offsets = fold_with_offsets(text)
        words = list(words_in(text, folded, offsets))
        mentions = []
        language = -1  # the last word that named a language
        index = 0
        while index < len(words):
            match = self._longest(words, index)
            if self._names_language(words, index, match, language):
                language = index
            elif match and match.entry.spelling and not self._is_qualifier(words, index, match):
                mention = self._mention(text, offsets, words, index, match)
                if mention is not None:
                    mentions.append(mention)
            index += match.count if match else 1
        return _settled_by_lists(text, mentions)

    def _add(self, text: str, spelling: Spelling | None, behind: str = "") -> None:
        article = has_article(text)
        words = re.findall(r"\w+", fold(text))
        key = "".join(words)[2 if article else 0 :]
        self._entries.setdefault(key, []).append(_Entry(spelling, article, len(words), behind))

    def _longest(self, words: list[Word], index: int) -> _Match | None:
        for count in range(reach(words, index), 0, -1):
            tail = "".join(word.text for word in words[index + 1 : index + count])
            for reading in words[index].readings:
                entries = self._entries.get(reading.stem + tail, ())
                matches = (_Match(entry, reading, count) for entry in entries)
                fitting = [match for match in matches if _fits(words, index, match)]
                if fitting:
                    return _in_context(words, index, fitting)
        return None

    def _names_language(
        self, words: list[Word], index: int, match: _Match | None, language: int
    ) -> bool:
        """«باللغتين العربية والفرنسية»، «بالإنجليزية»: a feminine adjective and no country."""
        word = words[index]
        if not word.text.endswith(_FEMININE):
            return False
        if match and (match.count > 1 or not _is_adjective(match.entry.spelling)):
            return False
        if match and match.reading.article and word.text[: match.reading.before].endswith("ب"):
            return True
        if index == 0 or not word.joined:
            return False
        if match and match.reading.article and words[index - 1].text in self._translated:
            return True  # «تترجم إلى الإنجليزية»: an adjective with no noun before it
        before = joined_before(words, index)[:_LANGUAGE_REACH]
        return index - 1 == language or any(w.stems() & self._languages for w in before)

    def _is_qualifier(self, words: list[Word], index: int, match: _Match) -> bool:
        """Whether an adjective belongs to a currency or an agency: «الدولار الأمريكي»."""
        if index == 0 or not words[index].joined or not _is_adjective(match.entry.spelling):
            return False
        return bool(words[index - 1].stems() & self._before_adjective)

    def _mention(
        self, text: str, offsets: list[int], words: list[Word], index: int, match: _Match
    ) -> Mention | None:
        assert match.entry.spelling is not None
        spelling = match.entry.spelling
        reading = match.reading
        start = offsets[words[index].start + reading.before]
        end = _end(text, offsets[words[index + match.count - 1].end - 1] + 1)
        written = _cleaned(text[start:end])
        if any(letters in written for letters in spelling.never):
            return None
        if any(letters in written for letters in spelling.sure) or self._is_settled(
            spelling, words, index, reading
        ):
            spelling = replace(spelling, other="")
        if reading.merged:
            stem = offsets[words[index].start + reading.before + len("لل")]
            written = f"ال{_cleaned(text[stem:end])}"
        if title := self._title(words, index, match):
            start = offsets[title[0].start + title[1]]
            written = _cleaned(text[start:end])
            spelling = replace(spelling, kind="formal", other="")
        return Mention(spelling, start, end, written)

    def _is_settled(
        self, spelling: Spelling, words: list[Word], index: int, reading: Reading
    ) -> bool:
        """Whether what stands before a doubtful word leaves no doubt: «السفير القطري»."""
        before = joined_before(words, index)
        if "preposition" in spelling.settled:
            proclitic = words[index].text[: reading.before].lstrip("وف")
            return bool(proclitic) or (bool(before) and before[0].text in self._prepositions)
        if "office" in spelling.settled:
            return any(word.stems() & self._offices for word in before)
        return False

    def _title(self, words: list[Word], index: int, match: _Match) -> tuple[Word, int] | None:
        """The title that makes a name sure, and its proclitics' length: «بجمهورية مالي»."""
        spelling = match.entry.spelling
        if not index or not spelling or spelling.kind != "name" or not words[index].joined:
            return None
        if match.reading.before or match.reading.merged:
            return None
        before = words[index - 1]
        for reading in before.readings:
            if not reading.article and reading.stem in self._titles:
                return before, reading.before
        return None


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer, built at the first call."""
    return Gazetteer()


def _stems(role: str) -> set[str]:
    return {fold(word) for word in tables.words("geography/context", role)}


def _fits(words: list[Word], index: int, match: _Match) -> bool:
    entry, reading = match.entry, match.reading
    if entry.article != reading.article or (entry.words == 1 and match.count > 1):
        return False
    if entry.behind:
        return index > 0 and words[index].joined and words[index - 1].text == entry.behind
    # An adjective without article takes no preposition («بكيني» is a bathing suit), a doubtful
    # word no ك («كمالي» is a name).
    preposition = words[index].text[: reading.before].lstrip("وف")
    if preposition == "ك" and entry.spelling and entry.spelling.ambiguous:
        return False
    return not (_is_adjective(entry.spelling) and preposition and not reading.article)


def _in_context(words: list[Word], index: int, fitting: list[_Match]) -> _Match:
    """The first match; but a name that is an adjective too («السعودية») is one after a noun
    with the article: «الشرطة السعودية»."""
    first = fitting[0]
    name = first.entry.spelling
    if (
        index
        and name
        and name.kind in ("name", "region")
        and words[index].joined
        and not first.reading.before
    ):
        after_noun = any(reading.article for reading in words[index - 1].readings)
        for match in fitting[1:]:
            if after_noun and first.reading.article and _is_adjective(match.entry.spelling):
                return match
    return first


def _settled_by_lists(text: str, mentions: list[Mention]) -> list[Mention]:
    """Make sure of names that stand in a list of countries: «بوركينا فاسو ومالي والنيجر»."""
    listed = {"name", "formal"}
    settled = list(mentions)
    for index, (left, right) in enumerate(pairwise(mentions)):
        both = left.spelling.kind in listed and right.spelling.kind in listed
        if both and _IN_LIST.fullmatch(fold(text[left.end : right.start])):
            for place, mention in ((index, left), (index + 1, right)):
                if "list" in mention.spelling.settled:
                    settled[place] = replace(mention, spelling=replace(mention.spelling, other=""))
    return settled


def _is_adjective(spelling: Spelling | None) -> bool:
    return spelling is not None and spelling.kind in ("adjective", "region adjective")


def _end(text: str, end: int) -> int:
    while end < len(text) and (text[end] == _TATWEEL or unicodedata.combining(text[end])):
        end += 1
    return end


def _cleaned(text: str) -> str:
    kept = (char for char in text if char != _TATWEEL and unicodedata.category(char) != "Cf")
    return unicodedata.normalize("NFKC", "".join(kept))
