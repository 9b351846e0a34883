"""The word lists that decide where a name ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from press_dossier.sources.article import lexicon
from press_dossier.sources.article.text.phrases import Phrases

_PARTICIPLE = re.compile("ال(?:.?ا..|.ا.)ه")
"""The feminine active participle, folded: «الآجلة», «القابضة», «الجافة»."""


@dataclass(frozen=True)
class NameWords:
    """The word lists of `institutions.yaml` that decide where a name ends, folded."""

    heads: frozenset[str]
    cautious: frozenset[str]
    inner: frozenset[str]
    aims: frozenset[str]
    eponyms: frozenset[str]
    adjectives: frozenset[str]
    never: frozenset[str]
    breaks: frozenset[str]
    local: frozenset[str]
    national: frozenset[str]
    qualities: frozenset[str]
    parts: frozenset[str]
    plurals: frozenset[str]
    generic: frozenset[str]
    bodies: frozenset[str]
    states: frozenset[str]
    causes: frozenset[str]
    branded: frozenset[str]
    purposes: frozenset[str]
    housed: frozenset[str]
    reached: frozenset[str]
    crafts: frozenset[str]
    dedicated: frozenset[str]
    wholes: frozenset[str]
    branches: frozenset[str]
    networks: frozenset[str]
    unions: frozenset[str]
    housing: frozenset[str]
    jointly: frozenset[str]
    joint: frozenset[str]
    brands: frozenset[str]
    tails: frozenset[str]
    deeds: frozenset[str]
    fields: frozenset[str]
    themes: frozenset[str]
    venues: frozenset[str]
    placed: frozenset[str]
    given: frozenset[str]
    staff: frozenset[str]
    numbered: frozenset[str]
    against: tuple[str, ...]
    joints: Phrases[str]
    unbroken: Phrases[bool]

    @cached_property
    def vague(self) -> frozenset[str]:
        """Definite words that behind «ل» point to somebody else, and tell no aim."""
        heads = {f"ال{head}" for head in self.heads - self.cautious}
        return frozenset((self.breaks - self.causes) | heads) - self.themes

    def is_adjective(self, key: str) -> bool:
        """Whether a folded word with ال can describe the noun before it."""
        if key in self.adjectives or key.endswith(("ي", "يه")):
            return True
        if _PARTICIPLE.fullmatch(key) and key[2:] not in self.heads:
            return True
        return key.startswith("الم") and key.endswith("ه")


@cache
def name_words() -> NameWords:
    """Return the word lists."""
    data = lexicon.data("institutions")
    lines = lexicon.lines(data["joints"])
    joints = [line.removesuffix(" ب").removesuffix(" ~") for line in lines]
    apart = {"breaks", "given", "staff", "joints", "unbroken", "against", "never"}
    names = NameWords.__dataclass_fields__.keys() - apart
    titles = " ".join(line.split()[0] for line in lexicon.lines(lexicon.data("people")["titles"]))
    named = (line for text in data["names"].values() for line in lexicon.lines(text))
    return NameWords(
        breaks=lexicon.words(data["breaks"])
        | lexicon.words(" ".join(name for name in named if name.isalpha())),
        never=lexicon.words(data["never"]) | lexicon.words(titles),
        **{name: lexicon.words(data[name]) for name in names},
        against=tuple(sorted(lexicon.words(data["against"]))),
        given=lexicon.words(lexicon.data("people")["given"]),
        staff=lexicon.words(lexicon.data("people")["offices"])
        | lexicon.words(lexicon.data("memoranda")["carriers"]),
        unbroken=Phrases((line, True) for line in lexicon.lines(data["unbroken"])),
        joints=Phrases((joint, line) for joint, line in zip(joints, lines, strict=True)),
    )
