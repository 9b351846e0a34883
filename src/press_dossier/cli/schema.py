"""`schema`: the JSON Schema of a source, for editors to complete from."""

from __future__ import annotations

import json

import click

from press_dossier.cli.command import DONE, Command, common_options
from press_dossier.cli.console import Console


@click.command("schema", cls=Command)
@common_options
@click.pass_obj
def schema_command(console: Console) -> int:
    """Print the schema."""
    from press_dossier.schema import schema

    console.print(json.dumps(schema(), ensure_ascii=False, indent=2))
    return DONE
