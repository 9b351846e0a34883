"""What all parts of the model share."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """A part of a dossier: frozen, and refusing fields that it does not know."""

    # The dossier's validator holds those of its parts; each part's own is built when asked for.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    def identity(self) -> str:
        """Return the text that names this part in a list, where it has no `id`."""
        raise NotImplementedError(type(self).__name__)
