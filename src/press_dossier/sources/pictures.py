"""Photos and logos made safe to print: upright, sRGB, no larger than print needs, no metadata.

A picture is decoded and encoded anew, so nothing of the file but its pixels goes on: no EXIF, no
position, no comment, no profile. SVG is refused: it can fetch and run what it names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from press_dossier.asset import Asset
from press_dossier.errors import Problem, SourceError
from press_dossier.sources.beside import OutsideError, beside, neighbour
from press_dossier.sources.marked import Path as DataPath
from press_dossier.sources.marked import Plain
from press_dossier.sources.refusals import Places
from press_dossier.sources.textfile import read_bytes

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST_FILE = 60_000_000
"""Bytes."""
MOST_PIXELS = 50_000_000
"""What a telephone takes; decoded, 200 MB."""
WIDEST, TALLEST = 1850, 2900
"""Pixels at 300 dpi of an A4 page's text area."""

_FORMATS = ("JPEG", "PNG", "WEBP")
_EXPECTED = "JPEG, PNG, WebP"
_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp")
_QUALITY = 88
_PNG_PREFERRED = 1.5
"""An opaque PNG stays one unless it is larger than a JPEG by this: drawings keep their edges."""


def load(folder: Path, name: str) -> Asset:
    """Return the picture at the relative path `name` within `folder`.

    Raises SourceError with the codes `picture-outside`, `picture-missing`, `picture-unreadable`,
    `picture-type`, `picture-too-large` or `picture-broken`.
    """
    path = _inside(folder, name)
    try:
        data = read_bytes(path, LARGEST_FILE)
    except SourceError as error:
        code = error.problems[0].code
        if code == "too-large":
            raise _too_large(name, f"≤ {LARGEST_FILE // 1_000_000} MB") from None
        if code in ("file-not-found", "not-a-file"):
            near = neighbour(path, _SUFFIXES)
            nearest = None if near is None else PurePosixPath(name).with_name(near).as_posix()
            problem = Problem("picture-missing", found=name, expected=str(path), nearest=nearest)
            raise SourceError(problem) from None
        problem = Problem("picture-unreadable", found=name, values=error.problems[0].values)
        raise SourceError(problem) from None
    return read(data, name)


def read(data: bytes, name: str) -> Asset:
    """Return the picture that a JPEG, PNG or WebP file holds; `name` is told in refusals.

    Raises SourceError with the codes `picture-type`, `picture-too-large` or `picture-broken`.
    """
    from PIL import Image, UnidentifiedImageError

    try:
        image = Image.open(BytesIO(data), formats=_FORMATS)
    except UnidentifiedImageError:
        raise SourceError(Problem("picture-type", found=name, expected=_EXPECTED)) from None
    except Image.DecompressionBombError:
        raise _too_large(name, _limit()) from None
    except Exception:
        raise SourceError(Problem("picture-broken", found=name)) from None
    with image:
        if image.width * image.height > MOST_PIXELS:
            raise _too_large(name, _limit())
        try:
            return _encoded(_upright(image), image.format or "")
        # Decoders fed with hostile bytes raise whatever their parts raise.
        except Exception:
            raise SourceError(Problem("picture-broken", found=name)) from None


def load_all(
    data: Plain, folder: Path | None, places: Places
) -> tuple[dict[str, Asset], list[Problem]]:
    """Load every picture that a source names; return them by name, and what is wrong with any."""
    assets: dict[str, Asset] = {}
    problems: list[Problem] = []
    for path, name in _named(data):
        if name in assets:
            continue
        try:
            if folder is None:
                raise SourceError(Problem("picture-missing", found=name))
            assets[name] = load(folder, name)
        except SourceError as error:
            place = places.place(path)
            problems.extend(replace(problem, place=place) for problem in error.problems)
    return assets, problems


def _named(data: Plain) -> Iterator[tuple[DataPath, str]]:
    """Yield the names of pictures, with their paths in the data."""
    if not isinstance(data, dict):
        return
    issuer, photos = data.get("issuer"), data.get("photos")
    logo = issuer.get("logo") if isinstance(issuer, dict) else None
    if isinstance(logo, str):
        yield ("issuer", "logo"), logo
    for position, photo in enumerate(photos if isinstance(photos, list) else ()):
        name = photo.get("file") if isinstance(photo, dict) else None
        if isinstance(name, str):
            yield ("photos", position, "file"), name


def _inside(folder: Path, name: str) -> Path:
    try:
        return beside(folder, name)
    except OutsideError:
        raise SourceError(Problem("picture-outside", found=name)) from None
    except (OSError, ValueError, RuntimeError):
        raise SourceError(Problem("picture-missing", found=name)) from None


def _upright(image: Image) -> Image:
    """Return the pixels as they are looked at: turned, sRGB, at most of print's resolution."""
    from PIL import ImageOps

    # JPEG decodes at a half, quarter or eighth; twice the wanted size keeps the filter's quality.
    image.draft(None, (2 * TALLEST, 2 * TALLEST))
    profile: bytes | None = image.info.get("icc_profile")
    upright = ImageOps.exif_transpose(image)
    upright = _srgb(upright, profile)
    upright.thumbnail((WIDEST, TALLEST), reducing_gap=3.0)
    # Pillow copies comments and profiles of `info` into what it writes.
    upright.info = {}
    return upright


def _srgb(image: Image, profile: bytes | None) -> Image:
    if image.mode.startswith("I"):
        # 16 bits a sample: `convert` would cut off what is above 255.
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    has_alpha = image.has_transparency_data
    if profile and image.mode in ("RGB", "RGBA", "CMYK", "L"):
        image = _converted(image, profile, "RGBA" if image.mode == "RGBA" else "RGB")
    if not has_alpha:
        return image.convert("RGB")
    image = image.convert("RGBA")
    lowest, _ = image.getchannel("A").getextrema()
    return image.convert("RGB") if lowest == 255 else image


def _converted(image: Image, profile: bytes, mode: str) -> Image:
    """Return the image in sRGB; one whose profile is broken counts as sRGB already."""
    from PIL import ImageCms

    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        converted = ImageCms.profileToProfile(
            image, source, ImageCms.createProfile("sRGB"), outputMode=mode
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return converted or image


def _encoded(image: Image, format: str) -> Asset:
    if image.mode == "RGBA":
        return _asset(image, "image/png", _png(image))
    jpeg = BytesIO()
    image.save(jpeg, "JPEG", quality=_QUALITY, optimize=True)
    if format == "PNG":
        png = _png(image)
        if len(png) <= _PNG_PREFERRED * jpeg.tell():
            return _asset(image, "image/png", png)
    return _asset(image, "image/jpeg", jpeg.getvalue())


def _png(image: Image) -> bytes:
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def _asset(image: Image, media_type: str, data: bytes) -> Asset:
    """Name a picture by its contents: file names tell what nobody means to publish."""
    suffix = "png" if media_type == "image/png" else "jpg"
    return Asset(
        name=f"{sha256(data).hexdigest()[:16]}.{suffix}",
        media_type="image/png" if media_type == "image/png" else "image/jpeg",
        data=data,
        width=image.width,
        height=image.height,
    )


def _limit() -> str:
    return f"≤ {MOST_PIXELS // 1_000_000} MP"


def _too_large(name: str, limit: str) -> SourceError:
    return SourceError(Problem("picture-too-large", found=name, expected=limit))
