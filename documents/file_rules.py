"""The limits of files, in one place: what is said before choosing is what the checks keep to.

No act sets an upper limit; 20 MB of one file is the product's own, and not below the 5 MB of § 3
(Dz.U. 2018 poz. 180). Types: documents.content_types.
"""

from datetime import timedelta
from typing import Final

from documents.content_types import ALLOWED_WORDS

MEGABYTE: Final = 1024 * 1024

SIZE_LIMIT: Final = 20 * MEGABYTE
"""Bytes of one file."""

CASE_LIMIT: Final = 200 * MEGABYTE
"""Bytes of all files of one case, with earlier versions and what is on its way."""

FILES_LIMIT: Final = 60
"""Files of one case, with earlier versions and those on their way."""

NAME_LIMIT: Final = 255
"""Characters of a file's name, as file systems have it; a longer one is cut before its ending."""

UNPACKED_LIMIT: Final = 300 * MEGABYTE
"""Bytes to which a package (ZIP, DOCX, ODT …) may grow when it is opened."""

ENTRIES_LIMIT: Final = 10_000
"""Files inside one package."""

PART: Final = MEGABYTE
"""Bytes of one part of an upload; at most this is sent again after a break."""

UPLOADS_LIMIT: Final = 10
"""Unfinished uploads of one person."""

ABANDONED_AFTER: Final = timedelta(hours=24)
"""An upload that nobody went on with for so long is thrown away."""

FILE_HELP: Final = (
    f"Jeden plik do {SIZE_LIMIT // MEGABYTE} MB, wszystkie w sprawie razem do {CASE_LIMIT // MEGABYTE} MB. "
    f"Rodzaje: {ALLOWED_WORDS}. Bez hasła."
)
"""The sentence that stands beside every choice of a file."""


def megabytes(size: int) -> str:
    """„20,1”: rounded up, so that a file over the limit never seems to be at it."""
    tenths = -(-size * 10 // MEGABYTE)
    return f"{tenths // 10},{tenths % 10}"
