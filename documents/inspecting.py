"""Looks at a file before it is kept: its size, its true type, whether it can be opened, its name.

Whoever chose the file reads the sentence, so each names the file, the limit and what to do.
"""

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from django.core.files.uploadedfile import UploadedFile

from documents.content_types import (
    ALLOWED,
    ALLOWED_WORDS,
    ENCRYPTED,
    ENDINGS,
    HEAD,
    PDF,
    ZIP,
    content_type,
    kind_of,
    package_type,
)
from documents.file_rules import ENTRIES_LIMIT, MEGABYTE, NAME_LIMIT, SIZE_LIMIT, UNPACKED_LIMIT, megabytes
from documents.pdf import needs_password
from kernel.refusals import InvalidInput
from kernel.text import clean

_LOCKED: Final = 0x1
"""The bit of a ZIP entry that says: encrypted."""

_BEHIND_A_LOCK: Final = (
    "Plik jest zabezpieczony hasłem, więc urząd go nie otworzy. Zapisz go bez hasła i dodaj ponownie."
)


@dataclass(frozen=True, slots=True)
class Inspected:
    """A file that may be kept: its name as it will be shown, and its media type."""

    name: str
    content_type: str


def inspected(field: str, upload: "UploadedFile[bytes]") -> Inspected:
    """Returns what is known of a file that may be kept. Raises InvalidInput with the sentence for the field."""
    with _refusing(field):
        require_size(upload.size or 0)
        upload.seek(0)
        found = content_type(upload.read(HEAD))
        if found == ZIP:
            found = _type_of_package(upload)
        _require_kind(found)
        name = _fitting_name(safe_name(upload.name or ""), kind_of(found))
        if found == PDF:
            _require_no_password(upload)
        upload.seek(0)
    return Inspected(name, found)


def promised(field: str, name: str, size: int) -> str:
    """Returns the safe name of a file that will come in parts. Raises InvalidInput before a byte of it is sent."""
    with _refusing(field):
        require_size(size)
    return safe_name(name)


def safe_name(name: str) -> str:
    """Returns the file's name without folders and invisible characters, not too long, with its ending."""
    bare = clean(name).replace("\\", "/").replace("\n", " ").replace("\t", " ")
    path = PurePosixPath(bare.rsplit("/", 1)[-1].strip() or "plik")
    ending = path.suffix[:20]
    return path.name[: len(path.name) - len(path.suffix)][: NAME_LIMIT - len(ending)] + ending


def require_size(size: int) -> None:
    """Raises ValueError with the sentence for an empty or a too large file."""
    if size <= 0:
        raise ValueError("Plik jest pusty. Wybierz plik z treścią.")
    if size > SIZE_LIMIT:
        most = SIZE_LIMIT // MEGABYTE
        raise ValueError(
            f"Plik ma {megabytes(size)} MB. Wybierz plik do {most} MB: zmniejsz skan albo podziel dokument na części."
        )


@contextmanager
def _refusing(field: str) -> Iterator[None]:
    try:
        yield
    except ValueError as refusal:
        raise InvalidInput({field: [str(refusal)]}) from refusal


def _require_kind(media_type: str) -> None:
    if media_type in ENCRYPTED:
        raise ValueError(_BEHIND_A_LOCK)
    if media_type not in ALLOWED:
        raise ValueError(f"Tego rodzaju pliku nie można dodać. Wybierz jeden z: {ALLOWED_WORDS}.")


def _fitting_name(name: str, kind: str) -> str:
    """The name with an ending that its content keeps; one without an ending gets it."""
    path = PurePosixPath(name)
    usual = ENDINGS[kind][0]
    if not path.suffix:
        return f"{name[: NAME_LIMIT - len(usual) - 1]}.{usual}"
    if path.suffix.removeprefix(".").casefold() not in ENDINGS[kind]:
        raise ValueError(
            f"Nazwa pliku kończy się na „{path.suffix}”, a jego treść to {kind}. "
            f"Jeżeli to właściwy plik, zmień końcówkę nazwy na „.{usual}” i dodaj go ponownie."
        )
    return name


def _require_no_password(upload: "UploadedFile[bytes]") -> None:
    upload.seek(0)
    if needs_password(upload.read()):
        raise ValueError(_BEHIND_A_LOCK)


def _type_of_package(upload: "UploadedFile[bytes]") -> str:
    """The media type of a ZIP package that opens, without a password, to a bearable size."""
    upload.seek(0)
    try:
        with zipfile.ZipFile(upload) as package:
            entries = package.infolist()
            _require_bearable(entries)
            declared = next((one for one in entries if one.filename == "mimetype"), None)
            words = package.read(declared)[:100].decode("ascii", "replace") if declared else ""
    except (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError, zlib.error) as damage:
        raise ValueError("Plik jest uszkodzony i nie da się go otworzyć. Zapisz go jeszcze raz i dodaj.") from damage
    return package_type((one.filename for one in entries), words.strip())


def _require_bearable(entries: Sequence[zipfile.ZipInfo]) -> None:
    if any(one.flag_bits & _LOCKED for one in entries):
        raise ValueError(_BEHIND_A_LOCK)
    if len(entries) > ENTRIES_LIMIT or sum(one.file_size for one in entries) > UNPACKED_LIMIT:
        raise ValueError(
            f"Plik po rozpakowaniu ma ponad {UNPACKED_LIMIT // MEGABYTE} MB albo ponad {ENTRIES_LIMIT} plików. "
            "Dodaj same potrzebne dokumenty, bez archiwum."
        )
