"""Forms of the verbs and nouns of signing, made from what the data file gives of each.

Written Arabic shows few vowels, so the active and the passive of a verb look alike, but for those
that end in ى.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_OBJECTS = ("ه", "ها", "هما")
_OWNERS = ("ه", "ها")
Number = Literal["one", "several"]


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb in the third person by its past and present tense, and its verbal noun.

    `present` is empty where its forms mostly mean something else («يمضي»).
    """

    past: str
    present: str
    deed: str

    def told(self) -> Iterator[str]:
        """Yield the forms that tell of what is done: «وقعت», «وقعتها», «توقيعهما»."""
        yield from self._past()
        yield from self._present()
        yield from self._deed()

    def coming(self) -> Iterator[str]:
        """Yield the forms that tell of what is to come: «سيوقعان», «لتوقيع», «للتوقيع»."""
        yield from (f"س{form}" for form in self._present())
        yield f"ل{self.deed}"
        yield f"لل{self.deed}"

    def deeds(self) -> Iterator[str]:
        """Yield the verbal noun alone, and with ال."""
        yield self.deed
        yield f"ال{self.deed}"

    def _past(self) -> Iterator[str]:
        stem = self.past.removesuffix("ى")
        weak = stem != self.past
        singles = (self.past, f"{stem}ت")
        yield from singles
        yield from ((f"{stem}يا", f"{stem}ي", f"{stem}يت") if weak else (f"{stem}ا",))
        yield from (f"{stem}تا", f"{stem}وا")
        bases = (f"{stem}ا" if weak else stem, f"{stem}ت", f"{stem}تا", f"{stem}{'ي' * weak}ا")
        for single in bases:
            yield from (f"{single}{owner}" for owner in _OBJECTS)

    def _present(self) -> Iterator[str]:
        if not self.present:
            return
        for form in (self.present, f"ت{self.present[1:]}"):
            yield form
            stem = form.removesuffix("ي")
            yield from (f"{form}ان", f"{form}ا", f"{stem}ون", f"{stem}وا")
            yield from (f"{form}{owner}" for owner in _OBJECTS)

    def _deed(self) -> Iterator[str]:
        yield from self.deeds()
        stem = f"{self.deed[:-1]}ت" if self.deed.endswith("ة") else self.deed
        yield from (f"{stem}{owner}" for owner in _OBJECTS)
        yield from (f"{stem}{dual}هما" for dual in "اي")


def verbs(lines: dict[str, str]) -> Iterator[Verb]:
    """Yield the verbs of `{past: present and verbal noun}`."""
    for past, rest in lines.items():
        present, deed = rest.split()
        yield Verb(past, present.strip("-"), deed)


def noun_forms(singular: str, plural: str, *, definite: bool) -> Iterator[tuple[str, Number]]:
    """Yield the forms of a noun and its number; with ال and with its owner where `definite`.

    «اتفاقا» is read as one, although it may be the first part of a dual.
    """
    stem = f"{singular[:-1]}ت" if singular.endswith("ة") else singular
    one, several = [singular], [f"{stem}ان", f"{stem}ين", f"{stem}ي", plural, f"{plural}ا"]
    (one if stem == singular else several).append(f"{stem}ا")
    if definite:
        one += [f"ال{singular}", *(f"{stem}{owner}" for owner in _OWNERS)]
        several += [f"ال{form}" for form in (f"{stem}ان", f"{stem}ين", plural)]
        several += [f"{part}{owner}" for part in (f"{stem}ي", plural) for owner in _OWNERS]
    yield from ((form, "one") for form in one)
    yield from ((form, "several") for form in several)
