"""Values written as YAML: plain where that is safe, quoted where it is not."""

from __future__ import annotations

import re

from press_dossier.errors import SourceError
from press_dossier.sources.marked import Plain, parse
from press_dossier.sources.textfile import TextFile

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_ESCAPED = re.compile(rf'{_UNSEEN.pattern[:-1]}"\\\\]')


def on_one_line(value: Plain, *, is_flow: bool = True) -> str:
    """Return a value on one line."""
    if isinstance(value, list):
        return f"[{', '.join(on_one_line(member) for member in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {on_one_line(member)}' for key, member in value.items())}}}"
    return scalar(value or "", "plain", is_flow=is_flow)


def scalar(text: str, style: str, *, is_flow: bool) -> str:
    """Return a text as a scalar: plain where it may be, else quoted as `style` says."""
    text = text.replace("\r\n", "\n")
    if style == "plain" and _may_be_plain(text, is_flow=is_flow):
        return text
    if style == "single" and not _UNSEEN.search(text):
        quoted = text.replace("'", "''")
        return f"'{quoted}'"
    return f'"{_ESCAPED.sub(_escaped, text)}"'


def _may_be_plain(text: str, *, is_flow: bool) -> bool:
    if "\n" in text:
        return False
    try:
        found = parse(TextFile(f"[{text}]" if is_flow else f"- {text}")).data
    except SourceError:
        return False
    return found == [text]


def _escaped(match: re.Match[str]) -> str:
    character = match[0]
    return _ESCAPES.get(character) or f"\\u{ord(character):04x}"
