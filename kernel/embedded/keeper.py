"""The parent of one embedded PostgreSQL: `python -m kernel.embedded.keeper DATA`.

Starts the server and stops it when no process uses it any more. Standard library
only, so that it is small and starts at once.
"""

import fcntl
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from kernel.embedded.children import dies_with_parent
from kernel.embedded.cluster import DEATH, ENVIRONMENT, Cluster, cluster_of, durable
from kernel.embedded.server import STOP_SECONDS, Locks, locked, locks_of

LOOK_EVERY = 0.1
FAST_AND_LOOSE = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]


def keep(data: Path) -> int:
    """Runs the server until nobody uses it. Returns its exit code."""
    locks = locks_of(data)
    with locked(locks.keeper, fcntl.LOCK_EX):
        cluster = cluster_of(data)
        postgres = _start(cluster)
        signal.signal(signal.SIGTERM, lambda *_: postgres.send_signal(DEATH))
        while postgres.poll() is None and not _unused_and_stopped(locks, postgres, cluster):
            time.sleep(LOOK_EVERY)
        return postgres.wait()


def _start(cluster: Cluster) -> "subprocess.Popen[bytes]":
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": str(cluster.sockets),
        "unix_socket_permissions": "0700",
        "random_page_cost": "1.1",
        "timezone": "UTC",
    }
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    return subprocess.Popen(  # noqa: S603 - a program of the package with our own arguments
        [
            str(cluster.programs / "postgres"),
            "-D",
            str(cluster.data),
            *options,
            *([] if durable() else FAST_AND_LOOSE),
        ],
        cwd="/",
        env=ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        stdout=sys.stderr,
        start_new_session=True,
        preexec_fn=dies_with_parent(DEATH, cluster.user),  # noqa: PLW1509 - no threads here
    )


def _unused_and_stopped(locks: Locks, postgres: "subprocess.Popen[bytes]", cluster: Cluster) -> bool:
    """Stops the server if no process holds the users' lock; who joins meanwhile waits for the end."""
    try:
        with locked(locks.users, fcntl.LOCK_EX | fcntl.LOCK_NB):
            postgres.send_signal(DEATH)
            try:
                postgres.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                postgres.send_signal(signal.SIGQUIT)
                postgres.wait()
            shutil.rmtree(cluster.sockets, ignore_errors=True)
            return True
    except BlockingIOError:
        return False


if __name__ == "__main__":
    sys.exit(keep(Path(sys.argv[1])))
