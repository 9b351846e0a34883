"""What all parts of the model share."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """A part of a dossier: frozen, and refusing fields that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def identity(self) -> str:
        """Return the text that names this part in a list, where it has no `id`."""
        raise NotImplementedError(type(self).__name__)
