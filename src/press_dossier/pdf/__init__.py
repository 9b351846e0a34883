"""Draws a Document as PDF: tagged, archivable, right to left."""

from press_dossier.pdf.rendering import Layout, Rendering, paginate, render

__all__ = ["Layout", "Rendering", "paginate", "render"]
