"""Reads what comes from outside (pasted text, clipboard markup, DOCX, XLSX) into sets, outcomes and criteria."""

from applications.importing.files import FILE_LIMIT, from_file
from applications.importing.markup import from_markup
from applications.importing.plain import from_text
from applications.importing.reading import PASTE_LIMIT, LeftOut, Reading, Top, reading_of

__all__ = [
    "FILE_LIMIT",
    "PASTE_LIMIT",
    "LeftOut",
    "Reading",
    "Top",
    "from_file",
    "from_markup",
    "from_text",
    "reading_of",
]
