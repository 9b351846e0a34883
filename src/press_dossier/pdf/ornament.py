"""The covers' stars: hairlines, drawn once as a form and placed side by side."""

from __future__ import annotations

from press_dossier.ornament import star
from press_dossier.pdf.archive import ArchiveDocument
from press_dossier.pdf.sheet import Sheet, stroke

_WEIGHT = 0.5


def add_star(document: ArchiveDocument, radius: float) -> int:
    """Add a star about the origin as a form, a point upwards; return its number."""
    corners = [f"{x:.3f} {-y:.3f}" for x, y in star(radius)]
    path = f"{corners[0]} m " + " l ".join(corners[1:]) + " l s"
    bound = radius + _WEIGHT
    return document.add_stream(
        b"/Type/XObject/Subtype/Form/BBox[%.2f %.2f %.2f %.2f]" % (-bound, -bound, bound, bound),
        path.encode("ascii"),
    )


def draw_stars(
    sheet: Sheet, x: float, y: float, width: float, height: float, pitch: float, colour: str
) -> None:
    """Cover a rectangle with stars, `pitch` apart, clipped at its edges; inside an artifact.

    Whole ones stand along its upper edge.
    """
    sheet.objects["Star"] = add_star(sheet.tree.document, pitch / 2)
    operators = [f"q {x:.2f} {y:.2f} {width:.2f} {height:.2f} re W n {stroke(colour)} {_WEIGHT} w"]
    columns = int(width / pitch) + 2
    rows = int(height / pitch) + 2
    previous_x = previous_y = 0.0
    for row in range(rows):
        for column in range(columns):
            centre_x = x + width - column * pitch
            centre_y = y + height - _WEIGHT - (row + 0.5) * pitch
            operators.append(
                f"1 0 0 1 {centre_x - previous_x:.2f} {centre_y - previous_y:.2f} cm /Star Do"
            )
            previous_x, previous_y = round(centre_x, 2), round(centre_y, 2)
    operators.append("Q")
    sheet.operators += operators
