"""Only one seed at a time fills a data directory."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["OtherSeedRuns", "alone"]


class OtherSeedRuns(RuntimeError):
    """Another process is filling this data directory now."""


@contextmanager
def alone(data: Path) -> Iterator[None]:
    """Holds the lock of the data directory; it ends with the process, however that ends. Raises OtherSeedRuns."""
    data.mkdir(parents=True, exist_ok=True)
    with (data / "seed.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise OtherSeedRuns from None
        yield
