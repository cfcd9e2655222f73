"""A real clamd for the tests that scan: its own signatures (EICAR alone), its own socket, no network."""

import io
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytest_django import Settings

from documents.scanning.clamd import Clamd
from documents.scanning.contract import Clean
from documents.scanning.eicar import EICAR

STREAM_LIMIT = 21
"""Megabytes that this clamd takes: above the product's limit of a file, so that only a foreign stream is too long."""

PATIENCE = 30.0

CONFIG = """\
Foreground yes
LocalSocket {place}/clamd.ctl
TCPSocket {port}
TCPAddr 127.0.0.1
DatabaseDirectory {place}/signatures
OfficialDatabaseOnly no
AlertEncrypted yes
AlertExceedsMax yes
StreamMaxLength {limit}M
MaxThreads 2
SelfCheck 0
TemporaryDirectory {place}
"""


@dataclass(frozen=True)
class Daemon:
    """Where it listens."""

    unix: str
    tcp: str


@pytest.fixture(scope="session")
def clamd() -> Iterator[Daemon]:
    """Starts clamd once and ends it by its id. Where it is not installed, the tests that need it fail."""
    program = shutil.which("clamd", path=os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin"]))
    if program is None:
        pytest.fail("clamd is not installed: make test installs clamav-daemon, or names the command")
    with tempfile.TemporaryDirectory(prefix="obieg-clamd-") as place:
        port = _free_port()
        _write(Path(place), port)
        process = subprocess.Popen(
            [program, f"--config-file={place}/clamd.conf"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        daemon = Daemon(f"unix://{place}/clamd.ctl", f"tcp://127.0.0.1:{port}")
        try:
            _wait(process, daemon)
            yield daemon
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE)


@pytest.fixture
def scanned_by_clamd(clamd: Daemon, settings: Settings) -> Daemon:
    """The product scans with clamd, as in production."""
    settings.CLAMD_URL = clamd.unix
    return clamd


def _write(place: Path, port: int) -> None:
    signatures = place / "signatures"
    signatures.mkdir()
    (signatures / "eicar.ndb").write_text(f"Eicar-Test-Signature:0:*:{EICAR.hex()}\n")
    (place / "clamd.conf").write_text(CONFIG.format(place=place, port=port, limit=STREAM_LIMIT))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(process: "subprocess.Popen[bytes]", daemon: Daemon) -> None:
    """Until both sockets answer."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            pytest.fail(f"clamd ended with {process.returncode} at its start")
        if all(Clamd(url).scan(io.BytesIO(b"x")) == Clean() for url in (daemon.unix, daemon.tcp)):
            return
        time.sleep(0.05)
    pytest.fail("clamd did not answer")
