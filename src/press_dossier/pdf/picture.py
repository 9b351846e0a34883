"""Pictures as PDF images: JPEG as it is, others decoded and deflated.

Pillow is asked for only where a picture is no JPEG.
"""

from __future__ import annotations

from io import BytesIO

from press_dossier.asset import Asset
from press_dossier.pdf.archive import ArchiveDocument

_JPEG_COMPONENTS = {1: b"DeviceGray", 3: b"DeviceRGB"}
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""Markers of a JPEG's frame header (ISO/IEC 10918-1, table B.1)."""


def add_picture(document: ArchiveDocument, asset: Asset) -> int:
    """Add a picture and return its number."""
    if asset.media_type == "image/jpeg":
        components = _jpeg_components(asset.data)
        if components in _JPEG_COMPONENTS:
            entries = _entries(asset.width, asset.height, _JPEG_COMPONENTS[components])
            return document.add_stream(entries + b"/Filter/DCTDecode", asset.data, deflate=False)
    return _add_decoded(document, asset)


def _add_decoded(document: ArchiveDocument, asset: Asset) -> int:
    from PIL import Image

    with Image.open(BytesIO(asset.data)) as opened:
        image: Image.Image = opened
        mask = b""
        if image.has_transparency_data:
            image = image.convert("RGBA")
            alpha = image.getchannel("A")
            if alpha.getextrema() != (255, 255):
                entries = _entries(*alpha.size, b"DeviceGray")
                mask = b"/SMask %d 0 R" % document.add_stream(entries, alpha.tobytes())
        grey = image.mode in ("L", "1")
        image = image.convert("L" if grey else "RGB")
        entries = _entries(*image.size, b"DeviceGray" if grey else b"DeviceRGB")
        return document.add_stream(entries + mask, image.tobytes())


def _entries(width: int, height: int, space: bytes) -> bytes:
    return b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/%b" % (
        width,
        height,
        space,
    )


def _jpeg_components(data: bytes) -> int:
    """Return the number of a JPEG's colour components; 0 where its frame is not found."""
    at = 2
    while at + 10 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in _FRAMES:
            return data[at + 9]
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return 0
