"""The production wiring with its real parts: a database by address, Redis, a worker of its own."""

import json
import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from kernel.embedded import place, server

ROOT = Path(__file__).resolve().parent.parent.parent
READINESS = """
import django
django.setup()
from django.test import Client
answer = Client().get("/health/ready", secure=True, headers={"host": "obieg.example"})
print(answer.content.decode())
"""


@pytest.fixture(scope="module")
def redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    process = subprocess.Popen(command, cwd=tmp_path_factory.mktemp("redis"), stdout=subprocess.DEVNULL)
    yield f"redis://127.0.0.1:{port}/0"
    process.terminate()
    process.wait()


@pytest.fixture(scope="module")
def environment(redis: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The variables of a production system whose database is a fresh one in the server of the tests."""
    data, name = place.data_dir(), f"production_{secrets.token_hex(4)}"
    server.join(data)
    sockets = str(place.socket_dir(data))
    with psycopg.connect(host=sockets, dbname="postgres", user=place.DATABASE_USER, autocommit=True) as administrator:
        administrator.execute(f"CREATE DATABASE {name}")
        yield {
            **{key: value for key, value in os.environ.items() if key != "DEMO"},
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "DATABASE_URL": f"postgresql://{place.DATABASE_USER}@/{name}?host={sockets}",
            "REDIS_URL": redis,
            "SECRET_KEY": secrets.token_urlsafe(64),
            "ALLOWED_HOSTS": "obieg.example",
            "CLAMD_URL": "unix:///run/clamav/clamd.ctl",
            "OBIEG_DATA": str(tmp_path_factory.mktemp("production")),
        }
        administrator.execute(f"DROP DATABASE {name} WITH (FORCE)")


def python(environment: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def readiness(environment: dict[str, str]) -> dict[str, bool]:
    return {row["name"]: row["ok"] for row in json.loads(python(environment, "-c", READINESS))["checks"]}


def test_it_migrates_and_is_ready_once_a_worker_runs(environment: dict[str, str]):
    python(environment, "manage.py", "migrate", "--verbosity", "0")
    ready = {**dict.fromkeys(["database", "migrations", "broker", "worker", "disk"], True), "clamd": False}
    assert readiness(environment) == {**ready, "worker": False}

    worker = subprocess.Popen(
        [sys.executable, "-m", "celery", "-A", "config", "worker", "--concurrency", "1", "--loglevel", "error"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        end = time.monotonic() + 60
        while not readiness(environment)["worker"] and time.monotonic() < end:
            time.sleep(0.5)
        assert readiness(environment) == ready
    finally:
        worker.terminate()
        worker.wait()


def test_static_files_are_collected_with_a_hash_in_their_name(environment: dict[str, str], tmp_path: Path):
    script = (
        "import django; from django.conf import settings; settings.STATIC_ROOT = r'" + str(tmp_path) + "'\n"
        "django.setup(); from django.core.management import call_command\n"
        "call_command('collectstatic', interactive=False, ignore_patterns=['viewflow'], verbosity=0)"
    )
    python(environment, "-c", script)
    assert len(list(tmp_path.glob("obieg.*.css"))) == 1
    assert not (tmp_path / "viewflow").exists()
