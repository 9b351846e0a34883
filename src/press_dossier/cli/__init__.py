"""The command `make-dossier`: arguments, printing and exit codes; the work is done elsewhere.

Exit codes: 0 done; 1 the input, the place to write or a needed program is wrong; 2 the command is
wrong; 3 something unexpected; 130 interrupted. Of several sources, the highest.
"""

from press_dossier.cli.entry import main, script

__all__ = ["main", "script"]
