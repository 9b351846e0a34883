"""Numbers with their unit and bound."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from press_dossier.model.base import Part
from press_dossier.model.scalars import Identifier, Value

Bound = Literal["exact", "more_than", "at_least", "about", "less_than", "at_most"]

COUNTED_UNITS = frozenset(
    (
        *("agreement", "bilateral_meeting", "country", "delegate", "delegation", "expert", "guest"),
        *("institution", "meeting", "memorandum", "participant", "person", "project", "session"),
        *("state", "troupe"),
    )
)
"""Built-in units of what has no halves; a dossier that defines one of the name says otherwise."""


class Number(Part):
    """A value, or a range `from`–`to`, of one unit, with its bound."""

    value: Value | None = None
    low: Value | None = Field(default=None, alias="from")
    high: Value | None = Field(default=None, alias="to")
    unit: Identifier
    bound: Bound = "exact"

    @model_validator(mode="after")
    def _value_or_range(self) -> Self:
        if (self.value is None) == (self.low is None) or (self.low is None) != (self.high is None):
            raise PydanticCustomError("value-or-range", "value, or from and to")
        if self.low is not None and self.high is not None and self.low >= self.high:
            raise PydanticCustomError(
                "range-order", "{found}", {"found": f"{self.low} … {self.high}"}
            )
        return self

    def shown(self) -> str:
        """Return the value, or both ends of the range, in digits."""
        return " – ".join(f"{value:f}" for value in self.values())

    def values(self) -> list[Decimal]:
        """Return the value, or both ends of the range."""
        return [v for v in (self.low, self.high, self.value) if v is not None]

    @property
    def last(self) -> Decimal:
        """The value, or the upper end of the range: what the noun agrees with."""
        value = self.value if self.value is not None else self.high
        assert value is not None
        return value


class NamedNumber(Number):
    """A number that a section's prose states; key figures refer to it by its `id`."""

    id: Identifier
