"""A page that only shows something cannot change anything."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection

WRITING = ("INSERT", "UPDATE", "DELETE", "TRUNCATE", "COPY", "MERGE")


class WroteWhileReading(RuntimeError):
    """A view that answers GET tried to write: a defect of the view. The SQL is in the message."""


@contextmanager
def read_only() -> Iterator[None]:
    """Refuses writing statements on the default connection inside the block; raises WroteWhileReading."""
    with connection.execute_wrapper(_refuse_writing):
        yield


# Any: the parameters and the result belong to Django's cursor
def _refuse_writing(
    execute: Callable[..., Any],
    sql: str,
    params: Sequence[Any] | Mapping[str, Any] | None,
    many: bool,
    context: dict[str, Any],
) -> Any:
    if str(sql).lstrip().upper().startswith(WRITING):
        raise WroteWhileReading(str(sql)[:200])
    return execute(sql, params, many, context)
