"""`schema`: the JSON Schema of a source, for editors to complete from, or its fields in words."""

from __future__ import annotations

import json

import click

from press_dossier.cli.command import DONE, Command, common_options
from press_dossier.cli.console import Console


@click.command("schema", cls=Command)
@click.option("--text", is_flag=True)
@common_options
@click.pass_obj
def schema_command(console: Console, /, *, text: bool) -> int:
    """Print the schema, or as text what each field is for."""
    from press_dossier.schema import reference, schema

    if text:
        console.print(reference())
        return DONE
    console.print(json.dumps(schema(), ensure_ascii=False, indent=2))
    return DONE
