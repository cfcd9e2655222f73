"""The typeface of the letters, Atkinson Hyperlegible (OFL), and which characters it can show."""

from functools import lru_cache
from importlib.resources import files

from fontTools.ttLib import TTFont

_PACKAGE = "fontpkg_atkinson_hyperlegible"
CUTS = ("Regular", "Bold", "Italic", "BoldItalic")


def file_name(cut: str) -> str:
    return f"AtkinsonHyperlegible-{cut}.ttf"


@lru_cache(maxsize=len(CUTS))
def font_bytes(cut: str) -> bytes:
    return (files(_PACKAGE) / "files" / file_name(cut)).read_bytes()


@lru_cache(maxsize=1)
def glyphs() -> frozenset[str]:
    """Returns the characters that every cut of the typeface has."""
    common: set[int] | None = None
    for cut in CUTS:
        path = str(files(_PACKAGE) / "files" / file_name(cut))
        with TTFont(path, lazy=True) as font:
            covered = set(font.getBestCmap())
        common = covered if common is None else common & covered
    return frozenset(chr(code) for code in common or ())
