"""`summary`: the table of meetings by continent, in the terminal or for a script."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from press_dossier import making
from press_dossier.cli.command import DONE, Command, Misuse, common_options
from press_dossier.cli.console import Console
from press_dossier.cli.sources import chosen

if TYPE_CHECKING:
    from press_dossier.compose.pieces import Writer
    from press_dossier.model import Country

_WIDEST = 120


@click.command("summary", cls=Command)
@click.argument("source", required=False)
@click.option("--example", metavar="NAME")
@click.option("--plain", is_flag=True)
@click.option("--json", "as_json", is_flag=True)
@common_options
@click.pass_obj
def summary_command(
    console: Console, /, *, source: str | None, example: str | None, plain: bool, as_json: bool
) -> int:
    """Print the same table that stands in both files."""
    if plain and as_json:
        raise Misuse("options-clash", found="--plain", values={"other": "--json"})
    path, _ = chosen(source, example)
    reading = making.read(path)
    console.report(reading.warnings)
    from press_dossier.compose.pieces import Writer
    from press_dossier.template import load

    writer = Writer(reading.dossier, load("official"))
    if as_json:
        console.print(json.dumps(_record(writer), ensure_ascii=False, indent=2))
        return DONE
    lines = list(_lines(writer, is_plain=plain))
    console.print("\n".join(lines) if lines else console.say("no-regions", path=path))
    return DONE


def _lines(writer: Writer, *, is_plain: bool) -> Iterator[str]:
    from press_dossier.cli.terminal import Terminal
    from press_dossier.compose import regions
    from press_dossier.document import Paragraph, Table, plain
    from press_dossier.model import Regions

    terminal = Terminal(min(shutil.get_terminal_size().columns, _WIDEST), bidi=is_plain)
    for section in writer.dossier.sections:
        if isinstance(section, Regions):
            path = f"sections.{writer.dossier.section_id(section)}"
            for block in regions.blocks(writer, path, section):
                if isinstance(block, Table):
                    yield from terminal.table(block)
                elif isinstance(block, Paragraph):
                    yield ""
                    yield from terminal.paragraph(plain(block.content.text))


def _record(writer: Writer) -> dict[str, Any]:
    from press_dossier.compose.regions import reconciliation
    from press_dossier.summary import summarise

    summary = summarise(writer.dossier)
    declared = summary.declared
    return {
        "declared": declared
        and {"value": int(declared.last), "bound": declared.bound, "unit": declared.unit},
        "regions": [
            {
                "name": region.name,
                "code": region.code,
                "open": region.open,
                "unit": region.unit,
                "number": region.number,
                "countries": [_country(writer, country) for country in region.countries]
                + [{"code": None, "name": entity} for entity in region.entities],
            }
            for region in summary.regions
        ],
        "totals": [{"unit": total.unit, "number": total.number} for total in summary.totals],
        "elsewhere": [country.code for country in summary.elsewhere],
        "notes": list(reconciliation(writer, summary)) if summary.regions else [],
    }


def _country(writer: Writer, country: Country) -> dict[str, str]:
    return {"code": country.code, "name": writer.country(country)}
