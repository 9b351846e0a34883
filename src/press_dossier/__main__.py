"""`python -m press_dossier` is `make-dossier`."""

from __future__ import annotations

import sys

from press_dossier.cli import script

if __name__ == "__main__":
    sys.exit(script())
