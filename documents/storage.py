"""Where files lie: in the data directory, outside everything that a web server serves by itself.

`files/` holds letters and attachments, `uploads/` what is on its way, `quarantine/` what is dangerous.
"""

from functools import lru_cache
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible

_OWN: Final = 0o700


@deconstructible
class PrivateStorage(FileSystemStorage):
    """Files without an address: only views that ask who may read give them out."""

    def __init__(self, folder: str = "files") -> None:
        super().__init__(location=_place(folder), base_url=None, directory_permissions_mode=_OWN)


def _place(folder: str) -> Path:
    return Path(settings.MEDIA_ROOT).parent / folder


@lru_cache(maxsize=1)
def private_files() -> PrivateStorage:
    return PrivateStorage()


@lru_cache(maxsize=1)
def quarantine() -> PrivateStorage:
    """Files that nothing gives out."""
    return PrivateStorage("quarantine")


def uploads_folder() -> Path:
    """Where the parts of files on their way are put together; on the same disk as the files."""
    folder = _place("uploads")
    folder.mkdir(mode=_OWN, parents=True, exist_ok=True)
    return folder
