"""Makes any text printable: what people paste may hold characters that the typeface lacks.

A letter must not fail because of them, and must not hide that something is missing: known
characters are replaced by what means the same, all others by a visible sign, and the layout prints
a note (`SUBSTITUTE` and `Printable.replaced`). The text itself stays unchanged in the case file.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from documents.pdf.typeface import glyphs
from kernel.text import clean

SUBSTITUTE = "[?]"
LONGEST_WORD = 64
"""Characters, as many as a digest has; longer runs get places to break, else a break costs the square of the text."""

_BREAK = "\u200b"  # zero width: shows nothing, needs no glyph
_OVERLONG = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")

# Same meaning, a glyph that exists.
_EQUIVALENTS = str.maketrans(
    {
        "\u2010": "-",  # hyphen
        "\u2011": "-",  # non-breaking hyphen
        "\u2012": "–",  # figure dash
        "\u2015": "—",  # horizontal bar
        "\u2002": "\u00a0",
        "\u2003": "\u00a0",
        "\u2007": "\u00a0",
        "\u2009": "\u00a0",
        "\u202f": "\u00a0",
        "\u2028": "\n",
        "\u2029": "\n",
        "\u201b": "‘",
        "\u201f": "“",
        "\u2032": "'",
        "\u2033": '"',
        "\u2116": "nr ",
        "\u2190": "<-",
        "\u2192": "->",
        "\u21d2": "=>",
        "\u2194": "<->",
        "\u2023": "•",
        "\u25aa": "•",
        "\u25ab": "•",
        "\u25a0": "•",
        "\u25cf": "•",
        "\u25e6": "•",
        "\u2610": "[ ]",
        "\u2611": "[x]",
        "\u2612": "[x]",
        "\u2713": "[x]",
        "\u2714": "[x]",
        "\u00ad": None,  # soft hyphen: letters do not hyphenate
        "\t": " ",
    }
)


@dataclass
class Printable:
    """Cleans the strings of a letter's data and counts what had to be substituted."""

    replaced: int = 0

    def text(self, text: str) -> str:
        """Returns the text with only characters that the typeface shows; line breaks stay."""
        known = text.translate(_EQUIVALENTS)
        printable = "".join(self._character(character) for character in clean(known))
        return _OVERLONG.sub(lambda run: run.group() + _BREAK, printable)

    def value(self, value: object) -> object:
        """Returns the same structure with every string in it made printable."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, Mapping):
            return {key: self.value(item) for key, item in value.items()}
        if isinstance(value, list | tuple):
            return [self.value(item) for item in value]
        return value

    def _character(self, character: str) -> str:
        if character == "\n" or character in glyphs():
            return character
        if unicodedata.category(character) in {"Cc", "Cf", "Mn", "Me"}:
            return ""
        same = unicodedata.normalize("NFKC", character)
        if same != character and all(part in glyphs() for part in same):
            return same
        self.replaced += 1
        return SUBSTITUTE
