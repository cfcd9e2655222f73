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
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@contextmanager
def data_directory() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="obieg-up-", ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o755)
        yield Path(name)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def product(data: Path, port: int) -> Iterator["subprocess.Popen[str]"]:
    """The product without demo data, which has tests of its own."""
    environment = {**os.environ, "OBIEG_DATA": str(data), "DEMO": "0", "DJANGO_SETTINGS_MODULE": "config.settings"}
    command = [sys.executable, "-m", "kernel.embedded.supervisor", "--port", str(port)]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        yield process
        process.terminate()
        process.communicate(timeout=120)


@dataclass(frozen=True)
class Running:
    """A product that answers."""

    process: "subprocess.Popen[str]"
    data: Path
    address: str


@contextmanager
def running() -> Iterator[Running]:
    with data_directory() as data, product(data, free_port()) as process:
        yield Running(process, data, address_of(process))


@pytest.fixture(scope="module")
def shared() -> Iterator[Running]:
    """One product for the tests that leave it as they found it."""
    with running() as found:
        yield found


def address_of(process: "subprocess.Popen[str]") -> str:
    assert process.stdout
    said = ""
    for line in process.stdout:
        said += line
        if found := re.search(r"http://\S+/", line):
            return found[0]
    raise AssertionError(said)


def processes_of(data: Path) -> dict[int, str]:
    """Every process that has this data directory in its environment or arguments, with its command line."""
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            command, environment = (process / "cmdline").read_bytes(), (process / "environ").read_bytes()
            if str(data).encode() in command + environment and int(process.name) != os.getpid():
                found[int(process.name)] = command.replace(b"\0", b" ").decode()
    return found


def processes_named(data: Path, words: str) -> list[int]:
    return [number for number, command in processes_of(data).items() if words in command]


def postmasters_of(data: Path) -> list[int]:
    return processes_named(data, f"bin/postgres -D {data}")


def until_none(data: Path) -> dict[int, str]:
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


def until_ready(address: str) -> tuple[int, dict[str, bool]]:
    end = time.monotonic() + 120
    while ready(address)[0] != 200 and time.monotonic() < end:
        time.sleep(0.2)
    return ready(address)


def test_every_part_of_it_becomes_ready(shared: Running):
    parts = ["database", "migrations", "broker", "worker", "disk"]
    assert until_ready(shared.address) == (200, dict.fromkeys(parts, True))


def test_a_database_killed_under_load_comes_back_by_itself(shared: Running):
    with ThreadPoolExecutor(4) as crowd:
        answers = [crowd.submit(ready, shared.address) for _ in range(40)]
        for postmaster in postmasters_of(shared.data):
            os.kill(postmaster, signal.SIGQUIT)
        statuses = [answer.result()[0] for answer in answers]
    assert set(statuses) <= {200, 503}, "no request was left without an answer"
    assert until_ready(shared.address)[0] == 200
    assert len(postmasters_of(shared.data)) == 1


def test_a_worker_that_is_killed_is_started_again(shared: Running):
    worker = the_worker(shared.data)
    os.kill(worker, signal.SIGKILL)
    assert the_worker(shared.data, but=worker) != worker


def the_worker(data: Path, *, but: int = 0) -> int:
    """The process of the worker, another one than `but`; the pages answer before it is there."""
    end = time.monotonic() + 60
    found = processes_named(data, "celery -A config worker")
    while found in ([], [but]) and time.monotonic() < end:
        time.sleep(0.1)
        found = processes_named(data, "celery -A config worker")
    (worker,) = found
    return worker


def test_ctrl_c_stops_all_of_it():
    with running() as started:
        started.process.send_signal(signal.SIGINT)
        started.process.communicate(timeout=120)
        assert started.process.returncode == 0
        assert until_none(started.data) == {}


def test_a_killed_supervisor_leaves_nothing_behind():
    with running() as started:
        started.process.send_signal(signal.SIGKILL)
        started.process.communicate()
        assert until_none(started.data) == {}


def test_a_taken_port_is_said_at_once():
    port = free_port()
    with socket.socket() as other, data_directory() as data:
        other.bind(("127.0.0.1", port))
        other.listen()
        with product(data, port) as process:
            said, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert f"port {port} is taken" in said
    assert "make up PORT=8123" in said
