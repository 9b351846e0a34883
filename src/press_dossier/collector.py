"""Python's collector of dead cycles, held while much is made at once.

It looks at all that lives again and again as more is made. Reading, composing and drawing make
what lives on: there it finds nothing, and takes a quarter of the time of 5,000 meetings.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def held() -> Iterator[None]:
    """Hold the collector within, or while what this decorates runs."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
