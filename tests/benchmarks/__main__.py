"""Sets the same dossiers with us, Typst and WeasyPrint, and writes the table in README.md.

    .venv/bin/pip install typst weasyprint && .venv/bin/python -m tests.benchmarks

`--quick` leaves out the tables of 1,000 and 5,000 meetings and writes nothing.
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks import readme
from tests.benchmarks.contestants import CONTESTANTS
from tests.benchmarks.measure import cold, warm

_LONG = 5_000
"""From this many meetings on, a case is set from the command line only."""


def table(sizes: tuple[int, ...], folder: Path) -> Iterator[str]:
    """Yield the lines of the table, a contestant a column."""
    names = (f"{c.name} {version(c.name)}" for c in CONTESTANTS)
    yield f"| | {' | '.join(names)} |"
    yield f"|---|{'---:|' * len(CONTESTANTS)}"
    for meetings in (0, *sizes):
        what = f"{meetings:,} meetings" if meetings else "six pages, prose"
        colds = [cold(contestant, meetings, folder) for contestant in CONTESTANTS]
        yield _row(f"{what}: command, cold", (f"{c.seconds:.2f} s" for c in colds))
        if meetings < _LONG:
            warms = [warm(contestant, meetings) for contestant in CONTESTANTS]
            yield _row(f"{what}: in process, warm", (f"{w * 1000:,.0f} ms" for w in warms))
        yield _row(f"{what}: peak memory", (f"{c.peak:,.0f} MB" for c in colds))
        yield _row(f"{what}: file", (f"{c.size / 1000:,.0f} kB" for c in colds))


def _row(name: str, values: Iterator[str]) -> str:
    return f"| {name} | {' | '.join(values)} |"


def main() -> None:
    """Measure, print, and write the table where README.md keeps it."""
    is_quick = "--quick" in sys.argv
    machine = f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.system()}"
    lines = [f"Measured by `python -m tests.benchmarks` on {machine}.", ""]
    with tempfile.TemporaryDirectory() as folder:
        for line in table((100,) if is_quick else (100, 1_000, 5_000), Path(folder)):
            print(line, flush=True)
            lines.append(line)
    if not is_quick:
        readme.write("benchmark", lines)


if __name__ == "__main__":
    main()
