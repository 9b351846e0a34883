"""Draws a Document as PDF."""
