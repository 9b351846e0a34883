"""Numbers that the renderer itself prints: those of pages."""

from __future__ import annotations

from press_dossier.look import Digits

_ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def printed(number: int, digits: Digits) -> str:
    """Return a whole number in the dossier's digits."""
    return str(number) if digits == "latn" else str(number).translate(_ARABIC_INDIC)
