from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import pytest

from press_dossier import docx
from tests.docx.wordfile import WordFile
from tests.sample_document import LookName, sample_document


@lru_cache(maxsize=16)
def _made(look: LookName, rows: int, wishes: tuple[tuple[str, Any], ...]) -> WordFile:
    document = sample_document(look, rows)
    pages = {heading.title.key: n for n, heading in enumerate(document.headings(), 3)}
    return WordFile(docx.render(document, pages=pages, total=9, **dict(wishes)))


@pytest.fixture(scope="session")
def make() -> Callable[..., WordFile]:
    """Make the sample document's Word file; the same wishes give the same file back."""

    def make(look: LookName = "official", rows: int = 3, **wishes: Any) -> WordFile:
        return _made(look, rows, tuple(sorted(wishes.items())))

    return make


@pytest.fixture(scope="session")
def official(make: Callable[..., WordFile]) -> WordFile:
    return make("official")


@pytest.fixture(scope="session", params=["official", "modern"])
def either(request: pytest.FixtureRequest, make: Callable[..., WordFile]) -> WordFile:
    return make(request.param)
