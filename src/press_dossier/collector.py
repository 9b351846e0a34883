"""Python's collector of dead cycles, held while much is made at once.

It looks at all that lives again and again as more is made. Reading, composing and drawing make
what lives on: there it finds nothing, and takes a quarter of the time of 5,000 meetings.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def held(*, lasting: bool = False) -> Iterator[None]:
    """Hold the collector within, or while what this decorates runs.

    Where what was made is `lasting`, without a dead cycle among it, it joins the oldest
    generation unseen: else the collector would look at all of it as soon as it is let go.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
        if lasting and was_enabled and not gc.get_freeze_count():
            gc.freeze()
            gc.unfreeze()
    finally:
        if was_enabled:
            gc.enable()
