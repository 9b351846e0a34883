"""The encoding of an article is told from its bytes."""

from __future__ import annotations

import pytest

from press_dossier.errors import SourceError
from press_dossier.sources.article.text.encoding import LARGEST_ARTICLE, decode

TEXT = "عقد الوزير، بالرباط، 43 اجتماعا ثنائيا مع وفود من أوروبا."


@pytest.mark.parametrize(
    ("codec", "told"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("windows-1256", "windows-1256"),
        ("iso-8859-6", "iso-8859-6"),
    ],
)
def test_an_encoding_is_told_and_its_text_is_whole(codec: str, told: str) -> None:
    decoded = decode(TEXT.encode(codec), "article.txt")

    assert decoded.text == TEXT
    assert decoded.encoding == told


def test_an_ascii_text_is_utf_8() -> None:
    assert decode(b"Paris, 12 May", "article.txt").encoding == "utf-8"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (TEXT.encode()[:-1] + b"\xff", "damaged-text"),
        ("Communiqué de presse à Genève".encode("latin-1"), "unknown-encoding"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le")[:-1], "damaged-text"),
        (b"a" * (LARGEST_ARTICLE + 1), "too-large"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_code(raw: bytes, code: str) -> None:
    with pytest.raises(SourceError) as refusal:
        decode(raw, "article.txt")

    assert [problem.code for problem in refusal.value.problems] == [code]


@pytest.mark.parametrize("codec", ["windows-1256", "iso-8859-6"])
@pytest.mark.parametrize(
    "text", ["وزير", "الوزير يلتقي سفير فرنسا", "عقد لقاء، ثم غادر", "عاد الوفد"]
)
def test_the_two_encodings_of_a_byte_are_told_apart_by_few_words(codec: str, text: str) -> None:
    decoded = decode(text.encode(codec), "article.txt")

    assert decoded.text == text
