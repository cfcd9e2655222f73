"""What is forbidden while tests run, so that slips fail instead of passing unseen."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.models import QuerySet

LOOPBACK = ("127.", "::1", "localhost")


class ForbiddenInTests(AssertionError):
    """The code did what no test may see: a call outside, or a slice of a list without order."""


@contextmanager
def no_network() -> Iterator[None]:
    """Fails every connection of this process that leaves the machine."""
    connect = socket.socket.connect

    def connect_inside(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and not str(address[0]).startswith(LOOPBACK):
            raise ForbiddenInTests(f"a test called {address}")
        connect(self, address)

    socket.socket.connect = connect_inside  # type: ignore[method-assign]  # the guard is this replacement
    try:
        yield
    finally:
        socket.socket.connect = connect  # type: ignore[method-assign]  # puts back what was there


@contextmanager
def ordered_slices() -> Iterator[None]:
    """Fails a slice of a list that has no order, for its rows would come at random."""
    take = QuerySet.__getitem__

    def take_ordered(self: "QuerySet[Any]", key: Any) -> Any:
        if self._result_cache is None and not self.ordered and not self.query.is_sliced:
            raise ForbiddenInTests(f"a slice of {self.model.__name__} without order")
        return take(self, key)

    QuerySet.__getitem__ = take_ordered  # type: ignore[method-assign]  # the guard is this replacement
    try:
        yield
    finally:
        QuerySet.__getitem__ = take  # type: ignore[method-assign]  # puts back what was there
