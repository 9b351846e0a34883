"""What an institution's name may end in: what it is for, or the region that it serves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from press_dossier import geography
from press_dossier.geography import fold, has_article
from press_dossier.sources.article import lexicon
from press_dossier.sources.article.names.name_words import name_words
from press_dossier.sources.article.text.passages import Token
from press_dossier.sources.article.text.phrases import stems

_DEED = re.compile("ت..ي[^ه]|ت.[^ا]يه")
_PREPOSITIONS = frozenset({"على", "عن", "من"})
_LONGEST_REGION = 3  # words
_MASDAR = re.compile("ت..ي.ه?|م.?ا..ه|ت.ا.[^ن]|ت..[^ه]")
"""Forms of verbal nouns, folded: «تعزيز», «مواجهة», «تبادل», «تعرف»."""


def is_aim(tokens: Sequence[Token], index: int, stop: int) -> bool:
    """Whether «ل» leads to what a name is for, and not to what something is done for.

    «الوكالة الإستونية لنظم المعلومات» is a name; «لتعزيز التعاون» tells a purpose.
    """
    rest = tokens[index].plain[1:]
    deed = _MASDAR.fullmatch(fold(rest)) and fold(rest) not in name_words().inner
    if rest[:1] in "اإ" or fold(rest) in name_words().purposes or deed:
        return False
    following = tokens[index + 1] if index + 1 < stop else None
    return following is not None and has_article(following.plain)


def is_deed(key: str) -> bool:
    """Whether a folded word is a verbal noun of the second form: «تقويم», «تحلية»."""
    return _DEED.fullmatch(key) is not None


def is_told_purpose(tokens: Sequence[Token], index: int, stop: int) -> bool:
    """Whether «لل» behind a proper name tells what is done: «للإشراف على …»."""
    following = tokens[index + 1] if index + 1 < stop else None
    done = {stem for _, stem in stems(tokens[index].key)} & name_words().deeds
    return bool(done) and following is not None and following.plain in _PREPOSITIONS


def is_hyphen(tokens: Sequence[Token], index: int, stop: int) -> bool:
    """Whether a hyphen stands right between two words: «أنتويرب-بروج»."""
    pair = tokens[index : min(index + 2, stop)]
    close = not any(token.after_space for token in pair)
    return pair[0].key == "-" and len(pair) > 1 and close and pair[1].kind == "word"


def place_end(tokens: Sequence[Token], index: int, stop: int) -> int | None:
    """Return the token after a region or city behind «ل»: «الميناء المستقل لأبيدجان»."""
    region = region_end(tokens, index, tokens[index].plain[1:], stop)
    if region is not None:
        return region
    city = lexicon.cities().at(tokens, index, stop)
    return city.last if city is not None and city.proclitic == "ل" else None


@cache
def compass() -> frozenset[str]:
    """Return the words for the parts of a continent, folded."""
    return frozenset(fold(part) for part in lexicon.data("groups")["parts"])


def _is_joined_part(tokens: Sequence[Token], index: int, stop: int) -> bool:
    """Whether another part of the same continent stands at a token: «وجنوب إفريقيا»."""
    parts = compass()
    return index < stop and tokens[index].key.startswith("و") and tokens[index].key[1:] in parts


def region_end(tokens: Sequence[Token], index: int, first: str, stop: int) -> int | None:
    """Return the token after a continent or region whose first word is `first`."""
    if _is_joined_part(tokens, index + 1, stop):  # «شرق وجنوب إفريقيا»
        return region_end(tokens, index + 1, first, stop)
    for last in range(min(index + _LONGEST_REGION, stop), index, -1):
        if any(token.kind != "word" for token in tokens[index:last]):
            continue
        if last == index + 1 and fold(first).endswith("يه") and not has_article(first):
            continue  # «بعثة أفريقية» is any of them
        words = [first, *(token.plain for token in tokens[index + 1 : last])]
        if geography.region_code(" ".join(words)) is not None:
            return last
    return None
