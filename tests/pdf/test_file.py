"""The file itself: the same input makes the same bytes, readers open it, validators pass it."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zlib import decompress

import pikepdf
import pytest

from press_dossier import compose, load
from press_dossier.document import Asset, Column, Image, Row, Running, Span, Table
from press_dossier.making import examples
from press_dossier.pdf import render
from press_dossier.pdf.archive import ArchiveDocument
from tests.conftest import _FILES
from tests.sample_document import LookName, authored, sample_document


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def test_the_same_document_gives_the_same_bytes() -> None:
    assert render(sample_document()).data == render(sample_document()).data


def test_each_page_of_a_latin_table_is_weighed_by_itself() -> None:
    """poppler reads a page with more Latin than Arabic letters from left to right."""
    latin = (Span("Interpol General Secretariat", "en", "ltr"),)
    columns = (Column(authored("a", "الهيئة")), Column(authored("b", "المقر")))
    table = Table(None, columns, (Row((latin, latin)),) * 120)
    blank = Running((), (), ())
    document = replace(sample_document(), blocks=(table,), notes=(), running=blank)

    with opened(render(document).data) as file:
        contents = [page.Contents.read_bytes() for page in file.pages]

    assert len(contents) > 3
    assert all(b"\n1 0 0 1 20.00 20.00 Tm\n" in page for page in contents[1:])


def test_the_file_is_sound_to_a_strict_reader() -> None:
    assert opened(render(sample_document(rows=60)).data).check_pdf_syntax() == []


def test_the_identifier_changes_with_the_contents() -> None:
    one = opened(render(sample_document(rows=6)).data).trailer.ID
    other = opened(render(sample_document(rows=7)).data).trailer.ID
    assert bytes(one[0]) != bytes(other[0])


def test_dates_come_from_the_epoch_else_from_the_dossier(monkeypatch: pytest.MonkeyPatch) -> None:
    document = sample_document()
    assert str(opened(render(document).data).docinfo.CreationDate).startswith("D:20250314")

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert str(opened(render(document).data).docinfo.CreationDate) == "D:20231114221320Z"


def test_markup_in_a_title_stays_text() -> None:
    document = sample_document()
    title = 'عنوان <b>&"\x00'
    data = render(replace(document, meta=replace(document.meta, title=title))).data
    with opened(data).open_metadata() as metadata:
        assert metadata["dc:title"] == 'عنوان <b>&"'


def test_a_jpeg_is_embedded_as_it_is() -> None:
    from PIL import Image as Pictures

    buffer = BytesIO()
    Pictures.new("RGB", (32, 20), "#0f4c3a").save(buffer, "JPEG")
    asset = Asset("photo.jpg", "image/jpeg", buffer.getvalue(), 32, 20)
    document = replace(sample_document(), blocks=(Image(asset, alt=authored("alt", "صورة")),))

    file = opened(render(document).data)

    (image,) = file.pages[1].Resources.XObject.values()
    assert image.read_raw_bytes() == buffer.getvalue()


def test_transparency_becomes_a_mask() -> None:
    from PIL import Image as Pictures

    buffer = BytesIO()
    Pictures.new("RGBA", (8, 8), (10, 20, 30, 128)).save(buffer, "PNG")
    asset = Asset("logo.png", "image/png", buffer.getvalue(), 8, 8)
    document = replace(sample_document(), blocks=(Image(asset, alt=authored("alt", "شعار")),))

    file = opened(render(document).data)

    (image,) = file.pages[1].Resources.XObject.values()
    assert set(image.SMask.read_bytes()) == {128}
    assert image.read_bytes()[:3] == bytes((10, 20, 30))


def test_objects_are_packed_and_found_again() -> None:
    document = ArchiveDocument()
    numbers = [document.add(b"<</Value %d>>" % value) for value in range(1000)]
    stream = document.add_stream(b"/Kind/Text", b"letters")
    unused = document.allocate()
    root = document.add(b"<</Type/Catalog/Pages %d 0 R>>" % document.add(b"<</Kids[]/Count 0>>"))

    file = opened(document.write(root, document.add(b"<<>>")))

    values = [int(file.get_object(number, 0).Value) for number in numbers]
    assert values == list(range(1000))
    assert file.get_object(stream, 0).read_bytes() == b"letters"
    assert decompress(file.get_object(stream, 0).read_raw_bytes()) == b"letters"
    assert file.get_object(unused, 0) is None


def test_five_thousand_rows_are_small_and_drawn_in_order() -> None:
    rendering = render(sample_document(rows=5000))
    assert len(rendering.data) < 3_200_000


def validation(data: bytes, flavour: str, folder: Path) -> list[str]:
    """What veraPDF finds wrong."""
    path = folder / "dossier.pdf"
    path.write_bytes(data)
    jar = _FILES["verapdf"][0]
    command = ["java", "-cp", str(jar), "org.verapdf.apps.GreenfieldCliWrapper"]
    ran = subprocess.run(
        [*command, "-f", flavour, "--format", "json", str(path)],
        capture_output=True,
        check=False,
        timeout=120,
    )
    (job,) = json.loads(ran.stdout)["report"]["jobs"]
    result = job["validationResult"]
    result = result[0] if isinstance(result, list) else result
    found = [
        f"{rule['clause']}: {rule['description']}"
        for rule in result["details"]["ruleSummaries"]
        if rule["ruleStatus"] != "PASSED"
    ]
    return found if found or result["compliant"] else ["not compliant"]


@pytest.mark.slow
@pytest.mark.needs("java")
@pytest.mark.needs("verapdf")
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
@pytest.mark.parametrize("look", ["official", "modern"])
def test_every_block_and_a_thousand_rows_pass_verapdf(
    look: LookName, flavour: str, tmp_path: Path
) -> None:
    assert validation(render(sample_document(look, rows=1000)).data, flavour, tmp_path) == []


@pytest.mark.slow
@pytest.mark.needs("java")
@pytest.mark.needs("verapdf")
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
@pytest.mark.parametrize("template", ["official", "modern"])
@pytest.mark.parametrize("example", sorted(examples()))
def test_the_built_in_dossiers_pass_verapdf(
    example: str, template: str, flavour: str, tmp_path: Path
) -> None:
    document = compose(load(examples()[example]), template)
    assert validation(render(document).data, flavour, tmp_path) == []
