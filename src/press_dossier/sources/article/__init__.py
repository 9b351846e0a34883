"""From a raw Arabic press text to a draft dossier, each fact with the sentence it came from.

The way is that of the rooms: `text` gives characters, mends them and splits them into sentences and
words, their places in the original kept; `places`, `names`, `numbers`, `agreements`, `events` and
`quotes` recognise, one kind of fact each; `reading` gathers the facts; `drafts` gives each sentence
its section and writes the YAML, each fact with its evidence. Offline, by rules and word lists
(`data/article`); what the text leaves open becomes a doubt, never a guess.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from press_dossier.errors import Place, Problem, SourceError
from press_dossier.sources.article.drafts.drafting import drafted
from press_dossier.sources.article.reading import Reading, read
from press_dossier.sources.article.text import encoding, wordfile
from press_dossier.sources.article.text.encoding import Encoding

__all__ = ["Draft", "Reading", "draft", "read"]

_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft dossier as YAML text, the encoding that was told, and what was read.

    `unused_sentences` are the sentences that fed no fact; each stands in some `body` all the same.
    `tells_meetings` is false of an article without meetings, lists, talks, memoranda or dinner.
    """

    yaml: str
    encoding: Encoding
    unused_sentences: Sequence[str]
    reading: Reading
    tells_meetings: bool


def draft(raw: bytes | str, *, name: str) -> Draft:
    """Return the draft of an article: text in any encoding that the press uses, or a Word file.

    `name` is the file's, for messages and for the draft's source line. Raises SourceError with
    the codes `empty-article`, `too-large`, `damaged-text`, `unknown-encoding`, or a package's.
    """
    text, told = _text(raw, name)
    reading = read(text)
    if not any(token.kind == "word" for token in reading.passages.tokens):
        raise SourceError(Problem("empty-article", Place(name)))
    result = drafted(reading, name=PurePath(name).name or name, encoding=told)
    sentences = reading.passages.sentences
    unused = tuple(reading.passages.words(sentences[index]) for index in result.unused)
    return Draft(result.yaml, told, unused, reading, result.tells_meetings)


def _text(raw: bytes | str, name: str) -> tuple[str, Encoding]:
    if isinstance(raw, str):
        return raw, "text"
    if raw.startswith(_ZIP):
        return wordfile.text(raw, name), "docx"
    decoded = encoding.decode(raw, name)
    return decoded.text, decoded.encoding
