"""Identifiers of entries. The official format is not known, so a code is an opaque text.

The setting OBIEG_ZRK_CODE names the function that gives the next one.
"""

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.db import connection
from django.utils.module_loading import import_string

DEFAULT: Final = "register.codes.from_sequence"
_SEQUENCE: Final = "register_zrk_code"


def next_code() -> str:
    """A new identifier, unlike every other."""
    generator: Callable[[], str] = import_string(getattr(settings, "OBIEG_ZRK_CODE", DEFAULT))
    return generator()


def from_sequence() -> str:
    """A number from the database's own sequence."""
    return reserve(1)[0]


def reserve(count: int) -> list[str]:
    """The next `count` identifiers at once, for loads by COPY."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(%s) FROM generate_series(1, %s)", [_SEQUENCE, count])
        return [str(row[0]) for row in cursor.fetchall()]
