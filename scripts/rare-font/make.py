"""Makes packages/print/fonts/HanaMinA-rare.ttf: the Chinese characters of HanaMinA that Noto Sans SC lacks.

    python3 scripts/rare-font/make.py HanaMinA.ttf node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf

Needs fonttools (made with 4.38) and the font (made from HanaMinA 2017-09-04, its free licence beside the result). The
product needs neither: the result is checked in.
"""

import sys

from fontTools import subset
from fontTools.ttLib import TTFont

TARGET = "packages/print/fonts/HanaMinA-rare.ttf"


def is_han(point: int) -> bool:
    return 0x20000 <= point <= 0x2FFFF or 0xF900 <= point <= 0xFAFF


def main(rare: str, usual: str) -> None:
    font = TTFont(rare)
    missing = set(font.getBestCmap()) - set(TTFont(usual).getBestCmap())
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.drop_tables += ["GSUB", "GPOS", "vhea", "vmtx", "VORG", "DSIG"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[point for point in missing if is_han(point)])
    subsetter.subset(font)
    font.save(TARGET)


main(*sys.argv[1:])
