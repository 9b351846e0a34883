"""Seconds, megabytes and bytes of one contestant on one case."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from press_dossier import compose
from press_dossier.document import Document
from press_dossier.sources import yaml
from tests.benchmarks import content
from tests.benchmarks.contestants import Contestant

_RUNS = 12
_PATIENCE = 20.0
"""Seconds after which a case is not run again."""

# Runs the command given and prints its seconds and its peak memory, alone among its children.
_WATCH = """
import json, resource, subprocess, sys, time
start = time.perf_counter()
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
seconds = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
print(json.dumps([seconds, peak]))
"""


@dataclass(frozen=True)
class Cold:
    """A whole process: seconds (the best of its runs), peak memory in MB, bytes of the file."""

    seconds: float
    peak: float
    size: int


def document_of(source: str) -> Document:
    """Return what our source says, for the rivals' sources."""
    return compose(yaml.load_text(source))


def cold(contestant: Contestant, meetings: int, folder: Path) -> Cold:
    """Set a case from the command line, from a source on disk to a file on disk."""
    text = content.source(meetings=meetings)
    source = folder / f"case{contestant.suffix}"
    source.write_text(contestant.write(document_of(text), text), encoding="utf-8")
    target = folder / "case.pdf"
    command = contestant.command(source, target)
    watched: list[tuple[float, float]] = []
    start = time.perf_counter()
    while len(watched) < _RUNS and time.perf_counter() - start < _PATIENCE:
        done = subprocess.run(
            [sys.executable, "-c", _WATCH, *command], check=True, capture_output=True, text=True
        )
        watched.append(tuple(json.loads(done.stdout)))
    seconds, peak = min(watched)
    return Cold(seconds, peak, target.stat().st_size)


def warm(contestant: Contestant, meetings: int) -> float:
    """Set a case again and again in this process, another variant each time; the best's seconds.

    What else the machine does only adds to a run, in this process as to a whole one.
    """
    sources = []
    for variant in range(_RUNS + 1):
        text = content.source(meetings=meetings, variant=variant)
        sources.append(contestant.write(document_of(text), text))
    times: list[float] = []
    for source in sources:
        start = time.perf_counter()
        contestant.warm(source)
        times.append(time.perf_counter() - start)
        if sum(times) > _PATIENCE:
            break
    return min(times[1:] or times)
