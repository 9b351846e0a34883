"""References after an edit: what pointed at a piece points at it still, under its new name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from press_dossier import messages
from press_dossier.model import Dossier
from press_dossier.model.paths import Location, index
from press_dossier.provenance import normal_form
from press_dossier.sources.edits import Add, Drop, Edit, Put


def repointed(before: Dossier, after: Dossier, edits: Sequence[Edit]) -> list[Edit]:
    """Return the edits, to the source as edited, that keep its references true.

    A reference to what is gone goes too; evidence whose surface its text no longer holds becomes
    a doubt.
    """
    old = index(before)
    new_parts = index(after)
    names: dict[Location, str] = {}
    for path, (there, _) in new_parts.items():
        names.setdefault(there, path)
    changed = {edit.path for edit in edits if isinstance(edit, Put)}
    found: list[Edit] = []
    doubts: list[dict[str, str]] = []
    for holder, position, at in _references(after):
        path, mark, sentence = at.partition("#")
        if path not in old:
            continue
        location, said = old[path]
        moved = _moved(location, edits)
        if moved is None:
            if holder != "key_figures":
                found.append(Drop((holder, position)))
            continue
        name = names.get(moved, path)
        if holder == "evidence" and any(put[: len(location)] == location for put in changed):
            surface = after.evidence[position].surface
            if surface and _has(said, surface) and not _has(new_parts[name][1], surface):
                found.append(Drop((holder, position)))
                question = messages.say("evidence-lost", "ar", surface=surface)
                doubts.append({"at": name, "surface": surface, "question": question})
                continue
        if name != path:
            found.append(Put((holder, position, "at"), f"{name}{mark}{sentence}"))
    length = len(after.doubts)
    found += [Add(("doubts",), length, dict(doubt)) for doubt in doubts]
    return found


def has_references(dossier: Dossier) -> bool:
    """Say whether anything points at a piece of the dossier."""
    return any(True for _ in _references(dossier))


def _has(value: object, surface: str) -> bool:
    """Whether a value has the words of an evidence; true of what is not a text."""
    return not isinstance(value, str) or normal_form(surface) in normal_form(value)


def _references(dossier: Dossier) -> Iterator[tuple[str, int, str]]:
    """Yield each reference: the list it stands in, its index there, and what it points at."""
    for position, evidence in enumerate(dossier.evidence):
        yield "evidence", position, evidence.at
    for position, doubt in enumerate(dossier.doubts):
        yield "doubts", position, doubt.at
    for position, figure in enumerate(dossier.key_figures):
        if figure.at is not None:
            yield "key_figures", position, figure.at


def _moved(location: Location, edits: Sequence[Edit]) -> Location | None:
    """Return where a location is after members came and went; None where it went itself."""
    drops = {edit.path for edit in edits if isinstance(edit, Drop)}
    moved: list[str | int] = []
    for length, step in enumerate(location, 1):
        path = location[:length]
        if path in drops:
            return None
        if isinstance(step, int):
            holder = path[:-1]
            gone = sum(drop[:-1] == holder and _before(drop[-1], step) for drop in drops)
            come = sum(
                isinstance(edit, Add) and edit.path == holder and edit.index <= step
                for edit in edits
            )
            step += come - gone
        moved.append(step)
    return tuple(moved)


def _before(position: str | int, step: int) -> bool:
    return isinstance(position, int) and position < step
