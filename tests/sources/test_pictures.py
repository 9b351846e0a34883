"""Pictures made safe: within the folder, upright, sRGB, no larger than print needs, no metadata."""

from __future__ import annotations

import os
import zlib
from io import BytesIO
from pathlib import Path
from struct import pack

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from press_dossier import messages
from press_dossier.errors import SourceError
from press_dossier.sources import pictures, yaml
from tests.sources.samples import DOSSIER


def encoded(image: Image.Image, format: str, **options: object) -> bytes:
    file = BytesIO()
    image.save(file, format, **options)
    return file.getvalue()


def halves(width: int = 60, height: int = 40) -> Image.Image:
    """Return a picture that is red on its left half and blue on its right."""
    image = Image.new("RGB", (width, height), "red")
    image.paste("blue", (width // 2, 0, width, height))
    return image


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


def refused(folder: Path, name: str) -> str:
    with pytest.raises(SourceError) as caught:
        pictures.load(folder, name)
    (problem,) = caught.value.problems
    assert problem.code in messages.codes()
    assert problem.found == name
    return problem.code


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_a_picture_keeps_its_pixels(format: str) -> None:
    asset = pictures.read(encoded(halves(), format), "a")
    image = opened(asset.data).convert("RGB")
    assert (asset.width, asset.height) == image.size == (60, 40)
    left, right = image.getpixel((10, 20)), image.getpixel((50, 20))
    assert left[0] > 200 > 60 > left[2]
    assert right[2] > 200 > 60 > right[0]


def test_the_same_picture_gives_the_same_bytes() -> None:
    data = encoded(halves(), "JPEG")
    assert pictures.read(data, "a") == pictures.read(data, "b")


def test_position_and_comments_do_not_go_on() -> None:
    exif = Image.Exif()
    exif[0x010E] = "SECRET description"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[29] = "SECRET date"
    text = PngInfo()
    text.add_text("Comment", "SECRET comment")
    for data in (
        encoded(halves(), "JPEG", exif=exif, comment=b"SECRET comment", xmp=b"<x>SECRET</x>"),
        encoded(halves(), "PNG", exif=exif, pnginfo=text),
        encoded(halves(), "WEBP", exif=exif.tobytes(), xmp=b"<x>SECRET</x>"),
    ):
        assert b"SECRET" in data
        asset = pictures.read(data, "SECRET.jpg")
        assert b"SECRET" not in asset.data
        assert "SECRET" not in asset.name
        assert not opened(asset.data).getexif()
        assert opened(asset.data).info.keys() <= {
            "jfif",
            "jfif_version",
            "jfif_unit",
            "jfif_density",
        }


def test_a_turned_photo_is_put_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned: right is up
    asset = pictures.read(encoded(halves(), "JPEG", exif=exif, quality=95), "a")
    image = opened(asset.data)
    assert image.size == (40, 60)
    top = image.getpixel((20, 10))
    assert top[0] > 200 > top[2]


def test_a_large_photo_is_scaled_to_print_resolution() -> None:
    asset = pictures.read(encoded(halves(6000, 3000), "JPEG"), "a")
    assert (asset.width, asset.height) == (1850, 925)


def test_a_tall_picture_fits_the_page() -> None:
    asset = pictures.read(encoded(halves(100, 9000), "PNG"), "a")
    assert asset.height == pictures.TALLEST


def test_a_logo_keeps_its_transparency() -> None:
    logo = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    logo.paste((200, 0, 0, 255), (5, 5, 15, 15))
    asset = pictures.read(encoded(logo, "PNG"), "a")
    assert asset.media_type == "image/png"
    assert opened(asset.data).getpixel((0, 0))[3] == 0


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16", "CMYK"])
def test_every_mode_becomes_rgb(mode: str) -> None:
    grey = Image.new("L", (8, 8), 128)
    image = Image.new("I;16", (8, 8), 128 * 257) if mode == "I;16" else grey.convert(mode)
    asset = pictures.read(encoded(image, "JPEG" if mode == "CMYK" else "PNG"), "a")
    result = opened(asset.data)
    assert result.mode in ("RGB", "RGBA")
    if mode != "1":
        assert all(abs(sample - 128) < 6 for sample in result.getpixel((4, 4))[:3])


def test_a_profile_does_not_go_on() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ"))
    data = encoded(halves(), "JPEG", icc_profile=profile.tobytes())
    asset = pictures.read(data, "a")
    assert "icc_profile" not in opened(asset.data).info


def test_a_broken_profile_counts_as_srgb() -> None:
    asset = pictures.read(encoded(halves(), "JPEG", icc_profile=b"\0" * 200), "a")
    assert opened(asset.data).getpixel((10, 20))[0] > 200


@pytest.mark.parametrize(
    "name",
    [
        "../outside.png",
        "a/../../outside.png",
        "/etc/passwd",
        "//server/share/a.png",
        "C:\\a.png",
        "C:a.png",
        "\\\\server\\a.png",
        "..\\outside.png",
        "\\a.png",
    ],
)
def test_a_path_that_climbs_out_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "outside.png").write_bytes(encoded(halves(), "PNG"))
    folder = tmp_path / "source"
    folder.mkdir()
    assert refused(folder, name) == "picture-outside"


@pytest.mark.skipif(os.name == "nt", reason="making links needs a right on Windows")
def test_a_link_that_leads_out_is_refused_and_one_that_stays_is_followed(tmp_path: Path) -> None:
    (tmp_path / "outside.png").write_bytes(encoded(halves(), "PNG"))
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "inside.png").write_bytes(encoded(halves(), "PNG"))
    (folder / "leads_out.png").symlink_to(tmp_path / "outside.png")
    (folder / "stays.png").symlink_to(folder / "inside.png")
    (folder / "circle.png").symlink_to(folder / "circle.png")
    assert refused(folder, "leads_out.png") == "picture-outside"
    assert refused(folder, "circle.png") == "picture-missing"
    assert pictures.load(folder, "stays.png").width == 60


@pytest.mark.parametrize("name", ["absent.png", "folder", "a\0.png", "x" * 400, ".", ""])
def test_a_missing_picture_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    assert refused(tmp_path, name) in ("picture-missing", "picture-unreadable")


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>'


@pytest.mark.parametrize(
    "data",
    [
        SVG,
        b"",
        b"%PDF-1.7",
        b"MZ\x90\x00",
        b"GIF89a",
        encoded(halves(), "GIF"),
        encoded(halves(), "TIFF"),
        encoded(halves(), "BMP"),
        encoded(halves(), "PDF"),
        encoded(halves(), "ICO"),
    ],
)
def test_another_kind_of_file_is_refused_whatever_its_name(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.png").write_bytes(data)
    assert refused(tmp_path, "a.png") == "picture-type"


def png_header(width: int, height: int) -> bytes:
    """Return a PNG of some dozen bytes that claims a size."""
    header = b"IHDR" + pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = b"IDAT" + zlib.compress(b"\0" * 100)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        pack(">I", len(chunk) - 4) + chunk + pack(">I", zlib.crc32(chunk))
        for chunk in (header, body, b"IEND")
    )


@pytest.mark.parametrize("size", [(60_000, 60_000), (8_000, 7_000), (2**31 - 1, 2**31 - 1)])
def test_a_picture_of_too_many_pixels_is_refused_undecoded(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    (tmp_path / "bomb.png").write_bytes(png_header(*size))
    assert refused(tmp_path, "bomb.png") == "picture-too-large"


def test_a_file_of_too_many_bytes_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "LARGEST_FILE", 100)
    (tmp_path / "a.png").write_bytes(encoded(halves(), "PNG") + b"\0" * 100)
    assert refused(tmp_path, "a.png") == "picture-too-large"


@given(st.sampled_from(["JPEG", "PNG", "WEBP"]), st.data())
def test_a_damaged_picture_is_read_or_refused(format: str, data: st.DataObject) -> None:
    whole = encoded(halves(), format)
    start = data.draw(st.integers(0, len(whole) - 1))
    length = data.draw(st.integers(0, 40))
    damaged = whole[:start] + data.draw(st.binary(max_size=20)) + whole[start + length :]
    try:
        asset = pictures.read(damaged, "a")
    except SourceError as error:
        assert error.problems[0].code.startswith("picture-")  # noqa: PT017
    else:
        assert asset.width > 0


def test_a_truncated_photo_is_broken() -> None:
    data = encoded(Image.effect_noise((200, 200), 90), "JPEG")
    with pytest.raises(SourceError) as caught:
        pictures.read(data[: len(data) // 2], "a")
    assert caught.value.problems[0].code == "picture-broken"


def test_a_dossier_holds_its_pictures_by_the_names_that_it_gives_them(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "hall.jpg").write_bytes(encoded(halves(), "JPEG"))
    path = tmp_path / "d.yaml"
    path.write_text(DOSSIER + "photos:\n  - {file: photos/hall.jpg, alt: قاعة}\n", "utf-8")
    assert yaml.load(path).assets["photos/hall.jpg"].media_type == "image/jpeg"


def test_what_is_wrong_with_pictures_is_told_at_their_places_with_all_else(tmp_path: Path) -> None:
    path = tmp_path / "d.yaml"
    text = DOSSIER.replace("status: final", "status: done")
    text += "photos:\n  - {file: absent.jpg, alt: قاعة}\n  - {file: ../x.jpg, alt: قاعة}\n"
    path.write_text(text, "utf-8")
    with pytest.raises(SourceError) as caught:
        yaml.load(path)
    assert [(p.code, p.place.field) for p in caught.value.problems] == [
        ("unknown-value", "status"),
        ("picture-missing", "photos[0].file"),
        ("picture-outside", "photos[1].file"),
    ]
