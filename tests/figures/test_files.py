"""A drawing as SVG and PNG: what Word shows, without any font."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO

import pytest
from lxml import etree
from PIL import Image

from press_dossier.figures import Drawing, Path, chart, png, svg, world_map
from press_dossier.figures.drawing import circle, polygon, rectangle
from press_dossier.figures.geometry import Box
from press_dossier.figures.outlines import glyph_outlines
from press_dossier.look import Look
from press_dossier.typography import Typesetter
from tests.figures.scenes import WIDTH, bars, bounds, chart_of, ink, map_of

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def drawing(look: Look, typesetter: Typesetter) -> Drawing:
    return chart(chart_of(("أوروبا", 9), ("الأمريكتان", 5)), look, typesetter, WIDTH)


def picture(drawing: Drawing, dots_per_inch: float = 144) -> Image.Image:
    return Image.open(BytesIO(png(drawing, dots_per_inch)))


def hexadecimal(colour: object) -> str:
    assert isinstance(colour, tuple)
    return "#" + bytes(colour).hex()


def test_svg_is_well_formed_and_has_the_drawing_s_size(drawing: Drawing) -> None:
    root = etree.fromstring(svg(drawing).encode())

    assert root.tag == f"{SVG}svg"
    assert root.get("width") == "442.2pt"
    assert [float(n) for n in root.get("viewBox").split()] == [0, 0, 442.2, drawing.height]


def test_svg_needs_no_font(drawing: Drawing) -> None:
    root = etree.fromstring(svg(drawing).encode())

    assert {child.tag for child in root} == {f"{SVG}path"}
    assert len(root) == len(drawing.paths) + len(drawing.labels)


def test_svg_paths_are_the_drawing_s(drawing: Drawing, look: Look) -> None:
    root = etree.fromstring(svg(drawing).encode())

    filled = [path.get("d") for path in root if path.get("fill") == look.palette.accent]

    box = bars(drawing, look)[0]
    assert len(filled) == 2
    assert filled[0].startswith(f"M{round(box.left, 2):g} {round(box.top, 2):g}L")
    assert filled[0].endswith("Z")


def test_glyphs_are_drawn_where_the_text_is_set(drawing: Drawing) -> None:
    for label in drawing.labels:
        # Control points may lie a little beyond the curves' extremes.
        drawn, measured = bounds(Path(glyph_outlines(label))), ink(label)
        assert drawn == pytest.approx(measured, abs=1.0)


def test_png_has_the_drawing_s_size_and_colours(drawing: Drawing, look: Look) -> None:
    image = picture(drawing)

    bar = bars(drawing, look)[0]
    middle = (round(bar.left + bar.right), round(bar.top + bar.bottom))
    assert image.size == (round(442.2 * 2), round(drawing.height * 2))
    assert hexadecimal(image.getpixel(middle)) == look.palette.accent
    assert image.getpixel((2, image.height - 2)) == (255, 255, 255)


def test_png_shows_the_letters(drawing: Drawing, look: Look) -> None:
    image = picture(drawing)

    left, top, right, bottom = (round(edge * 2) for edge in ink(drawing.labels[0]))
    letters = image.crop((left, top, right, bottom))
    pixels = {hexadecimal(colour) for _, colour in letters.getcolors(9999) or ()}

    assert look.palette.heading in pixels
    assert "#ffffff" in pixels


def shape(*paths: Path) -> Image.Image:
    return picture(Drawing(40, 40, paths, ()), 72)


def test_a_shape_within_another_is_a_hole_where_it_turns_the_other_way() -> None:
    outer = rectangle(Box(5, 5, 35, 35))
    inner = polygon([(15, 15), (15, 25), (25, 25), (25, 15)])

    image = shape(Path(outer + inner, "#000000"))

    assert image.getpixel((20, 20)) == (255, 255, 255)
    assert image.getpixel((10, 20)) == (0, 0, 0)


def test_shapes_that_overlap_and_turn_alike_are_filled_together() -> None:
    image = shape(Path(rectangle(Box(5, 5, 25, 25)) + rectangle(Box(15, 15, 35, 35)), "#000000"))

    assert image.getpixel((20, 20)) == image.getpixel((10, 10)) == (0, 0, 0)


def test_a_ring_is_stroked_around_a_disc() -> None:
    image = shape(Path(circle(20, 20, 10), "#ff0000", "#0000ff", 4))

    assert image.getpixel((20, 20)) == (255, 0, 0)
    assert image.getpixel((30, 20)) == (0, 0, 255)
    assert image.getpixel((35, 20)) == (255, 255, 255)


def test_what_lies_outside_the_drawing_is_left_out() -> None:
    image = shape(Path(rectangle(Box(50, 50, 90, 90)), "#000000"))

    assert image.getcolors() == [(1600, (255, 255, 255))]


def test_the_same_figure_gives_the_same_bytes(look: Look) -> None:
    def files() -> tuple[str, bytes]:
        drawing = world_map(
            map_of(["IT", "VA", "SM"]), look, Typesetter(look.families), WIDTH, "latn"
        )
        return svg(drawing), png(drawing)

    assert files() == files()


def test_what_draws_is_not_imported_before_a_figure_is_asked_for() -> None:
    code = (
        "import sys, press_dossier.figures\n"
        "late = 'PIL', 'press_dossier.geography', 'press_dossier.figures.worldmap'\n"
        "print(any(name in sys.modules for name in late))"
    )

    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert result.stdout.strip() == "False"
