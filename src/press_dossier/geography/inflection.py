"""The forms that an adjective of origin takes in a text: «نرويجي» → «النرويجية»، «نرويجيين»."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

# What follows an adjective's stem, by gender, number and case; beside it what the first word of
# two has with it («السفيران الكوريان الجنوبيان», but «دولا كورية جنوبية»).
_ENDINGS = ("ي", "ية", "يا", "يان", "يين", "يون", "يات", "يتان", "يتين")


def adjective_forms(adjective: str) -> Iterator[tuple[str, bool]]:
    """Yield every form of an adjective in the masculine singular.

    The second member says whether the form may be a family name: masculine singular, definite.
    In a form of two words («كوري جنوبي») those in ي agree; one that is no adjective
    («جنوب أفريقي») stays, with its article or without.
    """
    parts = adjective.split(" ")
    agreeing = [part.endswith("ي") for part in parts]
    for ending in _ENDINGS:
        words = [
            part[:-1] + ending if agrees else part
            for part, agrees in zip(parts, agreeing, strict=True)
        ]
        yield " ".join(words), False
        for articles in product((True, False), repeat=len(words) - sum(agreeing)):
            free = iter(articles)
            yield (
                " ".join(
                    f"ال{word}" if agrees or next(free) else word
                    for word, agrees in zip(words, agreeing, strict=True)
                ),
                ending == "ي",
            )
        if not all(agreeing):
            yield " ".join(["ال" + words[0], *words[1:]]), False
