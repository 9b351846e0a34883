"""Countries and regions: codes, the many spellings of their Arabic names, where they lie.

The data lies in `data/geography`, reviewed by hand; its README says where it comes from. A code
is ISO 3166-1's two letters (and XK), a region's is UN M49's three digits or a group's own word.
"""

from press_dossier.geography.countries import (
    candidates,
    centroid,
    codes,
    display_name,
    is_code,
    resolve,
    suggest,
)
from press_dossier.geography.folding import fold, fold_with_offsets, has_article, squeeze
from press_dossier.geography.regions import (
    contains,
    members,
    region_code,
    region_name,
    region_of,
)

__all__ = [
    "candidates",
    "centroid",
    "codes",
    "contains",
    "display_name",
    "fold",
    "fold_with_offsets",
    "has_article",
    "is_code",
    "members",
    "region_code",
    "region_name",
    "region_of",
    "resolve",
    "squeeze",
    "suggest",
]
