"""The boxes that a document's blocks become, a kind a module."""
