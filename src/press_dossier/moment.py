"""The date inside a file: the same input makes the same bytes."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import UTC, datetime

_TIMELESS = datetime(2000, 1, 1, tzinfo=UTC)
"""The date of a file whose dossier has none."""
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def moment(date: str | None, environment: Mapping[str, str] = os.environ) -> datetime:
    """Return the file's date: SOURCE_DATE_EPOCH, else the dossier's date, else a constant.

    `date` is ISO 8601, as precise as the source; of a range the first day counts.
    """
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit():
        try:
            return datetime.fromtimestamp(int(epoch), UTC)
        except (OverflowError, ValueError, OSError):
            return _TIMELESS
    found = _DATE.match(date or "")
    if found is None:
        return _TIMELESS
    year, month, day = (int(part) if part else 1 for part in found.groups())
    try:
        return datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return _TIMELESS
