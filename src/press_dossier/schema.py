"""The JSON Schema of a source, from which editors complete and check while one types."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from press_dossier import resources
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
    for name, part in ({"Dossier": made} | definitions).items():
        for field, shape in part.get("properties", {}).items():
            shape["description"] = _described(name, field, part)
    definitions["Entry"] = {"anyOf": [bare, definitions["Entry"]]}
    return {"$schema": _DIALECT, **made}


def reference() -> str:
    """Return every field of a source with what it is for, part by part; `*` marks required ones."""
    made = Dossier.model_json_schema(schema_generator=_OfSource)
    parts = {"Dossier": made} | made["$defs"]
    lines: list[str] = []
    for name, part in parts.items():
        if name in ("Date", "Day"):
            continue
        lines += [f"{name}: {_first_line(part['description'])}"]
        for field in part["properties"]:
            mark = "*" if field in part.get("required", ()) else ""
            lines.append(f"  {field + mark:16}{_described(name, field, part)}")
        lines.append("")
    return "\n".join(lines).rstrip()


def _first_line(text: str) -> str:
    return " ".join(text.partition("\n\n")[0].split())


def _described(name: str, field: str, part: dict[str, Any]) -> str:
    """Return what a field is for: as its own part has it, else as the parts that it extends."""
    words = _words()
    extended = ("SectionBase" if "kind" in part["properties"] else "Number", "Any")
    return next(words[above][field] for above in (name, *extended) if field in words.get(above, {}))


@cache
def _words() -> dict[str, dict[str, str]]:
    import yaml

    with resources.data("fields.yaml").open("rb") as file:
        words: dict[str, dict[str, str]] = yaml.load(file, yaml.SafeLoader)
    return words


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
