"""Which files may be attached: told by their content, never by their name.

Annex 2 to the KRI regulation (Dz.U. 2024 poz. 773, § 18): of its formats those that carry documents,
scans and signatures. Not taken: sound and film, and what a browser would run (html, svg).
"""

from collections.abc import Iterable
from typing import Final

import magic

ALLOWED: Final[dict[str, str]] = {
    "application/pdf": "PDF",
    "text/plain": "TXT",
    "text/csv": "CSV",
    "application/csv": "CSV",
    "text/rtf": "RTF",
    "application/rtf": "RTF",
    "application/vnd.oasis.opendocument.text": "ODT",
    "application/vnd.oasis.opendocument.spreadsheet": "ODS",
    "application/vnd.oasis.opendocument.presentation": "ODP",
    "application/msword": "DOC",
    "application/vnd.ms-excel": "XLS",
    "application/vnd.ms-powerpoint": "PPT",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "PPTX",
    "image/jpeg": "JPG",
    "image/png": "PNG",
    "image/tiff": "TIF",
    "text/xml": "XML",
    "application/xml": "XML",
    "application/zip": "ZIP",
    "application/x-7z-compressed": "7Z",
    "application/vnd.etsi.asic-e+zip": "ASiC",
    "application/pkcs7-signature": "CAdES",
}

ALLOWED_WORDS: Final = ", ".join(dict.fromkeys(ALLOWED.values()))
"""The formats as a sentence lists them."""

ENDINGS: Final[dict[str, tuple[str, ...]]] = {
    "PDF": ("pdf",),
    "TXT": ("txt", "csv"),
    "CSV": ("csv", "txt"),
    "RTF": ("rtf", "doc"),
    "ODT": ("odt",),
    "ODS": ("ods",),
    "ODP": ("odp",),
    "DOC": ("doc",),
    "XLS": ("xls",),
    "PPT": ("ppt",),
    "DOCX": ("docx",),
    "XLSX": ("xlsx",),
    "PPTX": ("pptx",),
    "JPG": ("jpg", "jpeg"),
    "PNG": ("png",),
    "TIF": ("tif", "tiff"),
    "XML": ("xml", "xades"),
    "ZIP": ("zip",),
    "7Z": ("7z",),
    "ASiC": ("asice", "sce", "asic"),
    "CAdES": ("p7s", "p7m", "sig"),
}
"""What the name of each kind may end with, the usual ending first; a name that says otherwise deceives its reader."""

ENCRYPTED: Final = frozenset({"application/encrypted", "application/CDFV2"})
"""What libmagic calls an Office document behind a password."""

_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
_OFFICE_PARTS: Final = {
    "word/document.xml": f"{_OFFICE}wordprocessingml.document",
    "xl/workbook.xml": f"{_OFFICE}spreadsheetml.sheet",
    "ppt/presentation.xml": f"{_OFFICE}presentationml.presentation",
}
ZIP: Final = "application/zip"
PDF: Final = "application/pdf"
_ZIP_MARK: Final = b"PK\x03\x04"

HEAD: Final = 65_536
"""Bytes from the beginning that are enough to tell the type."""


def kind_of(media_type: str) -> str:
    """„PDF”, „DOCX”: the kind as a sentence calls it; the media type itself for one that is not taken."""
    return ALLOWED.get(media_type, media_type)


def content_type(head: bytes) -> str:
    """Returns the media type that the first bytes of a file show; `package_type` knows more of a package."""
    return ZIP if head.startswith(_ZIP_MARK) else str(magic.from_buffer(head[:HEAD], mime=True))


def package_type(names: Iterable[str], declared: str) -> str:
    """Returns the media type of a ZIP package by what it holds; `declared` is the text of its file `mimetype`.

    Told here and not by libmagic, which knows an Office document only when its parts come in Word's own order.
    """
    if declared in ALLOWED:
        return declared
    inside = set(names)
    return next((kind for part, kind in _OFFICE_PARTS.items() if {part, "[Content_Types].xml"} <= inside), ZIP)
