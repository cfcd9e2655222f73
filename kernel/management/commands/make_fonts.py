"""Makes the web fonts: Atkinson Hyperlegible of the package fontpkg-atkinson-hyperlegible, cut to what pages need.

`make setup` calls it, before static files are collected; the results are never committed. A second run does nothing.
"""

from importlib import resources
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from fontTools import subset
from fontTools.ttLib import TTFont

WEIGHTS = {"400": "AtkinsonHyperlegible-Regular.ttf", "700": "AtkinsonHyperlegible-Bold.ttf"}
LATIN = range(0x20, 0x180)
COMBINING = range(0x300, 0x330)
PUNCTUATION = range(0x2000, 0x2070)
SIGNS = (0x20AC, 0x2122, 0x2212, 0x2248, 0x2260, 0x2264, 0x2265)


class Command(BaseCommand):
    help = "Makes the web fonts of the pages from the installed font package."
    requires_system_checks = ()

    def handle(self, *args: object, **options: object) -> None:
        target = Path(settings.BASE_DIR) / "static" / "fonts"
        target.mkdir(parents=True, exist_ok=True)
        for weight, name in WEIGHTS.items():
            source = resources.files("fontpkg_atkinson_hyperlegible") / "files" / name
            with resources.as_file(source) as path:
                made = make_font(path, target / f"atkinson-hyperlegible-{weight}.woff2")
            self.stdout.write(f"{weight}: {'made' if made else 'up to date'}")


def make_font(source: Path, target: Path) -> bool:
    """Writes the cut font as woff2; returns False when the one there is newer than its source and this module."""
    newest = max(source.stat().st_mtime, Path(__file__).stat().st_mtime)
    if target.exists() and target.stat().st_mtime >= newest:
        return False
    font = TTFont(source)
    options = subset.Options(flavor="woff2", layout_features=["*"], hinting=False, notdef_outline=True)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes={*LATIN, *COMBINING, *PUNCTUATION, *SIGNS})
    cutter.subset(font)
    subset.save_font(font, target, options)
    return True
