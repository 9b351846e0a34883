"""The summary table of meetings by continent, its reconciliation, chart, map and annex."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from press_dossier.compose.pieces import Writer
from press_dossier.document import (
    AnyBlock,
    Authored,
    Bar,
    Cell,
    Chart,
    Column,
    Datum,
    Heading,
    Map,
    Marker,
    Paragraph,
    Piece,
    Row,
    Table,
    Text,
    plain,
)
from press_dossier.model import Date, Entry, Regions
from press_dossier.model.facts import COUNTRY_UNIT, RECORD_UNIT
from press_dossier.model.paths import key, names
from press_dossier.plurals import NO_BREAK_SPACE
from press_dossier.summary import RegionSummary, Summary, shares, summarise

_ANNEX_FIELDS = ("country", "delegation", "head", "date", "place", "topics")
_LINE = 66
"""Characters on a line of a table, all its columns together."""
_WIDEST_WORD = 14
_ROWS_LOOKED_AT = 1000


def blocks(writer: Writer, path: str, section: Regions) -> Iterator[AnyBlock]:
    """Yield the blocks that follow a `regions` section's prose, but for its annex."""
    summary = summarise(writer.dossier, section)
    if not summary.regions:
        return
    yield _table(writer, path, summary)
    note = " ".join(reconciliation(writer, summary))
    if note:
        yield Paragraph("note", writer.computed(f"{path}.note", "reconciliation", note))
    if _wanted(writer.dossier.chart, writer.template.chart):
        yield from _charts(writer, path, summary)
    if _wanted(writer.dossier.map, writer.template.map):
        yield _map(writer, path, summary)


def _wanted(dossier: bool | None, template: bool) -> bool:
    return template if dossier is None else dossier


def _table(writer: Writer, path: str, summary: Summary) -> Table:
    units = [total.unit for total in summary.totals]
    number = "column_number" if len(units) > 1 else f"column_number_{units[0]}"
    columns = (
        Column(writer.label("column_region", path), weight=1.75),
        Column(writer.label("column_countries", path), weight=4.0),
        Column(writer.label("column_share", path), "bar", weight=1.0),
        Column(writer.label(number, path), "number", weight=1.35),
    )
    rows = [
        _row(writer, region, bar, shown)
        for region, bar, shown in zip(
            summary.regions, _bars(summary), _numbers(writer, summary), strict=True
        )
    ]
    for total in summary.totals:
        at = f"{path}.total_{total.unit}"
        phrase = writer.phrase(total.number, total.unit)
        shown = phrase if len(units) > 1 else writer.printed(Decimal(total.number))
        rows.append(
            Row(
                (
                    writer.label("total", at),
                    (),
                    (),
                    writer.number(f"{at}.number", "total", shown),
                ),
                role="total",
                head=True,
            )
        )
    return Table(None, columns, tuple(rows), writer.computed(*_table_alt(writer, path, summary)))


def _table_alt(writer: Writer, path: str, summary: Summary) -> tuple[str, str, str]:
    rows = _rows_in_words(writer, summary.regions)
    return f"{path}.table_alt", "table_alt", writer.words("alt_table", rows=rows)


def _rows_in_words(writer: Writer, regions: Sequence[RegionSummary]) -> str:
    return writer.listed(
        writer.words(
            "alt_table_row", region=region.name, number=writer.phrase(region.number, region.unit)
        )
        for region in regions
    )


def _bars(summary: Summary) -> Iterator[Bar]:
    """Yield each region's bar: a share of the longest of its unit."""
    for region in summary.regions:
        longest = max(other.number for other in summary.regions if other.unit == region.unit)
        yield Bar(region.number / longest if longest else 0.0)


def _numbers(writer: Writer, summary: Summary) -> list[str]:
    """Return each region's number as its cell shows it, with its share where the template asks.

    A share is of the named total; numbers of several units stand with their nouns, without it.
    """
    if len(summary.totals) > 1:
        return [writer.phrase(region.number, region.unit) for region in summary.regions]
    numbers = [region.number for region in summary.regions]
    shown = [writer.printed(Decimal(number)) for number in numbers]
    if not writer.template.shares:
        return shown
    return [
        writer.words("share", number=number, share=writer.printed(Decimal(share)))
        for number, share in zip(shown, shares(numbers), strict=True)
    ]


def _bound(name: str) -> str:
    """Return a name of two words as one that no line parts: سلطنة عمان."""
    return name.replace(" ", NO_BREAK_SPACE) if name.count(" ") == 1 else name


def _row(writer: Writer, region: RegionSummary, bar: Bar, number: str) -> Row:
    names = (*map(writer.country, region.countries), *region.entities)
    shown = writer.listed(map(_bound, names))
    if region.open:
        shown = writer.words("among_them", names=shown)
    cells: tuple[Cell, ...] = (
        writer.authored(f"{region.path}.name", region.name),
        writer.computed(f"{region.path}.names", "country_list", shown),
        bar,
        writer.number(f"{region.path}.number", "region_number", number),
    )
    return Row(cells, head=True)


def reconciliation(writer: Writer, summary: Summary) -> Iterator[str]:
    """Yield the sentences that set the declared total beside what is listed, unit by unit."""
    if summary.declared is not None:
        declared = writer.number_phrase(summary.declared, summary.declared_at)
        yield writer.words("note_declared", declared=declared)
    has_records = any(region.unit == RECORD_UNIT for region in summary.regions)
    if has_records:
        total = next(total for total in summary.totals if total.unit == RECORD_UNIT)
        records = writer.phrase(total.number, RECORD_UNIT)
        yield writer.words("note_records", records=records)
    yield writer.words(
        "note_named",
        countries=writer.phrase(summary.listed, COUNTRY_UNIT),
        lists=writer.counted("list", len(summary.regions), oblique=True),
        open=_open_lists(writer, summary),
    )
    if summary.declared is not None and not has_records:
        yield writer.words("note_no_number_each")
    bare = [country for region in summary.regions for country in region.bare]
    if bare:
        shown = writer.listed(map(writer.country, bare))
        yield writer.words("note_bare", names=shown)
    if summary.elsewhere:
        shown = writer.joined(map(writer.country, summary.elsewhere))
        yield writer.words("note_elsewhere", names=shown)


def _open_lists(writer: Writer, summary: Summary) -> str:
    opened = summary.open_regions
    if not opened:
        return ""
    count = len(summary.regions)
    if len(opened) == count:
        return writer.words("open_both" if count == 2 else "open_all")
    shown = writer.joined(region.name for region in opened)
    if count == 2:
        return writer.words("open_one_of_two", names=shown)
    return writer.words("open_some", lists=writer.counted("open_list", len(opened)), names=shown)


def _charts(writer: Writer, path: str, summary: Summary) -> Iterator[Chart]:
    """Yield one chart a unit: bars of different units never stand side by side."""
    for total in summary.totals:
        regions = [region for region in summary.regions if region.unit == total.unit]
        at = f"{path}.chart_{total.unit}"
        data = tuple(
            Datum(
                writer.computed(f"{region.path}.chart_name", "region_name", region.name),
                float(region.number),
                writer.number(
                    f"{region.path}.chart_number",
                    "region_number",
                    writer.printed(Decimal(region.number)),
                ),
            )
            for region in regions
        )
        alt = writer.words("alt_chart", rows=_rows_in_words(writer, regions))
        number = writer.words(f"column_number_{total.unit}")
        yield Chart(
            writer.label("chart_caption", at, number=number),
            writer.speller.label(writer.words("column_region")),
            writer.speller.label(number),
            data,
            writer.computed(f"{at}.alt", "chart_alt", alt),
        )


def _map(writer: Writer, path: str, summary: Summary) -> Map:
    at = f"{path}.map"
    countries = {
        country.code: country for region in summary.regions for country in region.countries
    }
    countries |= {country.code: country for country in summary.elsewhere}
    markers = tuple(
        Marker(code, writer.computed(f"{at}.{code}", "country_name", writer.country(country)))
        for code, country in countries.items()
    )
    shown = writer.listed(map(writer.country, countries.values()))
    return Map(
        writer.label("map_caption", at),
        writer.speller.label(writer.words("column_marker")),
        writer.speller.label(writer.words("map_key")),
        markers,
        writer.label("map_credit", at),
        writer.computed(f"{at}.alt", "map_alt", writer.words("alt_map", names=shown)),
    )


def annex(writer: Writer, path: str, section: Regions, title: Piece) -> list[AnyBlock]:
    """Return the annex of a section's meeting records: a row each; nothing where it has none."""
    records = [
        (f"{path}.regions.{region_name}.countries.{name}", entry)
        for region_name, region in zip(names(section.regions), section.regions, strict=True)
        for name, entry in zip(names(region.countries), region.countries, strict=True)
        if entry.is_record
    ]
    if not records:
        return []
    at = f"{path}.annex"
    fields = [field for field in _ANNEX_FIELDS if any(_has(entry, field) for _, entry in records)]
    headers = [writer.label(f"column_{field}", at) for field in fields]
    cells = [[_record_cell(writer, entry, field) for field in fields] for _, entry in records]
    weights = _weights(headers, cells)
    columns = tuple(Column(h, weight=w) for h, w in zip(headers, weights, strict=True))
    heading = writer.words("annex", title="".join(span.text for span in title.text))
    return [
        Heading(1, writer.computed(f"{at}.title", "annex", heading), keep_next=True, new_page=True),
        Table(
            None,
            columns,
            tuple(
                Row(tuple(row), key=key(p), origin=Authored(p), head=True)
                for (p, _), row in zip(records, cells, strict=True)
            ),
        ),
    ]


def _weights(headers: Sequence[Piece], rows: Sequence[Sequence[Text]]) -> list[float]:
    """Return the columns' widths: room for the longest word of each, the rest by their texts."""
    looked_at = rows[:: len(rows) // _ROWS_LOOKED_AT + 1]
    needed, wished = [], []
    for place, header in enumerate(headers):
        texts = [plain(header.text), *(plain(row[place]) for row in looked_at)]
        longest = max(_breadth(word) for text in texts for word in text.split(" "))
        mean = sum(map(len, texts)) / len(texts)
        needed.append(min(longest, _WIDEST_WORD) + 2)
        wished.append(max(0.0, mean - needed[-1]))
    spare = max(0, _LINE - sum(needed)) / (sum(wished) or 1)
    return [float(need + wish * spare) for need, wish in zip(needed, wished, strict=True)]


def _breadth(word: str) -> int:
    """Return a word's width in Arabic letters; Latin capitals are broad."""
    return len(word) + sum(map(str.isupper, word)) // 2


def _has(entry: Entry, field: str) -> bool:
    if field == "country":
        return True
    return bool(getattr(entry, field))


def _record_cell(writer: Writer, entry: Entry, field: str) -> Text:
    match field:
        case "country":
            party = writer.country(entry.country) if entry.country else entry.entity or ""
            return writer.cell(party)
        case "date":
            return writer.cell(_on_one_line(writer, entry.date)) if entry.date else ()
        case "topics":
            return writer.cell(writer.listed(entry.topics)) if entry.topics else ()
        case _:
            value = getattr(entry, field)
            return writer.cell(value) if value else ()


def _on_one_line(writer: Writer, date: Date) -> str:
    """Return a date in words; one from a day to another may break, it is long."""
    shown = writer.date(date)
    return shown if date.until else shown.replace(" ", NO_BREAK_SPACE)
