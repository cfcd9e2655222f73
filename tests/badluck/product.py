"""A product on data of its own: real processes, asked over HTTP and looked into from outside."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import psycopg

from kernel.embedded import place

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 120.0
"""Seconds; a machine that runs many tests at once is slow."""


def until(true: Callable[[], object], what: str) -> None:
    """Waits for something to become true. Raises AssertionError, saying what did not."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, f"not in {PATIENCE:.0f} s: {what}"
        time.sleep(0.05)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class Product:
    """A data directory and its database; the server is running while a test uses it."""

    data: Path

    @property
    def environment(self) -> dict[str, str]:
        own = {"OBIEG_DATA": str(self.data), "OBIEG_FSYNC": "on", "DEMO": "1"}
        return {**os.environ, **own, "DJANGO_SETTINGS_MODULE": "config.settings"}

    def python(self, *arguments: str) -> str:
        """Runs a command of the product to its end; returns what it printed."""
        done = subprocess.run(
            [sys.executable, *arguments], cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    @contextmanager
    def process(self, *arguments: str) -> Iterator["subprocess.Popen[bytes]"]:
        """A process of the product, and the end of all its children."""
        with (self.data / "test.log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, *arguments],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        try:
            yield process
        finally:
            if process.poll() is None:
                process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()

    def connect(self) -> "psycopg.Connection[tuple[Any, ...]]":
        return psycopg.connect(
            host=str(place.socket_dir(self.data)), dbname=place.DATABASE, user=place.DATABASE_USER, autocommit=True
        )

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        with self.connect() as connection:
            return connection.execute(sql.encode(), values).fetchall()

    def one(self, sql: str, *values: object) -> Any:
        [(value,)] = self.rows(sql, *values)
        return value

    def postmaster(self) -> int:
        """The process of the database server, as its socket's lock file has it."""
        return int((place.socket_dir(self.data) / ".s.PGSQL.5432.lock").read_text().split()[0])


@dataclass
class Visitor:
    """A browser of somebody who is signed in."""

    port: int
    session: str
    csrf: str = ""

    def get(self, address: str) -> tuple[int, str]:
        return self._ask("GET", address)

    def send(self, address: str, **data: str) -> int:
        """Opens the form and posts it, as a person does. Returns the status of the answer to the post."""
        status, page = self.get(address)
        if status != 200:
            return status
        found = {name: hidden(page, name) for name in ("csrfmiddlewaretoken", "seen")}
        return self._ask("POST", address, urlencode({**found, **data}))[0]

    def _ask(self, method: str, address: str, body: str = "") -> tuple[int, str]:
        headers = {"Cookie": f"obieg_session={self.session}; obieg_csrf={self.csrf}"}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, address, body=body or None, headers=headers)
            answer = connection.getresponse()
            text = answer.read().decode()
        finally:
            connection.close()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            if cookie.startswith("obieg_csrf="):
                self.csrf = cookie.partition("=")[2].partition(";")[0]
        return answer.status, text


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, name
    return found[1]
