"""`make up` as a person meets it: it starts, says where, and leaves nothing behind."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def data() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="obieg-up-", ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def up(data: Path, port: int) -> "subprocess.Popen[str]":
    """Starts the product without demo data, which has tests of its own."""
    environment = {**os.environ, "OBIEG_DATA": str(data), "DEMO": "0", "DJANGO_SETTINGS_MODULE": "config.settings"}
    return subprocess.Popen(
        [sys.executable, "-m", "kernel.embedded.supervisor", "--port", str(port)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def address_of(process: "subprocess.Popen[str]") -> str:
    assert process.stdout
    said = ""
    for line in process.stdout:
        said += line
        if found := re.search(r"http://\S+/", line):
            return found[0]
    raise AssertionError(said)


def processes_of(data: Path) -> list[str]:
    """The command lines of every process that has this data directory in its environment or arguments."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            command, environment = (process / "cmdline").read_bytes(), (process / "environ").read_bytes()
            if str(data).encode() in command + environment and int(process.name) != os.getpid():
                found.append(command.replace(b"\0", b" ").decode())
    return found


def until_none(data: Path) -> list[str]:
    end = time.monotonic() + 40
    while processes_of(data) and time.monotonic() < end:
        time.sleep(0.1)
    return processes_of(data)


def ready(address: str) -> tuple[int, dict[str, bool]]:
    try:
        with urllib.request.urlopen(f"{address}health/ready", timeout=10) as answer:
            status, body = answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        status, body = error.code, json.load(error)
        error.close()
    return status, {row["name"]: row["ok"] for row in body["checks"]}


def test_it_becomes_ready_and_ctrl_c_stops_all_of_it(data: Path, port: int):
    process = up(data, port)
    address = address_of(process)
    end = time.monotonic() + 60
    while ready(address)[0] != 200 and time.monotonic() < end:
        time.sleep(0.2)
    assert ready(address) == (200, dict.fromkeys(["database", "migrations", "broker", "worker", "disk"], True))

    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert process.returncode == 0
    assert until_none(data) == []


def test_a_killed_supervisor_leaves_nothing_behind(data: Path, port: int):
    process = up(data, port)
    address_of(process)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert until_none(data) == []


def test_a_taken_port_is_said_at_once(data: Path, port: int):
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        process = up(data, port)
        said, _ = process.communicate(timeout=30)
    assert process.returncode == 1
    assert f"port {port} is taken" in said
    assert "make up PORT=8123" in said
