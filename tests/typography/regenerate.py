"""Reduce the fonts of signs to the blocks that prose draws on.

python -m tests.typography.regenerate PACKAGES

PACKAGES holds npm's @expo-google-fonts packages of these names, unpacked: noto-sans-symbols 0.4.1,
noto-sans-symbols-2 0.4.1, noto-sans-math 0.4.2.
"""

import shutil
import sys
from pathlib import Path

import uharfbuzz as hb

FONTS = Path(__file__).parents[2] / "fonts"
REDUCED = {
    # Number forms; enclosed letters and numbers; signs of sexes, planets, zodiac; circled digits.
    "noto-sans-symbols": (
        "NotoSansSymbols",
        [(0x2150, 0x218F), (0x2460, 0x24FF), (0x2600, 0x26FF), (0x2776, 0x2793)],
    ),
    # Arrows, technical signs, boxes, shapes, dingbats.
    "noto-sans-symbols-2": (
        "NotoSansSymbols2",
        [(0x2190, 0x245F), (0x2500, 0x27BF), (0x2B00, 0x2BFF)],
    ),
    "noto-sans-math": ("NotoSansMath", [(0x2190, 0x22FF), (0x27C0, 0x27FF), (0x2A00, 0x2AFF)]),
}


def reduce(packages: Path) -> None:
    """Write the reduced fonts, each with its licence."""
    for name, (file, blocks) in REDUCED.items():
        package = packages / name
        font = package / "400Regular" / f"{file}_400Regular.ttf"
        wanted = hb.SubsetInput()
        for first, last in blocks:
            wanted.unicode_set.add_range(first, last)
        for table in ("GPOS", "GSUB", "GDEF", "MATH"):
            wanted.drop_table_tag_set.add(int.from_bytes(table.encode(), "big"))
        reduced = hb.subset(hb.Face(hb.Blob.from_file_path(str(font))), wanted)
        folder = FONTS / name
        folder.mkdir(exist_ok=True)
        (folder / "Regular.ttf").write_bytes(bytes(reduced.blob.data))
        shutil.copyfile(package / "LICENSE_FONT", folder / "OFL.txt")


if __name__ == "__main__":
    reduce(Path(sys.argv[1]))
