"""Workbooks of meetings: columns told by their names, every bad cell by sheet and cell."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from press_dossier import messages
from press_dossier.errors import Problem, SourceError
from press_dossier.model import Dossier, Regions
from press_dossier.sources import sheet, workbook, yaml
from tests.sources.samples import DOSSIER

HEADER = ("القارة", "البلد", "الوفد", "رئيس الوفد", "التاريخ", "المواضيع")
ROW = ("أوروبا", "فرنسا", "وفد الوزارة", "السيد دوبون", "2025-11-24", "التكوين؛ البحث")
FIELDS = (("العنوان", "لقاءات ثنائية"), ("الجهة المصدرة", "وزارة الأمثلة"), ("المصدر", "بلاغ"))

BLANK = sheet.blank()
Rows = list[tuple[object, ...]]


def saved(path: Path, rows: Rows, fields: Rows | None = None) -> Path:
    book = Workbook()
    meetings = book.active
    meetings.title = "اللقاءات"
    for row in rows:
        meetings.append(row)
    if fields is not None:
        dossier = book.create_sheet("الملف")
        for row in fields:
            dossier.append(row)
    book.save(path)
    return path


def read(folder: Path, rows: Rows, fields: Rows | None = None) -> sheet.Reading:
    chosen = list(FIELDS) if fields is None else fields
    return sheet.read(saved(folder / "meetings.xlsx", rows, chosen))


def problems(path: Path) -> list[Problem]:
    with pytest.raises(SourceError) as caught:
        sheet.read(path)
    found = list(caught.value.problems)
    assert {problem.code for problem in found} <= messages.codes()
    return found


def cells(found: list[Problem]) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.place.cell) for problem in found]


def regions(dossier: Dossier) -> Regions:
    (found,) = [section for section in dossier.sections if isinstance(section, Regions)]
    return found


def test_a_row_becomes_a_meeting_of_its_continent(tmp_path: Path) -> None:
    dossier = read(tmp_path, [HEADER, ROW]).dossier
    (region,) = regions(dossier).regions
    (entry,) = region.countries
    assert dossier.title == "لقاءات ثنائية"
    assert dossier.issuer.ministry == "وزارة الأمثلة"
    assert region.name == "أوروبا"
    assert entry.country is not None
    assert (entry.country.code, entry.head, entry.topics) == (
        "FR",
        "السيد دوبون",
        ("التكوين", "البحث"),
    )


def test_columns_may_stand_in_any_order_in_english_below_a_title(tmp_path: Path) -> None:
    rows: Rows = [
        ("Meetings of the forum",),
        (),
        (None, "Head", "Country", "Continent"),
        (None, "Ms Martin", "Spain", "Europe"),
    ]
    (region,) = regions(read(tmp_path, rows).dossier).regions
    assert [(e.head, e.country and e.country.code) for e in region.countries] == [
        ("Ms Martin", "ES")
    ]


@pytest.mark.parametrize(
    "header", ["البلد", "الدّولة", " الدولة: ", "اسم البلد", "COUNTRY", "Country"]
)
def test_a_header_is_known_in_each_of_its_spellings(tmp_path: Path, header: str) -> None:
    assert regions(read(tmp_path, [("القارة", header), ("آسيا", "اليابان")]).dossier).regions


def test_dates_are_read_as_offices_type_them(tmp_path: Path) -> None:
    from datetime import datetime

    typed = [datetime(2025, 11, 24, 10, 30), "24/11/2025", "٢٤/١١/٢٠٢٥", "2025-11", 2025]
    rows: Rows = [HEADER, *(("أوروبا", "فرنسا", "", "", date, "") for date in typed)]
    (region,) = regions(read(tmp_path, rows).dossier).regions
    assert [e.date.iso() for e in region.countries if e.date] == [
        "2025-11-24", "2025-11-24", "2025-11-24", "2025-11", "2025",
    ]  # fmt: skip


def test_every_bad_cell_is_told_at_once(tmp_path: Path) -> None:
    rows: Rows = [
        HEADER,
        ("أوروبا", "فرنساا", "", "", "", ""),
        ("أوروبا", "إسبانيا", "", "", "غدا", ""),
        ("", "إيطاليا", "وفد", "", "", ""),
        ("", "أتلانتس", "وفد", "", "", ""),
        ("أوروبا", "", "وفد", "", "", ""),
        ("أوروبا", "البرتغال", "a\u202eb", "", "", ""),
        ("أوروبا", "اليونان", "x" * 501, "", "", ""),
    ]
    path = saved(tmp_path / "meetings.xlsx", rows, list(FIELDS))
    assert sorted(cells(problems(path)), key=lambda pair: pair[1] or "") == [
        ("cell-missing", "A4"),
        ("cell-missing", "A5"),
        ("unknown-country-cell", "B2"),
        ("unknown-country-cell", "B5"),
        ("cell-missing", "B6"),
        ("control-character", "C7"),
        ("too-long", "C8"),
        ("not-a-date", "E3"),
    ]
    assert {problem.place.sheet for problem in problems(path)} == {"اللقاءات"}


@pytest.mark.parametrize(
    ("typed", "nearest"), [("32/5/2026", None), ("5/13/2026", "2026-05-13"), ("٣١/٤/٢٠٢٦", None)]
)
def test_a_day_that_does_not_exist_is_told_as_it_was_typed(
    typed: str, nearest: str | None, tmp_path: Path
) -> None:
    rows: Rows = [HEADER, ("أوروبا", "فرنسا", "وفد", "", typed, "")]
    (problem,) = problems(saved(tmp_path / "meetings.xlsx", rows, list(FIELDS)))

    assert (problem.code, problem.found, problem.nearest) == ("not-a-date", typed, nearest)


def test_a_missing_dossier_sheet_is_told_with_the_bad_cells(tmp_path: Path) -> None:
    path = saved(tmp_path / "meetings.xlsx", [HEADER, ("أوروبا", "أتلانتس")])
    found = problems(path)
    assert [problem.code for problem in found] == ["sheet-no-dossier", "unknown-country-cell"]
    assert "الملف" in messages.describe(found[0], "ar")


def test_a_field_of_the_dossier_sheet_is_told_by_its_cell(tmp_path: Path) -> None:
    fields: Rows = [("العنوان", "لقاءات"), ("التاريخ", "غدا"), ("الحالة", "مؤقت")]
    path = saved(tmp_path / "meetings.xlsx", [HEADER, ROW], fields)
    assert cells(problems(path)) == [("unknown-value", "B3"), ("not-a-date", "B2")]


def test_the_state_of_the_dossier_is_known_in_arabic(tmp_path: Path) -> None:
    fields: Rows = [("العنوان", "لقاءات"), ("الحالة", "مسودّة")]
    assert read(tmp_path, [HEADER, ROW], fields).dossier.status == "draft"


def test_a_missing_title_is_told(tmp_path: Path) -> None:
    path = saved(tmp_path / "meetings.xlsx", [HEADER, ROW], [("الوزارة", "وزارة")])
    (problem,) = problems(path)
    assert (problem.code, problem.expected, problem.place.sheet) == (
        "missing-field",
        "العنوان",
        "الملف",
    )


def test_problems_are_told_in_the_words_of_the_sheet(tmp_path: Path) -> None:
    header = ("القارة", "الدولة", "تاريخ اللقاءء")
    fields: Rows = [("العنوان", "لقاءات"), ("الحالة", "نموذجج"), ("الوزارةة", "وزارة")]
    path = saved(tmp_path / "m.xlsx", [header, ("أوروبا", "إسبانياا", "2026")], fields)

    found = {problem.code: problem for problem in problems(path)}

    state, country = found["unknown-value"], found["unknown-country-cell"]
    assert (state.place.field, state.nearest) == ("الحالة", "نموذج")
    assert state.expected == "نهائي, مسودة, نموذج"
    assert (country.place.field, country.nearest, country.expected) == (
        "الدولة",
        "إسبانيا",
        "الجهة",
    )
    assert found["column-unknown"].nearest == "تاريخ اللقاء"
    assert found["row-unknown"].nearest == "الوزارة"


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([], "sheet-no-header"),
        ([("a", "b")], "sheet-no-header"),
        ([("البلد",), ("فرنسا",)], "sheet-no-header"),
        ([HEADER], "sheet-empty"),
        ([("البلد", "الوفد"), ("فرنسا", "وفد")], "column-missing"),
        ([("البلد", "القارة", "الدولة"), ("فرنسا", "أوروبا", "فرنسا")], "column-twice"),
    ],
)
def test_a_sheet_without_what_it_needs_is_refused(tmp_path: Path, rows: Rows, code: str) -> None:
    path = saved(tmp_path / "meetings.xlsx", rows, list(FIELDS))
    assert code in [problem.code for problem in problems(path)]


def test_an_unknown_column_is_a_warning(tmp_path: Path) -> None:
    reading = read(tmp_path, [(*HEADER, "ملاحظات"), (*ROW, "x")])
    assert [(w.code, w.place.cell) for w in reading.warnings] == [("column-unknown", "G1")]


def test_more_rows_than_the_limit_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 5)
    path = saved(tmp_path / "meetings.xlsx", [HEADER, *[ROW] * 6], list(FIELDS))
    assert [problem.code for problem in problems(path)] == ["sheet-too-long"]


def records(folder: Path, rows: Rows, text: str = DOSSIER, name: str = "m.xlsx") -> Path:
    saved(folder / "m.xlsx", rows, list(FIELDS) if text is DOSSIER else None)
    path = folder / "d.yaml"
    source = text.replace("  - kind: regions\n", f"  - kind: regions\n    records: {name}\n")
    path.write_text(source, "utf-8")
    return path


def test_rows_join_the_regions_of_a_yaml_source_and_new_regions_follow(tmp_path: Path) -> None:
    rows: Rows = [
        HEADER,
        ("إفريقيا", "مصر", "وفد", "", "", ""),
        ("اوروبا", "إيطاليا", "وفد", "", "", ""),
    ]
    reading = yaml.read(records(tmp_path, rows))
    found = regions(reading.dossier).regions
    assert [(r.name, len(r.countries)) for r in found] == [
        ("أوروبا", 4),
        ("آسيا", 2),
        ("إفريقيا", 1),
    ]
    assert [w.code for w in reading.warnings] == ["sheet-dossier-ignored"]


def test_bad_cells_and_bad_fields_are_told_together(tmp_path: Path) -> None:
    rows: Rows = [HEADER, ("أوروبا", "أتلانتس", "وفد", "", "غدا", "")]
    path = records(tmp_path, rows, DOSSIER.replace("status: final", "status: done"))
    with pytest.raises(SourceError) as caught:
        yaml.load(path)
    assert sorted((p.code, p.place.cell, p.place.line) for p in caught.value.problems) == [
        ("not-a-date", "E2", None),
        ("unknown-country-cell", "B2", None),
        ("unknown-value", None, 6),
    ]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("absent.xlsx", "file-not-found"),
        ("../m.xlsx", "sheet-outside"),
        ("/etc/passwd", "sheet-outside"),
        ("d.yaml", "not-a-package"),
        (".", "not-a-file"),
        ("'a\\0'", "file-not-found"),
        ("[m.xlsx]", "wrong-type"),
    ],
)
def test_a_workbook_that_is_not_there_is_told_at_its_line(
    tmp_path: Path, name: str, code: str
) -> None:
    with pytest.raises(SourceError) as caught:
        yaml.load(records(tmp_path, [HEADER, ROW], name=name))
    (problem,) = caught.value.problems
    assert (problem.code, problem.place.line) == (code, 31)


def repacked(data: bytes, changes: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changes.get(name, old.read(name)))
    return file.getvalue()


def refused(data: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        workbook.decode(data, "m.xlsx")
    return caught.value.problems[0].code


def test_hostile_packages_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = saved(tmp_path / "m.xlsx", [HEADER, ROW], list(FIELDS)).read_bytes()
    entity = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    assert refused(b"") == "package-broken"
    assert refused(b"PK\x03\x04" + b"\0" * 50) == "package-broken"
    assert refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600) == "package-encrypted"
    assert refused(good[: len(good) // 2]) == "package-broken"
    assert refused(repacked(good, {"xl/workbook.xml": entity})) == "package-dtd"
    assert refused(repacked(good, {"xl/workbook.xml": b"<x/>"})) == "sheet-missing"
    assert refused(repacked(good, {"xl/worksheets/sheet1.xml": b"<"})) == "package-broken"
    monkeypatch.setattr("press_dossier.sources.package.LARGEST_CONTENT", 10_000)
    assert refused(repacked(good, {"xl/styles.xml": b" " * 100_000})) == "package-too-large"


def test_a_cell_at_the_end_of_the_sheet_costs_nothing(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "اللقاءات"
    for row in (HEADER, ROW):
        book.active.append(row)
    book.active["XFD1048576"] = "x"
    book.create_sheet("الملف").append(("العنوان", "لقاءات"))
    book.save(tmp_path / "m.xlsx")
    assert len(workbook.read(tmp_path / "m.xlsx").rows) == 1


@given(st.data())
def test_a_damaged_workbook_is_read_or_refused(data: st.DataObject) -> None:
    whole = BLANK
    start = data.draw(st.integers(0, len(whole) - 1))
    damaged = whole[:start] + data.draw(st.binary(max_size=8)) + whole[start + 4 :]
    try:
        book = workbook.decode(damaged)
    except SourceError:
        return
    assert book.rows


def test_the_blank_workbook_makes_a_dossier_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "new.xlsx"
    path.write_bytes(sheet.blank())
    reading = sheet.read(path)
    assert reading.warnings == ()
    assert reading.dossier.status == "sample"
    assert sheet.blank() == path.read_bytes()


def test_the_blank_workbook_runs_right_to_left_and_offers_lists() -> None:
    book = load_workbook(BytesIO(sheet.blank()))
    meetings = book["اللقاءات"]
    offered = {str(v.sqref): v.formula1 for v in meetings.data_validations.dataValidation}
    assert all(s.sheet_view.rightToLeft for s in book.worksheets)
    assert offered == {"A2:A2000": "'القوائم'!$A$1:$A$8", "B2:B2000": "'القوائم'!$B$1:$B$250"}
    assert book["القوائم"].sheet_state == "hidden"
