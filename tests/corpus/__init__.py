"""Press texts of the project's own, to set and to read back.

A paragraph is a line. `{fr|…}` is a span of that language, kept left to right; `{|…}` is kept
left to right without a language of its own.
"""

from __future__ import annotations

import re
from pathlib import Path

from press_dossier.document import Span, Text

_SPAN = re.compile(r"\{(?P<lang>[a-z]*)\|(?P<text>[^}]*)\}")


def articles() -> dict[str, list[Text]]:
    """Return the paragraphs of every article, by its file's name."""
    return {path.stem: _paragraphs(path) for path in sorted(Path(__file__).parent.glob("*.txt"))}


def _paragraphs(path: Path) -> list[Text]:
    return [_text(line) for line in path.read_text("utf-8").splitlines() if line]


def _text(line: str) -> Text:
    spans: list[Span] = []
    position = 0
    for match in _SPAN.finditer(line):
        spans.append(Span(line[position : match.start()]))
        spans.append(Span(match["text"], lang=match["lang"] or "ar", direction="ltr"))
        position = match.end()
    spans.append(Span(line[position:]))
    return tuple(span for span in spans if span.text)
