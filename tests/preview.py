"""Draws the pictures in README.md: `python -m tests.preview` from the project's folder."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PIL import Image

from press_dossier import compose, load, making, render

_SCALE = 0.72
_GAP = 14
_GROUND = "#c9cdd2"
_PAGES = 3


def preview(example: str, template: str) -> Image.Image:
    """Return the first pages of a built-in dossier side by side, from the right."""
    document = compose(load(making.examples()[example]), template)
    pdf = pypdfium2.PdfDocument(render(document, "pdf"))
    pages = [pdf[number].render(scale=_SCALE).to_pil() for number in range(_PAGES)]
    width = sum(page.width + _GAP for page in pages) + _GAP
    sheet = Image.new("RGB", (width, pages[0].height + 2 * _GAP), _GROUND)
    left = width
    for page in pages:
        left -= page.width + _GAP
        sheet.paste(page, (left, _GAP))
    return sheet.quantize(96, dither=Image.Dither.NONE)


def main() -> None:
    """Write the picture of each template."""
    for example, template in (("marrakech", "official"), ("health", "modern")):
        preview(example, template).save(Path("templates") / template / "preview.png", optimize=True)


if __name__ == "__main__":
    main()
