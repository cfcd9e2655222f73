"""The ZIP of an office document, opened with suspicion: no bombs, no entities, nothing beyond its limits."""

import io
import zipfile
import zlib
from typing import Final

from lxml import etree

from applications.importing.reading import refused

UNPACKED_LIMIT: Final = 40 * 1024 * 1024
_FILES_LIMIT: Final = 2_000
_OLD: Final = b"\xd0\xcf\x11\xe0"
_TOO_LARGE: Final = "Po rozpakowaniu ten plik jest za duży. Zapisz dokument bez obrazów i wczytaj go jeszcze raz."


class Package:
    """Parts of an office document by name. Every failure is a refusal with a sentence."""

    def __init__(self, data: bytes, what: str) -> None:
        self.what = what
        if data.startswith(_OLD):
            raise refused(
                f"To plik starego programu albo zabezpieczony hasłem. Zapisz go bez hasła jako {what} i wczytaj."
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError):
            raise self.not_one() from None
        files = self._zip.infolist()
        if len(files) > _FILES_LIMIT or sum(one.file_size for one in files) > UNPACKED_LIMIT:
            raise refused(_TOO_LARGE)
        self._left = UNPACKED_LIMIT
        self._names = frozenset(one.filename for one in files)

    def not_one(self) -> Exception:
        """The refusal of a file that is something else."""
        return refused(f"Ten plik nie jest dokumentem {self.what}. Wczytaj plik zapisany jako {self.what}.")

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def xml(self, name: str) -> etree._Element:
        """The root of a part."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(self._bytes(name), parser)
        except etree.XMLSyntaxError:
            raise refused(
                f"Plik {self.what} jest uszkodzony. Otwórz go w programie, zapisz i wczytaj ponownie."
            ) from None
        if root.getroottree().docinfo.doctype:
            raise refused(
                f"Plik {self.what} zawiera definicje XML, których nie czytamy. Zapisz go jeszcze raz w programie."
            )
        return root

    def _bytes(self, name: str) -> bytes:
        """What the header says about the size is not believed: reading stops at the limit."""
        if name not in self._names:
            raise self.not_one()
        try:
            with self._zip.open(name) as stream:
                data = stream.read(self._left + 1)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError):
            raise refused(
                f"Plik {self.what} jest uszkodzony albo zaszyfrowany. Zapisz go ponownie bez hasła."
            ) from None
        self._left -= len(data)
        if self._left < 0:
            raise refused(_TOO_LARGE)
        return data
