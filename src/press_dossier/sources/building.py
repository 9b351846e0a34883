"""Makes a dossier of plain data, or says everything that is wrong with it at once.

Rules that look at the whole dossier need a valid one. Where fields are refused, those are taken
out and the rest is validated again, so that contradictions elsewhere are reported in the same run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pydantic import ValidationError

from press_dossier.asset import Asset
from press_dossier.errors import Place, Problem, shortened
from press_dossier.model import Dossier
from press_dossier.model.checks import Finding, check
from press_dossier.model.paths import index
from press_dossier.sources.fields import names_at
from press_dossier.sources.marked import Path, Plain
from press_dossier.sources.refusals import MOST_REFUSED, Places, Refusal, refusals

_MOST_ROUNDS = 12
_STAND_INS: dict[str, Plain] = {"format": "1", "document_type": "—", "title": "—"}
"""What stands for a required field of the dossier itself while the rest is judged."""


class Built(NamedTuple):
    """A dossier, None where there are errors, and every problem in the order of the text."""

    dossier: Dossier | None
    problems: tuple[Problem, ...]


def build(
    data: Plain,
    places: Places,
    *,
    problems: Iterable[Problem] = (),
    assets: Mapping[str, Asset] | None = None,
    source_hash: str = "",
) -> Built:
    """Validate plain data and check the dossier that it describes.

    `problems` are those that reading has found already; an error among them leaves no dossier.
    """
    found = list(problems)
    dossier = None
    if isinstance(data, dict):
        rest = _Rest(data, places)
        dossier = rest.parse(found, assets or {}, source_hash)
        if dossier is not None:
            found.extend(_findings(dossier, rest))
    else:
        code = "empty-source" if data is None else "wrong-type"
        expected = None if data is None else "key: value"
        found.append(Problem(code, places.place(()), shortened(data), expected))
    if any(problem.severity == "error" for problem in found):
        dossier = None
    return Built(dossier, tuple(sorted(_once(found), key=_position)))


class _Rest:
    """Data without the parts that were refused; paths lead from the rest to the whole and back."""

    def __init__(self, data: dict[str, Plain], places: Places) -> None:
        self._data = data
        self._places = places
        self._removed: set[Path] = set()
        self._touched: set[Path] = set()
        """Every path that leads to a removed one."""
        self._survivors: dict[Path, list[int]] = {}
        self._stand_ins: dict[str, Plain] = {}
        self.hidden: set[Path] = set()
        """Removed paths that held facts."""
        self._hiding: set[Path] = set()

    def parse(
        self, problems: list[Problem], assets: Mapping[str, Asset], source_hash: str
    ) -> Dossier | None:
        """Return the dossier of what is valid; add a problem for each part that is not."""
        for _ in range(_MOST_ROUNDS):
            rest = self._rest()
            try:
                return Dossier.parse(rest, assets=assets, source_hash=source_hash)
            except ValidationError as error:
                refused = refusals(error, rest, self)
                is_whole = error.error_count() <= MOST_REFUSED
            if self._drop_blanks(refused, rest):
                continue
            problems.extend(r.problem for r in refused if not (r.follows or self._follows(r)))
            if sum(self._take_out(refusal) for refusal in refused) < len(refused) or not is_whole:
                return None
        return None

    def place(self, path: Sequence[str | int], *, key: bool = False) -> Place:
        """Return the place of a path of the rest."""
        return self._places.place(self.original(path), key=key)

    def original(self, path: Sequence[str | int]) -> Path:
        """Return the path in the whole data of a path in the rest."""
        whole: list[str | int] = []
        for step in path:
            survivors = self._survivors.get(tuple(whole))
            if survivors is not None and isinstance(step, int) and step < len(survivors):
                step = survivors[step]
            whole.append(step)
        return tuple(whole)

    def _rest(self) -> dict[str, Plain]:
        self._survivors.clear()
        rest = self._without((), self._data)
        assert isinstance(rest, dict)
        return self._stand_ins | rest

    def _without(self, path: Path, value: Plain) -> Plain:
        if path not in self._touched:
            return value
        if isinstance(value, dict):
            return {
                key: self._without((*path, key), member)
                for key, member in value.items()
                if (*path, key) not in self._removed
            }
        assert isinstance(value, list)
        survivors = [i for i in range(len(value)) if (*path, i) not in self._removed]
        self._survivors[path] = survivors
        return [self._without((*path, i), value[i]) for i in survivors]

    def _take_out(self, refusal: Refusal) -> bool:
        """Take out what is refused; return False where nothing would be left."""
        part = self.original(refusal.part)
        if not part:
            name = refusal.problem.expected or ""
            if not refusal.missing or name not in _STAND_INS:
                return False
            self._stand_ins[name] = _STAND_INS[name]
            return True
        if part in self._removed:
            return True
        self._remove(part, hides=refusal.hides)
        if len(part) == 1 and part[0] in _STAND_INS:
            self._stand_ins[str(part[0])] = _STAND_INS[str(part[0])]
        return True

    def _remove(self, part: Path, *, hides: bool) -> None:
        above = [part[:length] for length in range(len(part))]
        self._removed.add(part)
        self._touched.update(above)
        if hides:
            self.hidden.add(part)
            self._hiding.update(above)

    def _follows(self, refusal: Refusal) -> bool:
        """Whether something is refused only for what was taken out of it."""
        return self.original(refusal.part) in self._hiding - {()}

    def _drop_blanks(self, refused: Iterable[Refusal], rest: Plain) -> bool:
        """Take out fields left blank (`summary:`), which say nothing, if one was refused."""
        if not any(_is_blank(rest, refusal.part) for refusal in refused):
            return False
        blanks = [self.original(path) for path in _blanks(rest) if _is_field(rest, path)]
        for path in blanks:
            self._remove(path, hides=False)
        return bool(blanks)


def _is_blank(data: Plain, path: Path) -> bool:
    value = data
    for step in path:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int):
            value = value[step]
    return value is None


def _blanks(data: Plain) -> Iterator[Path]:
    waiting: list[tuple[Path, Plain]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        if value is None and path and isinstance(path[-1], str):
            yield path
        elif isinstance(value, dict):
            waiting.extend(((*path, key), member) for key, member in value.items())
        elif isinstance(value, list):
            waiting.extend(((*path, place), member) for place, member in enumerate(value))


def _is_field(data: Plain, path: Path) -> bool:
    return path[-1] in names_at(data, path[:-1])


def _findings(dossier: Dossier, rest: _Rest) -> Iterator[Problem]:
    for finding in check(dossier):
        if not rest.hidden or not _may_follow(finding, dossier, rest):
            yield finding.problem(rest.place(finding.location))


def _may_follow(finding: Finding, dossier: Dossier, rest: _Rest) -> bool:
    """Whether a finding may come from what was taken out: a lost reference, a smaller count."""
    if finding.code == "fewer-than-declared":
        return any(part[0] == "sections" for part in rest.hidden)
    if finding.code != "unknown-reference":
        return False
    steps = (finding.found or "").partition("#")[0].split(".")
    parts = index(dossier)
    known = next(
        (
            rest.original(parts[".".join(steps[:length])][0])
            for length in range(len(steps), 0, -1)
            if ".".join(steps[:length]) in parts
        ),
        (steps[0],),
    )
    # A section taken out may rename those after it.
    return any(
        part[: len(known)] == known or (len(part) == 2 and part[0] == known[0] == "sections")
        for part in rest.hidden
    )


def _once(problems: Iterable[Problem]) -> list[Problem]:
    kept: dict[tuple[str, Place, str | None], Problem] = {}
    for problem in problems:
        kept.setdefault((problem.code, problem.place, problem.found), problem)
    return list(kept.values())


def _position(problem: Problem) -> tuple[str, int, int]:
    place = problem.place
    return place.file or "", place.line or 0, place.column or 0
