"""What a piece of work costs: on the wall clock, and in processor time of the product and of its database server."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from django.db import connection

from bench.rows import Cost

NANOSECONDS: Final = 1_000_000
"""In a millisecond."""


def cost(work: Callable[[], object]) -> Cost:
    """Does the work once and tells what it cost."""
    wall, own, server = time.perf_counter(), time.process_time(), server_time()
    work()
    return Cost(
        wall=(time.perf_counter() - wall) * 1000, cpu=(time.process_time() - own) * 1000 + (server_time() - server)
    )


def server_time() -> float:
    """Milliseconds that the database server's process of this connection has computed so far; 0 where it is elsewhere.

    Linux says them in the first number of `schedstat`.
    """
    raw = connection.connection
    if raw is None:
        return 0.0
    file = Path(f"/proc/{raw.info.backend_pid}/schedstat")
    return int(file.read_text().split()[0]) / NANOSECONDS if file.exists() else 0.0
