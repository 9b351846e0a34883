"""Edits to texts that are made of something in the source: where it is to be changed instead."""

from __future__ import annotations

from typing import get_args

from press_dossier.document import Piece, plain
from press_dossier.errors import Place
from press_dossier.model.dossier import Status
from press_dossier.model.sections import Region, State
from press_dossier.provenance import normal_form
from press_dossier.revision.original import Original
from press_dossier.revision.outcome import Outcome

_FIELDS = {"state": get_args(State), "status": get_args(Status)}
"""Fields whose values are shown as labels: `state_signed` for `state: signed`."""


def tell_of_label(
    name: str, place: Place, text: str, current: str, original: Original, outcome: Outcome
) -> None:
    """List an edit to a label; of one that stands for a value, the value that was meant."""
    field, _, value = name.partition("_")
    if field == "section":
        values = {"label": name, "write": f"title: {text}"}
        outcome.tell("title-edited", place, text, current, values)
        return
    if field not in _FIELDS or value not in _FIELDS[field]:
        outcome.tell("label-edited", place, text, current, {"label": name})
        return
    labels = original.writer.template.labels
    meant = (
        other
        for other in _FIELDS[field]
        if labels.has(f"{field}_{other}") and _said(labels.text(f"{field}_{other}")) == _said(text)
    )
    write = f"{field}: {next(meant, ' | '.join(_FIELDS[field]))}"
    outcome.tell("value-edited", place, text, current, {"write": write})


def tell_of_names(piece: Piece, text: str, original: Original, outcome: Outcome) -> None:
    """List an edit to a region's names, at the entry whose name is no longer among them."""
    location = original.nearest_location(piece) or ()
    path = original.names.get(location, "")
    region = original.parts[path][1] if path else None
    at = (*location, "countries")
    if isinstance(region, Region):
        writer, said = original.writer, normal_form(text)
        gone = [
            position
            for position, entry in enumerate(region.countries)
            if normal_form(writer.country(entry.country) if entry.country else entry.entity or "")
            not in said
        ]
        if len(gone) == 1:
            at = (*at, gone[0])
    outcome.tell("names-edited", original.place(at), text, plain(piece.text))


def _said(text: str) -> str:
    from press_dossier.geography import fold

    return normal_form(fold(text))
