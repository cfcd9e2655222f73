"""Where files lie: in the data directory, outside everything that a web server serves by itself."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible


@deconstructible
class PrivateStorage(FileSystemStorage):
    """Files without an address: only views that ask who may read give them out."""

    def __init__(self) -> None:
        super().__init__(location=_location(), base_url=None)


def _location() -> Path:
    return Path(settings.MEDIA_ROOT).parent / "files"


@lru_cache(maxsize=1)
def private_files() -> PrivateStorage:
    return PrivateStorage()
