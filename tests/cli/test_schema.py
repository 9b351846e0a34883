"""`schema` accepts what the program accepts, and refuses what an editor should underline."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from press_dossier.making import examples
from press_dossier.resources import data
from tests.cli.conftest import SMALL, Run

SOURCES = [*examples().values(), data("starter.yaml")]


def as_an_editor_reads(text: str) -> Any:
    """Read YAML with types, dates left as texts, as editors hand it to a schema."""

    class Loader(yaml.SafeLoader):
        yaml_implicit_resolvers = {  # noqa: RUF012
            first: [(tag, regexp) for tag, regexp in resolvers if "timestamp" not in tag]
            for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
        }

    return yaml.load(text, Loader)


@pytest.fixture
def schema(run: Run) -> Any:
    return json.loads(run("schema").out)


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_source_of_ours_is_valid(source: Path, schema: Any) -> None:
    text = source.read_text(encoding="utf-8")

    jsonschema.validate(as_an_editor_reads(text), schema)


def test_the_schema_is_itself_valid(schema: Any) -> None:
    jsonschema.Draft7Validator.check_schema(schema)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title:", "titel:"),
        ("format: 1", "format: 2"),
        ("kind: meetings", "kind: meeting"),
        ("value: 2", "value: [2]"),
    ],
)
def test_a_mistake_is_refused(old: str, new: str, schema: Any) -> None:
    assert old in SMALL

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(as_an_editor_reads(SMALL.replace(old, new)), schema)


def test_every_field_says_what_it_is_for(schema: Any, run: Run) -> None:
    entry = schema["definitions" if "definitions" in schema else "$defs"]["Entry"]["anyOf"][1]
    parts = [schema, entry, *schema["$defs"].values()]
    fields = [(name, shape) for part in parts for name, shape in part.get("properties", {}).items()]

    assert len(fields) > 100
    assert [name for name, shape in fields if not shape.get("description")] == []
    text = run("schema", "--text").out
    assert "records         The path of a workbook" in text
    assert "title*" in text


def test_no_description_is_of_a_field_that_is_gone(schema: Any) -> None:
    from press_dossier.schema import _words

    described = {name for fields in _words().values() for name in fields}

    assert {name for name in described if f"'{name}': {{" not in str(schema)} == set()
