"""`make up`: database, web server, worker and beat as one thing that starts and stops whole.

The parts are children that die with this process, however it ends. PostgreSQL
starts first and stops last.
"""

import argparse
import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from kernel.embedded import place, server
from kernel.embedded.children import die_with_parent, dies_with_parent

ROOT = Path(__file__).resolve().parent.parent.parent
READY_SECONDS = 120.0
STOP_SECONDS = 15.0
RESTARTS_ALLOWED = 5
"""How often a part may end by itself within a minute before all is stopped."""


class Stop(Exception):
    """Somebody asked to stop, or a part cannot go on."""


@dataclass
class Part:
    """One child process, restarted when it ends by itself."""

    name: str
    command: list[str]
    log: Path
    process: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(  # noqa: S603 - our own commands
                self.command,
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=dies_with_parent(signal.SIGTERM),  # noqa: PLW1509 - the supervisor has no threads
            )

    def ended(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def ask_to_stop(self) -> None:
        if self.process is not None:
            self.process.terminate()

    def end(self) -> None:
        """Waits for the part that was asked to stop, then ends what is left of its group."""
        if self.process is None:
            return
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            print(f"{self.name} did not stop within {STOP_SECONDS:.0f} s and is ended", file=sys.stderr)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def parts_of(port: int, logs: Path) -> list[Part]:
    """Returns what runs beside the database: the web server first, then the background work."""
    celery = [sys.executable, "-m", "celery", "-A", "config"]
    commands = {
        "web": [
            *[sys.executable, "-m", "granian", "--interface", "wsgi", "config.wsgi:application"],
            *["--host", "127.0.0.1", "--port", str(port), "--workers", "1", "--blocking-threads", "4"],
            *["--no-ws", "--log-level", "warning", "--respawn-failed-workers"],
        ],
        "worker": [
            *[*celery, "worker", "--pool", "solo", "--loglevel", "warning"],
            *["--without-gossip", "--without-mingle", "--without-heartbeat"],
        ],
        "beat": [*celery, "beat", "--loglevel", "warning", "--pidfile", ""],
    }
    return [Part(name, command, logs / f"{name}.log") for name, command in commands.items()]


def up(port: int, data: Path, demo: bool) -> None:
    """Runs everything until a signal comes. Raises Stop when it cannot.

    The web server answers while the demo data are still being written; the background work
    begins after them, so that it takes no time from the seed.
    """
    _refuse_taken(port)
    logs = server.locks_of(data).directory
    with server.server(data), contextlib.ExitStack() as stack:
        _manage("migrate", "--verbosity", "0")
        web, *background = parts_of(port, logs)
        stack.callback(_stop_all, [web, *background])
        web.start()
        _wait_until_answers(port, web)
        print(f"\n  ZRK Obieg: http://127.0.0.1:{port}/   (logs: {logs}, Ctrl-C stops)\n", flush=True)
        if demo:
            _manage("seed")
        for part in background:
            part.start()
        _watch([web, *background])


def _stop_all(parts: list[Part]) -> None:
    for part in parts:
        part.ask_to_stop()
    for part in parts:
        part.end()


def _refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise Stop(f"port {port} is taken ({error.strerror}); choose another: make up PORT=8123") from error


def _manage(*arguments: str) -> None:
    """Runs a management command to its end, with all that it starts."""
    command = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        start_new_session=True,
        preexec_fn=dies_with_parent(signal.SIGTERM),  # noqa: PLW1509 - the supervisor has no threads
    )
    try:
        if command.wait():
            raise Stop(f"manage.py {' '.join(arguments)} failed")
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(command.pid, signal.SIGKILL)
        command.wait()


def _wait_until_answers(port: int, web: Part) -> None:
    end = time.monotonic() + READY_SECONDS
    while time.monotonic() < end:
        if web.ended():
            raise Stop(f"{web.name} did not start, see {web.log}")
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/health/live", timeout=5).close()
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.05)
        else:
            return
    raise Stop(f"the web server did not answer within {READY_SECONDS:.0f} s, see {web.log}")


def _watch(parts: list[Part]) -> None:
    ends: list[float] = []
    while True:
        for part in parts:
            if part.ended():
                now = time.monotonic()
                ends = [moment for moment in ends if now - moment < 60] + [now]
                if len(ends) > RESTARTS_ALLOWED:
                    raise Stop(f"{part.name} keeps ending, see {part.log}")
                print(f"{part.name} ended and is started again, see {part.log}", file=sys.stderr)
                part.start()
        time.sleep(0.2)


def _stop_at_signal(number: int, frame: FrameType | None) -> None:
    for signal_number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(signal_number, signal.SIG_IGN)
    raise Stop


def main() -> int:
    parser = argparse.ArgumentParser(prog="make up", description="Runs the whole product on this machine.")
    parser.add_argument("--port", type=int, default=8000)
    port = parser.parse_args().port
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop_at_signal)
    die_with_parent(signal.SIGTERM)
    try:
        up(port, place.data_dir(), demo=os.environ.get("DEMO") == "1")
    except (Stop, server.CannotStart) as reason:
        if reason.args:
            print(reason, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
