"""The JSON Schema of a source, from which editors complete and check while one types."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from press_dossier.model import Dossier

_DIALECT = "http://json-schema.org/draft-07/schema#"
_DATE = r"^(hijri )?[0-9٠-٩۰-۹]{3,4}(-[0-9٠-٩۰-۹]{1,2}){0,2}"


def schema() -> dict[str, Any]:
    """Return the schema of a YAML source, in which every scalar is read as text."""
    made = Dossier.model_json_schema(schema_generator=_OfSource)
    definitions = made["$defs"]
    definitions["Date"] = {
        "description": definitions["Date"]["description"],
        "anyOf": [{"type": "string", "pattern": _DATE}, {"type": "integer"}],
    }
    definitions.pop("Day")
    bare = {"type": "string", "description": "ISO 3166-1 code, or any known spelling"}
    definitions["Entry"] = {"anyOf": [bare, definitions["Entry"]]}
    return {"$schema": _DIALECT, **made}


class _OfSource(GenerateJsonSchema):
    """Takes a YAML number for a text; leaves out titles that only repeat a field's name."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """A text may look like a number: `title: 2026`."""
        return super().str_schema(schema) | {"type": ["string", "number"]}

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        """A literal may look like a number: `format: 1`."""
        values = list(schema["expected"])
        numbers = [int(value) for value in values if isinstance(value, str) and value.isdecimal()]
        return {"enum": numbers + values}

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:
        """A truth value may be a word: نعم."""
        return {"type": ["boolean", "string"]}

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Return that no field needs a title: it would only repeat the field's name."""
        return False
