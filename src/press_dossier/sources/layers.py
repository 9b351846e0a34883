"""Several files that say one thing together: a later one states only what differs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from press_dossier.errors import Place, SourceError
from press_dossier.sources.marked import Marked, Plain
from press_dossier.sources.refusals import refusals

_Model = TypeVar("_Model", bound=BaseModel)


@dataclass(frozen=True)
class Layers:
    """Files in which a later one overrides an earlier one, mapping by mapping."""

    files: Sequence[Marked]

    def data(self) -> Plain:
        """Return what the files say together."""
        merged: Plain = {}
        for file in self.files:
            merged = _over(merged, file.data)
        return merged

    def place(self, path: Sequence[str | int], *, key: bool = False) -> Place:
        """Return the place of the value at `path` in the last file that has it."""
        for file in reversed(self.files):
            if file.node(path) is not None:
                return file.place(path, key=key)
        return self.files[-1].place(path, key=key)

    def read(self, model: type[_Model]) -> _Model:
        """Return the model that the files describe. Raises SourceError with every problem."""
        problems = [problem for file in self.files for problem in file.problems]
        data = self.data()
        try:
            read = model.model_validate(data)
        except ValidationError as error:
            refused = refusals(error, data, self, model)
            problems.extend(refusal.problem for refusal in refused if not refusal.follows)
            raise SourceError(problems) from None
        if problems:
            raise SourceError(problems)
        return read


def _over(below: Plain, above: Plain) -> Plain:
    if not (isinstance(below, dict) and isinstance(above, dict)):
        return above
    merged = dict(below)
    for name, value in above.items():
        merged[name] = _over(merged[name], value) if name in merged else value
    return merged
