"""Draws a Document as PDF: tagged, archivable, right to left."""

from press_dossier.pdf.rendering import Rendering, paginate, render

__all__ = ["Rendering", "paginate", "render"]
