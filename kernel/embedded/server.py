"""One PostgreSQL per data directory, alive as long as any process uses it.

Every process that uses the server holds a shared lock on one file, so the
operating system knows the users even when they are killed. The keeper
(`kernel.embedded.keeper`) is the server's parent; it stops the server when it can
take that lock for itself, that is when the last user is gone.
"""

import atexit
import fcntl
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from kernel.embedded import place

START_SECONDS = 60.0
STOP_SECONDS = 30.0


class CannotStart(Exception):
    """The embedded server did not start; the message says why and where its log is."""


@dataclass(frozen=True)
class Locks:
    """The lock files of one data directory."""

    directory: Path

    @property
    def users(self) -> Path:
        """Shared by every process that uses the server, exclusive for the keeper that stops it."""
        return self.directory / "users.lock"

    @property
    def start(self) -> Path:
        """Held while a server is being started, so that two starts make one server."""
        return self.directory / "start.lock"

    @property
    def keeper(self) -> Path:
        """Held by the keeper for its whole life."""
        return self.directory / "keeper.lock"

    @property
    def log(self) -> Path:
        return self.directory / "postgres.log"


def locks_of(data: Path) -> Locks:
    """Returns the lock files of a data directory, making their folder."""
    directory = place.made(data) / "run"
    directory.mkdir(exist_ok=True)
    return Locks(directory)


@contextmanager
def locked(path: Path, how: int) -> Iterator[None]:
    """Holds a lock on a file. Raises BlockingIOError when `how` has LOCK_NB and it is taken."""
    with path.open("a") as file:
        fcntl.flock(file, how)
        yield


def answers(data: Path) -> bool:
    """Returns whether the server of this data directory accepts connections."""
    if not (place.socket_dir(data) / ".s.PGSQL.5432").exists():
        return False
    import psycopg  # only users need it, the keeper stays small

    try:
        psycopg.connect(
            host=str(place.socket_dir(data)), dbname=place.DATABASE, user=place.DATABASE_USER, connect_timeout=5
        ).close()
    except psycopg.OperationalError:
        return False
    return True


@dataclass
class _Membership:
    """The lock that this process holds on each data directory it uses."""

    pid: int = 0
    held: dict[Path, int] = field(default_factory=dict)
    keepers: "list[subprocess.Popen[bytes]]" = field(default_factory=list)
    """The keepers that this process started, kept so that Python does not warn about them."""
    guard: threading.RLock = field(default_factory=threading.RLock)

    def of_this_process(self) -> dict[Path, int]:
        if self.pid != os.getpid():
            self.pid, self.held = os.getpid(), {}
        return self.held


_membership = _Membership()


def join(data: Path) -> None:
    """Makes this process a user of the server, starting the server when it is not running.

    Costs nothing when the process is a user already. Raises CannotStart.
    """
    with _membership.guard:
        held = _membership.of_this_process()
        if data in held:
            return
        descriptor = os.open(locks_of(data).users, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        fcntl.flock(descriptor, fcntl.LOCK_SH)
        if not held:
            atexit.register(leave_all)
        held[data] = descriptor
        revive(data)


def revive(data: Path) -> None:
    """Starts the server if it does not answer. Raises CannotStart."""
    if answers(data):
        return
    locks = locks_of(data)
    with locked(locks.start, fcntl.LOCK_EX):
        if not answers(data):
            _start(data, locks)


def leave(data: Path) -> None:
    """Ends this process's use of the server; the last one to leave waits until it has stopped."""
    with _membership.guard:
        descriptor = _membership.of_this_process().pop(data, None)
        if descriptor is None:
            return
        last = _is_last(descriptor)
        os.close(descriptor)
    if last:
        _wait_for_keeper(locks_of(data))


def leave_all() -> None:
    """Ends this process's use of every server."""
    for data in list(_membership.of_this_process()):
        leave(data)


@contextmanager
def server(data: Path) -> Iterator[None]:
    """Uses the server for the length of a block."""
    join(data)
    try:
        yield
    finally:
        leave(data)


def _is_last(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _start(data: Path, locks: Locks) -> None:
    offset = locks.log.stat().st_size if locks.log.exists() else 0
    with locks.log.open("a") as log:
        keeper = subprocess.Popen(  # noqa: S603 - our own module with our own arguments
            [sys.executable, "-m", "kernel.embedded.keeper", str(data)],
            cwd=Path(__file__).resolve().parent.parent.parent,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=log,
            start_new_session=True,
        )
    _membership.keepers.append(keeper)
    end = time.monotonic() + START_SECONDS
    while not answers(data):
        if keeper.poll() is not None:
            with locks.log.open() as log:
                log.seek(offset)
                raise CannotStart(f"PostgreSQL did not start, {locks.log} says:\n{log.read().strip()}")
        if time.monotonic() > end:
            keeper.terminate()
            raise CannotStart(f"PostgreSQL did not answer within {START_SECONDS:.0f} s, see {locks.log}")
        time.sleep(0.02)


def _wait_for_keeper(locks: Locks) -> None:
    end = time.monotonic() + STOP_SECONDS
    while time.monotonic() < end:
        try:
            with locked(locks.keeper, fcntl.LOCK_EX | fcntl.LOCK_NB):
                for keeper in _membership.keepers:
                    keeper.poll()
                return
        except BlockingIOError:
            time.sleep(0.02)
