"""Readers of what an office has: YAML, a sheet of meetings, a corrected Word file, an article."""
